import { CHAT_ENGLISH, INITIALS, INITIALS_ALONE, PINYIN, PINYIN_BESIDE } from "./words/shorthand-words.ts";

const HAN = /[\u3400-\u9fff]/;
const INITIALS_RUN = /(?<![a-z0-9])[a-z]{2,4}(?![a-z0-9])/g;
const LATIN_RUN = /(?<![a-z0-9'])[a-z]{1,12}(?![a-z0-9'])/g;
const OTHER_WORDS = /[a-z]+/g;
const MISTYPED = new RegExp(`(?<![\\p{L}\\p{M}'])(?:${Object.keys(CHAT_ENGLISH).join("|")})(?![\\p{L}\\p{M}'])`, "gu");

/** “wo yao tuihuo”: Chinese in Latin letters throughout, with at least one word that is nothing else. */
function isSpelledOut(folded: string): boolean {
  const words = folded.match(OTHER_WORDS) ?? [];
  return words.some((word) => PINYIN.has(word)) && words.every((word) => PINYIN.has(word) || PINYIN_BESIDE.has(word));
}

function writePinyin(folded: string): string {
  if (!isSpelledOut(folded)) return folded.replace(LATIN_RUN, (run) => PINYIN.get(run) ?? run);
  return folded
    .replace(LATIN_RUN, (run) => PINYIN.get(run) ?? PINYIN_BESIDE.get(run) ?? run)
    .replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, "");
}

/** Writes out pinyin, its initials (“wl怎么不动” → “物流怎么不动”) and English chat spelling in folded text, where they are safe to read. */
export function writeOut(folded: string): string {
  if (!/[a-z]/.test(folded)) return folded;
  const bare = folded.replace(/[^a-z]/g, "");
  if (INITIALS_ALONE.has(bare) && /^[a-z\s?!.~]*$/.test(folded)) return INITIALS.get(bare) ?? folded;
  const text = writePinyin(folded);
  if (HAN.test(text)) return text.replace(INITIALS_RUN, (run) => INITIALS.get(run) ?? run);
  return text.replace(MISTYPED, (word) => CHAT_ENGLISH[word] ?? word);
}
