import type { Product } from "../../commerce/ports.ts";
import type { Choice } from "../../platform/message.ts";
import type { SkillContext, Step } from "../skill.ts";
import { bearersOfModels, namedByModel } from "./named-products.ts";

export const MAX_CHOICES = 5;

/** Products of one kind that a question may be about. */
export const KIND = 24;
const MAX_LABEL = 80;

/** Fuzzy mentions this near to the best one are equally good. */
const SCORE_MARGIN = 0.08;

/** Above this a mention is the name itself. */
export const SURE_SCORE = 0.9;
const NAMES_A_PLACE = /第|款|个|件|最后|last|first|second|third|fourth|fifth|\bone\b/i;

/** Choices that name products; a choice's id is the product's. */
export function productChoices(products: readonly Product[], context: SkillContext): Choice[] {
  return products
    .slice(0, MAX_CHOICES)
    .map((product) => ({ id: product.id, label: product.name[context.language].slice(0, MAX_LABEL) }));
}

export function bestScore(context: SkillContext): number {
  return Math.max(0, ...context.understanding.entities.map((entity) => (entity.type === "product" ? entity.score : 0)));
}

/** Product ids that this message names, in the order named; near ties of a mistyped name stay together. */
export function mentionedProductIds(context: SkillContext): string[] {
  const found = context.understanding.entities.filter((entity) => entity.type === "product");
  if (found.length === 0) {
    const { focus, frame } = context;
    const spokenOf = [focus.productId ?? "", frame.slots.product ?? "", ...focus.shownProductIds];
    return namedByModel(context.text, context.shop.vocabulary, spokenOf);
  }
  const best = bestScore(context);
  const near = found.filter((entity) => entity.score >= best - SCORE_MARGIN || entity.score >= 1);
  // “星河 X1 Pro” names one product, although “星河 X1” is in it.
  const longest = near.filter((entity) => {
    const length = entity.end - entity.start;
    const overlapping = near.filter((other) => other.start < entity.end && entity.start < other.end);
    return !overlapping.some((other) => other.end - other.start > length);
  });
  return [...new Set(longest.map((entity) => entity.value))];
}

/** “第二个”, “the last one” among the products shown last. */
export function shownProductId(context: SkillContext): string | null {
  const ordinal = context.understanding.entities.find((entity) => entity.type === "ordinal");
  if (!ordinal || (context.frame.asked !== "product" && !NAMES_A_PLACE.test(ordinal.text))) return null;
  const shown = context.focus.shownProductIds;
  return (ordinal.value < 0 ? shown.at(ordinal.value) : shown[ordinal.value - 1]) ?? null;
}

const REMEMBERED = 3;

/** Remembers what was spoken of last, the latest last. */
export function noteSpokenOf(focus: SkillContext["focus"], id: string): void {
  focus.spokenOf = [...(focus.spokenOf ?? []).filter((one) => one !== id), id].slice(-REMEMBERED);
}

/** The conversation is about this product from now on; options of another one no longer count. */
export function focusOn(product: Product, context: SkillContext): void {
  const { focus, frame } = context;
  if (focus.productId !== product.id) {
    focus.options = {};
    if (focus.productId !== null) delete focus.quantity;
  }
  focus.productId = product.id;
  delete focus.isOrderLatest;
  noteSpokenOf(focus, product.id);
  focus.categoryId = product.categoryId;
  frame.slots.product = product.id;
}

/** The question which product is meant, with at most five to pick from; `isGuess`: they are the shelf, not a find. */
export function askProduct(products: readonly Product[], context: SkillContext, isGuess = false): Step {
  const offered = products.slice(0, MAX_CHOICES);
  context.focus.shownProductIds = offered.map((product) => product.id);
  const template = offered.length > 1 && !isGuess ? "product.which_of" : "product.which";
  const choices = productChoices(offered, context);
  return { do: "ask", slot: "product", say: [{ template, facts: {} }], ...(choices.length > 0 ? { choices } : {}) };
}

/** “比我家油烟机还吵”: what it is only compared with. */
const COMPARED_WITH = /(?:比|像|跟|\bthan|\blike)\s?(?:我|我们)?(?:家|家里)?(?:的|那|那个|那台)?(?: my| the)?\s?$/iu;

/** The kinds of goods that the message is about. */
export function kindsMeant({ understanding, text }: SkillContext) {
  return understanding.entities
    .filter((one) => one.type === "category")
    .filter(({ start }) => !COMPARED_WITH.test(text.slice(0, start)));
}

export function categoryMentioned(context: SkillContext): { id: string; text: string } | null {
  const [entity] = kindsMeant(context);
  return entity ? { id: entity.value, text: entity.text } : null;
}

/** Whether this message itself says which product: by name, by its place or button, or by another kind. */
export function namesProductNow(context: SkillContext, among: readonly Product[]): boolean {
  const { answer } = context.understanding;
  const isAmong = (id: string | null) => among.some((product) => product.id === id);
  if (answer?.kind === "choice" && isAmong(answer.id)) return true;
  if (isAmong(shownProductId(context)) || categoryMentioned(context)) return true;
  const mentioned = mentionedProductIds(context);
  return mentioned.some(isAmong) || (mentioned.length > 0 && bestScore(context) >= SURE_SCORE);
}

/** Ids that the message, the asked slot or the conversation point at, surest first; several: one of them. */
export function pointedAt(context: SkillContext): string[] {
  const { frame, focus, understanding } = context;
  const shown = shownProductId(context);
  // A place among those shown is surer than a name that only resembles the words.
  if (shown && bestScore(context) < SURE_SCORE) return [shown];
  const mentioned = mentionedProductIds(context);
  if (mentioned.length > 0) return mentioned;
  const bearers = bearersOfModels(context.text, context.shop.vocabulary).flat();
  if (bearers.length > 0) return [...new Set(bearers)];
  if (frame.asked === "product" && understanding.answer?.kind === "choice") return [understanding.answer.id];
  if (frame.slots.product) return [frame.slots.product];
  return focus.productId ? [focus.productId] : [];
}
