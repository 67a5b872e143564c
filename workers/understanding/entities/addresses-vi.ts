import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

/** “số 12 ngõ 45 Trần Duy Hưng, Cầu Giấy, Hà Nội”: a number of a house, a street, then its places behind commas. */
const LISTED =
  /(?<![a-z\d/-])(?:(?:so(?: nha)?|nha|can ho|phong|toa|lo|kiot|thon|xom|ap|to|khu|chung cu|ngo|hem|duong|pho)\s)?[a-z]?\d{1,4}(?:[/-]\d{1,4}){0,3}[a-z]?(?:,|\s)\s?[a-z][a-z0-9 ./-]{2,48}(?:,\s?[a-z0-9][a-z0-9. -]{1,30}){1,5}/g;
/** Words of an address that are not written with a capital. */
const KINDS =
  /^(?:so|nha|ngo|ngach|hem|kiet|duong|pho|to|khu|ap|thon|xom|xa|phuong|quan|huyen|tp\.?|thi|tran|thanh|tinh|p\.?|q\.?|h\.?|toa|tang|lo|can|ho|chung|cu|pho|do|thi|dan)$/;
const PREFIX = lean("^(?:tp\\.|tp|thanh phố|thanh pho|thành phố|tỉnh|tinh|t\\.)\\s+(?=\\p{L})", "i");
const NATION = /^viet ?nam$/;
/** “77 Bay St, Toronto” is none: letters or words that only Vietnamese has. */
const VIETNAMESE =
  /[ăđơư\u1ea0-\u1ef9]|(?<![a-z])(?:phuong|quan|ngo|duong|hem|thon|huyen|tinh|ha noi|sai gon|hcm)(?![a-z])/;
const CAPITAL = lean("^[\\p{Lu}\\d]", "");

/** How much of a stretch is written as names: small letters are a sentence again. */
function namesEnd(original: string, plain: string): number {
  let end = 0;
  for (const m of matches(plain, /[^\s,]+/g)) {
    if (!KINDS.test(m[0]) && !CAPITAL.test(original.slice(m.index))) break;
    end = m.index + m[0].length;
  }
  return end;
}

/** Vietnamese addresses, none with one of `phones` in it; the last place is the town or the province. */
export function findVietnamese({ plain: text, folded, original, languages }: Said, phones: readonly Found[]): Found[] {
  if (!languages.includes("vi") || !/\d/.test(text)) return [];
  if (!VIETNAMESE.test(folded) && !VIETNAMESE.test(text)) return [];
  let plain = text;
  for (const { start, end } of phones) plain = plain.slice(0, start) + ";".repeat(end - start) + plain.slice(end);
  return matches(plain, LISTED).flatMap((m) => {
    const written = original.slice(m.index, m.index + m[0].length);
    const end = namesEnd(written, m[0]);
    const full = written.slice(0, end);
    const parts = full.split(/,\s?/);
    const isNamed = NATION.test(m[0].slice(0, end).split(/,\s?/).at(-1) ?? "");
    if (isNamed) parts.pop();
    if (parts.length < 2) return [];
    const [street = "", ...places] = parts;
    const city = (places.at(-1) ?? "").replace(PREFIX, "");
    const district = places.length > 1 ? places.at(-2) : undefined;
    const value = {
      ...(isNamed ? { country: "VN" } : {}),
      city,
      ...(district === undefined ? {} : { district }),
      street,
      full,
    };
    return [{ start: m.index, end: m.index + end, rank: 88.5, of: { type: "address", value } }];
  });
}
