import type { Product, StockLevel, Variant } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, shared, terms } from "../words.ts";
import { describedGoods } from "./described-goods.ts";
import { interleaved } from "./find-product.ts";
import { measuresIn } from "./measures.ts";
import { matchValues } from "./option-values.ts";
import { cheapest } from "./product-card.ts";
import { fulfils, type Need, needTerms, type Wish } from "./shopper-need.ts";

const MAX_SEARCHED = 50;
/** Only so many are looked up in stock. */
const MAX_CHECKED = 10;
const MAX_PICKED = 3;

/** A product that can be recommended: on sale, in stock, within the budget. */
export interface Pick {
  product: Product;
  /** The cheapest version that is in stock and within the budget. */
  variant: Variant;
  inStock: number;
  arrivesAt: number;
  score: number;
  fulfilled: Wish[];
  missing: Wish[];
}

/** How well it fits: wishes by tags first, then tags and words of the need in the product's own text. */
function scoreOf(product: Product, need: Need, words: ReadonlySet<string>): number {
  const wishes = need.wishes.filter((one) => fulfils(product, one)).length * 3;
  const tags = product.tags.filter((tag) => mentions(need.text, tag)).length * 2;
  const own = terms(`${product.name.zh} ${product.name.en} ${product.description.zh} ${product.description.en}`);
  const category = need.categoryId === product.categoryId ? 2 : 0;
  return wishes + tags + category + Math.min(2, shared(words, own));
}

/** By its options; what comes in one version only has its measure in its name: “60升”. */
function hasOptions(product: Product, variant: Variant, { options }: Need): boolean {
  const stated = measuresIn(`${product.name.zh} ${product.name.en}`);
  return options.every(([name, value]) => {
    const own = variant.options[name];
    if (own !== undefined) return matchValues(value, [own]).length > 0;
    const measures = measuresIn(value);
    return measures.length > 0 && measures.every((one) => stated.includes(one));
  });
}

function isWithin(product: Product, variant: Variant, need: Need): boolean {
  const { amountMinor } = variant.price;
  return (
    hasOptions(product, variant, need) &&
    (need.maxMinor === null || amountMinor <= need.maxMinor) &&
    (need.minMinor === null || amountMinor >= need.minMinor)
  );
}

async function search(need: Need, context: SkillContext): Promise<Product[]> {
  const { catalogue } = context.commerce;
  const common = {
    limit: MAX_SEARCHED,
    ...(need.categoryId ? { categoryId: need.categoryId } : {}),
    ...(need.maxMinor === null ? {} : { maxPriceMinor: need.maxMinor }),
  };
  const tags = [...new Set(need.wishes.flatMap((one) => one.tags))];
  const text = [...needTerms(need)].join(" ");
  const searches = [
    ...(tags.length > 0 ? [catalogue.search({ ...common, tags })] : []),
    ...(text !== "" ? [catalogue.search({ ...common, text })] : []),
  ];
  const found = (await Promise.all(searches.length > 0 ? searches : [catalogue.search(common)])).flat();
  const shelf = found.length > 0 ? found : await catalogue.search(common);
  return [...new Map(shelf.map((product) => [product.id, product])).values()];
}

/** Where the kind is named more narrowly than the category, only products of that kind. */
function ofKind<T extends { product: Product }>(ranked: T[], need: Need, context: SkillContext): T[] {
  const { kind } = need;
  if (kind === null) return ranked;
  const own = ranked.filter(({ product }) =>
    mentions([product.name.zh, product.name.en, ...product.tags].join("\n"), kind),
  );
  if (own.length > 0) return own;
  // The shop has that kind, only not like this: a charger is no answer to a wish for earphones.
  const isSold = context.shop.vocabulary.products.some((one) => one.names.some((name) => mentions(name, kind)));
  return isSold ? [] : ranked;
}

