import { findAnchored } from "./addresses-anchored.ts";
import { findJapanese, findKorean } from "./addresses-cjk.ts";
import { findCyrillic } from "./addresses-cyrillic.ts";
import { findLatin } from "./addresses-latin.ts";
import { findSemitic } from "./addresses-semitic.ts";
import { findThai } from "./addresses-th.ts";
import { findVietnamese } from "./addresses-vi.ts";
import { findChinese } from "./addresses-zh.ts";
import { anyName, LATIN_CITIES, MUNICIPALITIES, PLAIN_CITIES, PROVINCE_OF, PROVINCES } from "./places.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";

const PLACES = anyName([...PLAIN_CITIES, ...PROVINCES]);
const BARE_PLACE = new RegExp(
  `(?:[到去发寄送至往]|我(?:是|们|家)?在?|人在?|住在?|坐标|家在|老家)[:：\\s]?(${PLACES})(?:省|市)?(?![\\u4e00-\\u9fff]{0,6}(?:路|街|店|仓))|(?<![\\u4e00-\\u9fff](?<![，。,.!！?？\\s的在问下说我们]))(${PLACES})(?:省|市)?(?:(?:这|那)(?:边|里|儿|块)|地区|本地|市区|郊区|能不?能?[到送寄]|可不?可?以[送寄到]|送得到|送不|到不到|包邮|要?几天|要?多久|运费|收货|当天|次日)`,
  "g",
);
const BARE_LATIN_CITY = new RegExp(
  `(?<![a-z])(?:to|in|for|about|near) (${[...LATIN_CITIES.keys()].join("|")})(?![a-z])`,
  "g",
);
/** They are countries of their own among the country names. */
const OWN_NAMES = /^(?:台湾|香港|澳门)$/;

/** A city or province alone, where a message says that goods go there. */
function findPlaces(text: string): Found[] {
  const of = (name: string): Found["of"] => {
    const city = PROVINCE_OF.has(name) || MUNICIPALITIES.has(name) ? name : undefined;
    const province = PROVINCE_OF.get(name) ?? name;
    return { type: "address", value: { country: "CN", province, ...(city ? { city } : {}), full: name } };
  };
  const han = matches(text, BARE_PLACE)
    .map((m) => ({ m, name: m[1] ?? m[2] ?? "" }))
    .filter(({ name }) => !OWN_NAMES.test(name))
    .map(({ m, name }) => at(m, 61, of(name), name));
  const latin = matches(text, BARE_LATIN_CITY).map((m) => at(m, 61, of(LATIN_CITIES.get(m[1] ?? "") ?? ""), m[1]));
  return [...han, ...latin];
}

/** When an address was asked for, the whole answer is one even if it cannot be split. */
function findAsked({ folded: text, asked }: Said, found: readonly Found[]): Found[] {
  if (!/address/.test(asked) || found.length > 0) return [];
  const trimmed = text.trim();
  const looksLikeOne = /\d/.test(trimmed) || /路|街|号|村|镇|小区|公司|学校|street|road|ave/.test(trimmed);
  if (trimmed.length < 6 || trimmed.length > 200 || !looksLikeOne || /[?？]|吗$|怎么/.test(trimmed)) return [];
  const start = text.indexOf(trimmed);
  return [{ start, end: start + trimmed.length, rank: 66, of: { type: "address", value: { full: trimmed } } }];
}

/** Addresses (none reaches into one of `phones`) split into parts, cities alone, and the answer to a question for an address. */
export function findAddresses(said: Said, phones: readonly Found[]): Found[] {
  const { languages, plain } = said;
  const latin = findLatin(said, phones);
  const found = [
    ...(languages.includes("ja") || plain.includes("〒") ? findJapanese(said) : []),
    ...(languages.includes("ko") ? findKorean(said) : []),
    ...(/[\u4e00-\u9fff]/.test(plain) && !languages.includes("ja") ? findChinese(plain) : []),
    ...latin,
    ...findAnchored(said, latin),
    ...findVietnamese(said, phones),
    ...findCyrillic(said),
    ...findSemitic(said),
    ...findThai(said),
  ];
  const asked = findAsked(said, found);
  const cities = found.map(({ of }) => (of.type === "address" ? of.value.city : undefined));
  // “…88号，别再发到南昌了”: another city beside an address is told too, the same one is not.
  const alone = findPlaces(plain).filter(({ of }) => of.type === "address" && !cities.includes(of.value.city));
  return [...found, ...asked, ...(asked.length === 0 ? alone : [])];
}
