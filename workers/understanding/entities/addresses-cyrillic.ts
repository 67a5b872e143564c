import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

const LETTERS = "[а-яёіїєґ]+";
const KEYWORD =
  "(?:ул|улица|вул|вулиця|пр|пр-т|пр-кт|просп|проспект|пер|переулок|провулок|бул|бульвар|б-р|наб|набережная|набережна|шоссе|ш|пл|площадь|площа|проезд|пр-д|мкр|микрорайон|тракт|аллея|алея|туп|тупик)";
const KEYWORD_BEHIND =
  "(?:улица|проспект|переулок|бульвар|шоссе|набережная|площадь|проезд|тракт|аллея|вулиця|провулок|набережна|площа|ул\\.|пр-т|пер\\.|наб\\.)";
const HOUSE = "(?:д|дом|буд|будинок)";
const ROOM = "(?:,?\\s?(?:корп|корпус|к|стр|строение|кв|квартира|оф|офис|под|подъезд|эт|этаж|пом)\\.?\\s?\\d{1,4})*";
const NUMBER = "\\d{1,4}[а-я]?(?:\\/\\d{1,3}[а-я]?)?(?![\\d])";
/** A street by its kind, by a house number that is called so, or by a plain number where a postcode stands before. */
const STREET = `(?:${KEYWORD}\\.?\\s[а-яёіїєґ\\d' .-]+?,?\\s(?:${HOUSE}\\.?\\s?)?${NUMBER}|[а-яёіїєґ\\d-]+(?: ${LETTERS})?\\s${KEYWORD_BEHIND},?\\s(?:${HOUSE}\\.?\\s?)?${NUMBER}|${LETTERS}(?:[ -]${LETTERS}){0,3},?\\s${HOUSE}\\.?\\s?${NUMBER})`;
const PLACE = `(?:(?:г|город|м|місто|с|село|пос|посёлок|поселок|дер|деревня|пгт|смт)\\.?\\s)`;
const REGION = `(?:${LETTERS}(?:-${LETTERS})? (?:область|обл\\.?|край|район|р-н)|(?:респ\\.?|республика) ${LETTERS}|россия|рф|украина|україна|беларусь|казахстан)`;
const CITY_FIRST = lean(
  `(?:(?<postcode>\\d{5,6}),?\\s)?(?:${REGION},?\\s){0,3}(?:${PLACE}(?<town>${LETTERS}(?:[- ](?!(?:${KEYWORD}|${HOUSE})(?![а-яёіїєґ]))${LETTERS}){0,2})|(?<city>${LETTERS}(?:-${LETTERS})*)),?\\s(?:${REGION},?\\s)?(?<street>${STREET}${ROOM})(?:,?\\s(?<zip>\\d{5,6})(?!\\d))?`,
  "g",
);
const CODED = lean(
  `(?<postcode>\\d{5,6}),?\\s(?:${REGION},?\\s){0,3}${PLACE}?(?<city>${LETTERS}(?:[- ]${LETTERS}){0,2}),\\s(?<street>${LETTERS}(?:[ -]${LETTERS}){0,3},?\\s${NUMBER}${ROOM})`,
  "g",
);
const STREET_FIRST = lean(
  `(?<street>${KEYWORD}\\.?\\s[а-яёіїєґ\\d' .-]+?,?\\s(?:${HOUSE}\\.?\\s?)?${NUMBER}${ROOM}),\\s(?:(?<postcode>\\d{5,6}),?\\s)?${PLACE}?(?<city>${LETTERS}(?:-${LETTERS})*)(?:,?\\s(?<zip>\\d{5,6})(?!\\d))?`,
  "g",
);
/** What ends with a comma before a street and is no town. */
const NO_CITY =
  /^(?:на|в|по|из|от|до|у|к|с|живу|нахожусь|теперь|привет|здравствуйте|добрый|день|вечер|утро|пожалуйста|адрес|да|нет|вот|заказ|доставка|доставку|спасибо|мой|новый|туда|сюда|вітаю|привіт|будь|ласка|адреса|так|ні|дякую)$/;

function address(m: RegExpExecArray, original: string, rank: number): Found[] {
  const groups = m.groups ?? {};
  const place = (text: string, from: number) => m.index + m[0].indexOf(text, from);
  const city = groups.town ?? groups.city ?? "";
  const street = groups.street ?? "";
  const postcode = groups.postcode ?? groups.zip;
  const cityAt = place(city, (groups.postcode ?? "").length);
  const streetAt = m.index + m[0].lastIndexOf(street);
  if (NO_CITY.test(city)) return [];
  const end = m.index + m[0].length;
  return [
    {
      start: m.index,
      end,
      rank: rank + m[0].length / 1000,
      of: {
        type: "address",
        value: {
          city: original.slice(cityAt, cityAt + city.length),
          street: original.slice(streetAt, streetAt + street.length),
          ...(postcode === undefined ? {} : { postcode }),
          full: original.slice(m.index, end),
        },
      },
    },
  ];
}

/** Russian and Ukrainian addresses. */
export function findCyrillic({ plain, original }: Said): Found[] {
  if (!/[а-я]/.test(plain) || !/\d/.test(plain)) return [];
  return [
    ...matches(plain, CITY_FIRST).flatMap((m) => address(m, original, 87)),
    ...matches(plain, CODED).flatMap((m) => address(m, original, 87)),
    ...matches(plain, STREET_FIRST).flatMap((m) => address(m, original, 86)),
  ];
}
