import type { Address } from "../../commerce/ports.ts";
import { placeOf, roadIn } from "./address-clauses.ts";

/** What is known of an address so far. */
export interface AddressParts {
  country?: string;
  province?: string;
  city?: string;
  district?: string;
  street?: string;
}

const LEAD_IN =
  /^.*?(?:(?:改|换|寄|送|发|变更|修改)(?:成|为|到|至|去|给)了?|(?:改|换|重新|另外?)(?:寄|送|发)(?:往)?|[写填弄搞输打发]错了?[啊呀哦啦哈，,！!。\s]*(?:应该|其实|正确的?|要)?是|(?:地址)?(?:应该|其实|正确的)是|地址(?:要|想|请|帮我|给我)*(?:改|换)(?:一?下|了)?(?=[^成为到至去给一下了，,。.!！?？\s])|地址[是为:：]|(?:^|[^\w])(?:to|is)|:)(?:这个|新的?)?(?:地址)?(?:(?:我们?)?(?:公司|单位|家里?|老家|学校|宿舍)(?:那边|这边|那儿|这儿)?[:：])?[:：是为，,\s]*/i;
const TAIL =
  /[，,。.;；\s\p{Extended_Pictographic}]*(?:谢谢|麻烦.{0,6}|(?:可以|行|好|成)(?:吗|不|么|嘛|不[行好成])?|可不可以|(?<![网酒书水氧])吧|[呗哈啦呀哦噢]|please|thanks|thank you|instead)?[。.!！?？~～\s\p{Extended_Pictographic}]*$/iu;
/** What else is known of a delivery, as shoppers call it. */
const KEPT_THING =
  "(?:(?:联系|收货|收件)?(?:电话|手机|号码|联系方式)号?码?|[联收][系件货]人|人名|名字|姓名|人|其[他它余]的?|别的|剩下的?|另外的?|(?:the )?(?:phone|mobile|number|name|recipient|rest|everything else))";
/** How it is said to stay as it is. */
const STAYS_SO =
  "(?:不变|不改|不动|不换|没变|没改|没换|[别甭](?:改|动|换|变)|(?:不用|不需要|不必|不要|无需|用不着)(?:再)?(?:改|变|动|换|管)|照旧|照原|按原|原样|保持|保留|一样|同上|(?:还是|还用|仍是|仍用|用回?|照着?|跟)?(?:原来|原先|之前|以前|原有)的?|stays?|unchanged|the same|as (?:it is|before))";
const ONLY_STAYS = new RegExp(
  `^(?:(?:${KEPT_THING}|地址)[和跟与及、/]?)*[^，,。\\n\\d]{0,6}${STAYS_SO}[了的吧啦呀啊哈就行好可以。.!！~～\\s]*$`,
  "iu",
);

/** Whether an answer says only that what was asked for stays as it is: “手机不变”, “same as before”. */
export function staysSo(said: string): boolean {
  return ONLY_STAYS.test(said.trim());
}

/** “，电话不变”, “名字电话都不动”: what is to stay. */
const STAYS = new RegExp(
  `[，,、；;（(\\s]*(?:${KEPT_THING}[和跟与及、/]?|and |&)+[^，,。\\n\\d]{0,6}${STAYS_SO}[\\s\\S]*$`,
  "iu",
);
/** “，同在西湖区”: where it lies already. */
const SAME_PLACE =
  /[，,、；;\s]+(?:(?:也|都|还|仍|就)?(?:是|同)?(?:在|属于?)(?:同一?个?)?|同一?个?)[^，,。\n\d]{0,6}(?:区|县|市|省|街道|镇)[^\d\n]{0,4}$/u;
