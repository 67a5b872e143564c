import type { Choice } from "../../platform/message.ts";
import { day, list, money, number, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { personChoice } from "../talk/offer-person.ts";
import { productCard, productSource } from "./product-card.ts";
import { type Pick, pickFor } from "./recommend-picks.ts";
import { isEmptyNeed, type Need, readNeed } from "./shopper-need.ts";

const FEW = 10;
/** Fewer than this are hardly a choice. */
const FEW_PICKS = 2;
const MAX_LABEL = 80;
const WANTS_OTHERS =
  /换一批|换几|换别|别的|其他|其它|还有.{0,4}吗|another|others?\b|different|something else|anything else|more options/i;

const RECIPIENTS = [
  { id: "need:mum", zh: "送妈妈", en: "For my mum" },
  { id: "need:dad", zh: "送爸爸", en: "For my dad" },
  { id: "need:partner", zh: "送女朋友", en: "For my girlfriend" },
  { id: "need:self", zh: "自己用", en: "For myself" },
] as const;

function askNeed(context: SkillContext): Step {
  context.frame.slots["need.asked"] = "yes";
  const choices: Choice[] = RECIPIENTS.map((one) => ({ id: one.id, label: one[context.language] }));
  // What is looked for in the end is a product; the dialogue knows that slot.
  return { do: "ask", slot: "product", say: [{ template: "recommendation.ask_need", facts: {} }], choices };
}

function firstSentence(words: string): string {
  return words.match(/^[^。！？!?]+?(?:[。！？!?]|\.(?=\s|$)|$)/)?.[0] ?? words;
}

/** One honest drawback: what is scarce, not stated, dearer, later, or left to choose. */
function tradeOff(pick: Pick, all: readonly Pick[], context: SkillContext): Say {
  const { language } = context;
  const { product, variant, inStock } = pick;
  if (inStock < FEW) return { template: "recommendation.but_few", facts: { left: number(inStock) } };
  const [unsaid] = pick.missing;
  if (unsaid && pick.fulfilled.length > 0) {
    return { template: "recommendation.but_unsaid", facts: { missing: text(unsaid.label[language]) } };
  }
  const [least] = all;
  if (least && least !== pick && variant.price.amountMinor > least.variant.price.amountMinor) {
    const more = money(variant.price.amountMinor - least.variant.price.amountMinor, variant.price.currency);
    return { template: "recommendation.but_dearer", facts: { other: text(least.product.name[language]), more } };
  }
  if (all.some((other) => other.arrivesAt < pick.arrivesAt)) {
    return { template: "recommendation.but_later", facts: { arrives: day(pick.arrivesAt) } };
  }
  const options = product.optionNames.map(({ label }) => (language === "en" ? label.en.toLowerCase() : label.zh));
  if (options.length > 0) return { template: "recommendation.but_choose", facts: { options: list(options) } };
  return { template: "recommendation.but_one", facts: {} };
}

function tellPick(pick: Pick, all: readonly Pick[], context: SkillContext): Say[] {
  const { language } = context;
  const { product, variant } = pick;
  const fits = pick.fulfilled.map((one) => one.label[language]);
  const say: Say = {
    template: fits.length > 0 ? "recommendation.fits" : "recommendation.plain",
    facts: {
      product: text(product.name[language]),
      price: money(variant.price.amountMinor, variant.price.currency),
      what: text(firstSentence(product.description[language])),
      ...(fits.length > 0 ? { fits: list(fits) } : {}),
    },
    cards: productCard(product, language, variant),
    sources: [productSource(product, language)],
  };
  return [say, tradeOff(pick, all, context)];
}

function head(need: Need, picks: readonly Pick[], context: SkillContext): Say {
  const labels = need.wishes.map((one) => one.label[context.language]);
  if (labels.length === 0) return { template: "recommendation.head_plain", facts: {} };
  const isMatched = picks.some((pick) => pick.fulfilled.length > 0);
  const template = isMatched ? "recommendation.head" : "recommendation.no_match";
  return { template, facts: { need: list(labels) } };
}

function tellPicks(need: Need, picks: readonly Pick[], context: SkillContext): Step {
  const { language, focus, shop } = context;
  focus.shownProductIds = picks.map((pick) => pick.product.id);
  const [only] = picks;
  if (only && picks.length === 1) {
    if (focus.productId !== only.product.id) {
      focus.options = {};
      delete focus.quantity;
    }
    focus.productId = only.product.id;
  }
  const facts = need.maxMinor === null ? null : { max: money(need.maxMinor, shop.currency) };
  const tail: Say = facts
    ? { template: "recommendation.within", facts }
    : { template: "recommendation.in_stock", facts: {} };
  tail.choices = quickAnswers(picks, context);
  const note: Say[] = need.isOtherCurrency
    ? [{ template: "recommendation.other_currency", facts: { currency: text(shop.currency) } }]
    : [];
  const told = picks.flatMap((pick) => tellPick(pick, picks, context));
  return { do: "say", say: [...note, head(need, picks, context), ...told, tail] };

  function quickAnswers(shown: readonly Pick[], { language: spoken }: SkillContext): Choice[] {
    const each = shown.map(({ product }) => ({
      id: `ask:product_info:${product.id}`,
      label: product.name[spoken].slice(0, MAX_LABEL),
    }));
    const compare = { id: "ask:product_compare", label: language === "zh" ? "比较这几款" : "Compare these" };
    return shown.length > 1 ? [...each, compare] : each;
  }
}

/** Nothing within the budget: the nearest above it, or plainly nothing. */
async function tellNothing(
  need: Need,
  exclude: readonly string[],
  among: readonly string[] | null,
  context: SkillContext,
): Promise<Step> {
  const { language, shop } = context;
  const unbounded = { ...need, minMinor: null, maxMinor: null };
  const [nearest] = need.maxMinor === null ? [] : await pickFor(unbounded, exclude, context, among);
  if (!nearest || need.maxMinor === null) {
    return { do: "say", say: [{ template: "recommendation.none", facts: {}, choices: [personChoice(language)] }] };
  }
  context.focus.shownProductIds = [nearest.product.id];
  const { price } = nearest.variant;
  const say: Say = {
    template: "recommendation.over_budget",
    facts: {
      max: money(need.maxMinor, shop.currency),
      product: text(nearest.product.name[language]),
      price: money(price.amountMinor, price.currency),
    },
    cards: productCard(nearest.product, language, nearest.variant),
    sources: [productSource(nearest.product, language)],
  };
  return { do: "say", say: [say] };
}

/** “换一批”: what the shown ones have in common is the need. */
async function needOfShown(need: Need, context: SkillContext): Promise<Need> {
  const shown = await context.commerce.catalogue.products(context.focus.shownProductIds);
  const common = shown
    .map((product) => product.tags)
    .reduce<string[] | null>((all, tags) => (all ? all.filter((tag) => tags.includes(tag)) : tags), null);
  const label = common?.[0];
  if (!label) return need;
  return { ...need, text: "", wishes: [{ label: { zh: label, en: label }, tags: common }] };
}

const WHICH_OF_THEM =
  /哪一?[个款台件双种]|哪种|选哪|买哪|which (?:one|of (?:them|these|those|the two))|which (?:should|would|do) /i;

/** Of those at hand, by what they have to be: “筛选条件：…”, “这三台里带…的”. */
const SIFTS =
  /筛选|筛一?下|过滤|排除|符合|满足|其中|(?:这|那)[两二三四五几][个款台件双种]?(?:里面?|中|当中)|它们(?:里面?|中)|(?:of|among|out of) (?:these|those|them)|narrow (?:it|them) down/iu;
/** “预算3500，买哪个” after some were shown, or a sieve put to them: one of those. Null: any. */
function amongShown(need: Need, { text: said, focus }: SkillContext): readonly string[] | null {
  const { categoryId, wishes, maxMinor } = need;
  const { shownProductIds } = focus;
  const isSifted = SIFTS.test(said);
  const isOfThem = categoryId === null && (isSifted || (wishes.length === 0 && WHICH_OF_THEM.test(said)));
  // “符合的是哪台” once the sieve has left one asks for no other.
  const isLast = isSifted && shownProductIds.length === 1 && wishes.length === 0 && maxMinor === null;
  return isOfThem && (isLast || shownProductIds.length > 1) ? shownProductIds : null;
}

async function step(context: SkillContext): Promise<Step> {
  const { frame, focus } = context;
  // A pressed recipient is read by its words.
  if (frame.slots.product?.startsWith("need:")) delete frame.slots.product;
  const spoken = readNeed(context);
  const isOthers = WANTS_OTHERS.test(context.text) && focus.shownProductIds.length > 0;
  const exclude = isOthers ? focus.shownProductIds : [];
  if (isEmptyNeed(spoken) && !isOthers && !frame.slots["need.asked"]) return askNeed(context);
  const need = isOthers && spoken.wishes.length === 0 ? await needOfShown(spoken, context) : spoken;
  const among = amongShown(spoken, context);
  const near = await pickFor(need, exclude, context, among);
  // “Around” says how much may be spent rather than how much must be.
  const isShort = near.length < FEW_PICKS && need.minMinor !== null && need.maxMinor !== null;
  const picks = isShort ? await pickFor({ ...need, minMinor: null }, exclude, context, among) : near;
  return picks.length > 0 ? tellPicks(need, picks, context) : tellNothing(need, exclude, among, context);
}

/** What to buy, for whom and for how much: up to three in stock, each with its reason and its trade-off. */
export const recommendation: Skill = { name: "recommendation", intents: ["recommendation"], step };
