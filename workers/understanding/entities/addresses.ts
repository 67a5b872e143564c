import type { UnderstandContext } from "../types.ts";
import { LATIN_CITIES, MUNICIPALITIES, PROVINCE_OF, PROVINCES } from "./places.ts";
import { at, type Found, matches } from "./span.ts";

const PROVINCE = `(?:${PROVINCES.join("|")})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?`;
const KNOWN_CITY = `(?:${[...PROVINCE_OF.keys()].join("|")})市?`;
const CITY = `${KNOWN_CITY}|[\\u4e00-\\u9fff]{2,4}(?:市|自治州|地区|盟)`;
const DISTRICT = "[\\u4e00-\\u9fff]{1,5}?(?:区|县|旗)|[\\u4e00-\\u9fff]{2,3}市";
const STREET =
  "(?=[^，,。！!？?；;\\n]{0,40}?(?:路|街|道|巷|弄|胡同|村|镇|乡|小区|花园|大厦|广场|号|栋|幢|楼|室|单元|苑|公寓|中心|学校|大学|医院))[^，,。！!？?；;\\n]{2,60}?(?=$|[，,。！!？?；;\\n]|\\s(?:1[3-9]\\d{9}|电话|收件|姓名)|(?:收件人|收货人|联系人|电话|手机)|可以吗|行吗|吧$|谢谢|(?:1[3-9]\\d{9}))";
const ZH: readonly RegExp[] = [
  new RegExp(`(${PROVINCE})[\\s,，]?(${CITY})?[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
  new RegExp(`()(${KNOWN_CITY})[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
];
const EN =
  /(?<![\w])(\d{1,6}[a-z]? (?:[a-z][a-z'.-]*\.? ){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|square|terrace|parkway|pkwy|highway|hwy)\b\.?(?:,? (?:apt|apartment|unit|suite|ste|floor|#) ?[\w-]{1,8})?)((?:,? ?[a-z][a-z .'-]{1,30}){0,3}(?:,? ?\d{4,5}(?:-\d{4})?)?)/g;

function strip(name: string | undefined, suffix: RegExp): string | undefined {
  const bare = name?.replace(suffix, "");
  return bare === "" ? undefined : bare;
}

function chineseAddress(m: RegExpExecArray): Found["of"] | undefined {
  const street = m[4]?.trim();
  const places = [m[1], m[2], m[3]].filter(Boolean).length;
  if (places === 0 || (places < 2 && !street)) return undefined;
  if (street === undefined && !m[3]) return undefined;
  const named = strip(m[1] || undefined, /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/);
  const municipality = named !== undefined && MUNICIPALITIES.has(named);
  const city = m[2] ?? (municipality ? `${named}市` : undefined);
  const bareCity = strip(city, /市$/);
  const province = named ?? (bareCity ? PROVINCE_OF.get(bareCity) : undefined);
  return {
    type: "address",
    value: {
      country: "CN",
      ...(province ? { province } : {}),
      ...(bareCity ? { city: bareCity } : {}),
      ...(m[3] ? { district: m[3] } : {}),
      ...(street ? { street } : {}),
      full: m[0].trim(),
    },
  };
}

function findChinese(text: string): Found[] {
  const out: Found[] = [];
  for (const m of ZH.flatMap((pattern) => matches(text, pattern))) {
    if (m[0].trim().length < 5) continue;
    const of = chineseAddress(m);
    if (!of) continue;
    const lead = m[0].length - m[0].trimStart().length;
    out.push({ start: m.index + lead, end: m.index + m[0].trimEnd().length, rank: 86, of });
  }
  return out;
}

function findEnglish(text: string): Found[] {
  return matches(text, EN).map((m) => {
    const rest = (m[2] ?? "").split(/\b(?:please|thanks|instead|and|can|is|my)\b/)[0] ?? "";
    const parts = rest
      .split(",")
      .map((p) => p.trim())
      .filter((p) => p !== "");
    const full = `${m[1]}${rest}`.replace(/[\s,]+$/, "");
    const city = parts[0]?.replace(/\s*\d{4,5}.*$/, "");
    const province = /^([a-z]{2})\b/.exec(parts[1] ?? "")?.[1]?.toUpperCase();
    return {
      start: m.index,
      end: m.index + full.length,
      rank: 87,
      of: {
        type: "address" as const,
        value: { ...(province ? { province } : {}), ...(city ? { city } : {}), street: m[1] ?? full, full },
      },
    };
  });
}

const BARE_PLACE = new RegExp(
  `(?:[到去发寄送至往]|我在|人在|住在?)(${[...PROVINCE_OF.keys(), ...PROVINCES].join("|")})(?:省|市)?(?![\\u4e00-\\u9fff]{0,6}(?:路|街|店|仓))`,
  "g",
);
const BARE_LATIN_CITY = new RegExp(`(?<![a-z])(?:to|in|for) (${[...LATIN_CITIES.keys()].join("|")})(?![a-z])`, "g");

/** A city or province alone, where a message says that goods go there. */
function findPlaces(text: string): Found[] {
  const of = (name: string): Found["of"] => {
    const city = PROVINCE_OF.has(name) || MUNICIPALITIES.has(name) ? name : undefined;
    const province = PROVINCE_OF.get(name) ?? name;
    return { type: "address", value: { country: "CN", province, ...(city ? { city } : {}), full: name } };
  };
  const han = matches(text, BARE_PLACE).map((m) => at(m, 61, of(m[1] ?? ""), m[1]));
  const latin = matches(text, BARE_LATIN_CITY).map((m) => at(m, 61, of(LATIN_CITIES.get(m[1] ?? "") ?? ""), m[1]));
  return [...han, ...latin];
}

/** When an address was asked for, the whole answer is one even if it cannot be split. */
function findAsked(text: string, context: UnderstandContext, found: readonly Found[]): Found[] {
  if (context.expects?.kind !== "slot" || !/address/.test(context.expects.name) || found.length > 0) return [];
  const trimmed = text.trim();
  const looksLikeOne = /\d/.test(trimmed) || /路|街|号|村|镇|小区|公司|学校|street|road|ave/.test(trimmed);
  if (trimmed.length < 6 || trimmed.length > 200 || !looksLikeOne || /[?？]|吗$|怎么/.test(trimmed)) return [];
  const start = text.indexOf(trimmed);
  return [{ start, end: start + trimmed.length, rank: 66, of: { type: "address", value: { full: trimmed } } }];
}

/** Chinese addresses split into parts, English street addresses, and the answer to a question for an address. */
export function findAddresses(text: string, context: UnderstandContext): Found[] {
  const found = [...findChinese(text), ...findEnglish(text)];
  const asked = findAsked(text, context, found);
  return [...found, ...asked, ...(found.length + asked.length === 0 ? findPlaces(text) : [])];
}
