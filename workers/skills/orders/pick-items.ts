import type { OrderItem } from "../../commerce/ports.ts";
import type { Choice } from "../../platform/message.ts";
import { measuresIn } from "../products/measures.ts";
import { matchValues } from "../products/option-values.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, shared, terms } from "../words.ts";
import { itemLabel, shorten } from "./show-order.ts";

const PICKED = "items.picked";
/** The words the goal began with: by the time the order is proved, they are gone from the message. */
const SAID = "items.said";
const MAX_SAID = 200;
const ALL = "all";
const SAYS_ALL =
  /全部|全都|都(?:要)?退|都不要|所有|整单|[两三四]件都|一起退|\b(?:everything|all of|all items|both|whole order)\b/i;
const MAX_CHOICES = 4;

function idsOf(items: readonly OrderItem[]): string {
  return items.map((item) => item.id).join(" ");
}

const BECOMES =
  /换[成为到]|换(?:个|一?[台款])?\s?(?=[\d一二两三四五六七八九十])(?!一下)|改[成为]|(?<=\b(?:change|swap|exchange)\b[^.?]*?) (?:for|to|into) /iu;

/** “80升那台”: the items whose name has the measure that is said, where it tells them apart. */
function byMeasure(items: readonly OrderItem[], said: string): OrderItem[] {
  // What it is to become tells no item.
  const wanted = measuresIn(said.split(BECOMES)[0] ?? "");
  if (wanted.length === 0) return [];
  const fitting = items.filter(({ name }) => {
    const own = measuresIn(`${name.zh} ${name.en}`);
    return wanted.some((one) => own.includes(one));
  });
  return fitting.length < items.length ? fitting : [];
}

/** “裤子”, “鞋子”: what a thing is called short is a part of its name. */
function byKind(items: readonly OrderItem[], said: string): OrderItem[] {
  const kinds = [...said.matchAll(/([\p{Script=Han}])子(?!里|上)/gu)].flatMap(([, kind]) => kind ?? []);
  const fitting = items.filter(({ name }) => kinds.some((kind) => name.zh.includes(kind)));
  return fitting.length < items.length ? fitting : [];
}

/** Items that the words name, by product name: the longest overlap wins. */
function byName(items: readonly OrderItem[], said: string): OrderItem[] {
  const exact = items.filter((item) => mentions(said, item.name.zh) || mentions(said, item.name.en));
  if (exact.length > 0) return exact;
  const measured = byMeasure(items, said);
  if (measured.length > 0) return measured;
  const kind = byKind(items, said);
  if (kind.length > 0) return kind;
  const words = terms(said);
  const scored = items.map((item) => ({ item, score: shared(words, terms(`${item.name.zh} ${item.name.en}`)) }));
  const best = Math.max(0, ...scored.map((one) => one.score));
  return best === 0 ? [] : scored.filter((one) => one.score === best).map((one) => one.item);
}

/** Items that have a colour, size or other value the message names. */
function byOption(items: readonly OrderItem[], context: SkillContext): OrderItem[] {
  const said = context.understanding.entities.flatMap((one) =>
    one.type === "color" || one.type === "size" || one.type === "storage" || one.type === "spec"
      ? [one.text, one.value]
      : [],
  );
  return items.filter((item) => {
    const values = Object.values(item.options);
    const isSaid = (word: string) => matchValues(word, values).length > 0;
    return said.some(isSaid) || values.some((value) => saysValue(context.text, value));
  });
}

/** “红色”, “red”: by one letter or sign alone no value is told. */
function saysValue(said: string, value: { zh: string; en: string }): boolean {
  return [value.zh, value.en].some((word) => word.length > 1 && mentions(said, word));
}

function byProduct(items: readonly OrderItem[], context: SkillContext): OrderItem[] {
  const { entities } = context.understanding;
  const ids = entities.filter((one) => one.type === "product").map((one) => one.value);
  const categories = entities.filter((one) => one.type === "category").map((one) => one.value);
  const named = items.filter((item) => ids.includes(item.productId));
  if (named.length > 0) return named;
  const ofCategory = context.shop.vocabulary.products.filter((one) => categories.includes(one.category));
  return items.filter((item) => ofCategory.some((one) => one.id === item.productId));
}

