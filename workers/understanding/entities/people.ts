import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { GIVEN_NAMES, VIETNAMESE_SURNAMES } from "./words/given-names.ts";
import { BEFORE_NAME, NO_NAMES, TITLES } from "./words/person-words.ts";
import { JAPANESE_SURNAMES, KOREAN_SURNAMES, LONG_SURNAMES, SURNAMES } from "./words/surnames.ts";

const LABELLED_ZH =
  /(?:收件人?|收货人?|签收人|取件人|寄件人|联系人|姓名|名字|户名|抬头|署名|全名|真名|我叫|我是|我姓|本人|受取人|お名前|名前|宛名|名義|找|转交?|(?<![支])交给|写成?|改成?|代收人?)(?:[写打填印]?错了?)?[,，]?(?:是|为|叫|は|改成|换成|改为|写)?[:：\s]{0,3}([\u4e00-\u9fff]{2,4}?)(?=$|[\s,，。.;；、!！?？\d()（]|电话|手机|地址|先生|女士|吧|谢谢|就|代?收|不是|です|と|様|下单)/g;
const TITLED_ZH = new RegExp(
  `((?:${LONG_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fff]{0,2}?)(?:先生|女士|小姐(?!姐))|(?<=^|[^\\u4e00-\\u9fff]|[给找叫是由写交转])([${SURNAMES}])(?:老师|阿姨|太太|大爷|大姐|大哥|叔叔|师傅|医生|经理)`,
  "g",
);
/** “迪丽努尔·买买提”: a name with a dot is nothing else. */
const DOTTED_ZH = /[\u4e00-\u9fff]{1,6}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}/g;
/** “不是司马常风”: beside a name that was told, another one. */
const DENIED_ZH =
  /(?:不是|不叫|别写|而不是|并非|写成|打成|印成)了?([\u4e00-\u9fff]{2,4}?)(?:[,，]?(?:而|应该|应)?是([\u4e00-\u9fff]{2,4}?))?(?=$|[\s,，。.;；、!！?？]|[吗吧了的])/g;
const INTRODUCED_JA = lean(
  `((?:${JAPANESE_SURNAMES.split(" ").map(plain).join("|")})\\s?[\\u4e00-\\u9fff\\u3040-\\u309f]{0,3}?)(?=と申|といいます|と言います)`,
  "g",
);
const HONOURED_JA = /([\u4e00-\u9fff]{2,5}|[\u30a0-\u30ff]{2,10})(?<![客皆各神王])様/g;
const KOREAN = new RegExp(
  `(?:(?:받는 ?사람|받는 ?분|수령인|수취인|이름|성함|예금주|주문자|구매자|고객명|입금자명?|보내는 ?(?:사람|분))\\s?(?:은|는|:|：)|저는)\\s?([${KOREAN_SURNAMES}][가-힣]{1,3}?)(?=$|[\\s,.]|입니다|이에요|예요|이고|님|이라고|라고)`,
  "g",
);
const KOREAN_ALONE = new RegExp(`(?<![가-힣])([${KOREAN_SURNAMES}][가-힣]{2})(?![가-힣])`, "g");
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}'’-]{1,20}\\.?";
const NAME = `(?:${CAPITALISED})(?: (?:de |del |van |von |der |da |dos |bin |al-)?${CAPITALISED}){0,3}`;
const ANY_SCRIPT = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Devanagari}\\p{Script=Thai}\\p{M}]{2,20}";
const LABEL = lean(`(?<![\\p{L}])(?:${BEFORE_NAME})\\s?[:：]?\\s?$`, "");
/** “für Jonas Weber, Am Markt 3”: behind such a word and right before an address stands who lives there. */
const FOR_SOMEBODY =
  /(?:^|[\s:])(?:an|fur|for|pour|para|per|voor|aan|dla|for|att|c\/o|z\. ?hd\.?|t\.a\.v\.?|untuk|kepada|cho|для)\s$/;
const NAME_LIKE = lean(`(?<![\\p{L}\\p{M}])(?:${NAME})`, "g");
const NAME_OTHER = lean(
  `(?:اسمي(?! (?:في|على))|المستلم\\s?[:：]|الاسم\\s?[:：]|שמי|קוראים לי|मेरा नाम|ชื่อ|ผู้รับ)\\s?[:：]?\\s?(${ANY_SCRIPT}(?: ${ANY_SCRIPT})?)`,
  "g",
);
const TITLED = lean(`(?<![\\p{L}'’])(?:${TITLES})\\.?\\s$`, "");
const LOWER_EN =
  /(?:(?:recipient|name|receiver|contact):|(?:recipient|my name|full name|receiver) is|i am called|attn:?) ?(?!(?:wrong|not|the|an?|my|in|on|for|back|before|please|incorrect|mis|spel|mising|missing|different|still|to|it|cut|too)(?![a-z]))([a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){0,2})(?=$|[,.;!\n]| and | my | phone)/g;
