import { withoutMistypings } from "./homophones.ts";
import { DIALECT, ENGLISH } from "./words/dialect-words.ts";
import { HEARD } from "./words/heard-words.ts";

const RULES = [...HEARD, ...DIALECT].map(([said, common]) => ({ said: new RegExp(said, "gu"), common }));
const HAN = /\p{Script=Han}/gu;
const KANA_OR_HANGUL = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What English sentences are made of: with any of these a message is English that names something Chinese. */
const ENGLISH_SENTENCE =
  /\b(?:the|a|an|to|my|is|are|am|was|i|i'm|you|your|we|of|for|can|could|do|does|did|please|it|this|that|what|where|when|with|from|have|has|want|would|will|me)\b/iu;
const WORDS = new RegExp(
  `(?<![a-z\\d@./:_-])(?:${[...ENGLISH.keys()].sort((a, b) => b.length - a.length).join("|")})(?![a-z\\d]|[@./:_-][a-z\\d])`,
  "giu",
);
/** A firm's name may hold any word, and so may what is quoted. */
const NAMES_FIRM = /公司|工作室|有限|“|"|「/u;
/** A clause and the mark or line that ends it. */
const CLAUSE = /[^，。,！!？?；;\n]+[，。,！!？?；;\n]*/gu;
/** Names of people, firms and titles, and of places by two of their parts: “安庄镇前寨子村”. They stay as they were typed. */
const NAMES =
  /公司|工作室|有限|商行|经营部|贸易|抬头|收[件货]人|联系人|姓名|名字|[我他她人]叫[^你师人修]|(?:省|市|区|县|旗|镇|乡|村|庄|路|街|巷|弄|道|小区|小学|学校|中心|广场|大厦)[^，。,\n]*(?:市|区|县|旗|镇|乡|村|路|街|巷|弄|道|小区|小学|学校|中心|广场|大厦|号|栋|幢|室|楼)/u;
const ORDERS = /(?<![a-z\d])order(?=\s?(?:[一两二三四五六七八九十\d]|[个台件这那它]))/giu;
/** Between Han no blank is left where a word was put. */
const BLANK = /(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu;

/** “帮我order一台，用balance pay”: the English words of a Chinese sentence, but for those that goods are called by. */
function withoutEnglish(text: string, isName: (word: string) => boolean): string {
  if (
    !/[a-z]{3}/iu.test(text) ||
    ENGLISH_SENTENCE.test(text) ||
    NAMES_FIRM.test(text) ||
    (text.match(HAN)?.length ?? 0) < 2
  )
    return text;
  const put = text
    .replace(ORDERS, (word) => (isName(word.toLowerCase()) ? word : "下单"))
    .replace(WORDS, (word) => (isName(word.toLowerCase()) ? word : (ENGLISH.get(word.toLowerCase()) ?? word)));
  return put === text ? text : put.replace(BLANK, "");
}

const DIGITS = "〇一二三四五六七八九";
const SPOKEN_DIGIT: ReadonlyMap<string, string> = new Map([
  ...[...DIGITS].map((digit, value) => [digit, String(value)] as const),
  ["零", "0"],
  ["洞", "0"],
  ["两", "2"],
  ["幺", "1"],
]);
/** “E零二” on a display, no house; and what a machine makes of the letter's sound after “显示”: “一零二”. */
const SPOKEN_CODE =
  /(?<![A-Za-z])([EFCHP])\s?((?:[零〇洞一二两三四五六七八九幺]){2,4})(?![\d零〇一二三四五六七八九十百千元块]|[栋幢座单楼区号室门排层弄户])/giu;
const HEARD_LETTER =
  /(?<=(?:显示|报|代码|故障|错误|跳出?|出现|亮)(?:了|的是|的|个|着|一个)?)(?:([一衣伊依易])|[艾爱][弗福夫佛])(?=[零〇洞][零〇洞一二三四五六七八九]{1,2}(?![零〇洞一二三四五六七八九十百]))/gu;

function withCodes(text: string): string {
  return text
    .replace(HEARD_LETTER, (_, isE: string | undefined) => (isE ? "E" : "F"))
    .replace(SPOKEN_CODE, (_, letter: string, digits: string) => {
      return letter.toUpperCase() + [...digits].map((digit) => SPOKEN_DIGIT.get(digit) ?? digit).join("");
    });
}

function inCommonClause(clause: string): string {
  if (NAMES.test(clause)) return clause;
  const heard = withoutMistypings(withCodes(clause));
  return RULES.reduce((said, { said: way, common: word }) => said.replace(way, word), heard);
}

/**
 * A message in the common language's words: those of regions, those that were misheard and English ones among Chinese
 * are put into it, so that whatever reads it knows one word for one thing. Names and addresses stay as they were typed.
 * `isName`: whether goods of the shop are called by a Latin word.
 */
export function inCommonWords(text: string, isName: (word: string) => boolean): string {
  if (!/\p{Script=Han}/u.test(text) || KANA_OR_HANGUL.test(text)) return text;
  return withoutEnglish(text.replace(CLAUSE, inCommonClause), isName);
}
