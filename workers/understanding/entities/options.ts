import type { UnderstandContext, Vocabulary } from "../types.ts";
import { at, type Found, matches, type Reading } from "./span.ts";

const COLORS: readonly (readonly [name: string, ...also: string[]])[] = [
  ["黑色", "黑的", "纯黑", "黑款", "black"],
  ["白色", "白的", "纯白", "白款", "white"],
  ["红色", "红的", "大红", "酒红", "酒红色", "red"],
  ["蓝色", "蓝的", "天蓝", "天蓝色", "深蓝", "浅蓝", "藏蓝", "藏青", "藏青色", "blue", "navy"],
  ["绿色", "绿的", "墨绿", "军绿", "墨绿色", "军绿色", "green"],
  ["黄色", "黄的", "鹅黄", "yellow"],
  ["灰色", "灰的", "深灰", "浅灰", "深灰色", "浅灰色", "gray", "grey"],
  ["粉色", "粉的", "粉红", "粉红色", "pink"],
  ["紫色", "紫的", "浅紫", "purple", "violet"],
  ["橙色", "橘色", "橙的", "橘红", "orange"],
  ["棕色", "咖色", "咖啡色", "褐色", "驼色", "棕的", "brown"],
  ["银色", "银的", "silver"],
  ["金色", "金的", "土豪金", "香槟金", "gold"],
  ["米色", "米白", "米白色", "杏色", "beige"],
  ["青色", "cyan", "teal"],
  ["卡其色", "卡其", "khaki"],
];
const SIZE =
  /(?<![a-z0-9'])(x{0,4}(?:s|l)|m|[2-6]xl|均码|one size|free size)(?:码|号|size)?(?![a-z0-9'])|(?<![\d.])(\d{2}(?:\.5)?)\s?(?:码|号鞋|号的|号)(?!\d)|(?:尺码|码数|size|sz)[:：\s]{0,2}(\d{1,2}(?:\.5)?)(?!\d)/g;
const STORAGE =
  /(?<![\d.])(\d{1,2})\s?g?\s?\+\s?(\d{2,4})\s?(?:gb?|g)?(?![\d])|(?<![\d.])(\d{1,4})\s?(gb|g|tb|t)(?![a-z0-9])/g;

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
      [v.value, ...v.names].map((n) => ({
        name: n.toLowerCase(),
        type: kindOf(o.name),
        option: o.name,
        value: v.value,
      })),
    ),
  );
  list.sort((a, b) => b.name.length - a.name.length);
  terms.set(vocabulary, list);
  return list;
}