const KEPT =
  /(?:只有|只收到|就收到|只剩|除了|(?:i )?only (?:got|received|have))[^，。,.;；！!]*|[^，。,.;；！!]*(?:留着|没问题|不退|不换|保留|i'?ll keep|keep the)[^，。,.;；！!]*/giu;

/** “两袋都没有，只有一瓶蜂蜜” without what came. */
function withoutKept(said: string): string {
  return said.replace(KEPT, " ");
}

/** “60升的热水器”: of a kind the one whose measure fits, though a shop may file it elsewhere; null: none is named. */
function nearestOf(
  items: readonly OrderItem[],
  named: OrderItem[],
  told: string,
  { understanding }: SkillContext,
): OrderItem[] | null {
  if (named.length === 0) return null;
  const measured = byMeasure(items, told);
  const both = named.filter((item) => measured.includes(item));
  if (both.length > 0) return both;
  const isById = understanding.entities.some(
    (one) => one.type === "product" && named.some(({ productId }) => productId === one.value),
  );
  return measured.length > 0 && !isById ? measured : named;
}

/** What this message says about which items; empty: nothing. */
function saidNow(items: readonly OrderItem[], context: SkillContext): OrderItem[] {
  const { frame, understanding, text } = context;
  if (frame.asked === "product" && understanding.answer?.kind === "choice") {
    const { id } = understanding.answer;
    return id === ALL ? [...items] : items.filter((item) => item.id === id);
  }
  if (SAYS_ALL.test(text)) return [...items];
  const ordinal = understanding.entities.find((one) => one.type === "ordinal");
  if (ordinal && frame.asked === "product") {
    const item = ordinal.value < 0 ? items.at(ordinal.value) : items[ordinal.value - 1];
    if (item) return [item];
  }
  const told = withoutKept(text);
  // What is there or stays is not what it is about.
  const named = told === text ? byProduct(items, context) : [];
  const fromText = nearestOf(items, named, told, context) ?? byName(items, told);
  const optioned = byOption(fromText.length > 0 ? fromText : items, context);
  return optioned.length > 0 ? optioned : fromText;
}

function fromSlot(items: readonly OrderItem[], slot: string | undefined): OrderItem[] {
  if (!slot) return [];
  if (slot === ALL) return [...items];
  const byId = items.filter((item) => item.id === slot);
  if (byId.length > 0) return byId;
  const ofProduct = items.filter((item) => item.productId === slot);
  return ofProduct.length > 0 ? ofProduct : byName(items, slot);
}

/** What the goal's first words and its slots say of them. */
function saidBefore(items: readonly OrderItem[], context: SkillContext): OrderItem[] {
  const { slots } = context.frame;
  const said = slots[SAID] ?? "";
  const inSlot = fromSlot(items, slots.product);
  const named = inSlot.length > 0 ? inSlot : byName(items, said);
  const among = named.length > 0 ? named : items;
  const values = Object.entries(slots).flatMap(([key, value]) => (key.startsWith("option.") && value ? [value] : []));
  const optioned = among.filter((item) => {
    const own = Object.values(item.options);
    return values.some((value) => matchValues(value, own).length > 0) || own.some((value) => saysValue(said, value));
  });
  if (optioned.length > 0) return optioned;
  return named.length === 0 && SAYS_ALL.test(said) ? [...items] : named;
}

/** Whether the words single these out: one item, all of them, or each by its own product. */
function areSettled(meant: readonly OrderItem[], context: SkillContext): boolean {
  const { frame, understanding, text } = context;
  if (meant.length === 1 || frame.slots[PICKED] === idsOf(meant)) return true;
  if (SAYS_ALL.test(text) || SAYS_ALL.test(frame.slots[SAID] ?? "") || frame.slots.product === ALL) return true;
  if (understanding.answer?.kind === "choice" && understanding.answer.id === ALL) return true;
  const areApart = new Set(meant.map((item) => item.productId)).size === meant.length;
  return areApart && byProduct(meant, context).length === meant.length;
}

/**
 * Which of the items are meant: the only one, the ones named in this message, or those named before. Null: it is still
 * open, and `candidates` says between which. A correction replaces what was picked.
 */
export function pickItems(
  items: readonly OrderItem[],
  context: SkillContext,
): { picked: OrderItem[] } | { picked: null; candidates: readonly OrderItem[] } {
  const { frame, understanding } = context;
  if (items.length === 1) return { picked: [...items] };
  const kept = items.filter((item) => frame.slots[PICKED]?.split(" ").includes(item.id));
  const named = byProduct(items, context);
  const namesOther = named.length > 0 && !named.some((item) => kept.includes(item));
  const mayChange = kept.length === 0 || namesOther || understanding.isCorrection || frame.asked === "product";
  const now = mayChange ? saidNow(items, context) : [];
  const earlier = kept.length > 0 ? kept : saidBefore(items, context);
  const spoken = now.length > 0 ? now : earlier;
  // “两袋都没有” after an item was spoken of is about that item.
  const focused = items.filter((item) => item.id === context.focus.itemId);
  const meant = spoken.length > 0 || frame.asked === "product" ? spoken : focused;
  if (meant.length === 0) return { picked: null, candidates: items };
  if (!areSettled(meant, context)) return { picked: null, candidates: meant };
  frame.slots[PICKED] = idsOf(meant);
  const [only] = meant;
  if (only && meant.length === 1) context.focus.itemId = only.id;
  return { picked: meant };
}

/** Keeps the goal's first words, for when the order is proved; to be called before the order is looked for. */
export function noteItems(context: SkillContext): void {
  const { frame, text } = context;
  const told = withoutKept(text);
  // The product named may be the one that came.
  if (told !== text) delete frame.slots.product;
  if (frame.asked === null) frame.slots[SAID] = told.slice(0, MAX_SAID);
}

/** The items as buttons, and one for all of them. */
export function itemChoices(items: readonly OrderItem[], context: SkillContext): Choice[] {
  const { language } = context;
  const choices = items
    .slice(0, MAX_CHOICES)
    .map((item) => ({ id: item.id, label: shorten(itemLabel(item, language)) }));
  return [...choices, { id: ALL, label: language === "zh" ? "全部商品" : "All of them" }];
}
