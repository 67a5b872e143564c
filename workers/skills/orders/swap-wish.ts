import type { OrderItem, Product, Variant } from "../../commerce/ports.ts";
import { type Measure, readMeasures, writeMeasure } from "../products/measures.ts";
import { matchValues, valuesOf } from "../products/option-values.ts";
import { mentionedProductIds } from "../products/product-mentions.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, plain, shared, terms } from "../words.ts";
import { ABOUT, ALL_UNITS, hasMeasures, measureOf } from "./swap-measures.ts";
import { namedInTurn } from "./swap-named.ts";
import { withoutUnwished } from "./unwished.ts";

/** Something that could take an item's place. */
export interface Candidate {
  product: Product;
  variant: Variant;
  /** On sale and in stock. */
  isThere: boolean;
}

const LARGER =
  /大一?[点些个码号]|[更再]大|大的|高一?[点些]|[更再]高|比.{0,8}(?:大|高|多)|加大|升级|larger|bigger|higher|more powerful|size up|one up/i;
const SMALLER =
  /小一?[点些个码号]|[更再]小|小的|低一?[点些]|[更再]低|比.{0,8}(?:小|低|少)|smaller|lower|size down|one down/i;
const ANY =
  /其他的?也|别的也|都(?:行|可以)|随便|能换就[行换可好]|能换的.{0,3}(?:就|都)|哪[个款]都|有货的就|看看别的|任意|any(?:thing)? (?:else|other|will do|is fine)|whatever/i;
const SIZE_STEP = /[大小]一?(?:个)?[码号]|(?:size|one) (?:up|down|larger|smaller|bigger)/i;

/** What the shopper wishes instead, as far as words tell. */
export interface SwapWish {
  said: string;
  measures: Measure[];
  /** Compared with what the order has now. */
  direction: "larger" | "smaller" | null;
  isAnyFine: boolean;
}

export function readWish(said: string): SwapWish {
  const isLarger = LARGER.test(said);
  const isSmaller = SMALLER.test(said);
  // “现在3200W的太小”: a measure of what is there now is no wish.
  const wished = said.replace(
    /(?:现在|原来|目前|才|只有|比|than|from)\s*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千点]+)\s*[A-Za-z\u4e00-\u9fff]{1,4}/giu,
    " ",
  );
  return {
    said,
    measures: readMeasures(wished),
    direction: isLarger === isSmaller ? null : isLarger ? "larger" : "smaller",
    isAnyFine: ANY.test(said),
  };
}

const SIZES = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "2XL", "3XL", "4XL"];

function rank(value: string): number {
  const number = /\d+(?:\.\d+)?/.exec(value)?.[0];
  const size = SIZES.indexOf(plain(value).toUpperCase().replace("XXL", "2XL").replace("XXXL", "3XL"));
  if (/^\d?X*[SML]$/i.test(value)) return size < 0 ? SIZES.indexOf(value.toUpperCase()) : size;
  return number === undefined ? Number.NaN : Number(number);
}

/** The next value of an ordered option: “换大一码”. */
function stepped(
  item: OrderItem,
  candidates: readonly Candidate[],
  direction: "larger" | "smaller",
): Candidate[] | null {
  const same = candidates.filter(({ product }) => product.id === item.productId);
  const [first] = same;
  if (!first) return null;
  for (const { name } of first.product.optionNames) {
    const now = item.options[name]?.zh;
    const values = valuesOf(first.product.variants, name).map((value) => value.zh);
    if (now === undefined || values.some((value) => Number.isNaN(rank(value)))) continue;
    const sorted = [...new Set([...values, now])].sort((a, b) => rank(a) - rank(b));
    const next = sorted[sorted.indexOf(now) + (direction === "larger" ? 1 : -1)];
    if (next === undefined) return [];
    const others = first.product.optionNames.filter((one) => one.name !== name);
    return same.filter(
      ({ variant }) =>
        variant.options[name]?.zh === next &&
        others.every((one) => variant.options[one.name]?.zh === item.options[one.name]?.zh),
    );
  }
  return null;
}

/** Larger or smaller by the measure spoken of, else by any that both have; the nearest first. */
function compared(
  now: Pick<Candidate, "product" | "variant">,
  candidates: readonly Candidate[],
  wish: SwapWish,
): Candidate[] {
  const spoken = ABOUT.filter(({ about }) => about.test(wish.said)).map(({ unit }) => unit);
  const units = spoken.length > 0 ? spoken : ALL_UNITS;
  for (const unit of units) {
    const own = measureOf(now, unit);
    if (own === null) continue;
    const found = candidates
      .map((one) => ({ one, value: measureOf(one, unit) }))
      .filter(({ value }) => value !== null && (wish.direction === "larger" ? value > own : value < own))
      .sort((a, b) => Math.abs((a.value ?? 0) - own) - Math.abs((b.value ?? 0) - own));
    if (found.length > 0 || spoken.length > 0) return found.map(({ one }) => one);
  }
  return [];
}