function isWordChar(c: string): boolean {
  return /[a-z0-9']/.test(c);
}

/** Latin names must stand alone, Chinese ones may stand anywhere. */
function places(text: string, name: string): number[] {
  const out: number[] = [];
  if (name === "") return out;
  for (let i = text.indexOf(name); i >= 0 && out.length < 20; i = text.indexOf(name, i + 1)) {
    const latinStart = isWordChar(name.charAt(0)) && isWordChar(text.charAt(i - 1));
    const latinEnd = isWordChar(name.charAt(name.length - 1)) && isWordChar(text.charAt(i + name.length));
    if (!latinStart && !latinEnd) out.push(i);
  }
  return out;
}

function reading(term: Term, value: string): Reading {
  return term.type === "spec" ? { type: "spec", value, name: term.option } : { type: term.type, value };
}

function shopTerms(text: string, vocabulary: Vocabulary | undefined): Found[] {
  if (!vocabulary) return [];
  return termsOf(vocabulary).flatMap((term) => {
    if (term.name.length === 1 && !/[a-z\d]/.test(term.name)) return [];
    if (/^\d+$/.test(term.name)) return [];
    return places(text, term.name).map((start) => ({
      start,
      end: start + term.name.length,
      rank: 55,
      of: reading(term, term.value),
    }));
  });
}

/** The shop's own value for a general one (“黑的” → the shop's “曜石黑”), where exactly one fits. */
function shopValue(
  vocabulary: Vocabulary | undefined,
  option: string,
  candidates: readonly string[],
): string | undefined {
  const values = vocabulary?.options.find((o) => o.name === option)?.values ?? [];
  const lower = candidates.map((c) => c.toLowerCase());
  const exact = values.find((v) => [v.value, ...v.names].some((n) => lower.includes(n.toLowerCase())));
  if (exact) return exact.value;
  const stem = (candidates[0] ?? "").replace(/色$/, "");
  const partial = values.filter((v) => stem !== "" && [v.value, ...v.names].some((n) => n.includes(stem)));
  return partial.length === 1 ? partial[0]?.value : undefined;
}

function findColors(text: string, vocabulary: Vocabulary | undefined, asked: string): Found[] {
  const out: Found[] = [];
  for (const [name, ...also] of COLORS) {
    const value = shopValue(vocabulary, "color", [name, ...also]) ?? name;
    for (const alias of [name, ...also]) {
      for (const start of places(text, alias))
        out.push({ start, end: start + alias.length, rank: 50, of: { type: "color", value } });
    }
    const single = name.charAt(0);
    if (asked === "color" || /^(?:那|要|换|选|就)?[黑白红蓝绿黄灰粉紫橙棕银金](?:呢|吧|的吧|款|色的|$)/.test(text)) {
      for (const start of places(text.slice(0, 12), single))
        out.push({ start, end: start + 1, rank: 35, of: { type: "color", value } });
    }
  }
  return out;
}

function findSizes(text: string, vocabulary: Vocabulary | undefined, asked: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, SIZE)) {
    const raw = (m[1] ?? m[2] ?? m[3] ?? "").toUpperCase();
    const sized =
      /码|号|size/.test(m[0]) ||
      raw.length > 1 ||
      /size|尺|码|穿|要|换|拍|color/.test(text) ||
      asked === "size" ||
      text.length <= 12;
    if (!sized) continue;
    out.push(at(m, 52, { type: "size", value: shopValue(vocabulary, "size", [raw, `${raw}码`]) ?? raw }));
  }
  if (asked === "size") {
    for (const m of matches(text, /(?<![\d.])(\d{2}(?:\.5)?)(?![\d.])/g)) {
      const raw = m[1] ?? "";
      out.push(at(m, 45, { type: "size", value: shopValue(vocabulary, "size", [raw, `${raw}码`]) ?? raw }));
    }
  }
  return out;
}

function findStorage(text: string, vocabulary: Vocabulary | undefined, asked: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, STORAGE)) {
    const amount = m[2] ?? m[3] ?? "";
    const tera = (m[4] ?? "").startsWith("t");
    if (!tera && !["8", "16", "32", "64", "128", "256", "512", "1024"].includes(amount)) continue;
    const unit = tera ? "TB" : "GB";
    const pair = m[1] ? [`${m[1]}+${m[2]}`, `${m[1]}GB+${m[2]}GB`, `${m[1]}G+${m[2]}G`] : [];
    const names = [...pair, `${amount}${unit}`, `${amount}${unit.charAt(0)}`];
    out.push(at(m, 58, { type: "storage", value: shopValue(vocabulary, "storage", names) ?? `${amount}${unit}` }));
  }
  if (asked === "storage") {
    for (const m of matches(text, /(?<!\d)(64|128|256|512|1024)(?!\d)/g)) {
      const value = shopValue(vocabulary, "storage", [`${m[1]}GB`, `${m[1]}G`]) ?? `${m[1]}GB`;
      out.push(at(m, 57, { type: "storage", value }));
    }
  }
  return out;
}

/** Colours, sizes, storage and the shop's own option values. */
export function findOptions(text: string, context: UnderstandContext): Found[] {
  const asked = context.expects?.kind === "slot" ? context.expects.name : "";
  const vocabulary = context.vocabulary;
  return [
    ...shopTerms(text, vocabulary),
    ...findColors(text, vocabulary, asked),
    ...findSizes(text, vocabulary, asked),
    ...findStorage(text, vocabulary, asked),
  ];
}