/** “，在西湖区…”. */
const IN = /(^|[，,\s])就?在(?=\p{Script=Han})/u;
/** “是510号不是500号”: what it was taken for. */
const NOT_THAT = /[，,、\s]*(?:而?不是|并非|而非|不叫|别写|\bnot\b)[^，,。\n]*$/iu;
/** “，手机号”: the label of a number that was taken out. */
const LABEL = /[，,、；;\s]*(?:(?:联系|收货)?(?:电话|手机)(?:号码?)?|收[件货]人|联系人|phone|tel)[是为:：\s]*$/i;
const PHONE = /\+?\d[\d -]{8,}\d/g;
const MUNICIPALITY = "北京|上海|天津|重庆";
const REGION = "内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
const PROVINCE = new RegExp(
  `^(?:中国)?((?:${MUNICIPALITY})市?|(?:${REGION})(?:[\\u4e00-\\u9fff]{0,3}自治区|特别行政区)?|[\\u4e00-\\u9fff]{2,3}省)`,
);
const CITY = /^([\u4e00-\u9fff]{2,10}?(?:市|自治州|地区|盟))/;
const DISTRICT = /^([\u4e00-\u9fff]{1,10}?(?:(?<![小社园校厂景街片])区|县|旗|(?<![城超夜集])市))/;
/** A road without a number is not enough to deliver to; a village, a building or a school is. */
const HAN_PLACE = /\d|[号室楼栋幢村组苑园厂校]|大厦|广场|小区|公寓|大学|学院|医院|公司/;
const LATIN_STREET =
  /\b(?:st|street|ave|avenue|rd|road|ln|lane|dr|drive|blvd|boulevard|court|way|place|square|building|house|block)\b/i;
const HAN = /[\u4e00-\u9fff]/;

function splitHan(text: string): AddressParts {
  let rest = text.replace(/[\s,，]+/g, "");
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest)?.[1];
    if (found) rest = rest.slice(rest.indexOf(found) + found.length);
    return found;
  };
  const province = take(PROVINCE);
  const isMunicipality = province !== undefined && new RegExp(`^(?:${MUNICIPALITY})`).test(province);
  // “北京市北京市朝阳区”: the municipality is its own city.
  if (isMunicipality && province && rest.startsWith(province)) rest = rest.slice(province.length);
  const city = isMunicipality ? province : take(CITY);
  const district = take(DISTRICT);
  const parts: AddressParts = {};
  if (province) parts.province = province;
  if (city) parts.city = city;
  if (district) parts.district = district;
  if (rest.length > 1 && HAN_PLACE.test(rest)) parts.street = rest;
  return parts;
}