/** Values of the item's own options that the words name, one per option; the rest stays as it is. */
function byOptions(
  item: OrderItem,
  candidates: readonly Candidate[],
  context: SkillContext,
  said: string,
): Candidate[] {
  const wanted = new Map<string, Set<string>>();
  const products = [...new Set(candidates.map(({ product }) => product))];
  for (const product of products) {
    for (const { name } of product.optionNames) {
      const values = valuesOf(product.variants, name);
      const entities = context.understanding.entities.flatMap((one) =>
        one.type === "color" || one.type === "size" || one.type === "storage" || one.type === "spec"
          ? [String(one.value), one.text]
          : [],
      );
      const slot = context.frame.slots[`option.${name}`];
      const spoken = values.filter((value) =>
        [value.zh, value.en].some((word) => (word.length > 1 || /[A-Z]/.test(word)) && mentions(said, word)),
      );
      const hits = [...entities, ...(slot ? [slot] : [])].flatMap((word) => matchValues(word, values));
      const found = new Set([...spoken, ...hits].map((value) => value.zh));
      // What it is now may be said too: “白色换成黑色”.
      const now = item.options[name]?.zh;
      if (found.size > 1 && now !== undefined) found.delete(now);
      if (found.size > 0) wanted.set(name, new Set([...(wanted.get(name) ?? []), ...found]));
    }
  }
  if (wanted.size === 0) return [];
  return candidates.filter(({ product, variant }) =>
    product.optionNames.every(({ name }) => {
      const value = variant.options[name]?.zh ?? "";
      const values = wanted.get(name);
      if (values) return values.has(value);
      const now = item.options[name]?.zh;
      return product.id !== item.productId || now === undefined || value === now;
    }),
  );
}

const ANEW =
  /[换来][^，。,.]{0,4}新的?|件新的?|一样的|一模一样|同款|同样的?|原款|原样|\bthe same\b|\b(?:a |the )?new one\b|brand new|identical|like for like|replacement/iu;

/** Whether the same again is wished: by its own options where that was asked, or as a new one. */
export function namesOwn(
  item: OrderItem,
  own: Candidate,
  others: readonly Candidate[],
  wish: SwapWish,
  context: SkillContext,
): boolean {
  const { said } = wish;
  if (wish.direction !== null || byOptions(item, others, context, said).length > 0) return false;
  // “黑色M起球了” tells which it is; as the answer to what it is to be, it is the wish.
  if (context.frame.asked === "new_product" && byOptions(item, [own], context, said).length > 0) return true;
  const namesOther = context.understanding.entities.some(
    (one) => one.type === "product" && one.value !== item.productId,
  );
  return ANEW.test(said) && wish.measures.length === 0 && !namesOther;
}

/** By a name or description that only one of them shares with the words. */
function byName(candidates: readonly Candidate[], item: OrderItem, said: string): Candidate[] {
  // What is said of the item itself, “电热水器太小”, names none of the others.
  const own = terms(`${item.name.zh} ${item.name.en}`);
  const words = new Set([...terms(said)].filter((term) => !own.has(term)));
  const scored = candidates.map((one) => ({
    one,
    score: shared(words, terms(`${one.product.name.zh} ${one.product.name.en} ${one.product.category.zh}`)),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ one }) => one);
}

/** What the item is now, as far as the shelf still has it. */
function presentOf(item: OrderItem, now: Product | null): Pick<Candidate, "product" | "variant"> | null {
  const variant = now?.variants.find(({ id }) => id === item.variantId) ?? now?.variants[0];
  return now && variant ? { product: now, variant } : null;
}

/** “16升买大了，换14升的”: of two measures of a kind the one that the item has now is not what is wished. */
export function besidesPresent(wish: SwapWish, item: OrderItem, now: Product | null): SwapWish {
  const present = presentOf(item, now);
  if (!present) return wish;
  const others = wish.measures.filter(({ value, unit }) => measureOf(present, unit) !== value);
  const isWished = (one: Measure) => others.includes(one) || !others.some(({ unit }) => unit === one.unit);
  return { ...wish, measures: wish.measures.filter(isWished) };
}

