import { fold, hasHan } from "../fold.ts";
import type { Vocabulary } from "../types.ts";
import { mistypedHan, mistypedLatin } from "./mistyped.ts";
import type { Found } from "./span.ts";

const MAX_TEXT = 400;
/** What follows a category's name and makes another thing of it: a phone case is no phone. */
const MAKES_ANOTHER =
  /^(?:壳|套|膜|架|支架|充电|贴膜|保护|配件|柜|垫|罩|刷|布|绳|扣|清洁|收纳|遥控|包(?![邮装退换含括里])|(?: case| cover| charger| cable| holder| stand| strap| bag)s?(?![a-z]))/;

interface Index {
  products: { id: string; name: string }[];
  categories: { id: string; name: string }[];
}

const indexes = new WeakMap<Vocabulary, Index>();
let segmenter: Intl.Segmenter | undefined;

function indexOf(vocabulary: Vocabulary): Index {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const named = (things: readonly { id: string; names: readonly string[] }[]) =>
    things.flatMap((t) => t.names.map((n) => ({ id: t.id, name: fold(n).trim() })));
  const index = {
    products: named(vocabulary.products).filter((p) => p.name.length > 1),
    categories: named(vocabulary.categories).filter((c) => c.name !== ""),
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
  for (const { id, name } of index.products) {
    const start = exact(text, name);
    if (start < 0) continue;
    const rank = 60 + Math.min(9, name.length / 4);
    out.push({ start, end: start + name.length, rank, of: { type: "product", value: id, score: 1 } });
  }
  if (out.length > 0) return out;
  for (const { id, name } of index.products) {
    const hit = hasHan(name) ? mistypedHan(text, name) : mistypedLatin(text, name);
    if (!hit) continue;
    const score = Math.round(hit.score * 100) / 100;
    out.push({ start: hit.start, end: hit.end, rank: 40 + score * 5, of: { type: "product", value: id, score } });
  }
  return out;
}

/** Mentions of the shop's products and categories; a product's name may be mistyped. */
export function findProducts(text: string, vocabulary: Vocabulary | undefined): Found[] {
  if (!vocabulary) return [];
  const index = indexOf(vocabulary);
  const head = text.slice(0, MAX_TEXT);
  const out = productMentions(head, index);
  for (const { id, name } of index.categories) {
    const start = exact(
      head,
      name,
      (at) =>
        !MAKES_ANOTHER.test(head.slice(at + name.length)) && (!hasHan(name) || standsAlone(head, at, at + name.length)),
    );
    if (start >= 0) out.push({ start, end: start + name.length, rank: 38, of: { type: "category", value: id } });
  }
  return out;
}
