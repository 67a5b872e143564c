import type { Product, Variant } from "../../commerce/ports.ts";
import { moneyText } from "../buying/money-text.ts";
import { list, money, type ReplyLanguage, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mentions } from "../words.ts";
import { type ComparedRow, compareProducts, comparisonCard, NOTHING } from "./comparison-table.ts";
import { describedGoods } from "./described-goods.ts";
import { findProduct } from "./find-product.ts";
import { bearersOfModels, namedByModel, namedInParts } from "./named-products.ts";
import { readOptions, valuesOf, variantLabel, variantsWith } from "./option-values.ts";
import { MINE, ownGoods } from "./own-goods.ts";
import { cheapest, isOnePrice, productSource } from "./product-card.ts";
import { focusOn, kindsMeant, mentionedProductIds, productChoices } from "./product-mentions.ts";
import { answerFromCatalogue, bareQuestion, isSubjectOf, namesParameter } from "./product-question.ts";
import { toldApart } from "./told-apart.ts";

const MAX_COMPARED = 3;
/** Differences that are also said in words; the table has all. */
const MAX_SAID = 6;
const MAX_CHOICES = 5;
const THE_SHOWN = /这[两二三几]|这些|上面|刚才|它们|these|those|them|both/i;
const VERSIONS = /版本|配置|颜色|容量|尺码|内存|version|colou?r|storage|size/i;

/** Products collected so far, by id: earlier answers to this question, then what the message names. */
function collectedIds(context: SkillContext): string[] {
  const { frame, focus, understanding, text: words } = context;
  const kept = frame.slots["compare.ids"]?.split(",").filter((id) => id !== "") ?? [];
  const mentioned = mentionedProductIds(context);
  const inParts = namedInParts(words, context.shop.vocabulary);
  const spokenOf = [focus.productId ?? "", ...focus.shownProductIds, ...(focus.spokenOf ?? [])];
  // One by its number and another by its model: “1001和UDmini”.
  const each = [...new Set([...mentioned, ...namedByModel(words, context.shop.vocabulary, spokenOf)])];
  const named = inParts.length > each.length ? inParts : each;
  const picked = understanding.answer?.kind === "choice" && frame.asked === "product" ? [understanding.answer.id] : [];
  const places = understanding.entities.flatMap((entity) => {
    if (entity.type !== "ordinal") return [];
    const shown = focus.shownProductIds;
    return (entity.value < 0 ? shown.at(entity.value) : shown[entity.value - 1]) ?? [];
  });
  const said = [...new Set([...kept, ...named, ...picked, ...places])];
  if (said.length >= 2) return said.slice(0, MAX_COMPARED);
  const shown = focus.shownProductIds.slice(0, MAX_COMPARED);
  // Those side by side just now are meant while nothing else is named.
  const isOfShown = focus.productId === null || shown.includes(focus.productId);
  const namesNone = kindsMeant(context).length === 0 && isOfShown;
  if (said.length === 0 && shown.length >= 2 && (THE_SHOWN.test(words) || namesNone)) return shown;
  // “和 X 比呢”: the other one is what the conversation is about.
  const about = kept.length === 0 && focus.productId ? [focus.productId] : [];
  return [...new Set([...about, ...said])].slice(0, MAX_COMPARED);
}

/** One is known: the others of its kind are offered. */
async function askOther(first: Product, context: SkillContext): Promise<Step> {
  context.frame.slots["compare.ids"] = first.id;
  const shelf = await context.commerce.catalogue.search({ categoryId: first.categoryId, limit: MAX_CHOICES + 1 });
  const others = shelf.filter((product) => product.id !== first.id).slice(0, MAX_CHOICES);
  context.focus.shownProductIds = others.map((product) => product.id);
  const facts = { product: text(first.name[context.language]) };
  const choices = productChoices(others, context);
  return { do: "ask", slot: "product", say: [{ template: "comparison.with_which", facts }], choices };
}

function priceLine(product: Product, context: SkillContext): Say[] {
  const variant = cheapest(product.variants);
  if (!variant) return [];
  return [
    {
      template: isOnePrice(product.variants) ? "comparison.price" : "comparison.price_from",
      facts: {
        product: text(product.name[context.language]),
        price: money(variant.price.amountMinor, variant.price.currency),
      },
      sources: [productSource(product, context.language)],
    },
  ];
}

