import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

const WORD = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{M}'\"-]+";
/** “شارع التحلية 25، الرياض”, “רחוב הרצל 15, תל אביב”: a street with a number, or with a town behind a comma. */
const STREET = lean(
  `(?<!\\p{Script=Arabic}|\\p{Script=Hebrew})(?<street>(?:شارع|طريق|حي|רחוב|רח'|שדרות|שד') ${WORD}(?: ${WORD}){0,3}?(?:[,،]? (?:رقم |مبنى |عمارة |בית )?\\d{1,5}|(?=[,،] )))(?:[,،] (?:شقة|دور|דירה|קומה) \\d{1,4})?(?:[,،] (?<city>${WORD}(?: ${WORD})?)(?=$|[\\s,،.؟?!]))?(?:[,،]? (?<postcode>\\d{5,7})(?!\\d))?`,
  "g",
);

/** Arabic and Hebrew addresses. */
export function findSemitic({ folded, original }: Said): Found[] {
  if (!/[\u0590-\u06ff]/.test(folded)) return [];
  return matches(folded, STREET).flatMap((m) => {
    const { street = "", city, postcode } = m.groups ?? {};
    if (city === undefined && !/\d/.test(street)) return [];
    const full = original.slice(m.index, m.index + m[0].length);
    const value = {
      street,
      ...(city === undefined ? {} : { city }),
      ...(postcode === undefined ? {} : { postcode }),
      full,
    };
    return [{ start: m.index, end: m.index + m[0].length, rank: 86, of: { type: "address", value } }];
  });
}
