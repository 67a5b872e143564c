import { anyName, DISTRICTS, MUNICIPALITIES, PLAIN_CITIES, PROVINCE_OF, PROVINCES, TAIWAN_CITIES } from "./places.ts";
import { type Found, matches } from "./span.ts";
import { SURNAMES } from "./words/surnames.ts";

/** “中山南路”, “天河北路”: a road that is called so lies in no such place. */
const ROAD = "[东西南北中]?[一二三四五六七八九十]?(?:路|街|大道|大街|巷)";
const PROVINCE = `${anyName(PROVINCES)}(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|(?!${ROAD}))`;
/** “青岛市北区” is Qingdao’s 市北区. */
const KNOWN_CITY = `(?:${anyName([...PROVINCE_OF.keys()])}市(?![南北中]区)|${anyName([...PLAIN_CITIES, ...TAIWAN_CITIES])}(?:[市县](?![南北中]区)|地区|(?!${ROAD})))`;
const CITY = `[\\u4e00-\\u9fff]{2,8}自治州|${KNOWN_CITY}|[\\u4e00-\\u9fff]{2,4}(?:市|自治州|地区|盟)`;
/** “幸福小区” and “西校区” are no districts, “工业园区” is one. */
const DISTRICT = `[\\u4e00-\\u9fff]{1,7}?(?:(?<![小校社厂景库住宿])区|县|旗)|[\\u4e00-\\u9fff]{2,3}市|${anyName(DISTRICTS)}(?!${ROAD}|镇|乡|街道)`;
/** Up to the next mark of a sentence, where a word of streets, houses or villages is in it. */
const STREET =
  "(?![了的不寄发这那我你吗能有]|改[寄成到])(?=[^，,。！!？?；;\\n]{0,40}?(?:路|街|道|巷|胡同|村|镇|乡|屯|庄|小区|花园|家园|大厦|广场|市场|[\\da-z一二三四五六七八九十](?:号|弄|室|组|队|座)|栋|幢|楼|单元|苑|公寓|宿舍|中心|工业园|科技园|学校|[大中小]学|医院|驿站))[^，,。！!？?；;\\n]{2,60}";
/** What is no longer the street: a name and a number to call, a question, a wish. */
const BEHIND_STREET = new RegExp(
  `\\s(?:1[3-9]\\d{9}|电话|收件|姓名|[${SURNAMES}][\\u4e00-\\u9fff]{1,2}(?:$|收|\\s*1[3-9]\\d))|收件人|收货人|联系人|电话|手机|邮编|可以吗|行吗|包邮|能[送到发不]|可不可以|多久|几天|多少|运费|送得|怎么|(?:吧|就行|就可以|就好|哈|啊|哦|呀|呢|代?收)(?=$|\\s)|谢谢|1[3-9]\\d{9}`,
);
/** “88号别再发…”, “502 不是52”: what begins so behind a number of a house tells no place. */
const SENTENCE =
  /(?<=[\d号室栋幢楼座舍层組组队元])\s?(?:[,，]?(?:别|不|请|麻烦|谢|改|收(?!费站)|转|交|给|放|写|那|这|我|你|您|就|可|怎|什么|哪|为|要|帮|对|发|寄|送|到(?!\d)|有|没|是|了|的|能|会|也|都|还|现在|今天|明天|昨天|已|因|这个|里面没))/;
/** A stretch behind a space belongs to the street where it has a number of its own or is a place by its last word. */
const GOES_ON = /\d|(?:路|街|巷|胡同|村|镇|乡|街道|小区|花园|家园|大厦|广场|公寓|中心|大学|学校|医院|苑|府|城|园)$/;

function streetOf(written: string): string {
  const cuts = [BEHIND_STREET, SENTENCE].map((pattern) => written.search(pattern)).filter((i) => i >= 0);
  const kept = written.slice(0, Math.min(written.length, ...cuts)).trimEnd();
  const [first = "", ...parts] = kept.split(/(?=\s+\S)/);
  let out = first;
  for (const part of parts) {
    if (!GOES_ON.test(part)) break;
    out += part;
  }
  return out.trimEnd();
}

const ZH: readonly RegExp[] = [
  new RegExp(`(${PROVINCE})[\\s,，]?(${CITY})?[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
  new RegExp(`()(${KNOWN_CITY})[\\s,，]?(${DISTRICT})?[\\s,，]?(${STREET})?`, "g"),
  // The counties of Taiwan have townships, and a postcode may stand before them.
  new RegExp(
    `()((?:${[...TAIWAN_CITIES].join("|")})[市县])[\\s,，]?([\\u4e00-\\u9fff]{1,3}[区乡镇市])[\\s,，]?(${STREET})?`,
    "g",
  ),
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

function chineseAddress(m: RegExpExecArray, street: string | undefined, full: string): Found["of"] | undefined {
  const places = [m[1], m[2], m[3]].filter(Boolean).length;
  if (places === 0 || (places < 2 && !street)) return undefined;
  if (street === undefined && !m[3]) return undefined;
  const named = strip(m[1] || undefined, /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/);
  const municipality = named !== undefined && MUNICIPALITIES.has(named);
  const city = m[2] ?? (municipality ? `${named}市` : undefined);
  const bareCity = strip(city, /(?:[市县]|地区)$/);
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
      full,
    },
  };
}

const CODE_BEFORE = /(?<![\d-])(\d{3}(?:\d{2,3})?)\s?$/;
const CODE_BEHIND = /^[\s,，(（]*邮(?:政?编码?|区号)[:：\s]*(\d{6})(?!\d)/;

/** “407台中市…”, “…88号 邮编310000”: the postcode before or behind. */
function withPostcode(found: Found, text: string): Found {
  if (found.of.type !== "address") return found;
  const { value } = found.of;
  const before =
    value.country === "TW" ? CODE_BEFORE.exec(text.slice(Math.max(0, found.start - 8), found.start)) : null;
  const behind = before ? null : CODE_BEHIND.exec(text.slice(found.end, found.end + 24));
  const postcode = before?.[1] ?? behind?.[1];
  if (postcode === undefined) return found;
  const start = found.start - (before?.[0].length ?? 0);
  const end = found.end + (behind?.[0].length ?? 0);
  return { ...found, start, end, of: { type: "address", value: { ...value, postcode, full: text.slice(start, end) } } };
}

/** A district or a street is in every address; most messages have neither. */
const MAY_BE_ADDRESS = new RegExp(
  `[区县旗市路街道巷村镇乡屯庄栋幢楼弄苑院]|[\\d一二三四五六七八九十][号室座组队]|胡同|花园|家园|大厦|广场|公寓|宿舍|中心|工业园|科技园|[校学]|驿站|${anyName(DISTRICTS)}`,
);

/** Chinese addresses split into parts; those of Taiwan have no province. */
export function findChinese(text: string): Found[] {
  const out: Found[] = [];
  if (!MAY_BE_ADDRESS.test(text)) return out;
  for (const m of ZH.flatMap((pattern) => matches(text, pattern))) {
    const written = m[4] ?? "";
    const street = streetOf(written);
    const whole = m[0].slice(0, m[0].length - written.length + street.length).trimEnd();
    if (whole.trim().length < 5) continue;
    const of = chineseAddress(m, street === "" ? undefined : street.trim(), whole.trim());
    if (!of) continue;
    const lead = whole.length - whole.trimStart().length;
    const found = { start: m.index + lead, end: m.index + whole.length, rank: m[3]?.match(/[乡镇]$/) ? 86.5 : 86, of };
    out.push(withPostcode(found, text));
  }
  return out;
}