/** Which one costs less, of two. */
function cheaperLine(products: readonly Product[], context: SkillContext): Say[] {
  const [a, b, more] = products;
  const priceA = a ? cheapest(a.variants)?.price : undefined;
  const priceB = b ? cheapest(b.variants)?.price : undefined;
  if (!a || !b || more || !priceA || !priceB || priceA.amountMinor === priceB.amountMinor) return [];
  const less = Math.abs(priceA.amountMinor - priceB.amountMinor);
  const winner = priceA.amountMinor < priceB.amountMinor ? a : b;
  const facts = { product: text(winner.name[context.language]), less: money(less, priceA.currency) };
  return [{ template: "comparison.cheaper", facts }];
}

function differenceLines(rows: readonly ComparedRow[], context: SkillContext): Say[] {
  const different = rows.slice(1).filter((row) => row.isDifferent);
  const same = rows.slice(1).filter((row) => !row.isDifferent);
  // “拍照哪个好” is answered by that row, alike or not.
  const asked = rows.slice(1).filter(({ label }) => isSubjectOf(label, context.text) || mentions(context.text, label));
  // What all of them state first.
  const whole = (row: ComparedRow) => Number(row.values.includes(NOTHING));
  const said = asked.length > 0 ? asked : different.toSorted((a, b) => whole(a) - whole(b)).slice(0, MAX_SAID);
  const say: Say[] = said.map((row) => ({
    template: "comparison.difference",
    facts: {
      label: text(row.label),
      values: text(row.values.join(row.values.length > 2 ? " / " : context.language === "zh" ? " 对 " : " vs ")),
    },
  }));
  if (rows.length <= 1) return [{ template: "comparison.nothing_stated", facts: {} }];
  if (asked.length > 0) return say;
  if (different.length === 0) say.push({ template: "comparison.no_difference", facts: {} });
  if (same.length > 0) say.push({ template: "comparison.same", facts: { labels: list(same.map((row) => row.label)) } });
  return say;
}

/** “A、B和C”. */
function joined(names: readonly string[], language: ReplyLanguage): string {
  const rest = names.slice(0, -1).join(language === "zh" ? "、" : ", ");
  return `${rest}${language === "zh" ? "和" : " and "}${names.at(-1) ?? ""}`;
}

/** “面板各是什么料的”: what no row of the table tells is told of each, as its own texts have it. */
function toldOfEach(products: readonly Product[], rows: readonly ComparedRow[], context: SkillContext): Say[] {
  const { language } = context;
  const question = bareQuestion(context);
  const isInRows = rows.slice(1).some(({ label }) => isSubjectOf(label, context.text));
  if (isInRows || !namesParameter(question)) return [];
  return products.flatMap((product): Say[] => {
    const [answer] = answerFromCatalogue(product, question, language);
    if (!answer || answer.is === "option") return [];
    const facts = { product: text(product.name[language]) };
    const sources = [productSource(product, language)];
    return answer.is === "sentence"
      ? [{ template: "presales.sentence", facts: { ...facts, sentence: text(answer.sentence) }, sources }]
      : [
          {
            template: "presales.attribute",
            facts: { ...facts, label: text(answer.label), value: text(answer.value) },
            sources,
          },
        ];
  });
}

function compare(products: readonly Product[], context: SkillContext): Step {
  const { language, focus } = context;
  const names = products.map((product) => product.name[language]);
  const rows = compareProducts(products, language);
  const head: Say = {
    template: "comparison.head",
    facts: { products: text(joined(names, language)) },
    cards: [comparisonCard(names, rows, language)],
    sources: products.map((product) => productSource(product, language)),
  };
  focus.shownProductIds = products.map((product) => product.id);
  // “那就它” and “装得下吗” are about those side by side now, no longer about what was spoken of before.
  if (focus.productId !== null && !focus.shownProductIds.includes(focus.productId)) focus.productId = null;
  const each = toldOfEach(products, rows, context);
  const prices = products.flatMap((product) => priceLine(product, context));
  const differences = each.length > 0 ? each : differenceLines(rows, context);
  return { do: "say", say: [head, ...prices, ...cheaperLine(products, context), ...differences] };
}

