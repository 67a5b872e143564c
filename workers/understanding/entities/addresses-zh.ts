import { MUNICIPALITIES, PROVINCE_OF, PROVINCES, TAIWAN_CITIES } from "./places.ts";
import { type Found, matches } from "./span.ts";
import { SURNAMES } from "./words/surnames.ts";

/** “中山南路”, “天河北路”: a road that is called so lies in no such place. */
const ROAD = "[东西南北中]?[一二三四五六七八九十]?(?:路|街|大道|大街|巷)";
const PROVINCE = `(?:${PROVINCES.join("|")})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|(?!${ROAD}))`;
const KNOWN_CITY = `(?:${[...PROVINCE_OF.keys(), ...TAIWAN_CITIES].join("|")})(?:[市县]|(?!${ROAD}))`;
const CITY = `[\\u4e00-\\u9fff]{2,8}自治州|${KNOWN_CITY}|[\\u4e00-\\u9fff]{2,4}(?:市|自治州|地区|盟)`;
const DISTRICT = "[\\u4e00-\\u9fff]{1,5}?(?:区|县|旗)|[\\u4e00-\\u9fff]{2,3}市";
const STREET = `(?=[^，,。！!？?；;\\n]{0,40}?(?:路|街|道|巷|胡同|村|镇|乡|小区|花园|大厦|广场|[\\d一二三四五六七八九十](?:号|弄|室)|栋|幢|楼|单元|苑|公寓|中心|学校|大学|医院))[^，,。！!？?；;\\n]{2,60}?(?=$|[，,。！!？?；;\\n]|\\s{2,}|\\s(?:1[3-9]\\d{9}|电话|收件|姓名|[${SURNAMES}][\\u4e00-\\u9fff]{1,2}(?:$|收|\\s*1[3-9]\\d))|(?:收件人|收货人|联系人|电话|手机)|可以吗|行吗|包邮|能[送到发不]|可不可以|多久|几天|多少|运费|送得|怎么|(?:吧|就行|就可以|就好|哈|啊|哦|呀|收)(?=$|[,，。！!？?\\s])|谢谢|(?:1[3-9]\\d{9}))`;
const ZH: readonly RegExp[] = [
  new RegExp(`(${PROVINCE})[\\s,，]?(${CITY})?[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
  new RegExp(`()(${KNOWN_CITY})[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
  // A city outside of the list, where a district or a county and a street follow it.
  new RegExp(
    `(?<=^|[\\s，,：:。到住是在寄送给家])()((?:(?![寄送发到住在给是改我家换])[\\u4e00-\\u9fff]){1,4}(?<![超城夜股都门上])市)((?:[\\u4e00-\\u9fff]{1,5}?(?:区|县|旗)))(${STREET})`,
    "g",
  ),
  // A district alone where a road and a number follow it.
  new RegExp(
    `(?<=^|[\\s，,：:。到住是在寄])()()([\\u4e00-\\u9fff]{2,4}(?:区|县))(?=[\\u4e00-\\u9fff]{1,16}(?:路|街|道|大道|巷|弄)[\\u4e00-\\u9fff]{0,6}\\d+[号弄])(${STREET})`,
    "g",
  ),
];
/** What ships as a country of its own, as among the country names. */
const OWN_CODES: Readonly<Record<string, string>> = { 香港: "HK", 澳门: "MO" };

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
  const bareCity = strip(city, /[市县]$/);
  const province = named ?? (bareCity ? PROVINCE_OF.get(bareCity) : undefined);
  const isTaiwan = named === "台湾" || (bareCity !== undefined && TAIWAN_CITIES.has(bareCity));
  return {
    type: "address",
    value: {
      country: isTaiwan ? "TW" : (OWN_CODES[named ?? ""] ?? "CN"),
      ...(province && OWN_CODES[province] === undefined ? { province } : {}),
      ...(bareCity ? { city: bareCity } : {}),
      ...(m[3] ? { district: m[3] } : {}),
      ...(street ? { street } : {}),
      full: m[0].trim(),
    },
  };
}

/** Chinese addresses split into parts; those of Taiwan have no province. */
export function findChinese(text: string): Found[] {
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
