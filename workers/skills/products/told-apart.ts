import type { Product } from "../../commerce/ports.ts";
import { plain, shared, terms } from "../words.ts";
import { measuresIn } from "./measures.ts";
import { modelsIn } from "./named-products.ts";

// “80升那台富锶的”, “579那台”, “the 500 ml one”: what tells one of several products from the others.

function unitOf(measure: string): string {
  return measure.split(" ")[1] ?? "";
}

/** Measures of a product: those of its name, and of its parameters for units that the name does not state. */
function measuresOf(product: Product): Set<string> {
  const named = measuresIn(`${product.name.zh} ${product.name.en}`);
  const units = new Set(named.map(unitOf));
  const stated = product.attributes.flatMap(({ value }) => measuresIn(`${value.zh} ${value.en}`));
  return new Set([...named, ...stated.filter((one) => !units.has(unitOf(one)))]);
}

/** Those that fit, or all where none does. */
function orAll(products: readonly Product[], fits: (product: Product) => boolean): Product[] {
  const kept = products.filter(fits);
  return kept.length > 0 ? kept : [...products];
}

/** “579那台”, “the 1,299 one”: of this price. */
const PRICE = /(?<![\d.A-Za-z])(\d{1,3}(?:,\d{3})+|\d{2,6})(?:\.\d{1,2})?(?=\s?(?:元|块|的|那|这|\bone\b|yuan))/giu;

function pricesIn(text: string): number[] {
  return [...text.matchAll(PRICE)].map(([said]) => Math.round(Number(said.replace(/,/g, "")) * 100));
}

function costs(product: Product, prices: readonly number[]): boolean {
  return product.variants.some(({ price }) =>
    prices.some((one) => one === price.amountMinor || one === Math.floor(price.amountMinor / 100) * 100),
  );
}

function nameOf({ name, tags }: Product): string {
  return `${name.zh} ${name.en} ${tags.join(" ")}`;
}

/** Those whose names share most of the words that not all of them have. */
function nearestByWords(products: readonly Product[], said: ReadonlySet<string>): Product[] {
  const names = products.map((product) => terms(nameOf(product)));
  const telling = new Set([...said].filter((term) => !names.every((name) => name.has(term))));
  const scored = products.map((product, at) => ({ product, score: shared(telling, names[at] ?? new Set()) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [...products] : scored.filter(({ score }) => score === best).map(({ product }) => product);
}

/** “UDmini”, “Air”: Latin words of a name, which tell it from its siblings as a model does. */
const LATIN = /[a-z][a-z0-9]{2,}/giu;

function latinOf(text: string): Set<string> {
  return new Set([...text.matchAll(LATIN)].map(([word]) => word.toLowerCase()));
}

/** Those whose names hold a Latin word of the text that others' names do not. */
function byLatinWords(products: readonly Product[], text: string): Product[] {
  // Among Han such a word is a name; in a Latin text any word is one.
  const said = /\p{Script=Han}/u.test(text) ? latinOf(text) : new Set<string>();
  if (said.size === 0) return [...products];
  const names = new Map(products.map((product) => [product, latinOf(`${product.name.zh} ${product.name.en}`)]));
  const telling = [...said].filter((word) => !products.every((product) => names.get(product)?.has(word)));
  return telling.reduce<Product[]>(
    (left, word) => orAll(left, (product) => names.get(product)?.has(word) === true),
    [...products],
  );
}

/**
 * The products of these that the words tell apart: by measure, price and model; `isNaming`: the whole text names the
 * product, so that any other word of a name counts, too. Words that fit none of them change nothing.
 */
export function toldApart(products: readonly Product[], text: string, isNaming: boolean): Product[] {
  if (products.length < 2) return [...products];
  const measures = measuresIn(text);
  const prices = pricesIn(text);
  const models = modelsIn(text);
  let left = [...products];
  for (const measure of measures) left = orAll(left, (product) => measuresOf(product).has(measure));
  if (prices.length > 0) left = orAll(left, (product) => costs(product, prices));
  for (const model of models) left = orAll(left, (product) => modelsIn(plain(nameOf(product))).includes(model));
  left = byLatinWords(left, text);
  return isNaming ? nearestByWords(left, terms(text)) : left;
}

/** “80升的”, “那款500ml”: a measure said to name a thing, rather than to ask of it. */
const NAMES_BY_MEASURE = /(?:的|那|这|款|版|型)(?=[^\d]|$)|\bone\b/iu;

/** Whether the words name a thing by a measure that the product states otherwise. */
export function isOtherThan(product: Product, text: string): boolean {
  const own = measuresIn(`${product.name.zh} ${product.name.en}`);
  const said = [...text.matchAll(/\d(?:[^，。,.?？！!\n]|(?<=\d)[.,](?=\d)){0,8}/gu)]
    .filter(([clause]) => NAMES_BY_MEASURE.test(clause))
    .flatMap(([clause]) => measuresIn(clause));
  return said.some((measure) => !own.includes(measure) && own.some((one) => unitOf(one) === unitOf(measure)));
}
