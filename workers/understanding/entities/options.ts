import type { Vocabulary } from "../types.ts";
import { COLOR_RANK, findColors, isNoColor } from "./colors.ts";
import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { shopValue } from "./shop-value.ts";
import { findSizes } from "./sizes.ts";
import { at, type Found, matches, type Reading } from "./span.ts";

const STORAGE = lean(
  String.raw`(?<![\d.])(\d{1,2})\s?g?\s?\+\s?(\d{2,4})\s?(?:gb?|g)?(?![\d])|(?<![\d.])(\d{1,4})\s?(gb|go|g|tb|to|t|гб|тб|гиг\p{L}*|기가|테라|gigas?|ギガ|جيجا|ג'יגה)(?![a-z0-9\u0400-\u04ff])`,
  "g",
);
/** “256和512差多少钱”, “128 or 256 GB”: two figures of storage side by side, of which one or none has its unit. */
const OF_TWO = lean(
  String.raw`(?<![\p{L}\d.,+#-]|[$€£¥]\s?)(64|128|256|512|1024)\s?(?:和|与|跟|或者?|还是|or|vs\.?|versus|and|to|oder|und|ou|et|o|u|y|e|eller|och|of|en|lub|i|czy|czy tez|veya|mi|hay|atau|и|или|або|чи|と|か|이랑|랑|하고|이나|나|과|와|أو|و|או|या|หรือ|/|、)\s?(64|128|256|512|1024|1|2)(?:\s?(gb?|go|tb?|гб|тб|기가|ギガ|جيجا|ג'יגה))?(?![\d.,]\d|\s?(?:元|块|€|\$|euro?s?|dollars?|bucks|pounds|yuan|pesos?|reais|руб\p{L}*|грн|usd|[cmk]m|kg|ml|pcs?|p|px|件|个|号|码|%|円|원)|[a-z\d])`,
  "g",
);
/** “256的”, “the 512 one”, “512版本”: a figure that is hardly anything else. */
const VERSION =
  /(?<![a-z\d.,+#-]|[$€£¥]\s?)(128|256|512)(?=\s?(?:的(?!订|快|单|钱)|版本?|内存|存储|容量|那[款个]|g版| (?:one|version|model|storage|memory|variant)(?![a-z])|のほう|の方|モデル|짜리|용량|메모리|er(?: |-)(?:version|modell|variante)))/g;
const SIZES: ReadonlySet<string> = new Set(["8", "16", "32", "64", "128", "256", "512", "1024"]);
const NOT_STORAGE = /^\s?(?:网络|信号|手机|network|sim)/;
const TERA = /^(?:t|тб|테라)/;

const TERA_LETTER = /^(?:t|т)/;

interface Term {
  name: string;
  type: "color" | "size" | "storage" | "spec";
  option: string;
  value: string;
}

const terms = new WeakMap<Vocabulary, Term[]>();

function kindOf(option: string): Term["type"] {
  return option === "color" || option === "size" || option === "storage" ? option : "spec";
}

function termsOf(vocabulary: Vocabulary): Term[] {
  const cached = terms.get(vocabulary);
  if (cached) return cached;
  const list = vocabulary.options.flatMap((o) =>
    o.values.flatMap((v) =>
      [v.value, ...v.names].map((n) => ({ name: plain(n), type: kindOf(o.name), option: o.name, value: v.value })),
    ),
  );
  // A lone Chinese character or number is part of too many words; a lone letter is read with the sizes.
  const telling = list.filter(({ name }) => name !== "" && !lean(String.raw`^(?:\d+|.)$`, "").test(name));
  telling.sort((a, b) => b.name.length - a.name.length);
  terms.set(vocabulary, telling);
  return telling;
}

function isWordChar(c: string): boolean {
  return /[a-z0-9']/.test(c);
}

/** Latin names must stand alone, Chinese ones may stand anywhere. */
function places(text: string, name: string): number[] {
  const out: number[] = [];
  for (let i = text.indexOf(name); i >= 0 && out.length < 20; i = text.indexOf(name, i + 1)) {
    const before = text.charAt(i - 1);
    const isStart = isWordChar(name.charAt(0)) && (isWordChar(before) || (before === "." && /\d/.test(name.charAt(0))));
    const isEnd = isWordChar(name.charAt(name.length - 1)) && isWordChar(text.charAt(i + name.length));
    if (!isStart && !isEnd) out.push(i);
  }
  return out;
}

function reading(term: Term): Reading {
  return term.type === "spec"
    ? { type: "spec", value: term.value, name: term.option }
    : { type: term.type, value: term.value };
}

function shopTerms(text: string, vocabulary: Vocabulary | undefined): Found[] {
  if (!vocabulary) return [];
  return termsOf(vocabulary).flatMap((term) =>
    places(text, term.name)
      .filter((start) => term.type !== "color" || !isNoColor(text, start, start + term.name.length))
      .map((start) => ({
        start,
        end: start + term.name.length,
        // “米白色” is longer than the shop's “白色” and another colour.
        rank: term.type === "color" ? COLOR_RANK + term.name.length / 100 : 55,
        of: reading(term),
      })),
  );
}

function findStorage({ plain: text, asked, context: { vocabulary } }: Said): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, STORAGE)) {
    const amount = m[2] ?? m[3] ?? "";
    const isTera = TERA.test(m[4] ?? "");
    if (!isTera && !SIZES.has(amount)) continue;
    if (m[4] === "to" || NOT_STORAGE.test(text.slice(m.index + m[0].length))) continue;
    const unit = isTera ? "TB" : "GB";
    const pair = m[1] ? [`${m[1]}+${m[2]}`, `${m[1]}GB+${m[2]}GB`, `${m[1]}G+${m[2]}G`] : [];
    const names = [...pair, `${amount}${unit}`, `${amount}${unit.charAt(0)}`];
    out.push(at(m, 58, { type: "storage", value: shopValue(vocabulary, "storage", names) ?? `${amount}${unit}` }));
  }
  const bare = (start: number, figure: string, unit: string, rank: number) => {
    const value = shopValue(vocabulary, "storage", [`${figure}${unit}`, `${figure}${unit.charAt(0)}`]);
    const of = { type: "storage" as const, value: value ?? `${figure}${unit}` };
    out.push({ start, end: start + figure.length, rank, of });
  };
  const isTelling = /64|128|256|512|1024/.test(text);
  for (const m of isTelling ? matches(text, OF_TWO) : []) {
    const [whole, first = "", second = "", written = ""] = m;
    const unit = TERA_LETTER.test(written) ? "TB" : "GB";
    if (second.length === 1 && unit === "GB") continue;
    bare(m.index, first, "GB", 56);
    if (written === "") bare(m.index + whole.lastIndexOf(second), second, "GB", 56);
  }
  for (const m of isTelling ? matches(text, VERSION) : []) bare(m.index, m[1] ?? "", "GB", 36);
  if (asked === "storage") {
    for (const m of matches(text, /(?<!\d)(64|128|256|512|1024)(?!\d)/g)) {
      const value = shopValue(vocabulary, "storage", [`${m[1]}GB`, `${m[1]}G`]) ?? `${m[1]}GB`;
      out.push(at(m, 57, { type: "storage", value }));
    }
  }
  return out;
}

/** Colours, sizes, storage and the shop's own option values. */
export function findOptions(said: Said): Found[] {
  return [
    ...shopTerms(said.plain, said.context.vocabulary),
    ...findColors(said),
    ...findSizes(said),
    ...findStorage(said),
  ];
}
