import type { Product, StockLevel, Variant } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import { readQuantity } from "../buying/quantity.ts";
import { list, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { matchValues, openOptions, optionsSaid, valuesOf, variantsWith } from "./option-values.ts";
import { productSource } from "./product-card.ts";
import { productChoices } from "./product-mentions.ts";
import { isInStock, tellVariant } from "./stock-answer.ts";

// “这款手机有现货吗？” with several phones on the shelf: options are asked for together with the product, and options
// said without a product narrow down which of them it may be.

const CANDIDATES = "candidates";
const MAX_NAMED = 5;
const MAX_ANSWERED = 3;
const MAX_QUOTED = 16;
const ASKS_WHICH_ONES = /哪[几些]?[款个双件台部]|哪些|有什么|which|都行|都可以|随便|无所谓|\bany\b|whatever/i;

interface Narrowed {
  product: Product;
  variants: Variant[];
}

/** The products that the goal's earlier question left open. */
export async function openCandidates(context: SkillContext): Promise<Product[]> {
  const ids = context.frame.slots[CANDIDATES]?.split(" ") ?? [];
  return ids.length > 0 ? context.commerce.catalogue.products(ids) : [];
}

/** Which of them it is has been said, or does not matter any more. */
export function forgetCandidates({ frame }: SkillContext): void {
  delete frame.slots[CANDIDATES];
}

/** Options that every one of the products has and that tell its variants apart somewhere, in asking order. */
function sharedOptions(products: readonly Product[]): { name: string; label: Bilingual }[] {
  const [first, ...others] = products;
  return (first?.optionNames ?? []).filter(
    ({ name }) =>
      others.every((product) => product.optionNames.some((option) => option.name === name)) &&
      products.some((product) => valuesOf(product.variants, name).length > 1),
  );
}

/** What is said of the options now, over what the goal knows already. */
function wishes(products: readonly Product[], context: SkillContext): Record<string, string[]> {
  const wanted: Record<string, string[]> = {};
  for (const product of products) {
    const { chosen, unknown } = optionsSaid(product, context);
    for (const [name, values] of Object.entries(chosen))
      wanted[name] = [...new Set([...(wanted[name] ?? []), ...values])];
    for (const { name, said } of unknown) wanted[name] ??= [said];
  }
  for (const { name } of sharedOptions(products)) {
    const known = context.frame.slots[`option.${name}`];
    if (!wanted[name] && known) wanted[name] = [known];
    const [value, second] = wanted[name] ?? [];
    if (value !== undefined && second === undefined) context.frame.slots[`option.${name}`] = value;
  }
  return wanted;
}

/** The products that come as wished, with the variants that do. */
function narrow(products: readonly Product[], wanted: Record<string, string[]>): Narrowed[] {
  return products.flatMap((product): Narrowed[] => {
    const chosen: Record<string, string[]> = {};
    for (const [name, said] of Object.entries(wanted)) {
      const values = valuesOf(product.variants, name);
      chosen[name] = said.flatMap((one) => matchValues(one, values)).map((value) => value.zh);
    }
    const variants = variantsWith(product, chosen);
    return variants.length > 0 ? [{ product, variants }] : [];
  });
}

function names(products: readonly Product[], context: SkillContext) {
  return list(products.slice(0, MAX_NAMED).map((product) => product.name[context.language]));
}

function labels(options: readonly { label: Bilingual }[], { language }: SkillContext) {
  const words = options.map(({ label }) => (language === "en" ? label.en.toLowerCase() : label.zh));
  return text(words.join(language === "zh" ? "和" : " and "));
}

/** Which product and which options, in one question; `before`: why it is asked again. */
function ask(
  products: readonly Product[],
  wanted: Record<string, string[]>,
  before: Say[],
  context: SkillContext,
): Step {
  const open = sharedOptions(products).filter(({ name }) => !wanted[name]);
  const more = products.length > MAX_NAMED ? "_some" : "";
  const template = open.length > 0 ? `stock.which_with_options${more}` : `stock.which${more}`;
  const facts = {
    products: names(products, context),
    ...(open.length > 0 ? { options: labels(open, context) } : {}),
  };
  context.frame.slots[CANDIDATES] = products.map((product) => product.id).join(" ");
  context.focus.shownProductIds = products.slice(0, MAX_NAMED).map((product) => product.id);
  const sources = products.slice(0, MAX_NAMED).map((product) => productSource(product, context.language));
  const say = [...before, { template, facts, sources }];
  return { do: "ask", slot: "product", say, choices: productChoices(products, context) };
}

function answerEach(
  fitting: readonly Narrowed[],
  levels: readonly StockLevel[],
  city: string | null,
  context: SkillContext,
): Step {
  const { language } = context;
  const there = fitting.filter(({ variants }) => isInStock(variants, levels));
  const told = [...there, ...fitting.filter((one) => !there.includes(one))].slice(0, MAX_ANSWERED);
  const products = fitting.map(({ product }) => product);
  context.frame.slots[CANDIDATES] = products.map((product) => product.id).join(" ");
  context.focus.shownProductIds = told.map(({ product }) => product.id);
  const wantedQuantity = readQuantity(context);
  const say = told.flatMap(({ product, variants }) =>
    variants.slice(0, 1).flatMap((variant) => tellVariant({ product, variant, levels, wantedQuantity, city, context })),
  );
  const rest = products.filter((product) => !told.some((one) => one.product === product));
  if (rest.length > 0) say.push({ template: "stock.others_too", facts: { products: names(rest, context) } });
  const choices = told.map(({ product }) => ({ id: product.id, label: product.name[language] }));
  return { do: "say", say: [...say, { template: "stock.which_of_these", facts: {}, choices }] };
}

/** An answer that is none of what there is. */
function notMatched({ text: said }: SkillContext): Say[] {
  const isShort = said.length > 0 && said.length <= MAX_QUOTED;
  return isShort ? [{ template: "stock.none_like_it", facts: { said: text(said.replace(/[。.!！]+$/, "")) } }] : [];
}

/** “哪款手机有货”: those that are there. */
async function tellWhich(fitting: readonly Narrowed[], context: SkillContext): Promise<Step> {
  const ids = fitting.flatMap(({ variants }) => variants.map((variant) => variant.id));
  const levels = await context.commerce.catalogue.stock(ids);
  const there = fitting.flatMap(({ product, variants }) => (isInStock(variants, levels) ? [product] : []));
  if (there.length === 0) return { do: "say", say: [{ template: "stock.none_there", facts: {} }] };
  context.focus.shownProductIds = there.slice(0, MAX_NAMED).map((product) => product.id);
  const sources = there.slice(0, MAX_NAMED).map((product) => productSource(product, context.language, "stock"));
  const facts = { products: names(there, context) };
  const say = [{ template: "stock.these_there", facts, sources, choices: productChoices(there, context) }];
  return { do: "say", say };
}

/**
 * The stock of a kind of goods whose product is not settled. Null where one product is left: it is answered as any other
 * (its id is in the goal's slots then).
 */
export async function stockOfCandidates(
  products: readonly Product[],
  city: string | null,
  context: SkillContext,
): Promise<Step | Product> {
  const known = JSON.stringify(context.frame.slots);
  const wanted = wishes(products, context);
  const fitting = narrow(products, wanted);
  const [only] = fitting;
  if (ASKS_WHICH_ONES.test(context.text) && fitting.length > 1) return tellWhich(fitting, context);
  if (!only) {
    for (const name of Object.keys(wanted)) delete context.frame.slots[`option.${name}`];
    const said = text(Object.values(wanted).flat().join(" "));
    return ask(products, {}, [{ template: "stock.none_like_it", facts: { said } }], context);
  }
  if (fitting.length === 1) return only.product;
  const chosen = Object.fromEntries(Object.keys(wanted).map((name) => [name, wanted[name] ?? []]));
  const isOpen = fitting.some(({ product, variants }) => openOptions(product, variants, chosen).length > 0);
  const left = fitting.map(({ product }) => product);
  if (isOpen || Object.keys(wanted).length === 0) {
    const isUnmatched = context.frame.asked === "product" && JSON.stringify(context.frame.slots) === known;
    return ask(left, wanted, isUnmatched ? notMatched(context) : [], context);
  }
  const ids = fitting.flatMap(({ variants }) => variants.map((variant) => variant.id));
  return answerEach(fitting, await context.commerce.catalogue.stock(ids, city ?? undefined), city, context);
}