function splitLatin(text: string): AddressParts {
  const pieces = text
    .split(/\s*[,，;\n]\s*/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const at = pieces.findIndex((piece) => /\d/.test(piece) && (LATIN_STREET.test(piece) || /^\d+\s+\p{L}/u.test(piece)));
  if (at < 0) return {};
  const rest = pieces.slice(at + 1);
  const unit = rest[0] && /^(?:apt|unit|suite|flat|room|floor|#)/i.test(rest[0]) ? rest.shift() : undefined;
  const parts: AddressParts = { street: unit ? `${pieces[at]}, ${unit}` : (pieces[at] ?? "") };
  if (rest[0]) parts.city = rest[0];
  if (rest[1]) parts.province = rest.slice(1).join(", ");
  return parts;
}

/** The parts of an address as shoppers type it; a text that is none gives no parts. */
export function splitAddress(text: string): AddressParts {
  const bare = text.trim().slice(0, 400);
  const [lead] = LEAD_IN.exec(bare) ?? [""];
  const said = bare
    .slice(lead.length)
    .replace(PHONE, "")
    .replace(TAIL, "")
    .replace(STAYS, "")
    .replace(SAME_PLACE, "")
    .replace(IN, "$1")
    .replace(TAIL, "")
    .replace(NOT_THAT, "")
    .replace(LABEL, "");
  if (said === "") return {};
  return HAN.test(said) ? splitHan(placeOf(said)) : splitLatin(said);
}

/** The address that a sentence names: “改到…”, “ship it to …”, “地址改一下，长江路8号”. */
export function addressIn(text: string): AddressParts {
  const road = roadIn(text);
  if (road !== null) return splitAddress(road);
  return LEAD_IN.test(text) ? splitAddress(text) : {};
}

/** The words without what is to stay as it is: “门牌改一下，电话不变” speaks of no other number. */
export function withoutStays(said: string): string {
  return said.replace(STAYS, "");
}

const ADDS =
  /(?:后面|末尾|最后|结尾|再|[漏少忘]写?了?|没写(?:全|上|完)?|缺了?)[^\n]*?(?:再|还要?|要)?(?:(?:加|补|添)(?:上|个|一个|写)?|写上|(?<=(?:[漏少忘]写?了?|没写(?:全|上|完)?|缺)[^\n]*)是)[:：\s]*(?=[\dA-Za-z一-龥]{0,6}\d)([^，,。.!！?？\s]+)/u;

/** What is put behind the street as it is: “后面再加上6单元1201”; null: nothing is. */
export function addedToStreet(said: string): string | null {
  const added = ADDS.exec(said)?.[1]?.replace(STAYS, "").replace(TAIL, "") ?? "";
  return /\d/.test(added) && !/不是/.test(added) && !/[路街道巷市区县镇村]/u.test(added) ? added : null;
}

/** A house number, floor or room that corrects the one in a street: “是3楼”, “100号不是10号”. */
export function correctStreet(street: string, words: string): string {
  // “是15号不是51号”.
  const said = words.replace(/(?:而?不是|并非|而非)[^，。,\n是]*$/u, "");
  // “是B座不是A座”.
  const tower = /(?<!不是)(?<![A-Za-z])([A-Za-z])(座|栋|幢|区|单元|楼)/.exec(said);
  if (tower && new RegExp(`[A-Za-z]${tower[2]}`).test(street)) {
    return street.replace(new RegExp(`[A-Za-z]${tower[2]}`), `${tower[1]}${tower[2]}`);
  }
  const found = /(?<!不是|不是第)(?<![\dA-Za-z-])(\d[\dA-Za-z-]*?(号|弄|栋|幢|楼|室|单元|层)[^\s，。,.!！?？]*)/u.exec(
    said,
  );
  const [, piece, unit] = found ?? [];
  if (!piece || !unit) return street;
  const from = street.search(new RegExp(`\\d[\\dA-Za-z-]*${unit}`));
  if (from < 0) return street + piece;
  // A piece of one unit leaves what follows it: “是101号” keeps the floor.
  const isOne = piece.endsWith(unit) && piece.indexOf(unit) === piece.length - unit.length;
  const rest = isOne ? street.slice(street.indexOf(unit, from) + unit.length) : "";
  return street.slice(0, from) + piece + rest;
}

/** Newer parts over known ones; another city takes its districts and streets along. */
export function mergeAddress(known: AddressParts, said: AddressParts): AddressParts {
  if (said.city && known.city && said.city !== known.city) return said;
  if (said.district && known.district && said.district !== known.district) {
    const { street: _, ...area } = known;
    return { ...area, ...said };
  }
  return { ...known, ...said };
}

/** Only what was not said is taken from the address known before, and only where it lies in the same place. */
export function completeAddress(parts: AddressParts, before: Address): Address | null {
  if (!parts.street) return null;
  const bare = (name: string) => name.replace(/[省市]$/, "");
  const isSameCity = !parts.city || bare(parts.city) === bare(before.city);
  const isSameProvince = !parts.province || bare(parts.province) === bare(before.province);
  if (!parts.city && !isSameProvince) return null;
  const isOnlyStreet = !parts.city && !parts.district && !parts.province;
  return {
    country: parts.country ?? before.country,
    province: parts.province ?? (isSameCity ? before.province : ""),
    city: parts.city ?? before.city,
    district: parts.district ?? (isOnlyStreet ? before.district : ""),
    street: parts.street,
  };
}