/** What was chosen: those asked for in so many words, and those that will do where these are not there. */
export interface SwapChoice {
  exact: Candidate[];
  fallback: Candidate[];
  /** The words in which the exact wish was named, where it fits none. */
  missing: string | null;
  /** Each of the exact ones was asked for, one after another. */
  isEach?: boolean;
}

/** “M9 Pro，没有就5升的”: those named first, and the later ones where these are not there; null: not named so. */
function inTurn(others: readonly Candidate[], item: OrderItem, said: string): SwapChoice | null {
  const [exact, ...later] = namedInTurn(others, `${item.name.zh} ${item.name.en}`, said);
  if (!exact) return null;
  if ([exact, ...later].some((found) => found.some((one) => one.isThere))) {
    return { exact, fallback: later.flat(), missing: null };
  }
  return { exact: [exact, ...later].flatMap((found) => found.slice(0, 1)), fallback: [], missing: null, isEach: true };
}

/** “18升的，不行14升也可以”: of one kind of measure the first is wished, each later one will do instead. */
function alternatives(measures: readonly Measure[]): Measure[][] {
  const units = [...new Set(measures.map(({ unit }) => unit))].map((unit) =>
    measures.filter((one) => one.unit === unit),
  );
  const most = Math.max(...units.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => units.flatMap((same) => same[Math.min(at, same.length - 1)] ?? []));
}

/**
 * Which candidates the words ask for. “4800W的，没货的话要比现在大的”: the measure is the wish, the comparison what will
 * do instead.
 */
export function chooseSwap(
  item: OrderItem,
  now: Product | null,
  candidates: readonly Candidate[],
  wish: SwapWish,
  context: SkillContext,
): SwapChoice {
  const { said } = wish;
  const present = presentOf(item, now);
  // “JD2288T” names one as its whole name does.
  const named = mentionedProductIds(context).filter((id) => id !== item.productId);
  const others = candidates.filter((one) => one.variant.id !== item.variantId);
  const larger =
    wish.direction === null
      ? []
      : ((SIZE_STEP.test(said) ? stepped(item, others, wish.direction) : null) ??
        (present ? compared(present, others, wish) : []));
  const steps = larger.length === 0 && wish.direction !== null ? (stepped(item, others, wish.direction) ?? []) : larger;
  const rest = wish.isAnyFine && wish.direction === null ? others : steps;
  const byId = others.filter(({ product }) => named.includes(product.id));
  const turns = inTurn(others, item, said);
  // Measures alone are compared below, in all that is known of the goods.
  if (turns && byId.length + wish.measures.length > 0 && turns.fallback.length > 0) {
    return { ...turns, fallback: [...turns.fallback, ...rest] };
  }
  if (byId.length > 0) return { exact: narrowed(byId, item, context, said), fallback: rest, missing: null };
  if (wish.measures.length > 0) {
    const [exact = [], ...later] = alternatives(wish.measures).map((measures) =>
      narrowed(
        others.filter((one) => hasMeasures(one, measures)),
        item,
        context,
        said,
      ),
    );
    const words = wish.measures.map((one) => writeMeasure(one, context.language)).join(" ");
    const isThere = (found: readonly Candidate[]) => found.some((one) => one.isThere);
    // None of what is named is there: each is told of.
    if (!isThere([...exact, ...later.flat()]) && later.length > 0) {
      const all = [...exact.slice(0, 1), ...later.flatMap((found) => found.slice(0, 1))];
      return { exact: all, fallback: rest, missing: all.length === 0 ? words : null };
    }
    return { exact, fallback: [...later.flat(), ...rest], missing: exact.length === 0 ? words : null };
  }
  const optioned = byOptions(item, others, context, said);
  if (optioned.length > 0) return { exact: optioned, fallback: rest, missing: null };
  if (turns) return { ...turns, fallback: [...turns.fallback, ...rest] };
  if (wish.direction !== null) return { exact: steps, fallback: [], missing: null };
  const wished = withoutUnwished(others, said);
  const like = byName(wished, item, said);
  const exact = like.length > 0 ? like : wished;
  if (exact.length < others.length) return { exact, fallback: rest, missing: null };
  return { exact: [], fallback: rest, missing: null };
}

/** Of several versions of a product the one that is said, or that keeps what the item has. */
function narrowed(found: readonly Candidate[], item: OrderItem, context: SkillContext, said: string): Candidate[] {
  if (found.length <= 1) return [...found];
  const optioned = byOptions(item, found, context, said);
  return optioned.length > 0 ? optioned : [...found];
}