function pickOf(product: Product, need: Need, levels: readonly StockLevel[], score: number): Pick | null {
  const stocked = (variant: Variant) => levels.filter((level) => level.variantId === variant.id && level.quantity > 0);
  const variant = cheapest(product.variants.filter((one) => isWithin(product, one, need) && stocked(one).length > 0));
  if (!variant) return null;
  const here = stocked(variant);
  return {
    product,
    variant,
    inStock: here.reduce((sum, level) => sum + level.quantity, 0),
    arrivesAt: Math.min(...here.map((level) => level.arrivesAt)),
    score,
    fulfilled: need.wishes.filter((one) => fulfils(product, one)),
    missing: need.wishes.filter((one) => !fulfils(product, one)),
  };
}

/** The best ones; among equally good ones another kind of product goes before more of the same. */
function choose(picks: readonly Pick[]): Pick[] {
  const chosen: Pick[] = [];
  const left = [...picks];
  while (chosen.length < MAX_PICKED && left.length > 0) {
    const kinds = new Set(chosen.map((pick) => pick.product.categoryId));
    const weight = (pick: Pick) => pick.score - (kinds.has(pick.product.categoryId) ? 0.5 : 0);
    left.sort((a, b) => weight(b) - weight(a));
    const next = left.shift();
    if (next) chosen.push(next);
  }
  return chosen.sort((a, b) => a.variant.price.amountMinor - b.variant.price.amountMinor);
}

/** “别太贵”, “实惠点的”. */
const CHEAP =
  /(?:别|不要?|不能)太?(?:贵|高)|便宜|实惠|经济|省钱|划算|性价比|平价|预算(?:不多|有限|不高|紧)|\b(?:cheap|affordable|budget|inexpensive)\b/iu;

/** The least dear of those that fit as well as any. */
function cheapFirst<T extends { product: Product; score: number }>(ranked: readonly T[]): T[] {
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  const price = ({ product }: T) => cheapest(product.variants)?.price.amountMinor ?? Number.MAX_SAFE_INTEGER;
  const good = ranked.filter(({ score }) => score >= best - 1).sort((a, b) => price(a) - price(b));
  return good.length > MAX_PICKED
    ? good.slice(0, MAX_PICKED)
    : [...good, ...ranked.filter((one) => !good.includes(one))];
}

function describedFirst<T extends { product: Product }>(ranked: readonly T[]): T[] {
  const described = new Set(describedGoods(ranked.map(({ product }) => product)));
  const first = ranked.filter(({ product }) => described.has(product));
  // One is hardly a choice.
  return first.length >= MAX_PICKED - 1 ? first : [...first, ...ranked.filter((one) => !first.includes(one))];
}

/** Up to three products for the need, the least dear first; `exclude`: those shown before, `among`: only these. */
export async function pickFor(
  need: Need,
  exclude: readonly string[],
  context: SkillContext,
  among: readonly string[] | null = null,
): Promise<Pick[]> {
  const found = among ? await context.commerce.catalogue.products([...among]) : await search(need, context);
  const words = needTerms(need);
  const ranked = interleaved(found)
    .filter((product) => product.isOnSale && !exclude.includes(product.id))
    .filter((product) => product.variants.some((variant) => isWithin(product, variant, need)))
    .map((product) => ({ product, score: scoreOf(product, need, words) }))
    .sort((a, b) => b.score - a.score);
  const isAsked = need.wishes.length > 0 || words.size > 0;
  const liked = isAsked ? ranked.filter((one) => one.score > 0) : ranked;
  const fitting = describedFirst(ofKind(liked.length > 0 ? liked : ranked, need, context));
  const checked = (CHEAP.test(need.text) ? cheapFirst(fitting) : fitting).slice(0, MAX_CHECKED);
  if (checked.length === 0) return [];
  const ids = checked.flatMap(({ product }) => product.variants.map((variant) => variant.id));
  const levels = await context.commerce.catalogue.stock(ids, context.focus.city ?? undefined);
  return choose(checked.flatMap(({ product, score }) => pickOf(product, need, levels, score) ?? []));
}
