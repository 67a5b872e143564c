import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

const THAI = "[\\u0e00-\\u0e7f]";
const BANGKOK = "กรุงเทพ(?:มหานคร|ฯ)?|กทม\\.?";
/** A number of a house, then lanes, roads or quarters up to a province or a postcode. */
const WHOLE = new RegExp(
  `(?:บ้านเลขที่ ?|เลขที่ ?)?(?<![\\d/-])\\d{1,4}(?:/\\d{1,4})? ?(?:${THAI}{2,24} ?)?(?:หมู่|ม\\.|ซอย|ซ\\.|ถนน|ถ\\.|แขวง|ตำบล|ต\\.|เขต|อำเภอ|อ\\.)[^\\n,]{2,100}?(?:(?:${BANGKOK}|(?:จังหวัด|จ\\.) ?${THAI}{2,20})(?: ?\\d{5}(?!\\d))?|(?<!\\d)\\d{5}(?!\\d))`,
  "g",
);
const DISTRICT = new RegExp(`(?:เขต|อำเภอ|อ\\.) ?(${THAI}{2,20})`);
const CITY = new RegExp(
  `(${BANGKOK})|(?:จังหวัด|จ\\.) ?(${THAI}{2,20})|(?<= )(?!เขต|แขวง|อำเภอ|ตำบล|ซอย|ถนน|หมู่)(${THAI}{3,20})(?= \\d{5}$)`,
);
const STREET = /^.*?(?=\s?(?:แขวง|ตำบล|ต\.|เขต|อำเภอ|อ\.|กรุงเทพ|กทม|จังหวัด|จ\.|\d{5}$))/;

/** Thai addresses; the town is the province, as Thai post has it. */
export function findThai({ original }: Said): Found[] {
  if (!/[\u0e00-\u0e7f]/.test(original) || !/\d/.test(original)) return [];
  return matches(original, WHOLE).map((m) => {
    const full = m[0];
    const named = CITY.exec(full);
    const city = named?.[1] ?? named?.[2] ?? named?.[3];
    const district = DISTRICT.exec(full)?.[1];
    const postcode = /(\d{5})$/.exec(full)?.[1];
    const street = STREET.exec(full)?.[0].trim();
    const value = {
      ...(city === undefined ? {} : { city }),
      ...(district === undefined ? {} : { district }),
      ...(street ? { street } : {}),
      ...(postcode === undefined ? {} : { postcode }),
      full,
    };
    return { start: m.index, end: m.index + full.length, rank: 88, of: { type: "address", value } };
  });
}
