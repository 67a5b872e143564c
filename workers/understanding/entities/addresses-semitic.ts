import { countryAt } from "./countries.ts";
import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

const LETTER = "\\p{Script=Arabic}\\p{Script=Hebrew}\\p{M}";
const STOPS = "لو|من|في|على|الى|إلى|شكرا|ارجو|أرجو|رجاء|يا|هل|عند|بدل|مش|ليس|בבקשה|תודה|לא|אפשר|עד|ולא";
const WORD = `(?!(?:${STOPS})(?![${LETTER}]))[${LETTER}'"-]+`;
const NUMBER = "(?:رقم |مبنى |عمارة |بناية |בית |מספר )?\\d{1,5}";
/** “شارع التحلية 25، الرياض”, “רחוב הרצל 15, תל אביב”: a street with a number, or with places behind commas. */
const STREET = lean(
  `(?<![${LETTER}])(?:(?:رقم )?\\d{1,4} )?(?:شارع|طريق|حي|רחוב|רח'|שדרות|שד'|סמטת) ${WORD}(?: ${WORD}){0,3}?(?:[,،]? ${NUMBER}|(?=[,،] ))(?<places>(?:[,،] (?:(?:شقة|الدور|دور|طابق|الطابق|مبنى|عمارة|דירה|קומה|כניסה) [${LETTER}\\d]{1,6}|(?:(?:شارع|حي|רחוב) )?${WORD}(?: ${WORD}){0,2}(?: \\d{1,7}(?!\\d))?)(?=$|[\\s,،.؟?!])){0,5})(?:[,،]? (?<postcode>\\d{5,7})(?!\\d))?`,
  "g",
);
const UNIT = /^(?:شقة|الدور|دور|طابق|الطابق|مبنى|عمارة|דירה|קומה|כניסה) /;
const QUARTER = /^(?:حي|منطقة|שכונת) /;
const IS_STREET = /^(?:شارع|طريق|רחוב) /;

/** Arabic and Hebrew addresses; the last place that is no country is the town. */
export function findSemitic(said: Said): Found[] {
  const { folded, original } = said;
  if (!/[\u0590-\u06ff]/.test(folded)) return [];
  return matches(folded, STREET).flatMap((m) => {
    const written = m.groups?.places ?? "";
    const first = m[0].slice(0, m[0].indexOf(written, written === "" ? m[0].length : 0)).trim();
    let { postcode } = m.groups ?? {};
    let country: string | undefined;
    let street = postcode === undefined || written !== "" ? first : first.replace(/[,،]? \d{5,7}$/, "");
    const places: string[] = QUARTER.test(street) && !/\d/.test(street) ? [street] : [];
    for (const part of written.split(/[,،] /).filter((one) => one !== "")) {
      const code = /^(.+?) (\d{5,7})$/.exec(part);
      const place = code?.[1] ?? part;
      postcode ??= code?.[2];
      country = countryAt(place, said)?.code;
      if (IS_STREET.test(place)) street = place;
      else if (country === undefined && !UNIT.test(place)) places.push(place);
    }
    const city = places.filter((place) => !QUARTER.test(place)).at(-1);
    const district = places.filter((place) => place !== city).at(-1);
    if (city === undefined && !/\d/.test(street)) return [];
    const full = original.slice(m.index, m.index + m[0].length);
    const value = {
      ...(country === undefined ? {} : { country }),
      ...(city === undefined ? {} : { city }),
      ...(district === undefined ? {} : { district }),
      street,
      ...(postcode === undefined ? {} : { postcode }),
      full,
    };
    return [{ start: m.index, end: m.index + m[0].length, rank: 86, of: { type: "address", value } }];
  });
}