/** “128 和 256 有什么区别”: versions of one product, which differ in their options and price. */
function compareVersions(product: Product, context: SkillContext): Step | null {
  const { language } = context;
  const { chosen } = readOptions(product, context);
  const varied = product.optionNames.find(({ name }) => (chosen[name]?.length ?? 0) > 1);
  const named = product.optionNames.find(({ label }) => mentions(context.text, label[language]));
  const asked = varied ?? (VERSIONS.test(context.text) ? named : undefined);
  if (!asked) return null;
  const variants = variantsWith(product, chosen);
  const values = valuesOf(variants, asked.name);
  if (values.length < 2) return null;
  const versions = values.slice(0, MAX_COMPARED).flatMap((value): Variant[] => {
    const version = cheapest(variants.filter((variant) => variant.options[asked.name]?.zh === value.zh));
    return version ? [version] : [];
  });
  const label = (variant: Variant) =>
    variant.options[asked.name]?.[language] ?? variantLabel(product, variant, language);
  const cells = versions.map((variant) => moneyText(variant.price, language));
  const price = { label: language === "zh" ? "价格" : "Price", values: cells, isDifferent: new Set(cells).size > 1 };
  const head: Say = {
    template: "comparison.versions",
    facts: { product: text(product.name[language]) },
    cards: [comparisonCard(versions.map(label), [price], language)],
    sources: [productSource(product, language)],
  };
  const lines = versions.map(
    (variant): Say => ({
      template: "comparison.price",
      facts: { product: text(label(variant)), price: money(variant.price.amountMinor, variant.price.currency) },
    }),
  );
  return { do: "say", say: [head, ...lines] };
}

/** “UD5跟UDmini”: of several that bear a model or word, the one that the shop describes. */
async function withModels(ids: readonly string[], context: SkillContext): Promise<string[]> {
  if (ids.length >= MAX_COMPARED) return [...ids];
  const groups = bearersOfModels(context.text, context.shop.vocabulary).filter(
    (bearers) => bearers.length > 1 && !bearers.some((id) => ids.includes(id)),
  );
  const found: string[] = [];
  for (const bearers of groups) {
    const [only, more] = describedGoods(await context.commerce.catalogue.products(bearers));
    if (only && !more) found.push(only.id);
  }
  // Named ones are compared with each other, not with what was spoken of before.
  const about = context.focus.productId;
  const kept = found.length > 1 ? ids.filter((id) => id !== about || mentionedProductIds(context).includes(id)) : ids;
  return [...new Set([...kept, ...found])].slice(0, MAX_COMPARED);
}

/** “和我买的那台比”: the shopper's own, of the same kind as the other or of the kind that is said. */
async function withOwn(ids: readonly string[], context: SkillContext): Promise<string[]> {
  if (ids.length >= 2 || !MINE.test(context.text)) return [...ids];
  const [first] = ids.length > 0 ? await context.commerce.catalogue.products([...ids]) : [];
  const kinds = kindsMeant(context).map(({ value }) => value);
  const own = (await ownGoods(context)).map(({ product }) => product).filter(({ id }) => !ids.includes(id));
  const ofKind = own.filter(({ categoryId }) => (first ? categoryId === first.categoryId : kinds.includes(categoryId)));
  const left = toldApart(ofKind, context.text, true);
  return left.length + ids.length <= MAX_COMPARED ? [...ids, ...left.map(({ id }) => id)] : [...ids];
}

async function step(context: SkillContext): Promise<Step> {
  const ids = await withOwn(await withModels(collectedIds(context), context), context);
  const products = ids.length > 0 ? await context.commerce.catalogue.products(ids) : [];
  const [first, second] = products;
  if (first && second) {
    delete context.frame.slots["compare.ids"];
    return compare(products, context);
  }
  if (!first || context.frame.asked === "product") return findMore(first ?? null, context);
  focusOn(first, context);
  return compareVersions(first, context) ?? askOther(first, context);
}

/** The products were described rather than named. */
async function findMore(first: Product | null, context: SkillContext): Promise<Step> {
  const { frame } = context;
  const kept = frame.slots["compare.ids"];
  if (first && kept) delete frame.slots.product;
  const found = await findProduct(first ? { ...context, focus: { ...context.focus, productId: null } } : context);
  if (found.product && first && found.product.id !== first.id) {
    delete frame.slots["compare.ids"];
    return compare([first, found.product], context);
  }
  if (found.product) return askOther(found.product, context);
  if (first || found.step.do !== "ask") return found.step;
  return { ...found.step, say: [{ template: "comparison.which", facts: {} }] };
}

/** What differs between two or three products, as a table and in words. */
export const comparison: Skill = { name: "comparison", intents: ["product_compare"], step };
