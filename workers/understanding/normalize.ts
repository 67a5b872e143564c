import { withoutHomophones } from "./homophones.ts";
import { writeOut } from "./shorthand.ts";

const PADDING =
  /^(?:(?:亲亲?|亲爱的|宝贝|宝子|宝宝|宝|(?:老板|客服|店家|掌柜的?|亲)(?:在吗|在么|在不在|在不)|客服小?姐?姐?|小姐姐|小哥哥|姐妹|姐姐|哥哥|美女|帅哥|各位|老板|店家|掌柜的?|小二|你好|您好|哈[喽啰]|哈罗|嗨|(?:在吗|在么|在不在|在不|在的吗)+|有人吗|有人在吗|请问一?下?|问一?下|想问一?下|我想问一?下|麻烦问一?下|咨询一?下|hi|hello|hey|hi there|good morning|good afternoon|good evening|dear)[啊呀哦~～!！?？,，.。、\s]+|(?:亲亲?|请问一?下?|你好|您好|想问一?下|我想问一?下)(?=[\u4e00-\u9fff]))/;
const TRAILING = /(?:[,，\s~～]+(?:亲|谢谢|谢谢啦|谢了|感谢|多谢|thanks|thank you|thx|pls|please))[!！~～。.\s]*$/;
/** Characters that are not seen, and the marks and lengthenings that Arabic and Hebrew are mostly typed without. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
const EMOJI = /\p{Extended_Pictographic}/gu;

/** Beside words a picture says nothing of what is asked. */
const HAS_WORDS = /\p{L}{2}/u;

function stripPadding(text: string): string {
  let rest = text;
  for (let i = 0; i < 4; i++) {
    const next = rest.replace(PADDING, "").trim();
    if (next === rest || next.length < 2) break;
    rest = next;
  }
  const cut = rest.replace(TRAILING, "").trim();
  return cut.length >= 2 ? cut : rest;
}

/** One spelling for the Arabic letters that are typed for one another. */
export function plainArabic(text: string): string {
  return text
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه");
}

function digitShape(run: string): string {
  if (run.length >= 6) return "№";
  return run.length <= 2 ? "1" : run.length === 3 ? "3" : "4";
}

/**
 * The text as the classifiers see it: folded text with numbers reduced to their shape, repeated letters shortened,
 * padding such as “亲，在吗” dropped where something else is said, common homophone typos undone, shorthand written out.
 */
export function normalize(folded: string): string {
  const text = plainArabic(writeOut(folded.slice(0, 2_000)))
    .replace(UNSEEN, "")
    .replace(/https?:\/\/\S+/g, " ⓤ ")
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}/g, " ⓔ ")
    .replace(/(\S)\1{2,}/gu, "$1$1")
    .replace(/\s+/g, " ")
    .trim();
  return withoutHomophones(stripPadding(text))
    .replace(/[a-z]{0,4}[-_]?\d[\d\-_]{8,}\d/g, "№")
    .replace(/\d+(?:[.,]\d+)?/g, digitShape)
    .replace(EMOJI, HAS_WORDS.test(text) ? " " : "☺")
    .replace(/[!！]+/g, "!")
    .replace(/[?？؟]+/g, "?")
    .replace(/[¿¡]+/g, " ")
    .replace(/[,，.。、;；:：~～…"“”()（）،؛।\s]+/g, " ")
    .trim();
}
