import { hasHan } from "../fold.ts";
import type { Vocabulary } from "../types.ts";
import { lean } from "./lean.ts";
import { mistypedHan, mistypedLatin, pairs } from "./mistyped.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import type { Found } from "./span.ts";

const MAX_TEXT = 400;
const MIN_INFLECTED = 4;
/** What follows a category's name and makes another thing of it: a phone case is no phone. */
const MAKES_ANOTHER =
  /^(?:壳|套|膜|架|支架|充电|贴膜|保护|配件|柜|垫|罩|刷|布|绳|扣|清洁|收纳|遥控|包(?![邮装退换含括里])|(?: case| cover| charger| cable| holder| stand| strap| bag)s?(?![a-z]))/;

/** “客服”: one character behind another is the end of a word, unless that one is a word by itself. */
const IN_A_WORD = /(?![这那的买件套双和要有没])[\u4e00-\u9fff]/;

/** “手机号”, “my phone number”, “phone: +1…” are about reaching somebody. */
const REACHES =
  /^(?:[号尾后末端]|上(?!市|新)|验证码?|短信|登[录陆]|付款|支付|收不?到(?:验证|短信)|[是为]?[\s:：]{0,2}[+(]?\d|'s last| number| no\.?| ending| calls?(?![a-z])| support| line(?![a-z])|:| (?:is|are) [+(\d])/;

/** “by phone”, “用手机”: a way, not a thing. */
const BY_PHONE = /(?:(?<![a-z])(?:by|via|over the|answer(?:ing)? the) |用我?|通过)$/;

/** “我手机换了，新的是186…”: a number to call follows soon, and nothing before speaks of buying. */
const REACHES_SOON = 26;
const OF_GOODS =
  /(?:[买卖购款部台个]|想要|(?<![a-z])(?:buy|bought|an?|this|that|the|order(?:ed)?|new|kauf\w*|ein|dieses?|das|compr\w*|un|este|ese|achet\w*|ce)|куп[а-я]*)\s?$/;

interface Product {
  id: string;
  name: string;
  /** The name with the endings of plurals and cases; only for names that have spaces between words or Cyrillic letters. */
  inflected?: { begins: string; pattern: RegExp };
  /** The neighbouring characters of a name with Chinese characters. */
  hanPairs?: ReadonlySet<string>;
}

interface Index {
  products: Product[];
  categories: (Pick<Product, "inflected"> & { id: string; name: string })[];
}

const indexes = new WeakMap<Vocabulary, Index>();
let segmenter: Intl.Segmenter | undefined;

/** “tazas térmicas”, “кроссовок” for the names “taza térmica”, “кроссовки”. */
function withEndings(name: string): Pick<Product, "inflected"> {
  const words = name.split(" ");
  const isCyrillic = /[\u0400-\u04ff]/.test(name);
  if (!isCyrillic && !/^[a-z' -]{5,}$/.test(name)) return {};
  const sources = words.map((word) => {
    if (word.length < MIN_INFLECTED) return word;
    if (isCyrillic) return `${word.slice(0, Math.max(4, word.length - 2))}\\p{L}{0,3}`;
    return `${word}(?:e?s|e?n|e|x)?`;
  });
  const begins = (words[0] ?? "").slice(0, 4);
  return { inflected: { begins, pattern: lean(`(?<!\\p{L})${sources.join("\\s")}(?!\\p{L})`, "") } };
}

/** “shoe” and “zapatos” for the names “shoes” and “zapato”. */
function inNumbers(name: string): Pick<Product, "inflected"> {
  if (!/^[a-z]{4,}s$/.test(name)) return withEndings(name);
  const stem = name.slice(0, -1);
  return { inflected: { begins: stem.slice(0, 4), pattern: lean(`(?<!\\p{L})${stem}(?:e?s|e?n)?(?!\\p{L})`, "") } };
}

function indexOf(vocabulary: Vocabulary): Index {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const named = (things: readonly { id: string; names: readonly string[] }[]) =>
    things.flatMap((t) => t.names.map((n) => ({ id: t.id, name: plain(n).trim() })));
  const index = {
    products: named(vocabulary.products)
      .filter((p) => p.name.length > 1)
      .map((p) => ({ ...p, ...withEndings(p.name), ...(hasHan(p.name) ? { hanPairs: pairs(p.name) } : {}) })),
    categories: named(vocabulary.categories)
      .filter((c) => c.name !== "")
      .map((c) => ({ ...c, ...inNumbers(c.name) })),
  };
  indexes.set(vocabulary, index);
  return index;
}

function wordBounded(text: string, start: number, name: string): boolean {
  const word = /[a-z0-9]/;
  const before = word.test(text.charAt(start - 1)) && word.test(name.charAt(0));
  const after = word.test(text.charAt(start + name.length)) && word.test(name.charAt(name.length - 1));
  return !before && (!after || /^e?s(?![a-z0-9])/.test(text.slice(start + name.length)));
}

function exact(text: string, name: string, fits: (start: number) => boolean = () => true): number {
  for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1))
    if (wordBounded(text, i, name) && fits(i)) return i;
  return -1;
}

/** Whether a stretch of Chinese begins and ends where words do: “电器” in “充电器” does not. */
function standsAlone(text: string, start: number, end: number): boolean {
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const borders = new Set([text.length, ...Array.from(segmenter.segment(text), (s) => s.index)]);
  return borders.has(start) && borders.has(end);
}

function productMentions(text: string, index: Index): Found[] {
  const out: Found[] = [];
  for (const { id, name, inflected } of index.products) {
    const rank = 60 + Math.min(9, name.length / 4);
    const start = exact(text, name);
    if (start >= 0) {
      out.push({ start, end: start + name.length, rank, of: { type: "product", value: id, score: 1 } });
    } else if (inflected && text.includes(inflected.begins)) {
      const m = inflected.pattern.exec(text);
      if (m)
        out.push({ start: m.index, end: m.index + m[0].length, rank, of: { type: "product", value: id, score: 1 } });
    }
  }
  if (out.length > 0) return out;
  const said = pairs(text);
  for (const { id, name, hanPairs } of index.products) {
    const hit = hanPairs ? mistypedHan(text, said, name, hanPairs) : mistypedLatin(text, name);
    if (!hit) continue;
    const score = Math.round(hit.score * 100) / 100;
    out.push({ start: hit.start, end: hit.end, rank: 40 + score * 5, of: { type: "product", value: id, score } });
  }
  return out;
}

function isReached(text: string, start: number, end: number, reached: readonly Found[]): boolean {
  if (REACHES.test(text.slice(end)) || BY_PHONE.test(text.slice(0, start))) return true;
  const next = reached.find((one) => one.start >= end && one.start - end <= REACHES_SOON);
  if (!next || /[.!?。！？]\s/.test(text.slice(end, next.start))) return false;
  return !OF_GOODS.test(text.slice(Math.max(0, start - 10), start));
}

/** Mentions of the shop's products and categories; a product's name may be mistyped. `reached` are the phone numbers beside. */
export function findProducts({ plain: text, context: { vocabulary } }: Said, reached: readonly Found[]): Found[] {
  if (!vocabulary) return [];
  const index = indexOf(vocabulary);
  const head = text.slice(0, MAX_TEXT);
  const out = productMentions(head, index);
  const fits = (name: string, at: number, end: number) =>
    !MAKES_ANOTHER.test(head.slice(end)) &&
    !isReached(head, at, end, reached) &&
    (!hasHan(name) || standsAlone(head, at, end)) &&
    !(name.length === 1 && IN_A_WORD.test(head.charAt(at - 1)));
  for (const { id, name, inflected } of index.categories) {
    const start = exact(head, name, (at) => fits(name, at, at + name.length));
    const m = start < 0 && inflected && head.includes(inflected.begins) ? inflected.pattern.exec(head) : null;
    const from = m && fits(name, m.index, m.index + m[0].length) ? m.index : start;
    const end = from + (m?.[0].length ?? name.length);
    if (from >= 0) out.push({ start: from, end, rank: 38, of: { type: "category", value: id } });
  }
  return out;
}