/** What follows a given name in the name of a place or a thing. */
const NO_SURNAMES =
  /^(?:street|st|road|rd|avenue|ave|lane|drive|station|beach|park|city|falls|secret|university|college|hospital|airport|day|sale|code|plaza|square|house|shop|store|phone|pro|plus|mini|air|jeans|shirt|jacket|coat|shoes|shoe|dress|bag|set|case)$/;
/** “put it under brian kowalski”: in small letters where the first word is a name. */
const LOWER_UNDER =
  /(?<![a-z])(?:under|name of|name is|name's|addressed to|made out to|signed by|received by|left with|i'm|i am|this is|for|to|attn) ([a-z]{3,20}) ([a-z][a-z'-]{2,20})(?=$|[,.;!?\n]| (?:instead|please|pls|thanks|and|at|not|on|for|i|is)(?![a-z]))/g;
const NAME_ZH = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fff]{1,3}$`);
const SURNAMED = new RegExp(`^(?:(?:${LONG_SURNAMES})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})$`);
const NAME_EN = /^[a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){1,3}$/;
const NOT_NAMES =
  /客服|人工|顾客|老板|谁|什么|公司|会员|学生|新人|自己|一个|怎么|现在|新客|老客|尾号|谢谢|感谢|方便|安排|时间|有点|应该|能否|于是|支持|全部|白色|黄色|[颜红黑灰蓝绿]色|尤其|地址|电话|单号|订单|号码|方法|方式|成功|成了|时候|商品|东西|包裹|快递|全额|金额|余额|信息|资料|高一点|高点|温度|[尺码款]|任何|其他|别的|那个|一下|更好/;

function isSurnamed(name: string): boolean {
  return SURNAMED.test(name) && !NOT_NAMES.test(name);
}

function person(m: RegExpExecArray, rank: number, group?: string): Found {
  return at(m, rank, { type: "person", value: group ?? m[0] }, group);
}

/** A Chinese name that stands by itself between commas or spaces, beside a phone number or an address. */
const ALONE_ZH = new RegExp(
  `(?:^|[\\s,，;；、:：])([${SURNAMES}][\\u4e00-\\u9fff]{1,2}?)(?=$|[\\s,，;；、]|代?收$|代?收[,，。\\s])`,
  "g",
);

const ALONE_JA = lean(
  `(?:^|[\\s,、。:：])((?:${JAPANESE_SURNAMES.split(" ").map(plain).join("|")})\\s?[\\u4e00-\\u9fff\\u3040-\\u309f]{1,3})(?=$|[\\s,、。]|です|と申|宛|様|が受|\\d)`,
  "g",
);

function findHan(said: Said, beside: readonly Found[]): Found[] {
  const text = said.plain;
  const isJapanese = said.languages[0] === "ja";
  const out: Found[] = [];
  for (const m of matches(text, LABELLED_ZH)) {
    if (isJapanese || isSurnamed(m[1] ?? "")) out.push(person(m, 76, m[1]));
  }
  for (const m of matches(text, TITLED_ZH)) out.push(person(m, 59));
  for (const m of /[·•‧]/.test(text) ? matches(text, DOTTED_ZH) : []) out.push(person(m, 76.5));
  if (!isJapanese && (out.length > 0 || /名字|姓名|收件人|收货人|面单/.test(text))) {
    for (const m of matches(text, DENIED_ZH)) {
      for (const name of [m[1], m[2]]) if (isSurnamed(name ?? "")) out.push(person(m, 75, name));
    }
  }
  if (isJapanese && /申|いいま|言いま/.test(text))
    for (const m of matches(text, INTRODUCED_JA)) out.push(person(m, 76, m[1]));
  if (isJapanese) for (const m of matches(text, HONOURED_JA)) out.push(person(m, 59, m[1]));
  if (isJapanese && beside.length > 0) for (const m of matches(text, ALONE_JA)) out.push(person(m, 58, m[1]));
  const delivers = beside.some(({ of }) => of.type === "address" || of.type === "phone");
  if (!isJapanese && delivers) {
    for (const m of matches(text, ALONE_ZH)) if (isSurnamed(m[1] ?? "")) out.push(person(m, 58, m[1]));
  }
  return out;
}

function findKorean(said: Said, beside: readonly Found[]): Found[] {
  if (!said.languages.includes("ko")) return [];
  const out = matches(said.plain, KOREAN).map((m) => person(m, 76, m[1]));
  const delivers = beside.some(({ of }) => of.type === "phone") && beside.some(({ of }) => of.type === "address");
  return delivers ? [...out, ...matches(said.plain, KOREAN_ALONE).map((m) => person(m, 58, m[1]))] : out;
}

/** Names of letters with capitals: labelled, titled, or alone in their part of a message beside a phone number. */
function findCapitalised(said: Said, beside: readonly Found[]): Found[] {
  const { original, plain } = said;
  const isVietnamese = said.languages.includes("vi");
  const out: Found[] = [];
  for (const m of matches(original, NAME_LIKE)) {
    const words = m[0].split(" ");
    const firstPlain = plain.slice(m.index, m.index + (words[0] ?? "").length).replace(/\.$/, "");
    const isTitle = lean(`^(?:${TITLES})$`, "").test(firstPlain);
    const before = plain.slice(Math.max(0, m.index - 28), m.index);
    const end = m.index + m[0].replace(/[.'’-]+$/, "").length;
    const isSurname = isVietnamese && VIETNAMESE_SURNAMES.has(firstPlain) && words.length >= 2;
    if (isTitle ? words.length < 2 : NO_NAMES.test(firstPlain) && !isSurname) continue;
    const one = { start: m.index, end, of: { type: "person" as const, value: original.slice(m.index, end) } };
    const rest = original.slice(end, end + 2);
    const second = plain.slice(end - (words.at(-1) ?? "").length, end);
    const isKnown =
      words.length >= 2 &&
      !NO_NAMES.test(second) &&
      !NO_SURNAMES.test(second) &&
      // German writes every noun with a capital: “Emma Jacke”.
      said.languages[0] !== "de" &&
      (GIVEN_NAMES.has(firstPlain) || GIVEN_NAMES.has(firstPlain.split("-")[0] ?? "") || isSurname);
    if (isTitle) out.push({ ...one, rank: 60 });
    else if (TITLED.test(before)) {
      const start = m.index - (TITLED.exec(before)?.[0].length ?? 0);
      out.push({ start, end, rank: 60, of: { type: "person", value: original.slice(start, end) } });
    } else if (
      LABEL.test(before) &&
      (words.length > 1 || /name|heis|appelle|llamo|chamo|chiamo|зовут|heter|heet|recip|empf|attn/.test(before))
    ) {
      out.push({ ...one, rank: 77 });
    } else if (
      words.length >= 2 &&
      words.length <= 4 &&
      FOR_SOMEBODY.test(before) &&
      beside.some(({ of, start }) => of.type === "address" && start >= end && start - end <= 3)
    ) {
      out.push({ ...one, rank: 77 });
    } else if (isKnown) out.push({ ...one, rank: isVietnamese ? 75 : 43 });
    else if (words.length >= 2 && words.length <= 4 && beside.length > 0 && /^(?:,|;|\n|$)/.test(rest)) {
      if (m.index === 0 || /[,;\n]\s?$/.test(original.slice(0, m.index))) out.push({ ...one, rank: 41 });
    }
  }
  return out;
}

function findAsked(said: Said): Found[] {
  if (!/recipient|name|person|invoice_title/.test(said.asked)) return [];
  const out: Found[] = [];
  for (const m of matches(said.folded, /[^\s,，。;；、\d]+(?: [a-z][a-z'.-]*)*/g)) {
    const name = m[0].replace(/^(?:叫|是|我叫)/, "");
    if (NAME_ZH.test(name) || NAME_EN.test(name)) out.push(person(m, 61, name));
  }
  return out.slice(0, 1);
}

/** Person names where they are labelled, titled, beside a phone number or an address, or were asked for. */
export function findPeople(said: Said, beside: readonly Found[]): Found[] {
  const others = beside.filter(({ of }) => /^(?:address|phone|email|last4)$/.test(of.type));
  return [
    ...findHan(said, others),
    ...findKorean(said, others),
    ...findCapitalised(said, others),
    ...matches(said.folded, NAME_OTHER).map((m) => person(m, 60, m[1])),
    ...matches(said.plain, LOWER_UNDER).flatMap((m) =>
      GIVEN_NAMES.has(m[1] ?? "") && !NO_NAMES.test(m[2] ?? "") ? [person(m, 59, `${m[1]} ${m[2]}`)] : [],
    ),
    ...matches(said.folded, LOWER_EN).map((m) => person(m, 59, m[1])),
    ...findAsked(said),
  ];
}
