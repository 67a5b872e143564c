import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { BEFORE_NAME, NO_NAMES, TITLES } from "./words/person-words.ts";
import { JAPANESE_SURNAMES, KOREAN_SURNAMES, SURNAMES } from "./words/surnames.ts";

const LABELLED_ZH =
  /(?:收件人|收货人|联系人|姓名|名字|我叫|我是|本人|受取人|お名前|名前|宛名|找)(?:写错了|错了)?[,，]?(?:是|为|叫|は|改成|换成|改为)?[:：\s]{0,3}([\u4e00-\u9fff]{2,4}?)(?=$|[\s,，。.;；、!！\d]|电话|手机|地址|先生|女士|吧|谢谢|です|と|様|下单)/g;
const TITLED_ZH = new RegExp(`([${SURNAMES}][\\u4e00-\\u9fff]{0,2}?)(?:先生|女士|小姐)(?!姐)`, "g");
const HONOURED_JA = /([\u4e00-\u9fff]{2,5}|[\u30a0-\u30ff]{2,10})(?<![客皆各神王])様/g;
const KOREAN = new RegExp(
  `(?:(?:받는 ?사람|받는 ?분|수령인|수취인|이름|성함)\\s?(?:은|는|:|：)|저는)\\s?([${KOREAN_SURNAMES}][가-힣]{1,3}?)(?=$|[\\s,.]|입니다|이에요|예요|이고|님)`,
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
const TITLED = lean(`(?<![\\p{L}])(?:${TITLES})\\.?\\s$`, "");
const LOWER_EN =
  /(?:(?:recipient|name|receiver|contact):|(?:recipient|my name|full name|receiver) is|i am called|attn:?) ?(?!(?:wrong|not|the|an?|my|in|on|for|back|before|please|incorrect|mis|spel|mising|missing|different|still|to|it|cut|too)(?![a-z]))([a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){0,2})(?=$|[,.;!\n]| and | my | phone)/g;
const NAME_ZH = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fff]{1,3}$`);
const NAME_EN = /^[a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){1,3}$/;
const NOT_NAMES =
  /客服|人工|顾客|老板|谁|什么|公司|会员|学生|新人|自己|一个|怎么|现在|新客|老客|尾号|谢谢|感谢|方便|安排|时间|有点|应该|能否|于是|支持|全部|白色|黄色/;

function isSurnamed(name: string): boolean {
  return SURNAMES.includes(name.charAt(0)) && !NOT_NAMES.test(name);
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
  const out: Found[] = [];
  for (const m of matches(original, NAME_LIKE)) {
    const words = m[0].split(" ");
    const firstPlain = plain.slice(m.index, m.index + (words[0] ?? "").length).replace(/\.$/, "");
    const isTitle = lean(`^(?:${TITLES})$`, "").test(firstPlain);
    const before = plain.slice(Math.max(0, m.index - 28), m.index);
    const end = m.index + m[0].replace(/[.'’-]+$/, "").length;
    if (isTitle ? words.length < 2 : NO_NAMES.test(firstPlain)) continue;
    const one = { start: m.index, end, of: { type: "person" as const, value: original.slice(m.index, end) } };
    const rest = original.slice(end, end + 2);
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
    } else if (words.length >= 2 && words.length <= 4 && beside.length > 0 && /^(?:,|;|\n|$)/.test(rest)) {
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
    ...matches(said.folded, LOWER_EN).map((m) => person(m, 59, m[1])),
    ...findAsked(said),
  ];
}
