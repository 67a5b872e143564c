import type { ActionArguments, Order, OrderItem, Product } from "../../commerce/ports.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import { NO_REASON, readReason, reasonChoices } from "../after-sales/reasons.ts";
import { methodChoices, methodChosen } from "../buying/payment-methods.ts";
import { writeMeasure } from "../products/measures.ts";
import { variantLabel } from "../products/option-values.ts";
import { meantPieces, pickOf } from "../products/pieces.ts";
import { mentionedProductIds, shownProductId } from "../products/product-mentions.ts";
import { list, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { itemChoices, pickItems } from "./pick-items.ts";
import { itemLabel, itemsLabel, orderSource, shorten } from "./show-order.ts";
import { hasMeasures } from "./swap-measures.ts";
import { besidesPresent, type Candidate, chooseSwap, namesOwn, readWish, type SwapWish } from "./swap-wish.ts";

const SAID = "swap.said";
const TO = "swap.to";
const MAX_SAID = 300;
const MAX_OFFERED = 5;
const MAX_SEARCHED = 50;

/** Which of the two ways to other items the order's state has; null: neither. */
export function swapAction(order: Order, context: SkillContext): "change_items" | "exchange_items" | null {
  const ways = ["change_items", "exchange_items"] as const;
  return ways.find((action) => mayDo(action, order, context.shop, context.now).may) ?? null;
}

/** Keeps what is wished instead, for when order and item are known. */
export function noteSwap({ frame, text: said, understanding }: SkillContext): void {
  if (frame.asked === null) frame.slots[SAID] = said.slice(0, MAX_SAID);
  else if (frame.asked === "new_product" || understanding.isCorrection) frame.slots[SAID] = said.slice(0, MAX_SAID);
}

async function productsOf(item: OrderItem, by: NonNullable<PolicyRule["replacement"]>["by"], context: SkillContext) {
  const { catalogue } = context.commerce;
  const [own] = await catalogue.products([item.productId]);
  const listed = by === "same_product" ? [] : (own?.exchangeFor ?? []);
  const named = by === "any" ? mentionedProductIds(context) : [];
  const ids = [...new Set([...listed, ...named])].filter((id) => id !== item.productId);
  const others = ids.length > 0 ? await catalogue.products(ids) : [];
  return { own: own ?? null, all: own ? [own, ...others] : others };
}

/** All variants of the products, and whether as many of them as of the item are there. */
async function candidatesOf(
  products: readonly Product[],
  item: OrderItem,
  context: SkillContext,
): Promise<Candidate[]> {
  const all = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  const levels = await context.commerce.catalogue.stock(all.map(({ variant }) => variant.id));
  const isInStock = (variantId: string) => {
    const own = levels.filter((level) => level.variantId === variantId);
    // What no warehouse counts is not limited.
    return own.length === 0 || own.reduce((sum, level) => sum + level.quantity, 0) >= item.quantity;
  };
  return all.map((one) => ({ ...one, isThere: one.product.isOnSale && isInStock(one.variant.id) }));
}

/** Why it cannot be had: no longer sold, or not in stock just now. */
const notThere = ({ product }: Candidate) => (product.isOnSale ? "swap.sold_out" : "swap.off_sale");

const othersThan = (item: OrderItem, all: readonly Candidate[]) =>
  all.filter(({ variant }) => variant.id !== item.variantId);

function labelOf({ product, variant }: Pick<Candidate, "product" | "variant">, context: SkillContext): string {
  const options = variantLabel(product, variant, context.language);
  return options ? `${product.name[context.language]} ${options}` : product.name[context.language];
}

function labels(candidates: readonly Candidate[], context: SkillContext) {
  context.focus.shownProductIds = [...new Set(candidates.slice(0, MAX_OFFERED).map(({ product }) => product.id))];
  return list(candidates.slice(0, MAX_OFFERED).map((one) => labelOf(one, context)));
}

function askNew(
  template: string,
  there: readonly Candidate[],
  item: OrderItem,
  before: Say[],
  context: SkillContext,
): Step {
  const facts = { options: labels(there, context), item: text(itemLabel(item, context.language)) };
  const choices = there
    .slice(0, MAX_OFFERED)
    .map((one) => ({ id: one.variant.id, label: shorten(labelOf(one, context)) }));
  return { do: "ask", slot: "new_product", say: [...before, { template, facts }], choices };
}

/** What is wished and the rule does not let it be changed for, or is not there: told by its name. */
async function wishedElsewhere(
  item: OrderItem,
  own: Product | null,
  wish: SwapWish,
  context: SkillContext,
): Promise<Say[]> {
  const { catalogue } = context.commerce;
  const named = mentionedProductIds(context).filter((id) => id !== item.productId);
  const words = wish.measures.map((one) => writeMeasure(one, context.language)).join(" ");
  if (named.length === 0 && words === "") return [];
  const shelf =
    named.length > 0
      ? await catalogue.products(named)
      : await catalogue.search(own ? { categoryId: own.categoryId, limit: MAX_SEARCHED } : { text: words, limit: 5 });
  const all = othersThan(item, await candidatesOf(shelf, item, context));
  const fitting = all.filter((one) => hasMeasures(one, wish.measures));
  const [found] = named.length > 0 && fitting.length === 0 ? all : fitting;
  if (!found) return words === "" ? [] : [{ template: "swap.no_such", facts: { wanted: text(words) } }];
  const wanted = text(labelOf(found, context));
  return [{ template: found.isThere ? "swap.not_listed" : notThere(found), facts: { wanted } }];
}

/** “换第二个”: of those listed before. */
function shownVariant(all: readonly Candidate[], context: SkillContext): string | undefined {
  const id = shownProductId(context);
  return id === null ? undefined : all.find(({ product }) => product.id === id)?.variant.id;
}

/** Which candidate is meant, or what to say or ask instead; `before`: what had to be told first. */
async function decide(
  item: OrderItem,
  own: Product | null,
  { all, takesSame }: { all: readonly Candidate[]; takesSame: boolean },
  context: SkillContext,
): Promise<{ pick: Candidate; before: Say[] } | { step: Step }> {
  const { frame, understanding } = context;
  const candidates = othersThan(item, all);
  const there = candidates.filter(({ isThere }) => isThere);
  const picked =
    frame.asked === "new_product" && understanding.answer?.kind === "choice"
      ? understanding.answer.id
      : (shownVariant(all, context) ?? frame.slots[TO]);
  if (!takesSame && picked === item.variantId) {
    const wanted = text(itemLabel(item, context.language));
    return { step: { do: "say", say: [{ template: "swap.is_it", facts: { wanted } }] } };
  }
  const byButton = all.find(({ variant, isThere }) => isThere && variant.id === picked);
  if (byButton) return { pick: byButton, before: [] };
  const label = text(itemLabel(item, context.language));
  const wish = besidesPresent(readWish(frame.slots[SAID] ?? context.text), item, own);
  const same = takesSame ? all.find(({ variant }) => variant.id === item.variantId) : undefined;
  if (same && namesOwn(item, same, candidates, wish, context)) {
    if (same.isThere) return { pick: same, before: [] };
    const soldOut = { template: notThere(same), facts: { wanted: text(labelOf(same, context)) } };
    if (there.length === 0) return { step: { do: "say", say: [soldOut] } };
    return { step: askNew("swap.instead", there, item, [soldOut], context) };
  }
  if (candidates.length === 0) {
    const told = await wishedElsewhere(item, own, wish, context);
    return { step: { do: "say", say: [...told, { template: "swap.none", facts: { item: label } }] } };
  }
  const { exact, fallback, missing, isEach } = chooseSwap(item, own, candidates, wish, context);
  const fitting = exact.filter(({ isThere }) => isThere);
  const [first] = fitting;
  if (first && (fitting.length === 1 || wish.isAnyFine || wish.direction !== null)) return { pick: first, before: [] };
  if (first) return { step: askNew("swap.ask_which", fitting, item, [], context) };
  const before: Say[] = exact
    .slice(0, isEach || wish.measures.length > 1 ? MAX_OFFERED : 1)
    .map((one) => ({ template: notThere(one), facts: { wanted: text(labelOf(one, context)) } }));
  const isNamedElsewhere = exact.length === 0 && mentionedProductIds(context).some((id) => id !== item.productId);
  if (missing !== null || isNamedElsewhere) before.push(...(await wishedElsewhere(item, own, wish, context)));
  const [next] = fallback.filter(({ isThere }) => isThere);
  if (next) return { pick: next, before };
  if (there.length === 0) {
    return { step: { do: "say", say: [...before, { template: "swap.none", facts: { item: label } }] } };
  }
  if (wish.direction !== null && (before.length > 0 || exact.length === 0)) {
    return {
      step: {
        do: "say",
        say: [
          ...before,
          { template: "swap.none_fits", facts: { item: label } },
          { template: "swap.instead", facts: { options: labels(there, context) } },
        ],
      },
    };
  }
  // What was asked and answered without naming any of them is left to the shopper.
  if (frame.asked === "new_product") {
    const options = labels(there, context);
    return { step: { do: "say", say: [...before, { template: "swap.instead", facts: { options } }] } };
  }
  return { step: askNew(before.length > 0 ? "swap.instead" : "swap.ask_new", there, item, before, context) };
}

async function askMethod(
  rule: PolicyRule,
  context: SkillContext,
): Promise<{ method: string | undefined } | { step: Step }> {
  const customer = await context.commerce.orders.customer(context.identity);
  const methods = customer?.methods ?? [];
  const method = methodChosen(methods, context);
  if (method || !rule.replacement?.methodNeeded) return { method: method?.id };
  const choices = methodChoices(methods, context.language);
  const facts = { methods: list(choices.map(({ label }) => label)) };
  return { step: { do: "ask", slot: "payment", say: [{ template: "swap.ask_method", facts }], choices } };
}

const THE_OTHER = /(?:另外|另|其他|剩下)(?:的)?(?:那|一)?[一]?[台个件款双]|the other (?:one|item)/iu;

/** “另外那台能换什么”: of two the one that was not spoken of. */
function otherItem(open: readonly OrderItem[], { focus, frame, text: said }: SkillContext): OrderItem | undefined {
  if (frame.asked !== null || focus.itemId === null || !THE_OTHER.test(said)) return undefined;
  const others = open.filter(({ id }) => id !== focus.itemId);
  return others.length === 1 ? others[0] : undefined;
}

/** “能换不啦”, “可以换成大的吗”: whether it can, which is answered before it is proposed. */
const ASKS_WHETHER =
  /(?:能|可以|好|支持)[^，。,.\n]{0,8}[换改][^，。,.\n]{0,16}(?:[吗么嘛伐]|不(?=[啦啊呀哈了\s?？。!！，,]|$))|[换改][^，。,.\n]{0,16}(?:可不可以|[可行]以?[吗么嘛不])|(?:能不能|可不可以)[^，。,.\n]{0,8}[换改]|\b(?:can|could|may) (?:i|it|we)\b[^.?\n]{0,24}\b(?:swap|change|exchange)/iu;

/** Other items in an order that is known: before shipping in their place, after delivery in exchange. */
export async function swapKnown(
  order: Order,
  action: "change_items" | "exchange_items",
  context: SkillContext,
): Promise<Step> {
  const { shop, frame, focus, language } = context;
  const rule = shop.policy.actions[action];
  if (!rule) return { do: "pass" };
  const open = order.items.filter((item) => item.state === "ordered");
  if (open.length === 0) {
    const facts = { items: text(itemsLabel(order.items, language)) };
    return { do: "say", say: [{ template: "swap.already", facts, sources: [orderSource(order)] }] };
  }
  const other = otherItem(open, context);
  if (other) delete frame.slots[TO];
  const items = other ? { picked: [other] } : pickItems(open, context);
  // “要4800W的那个” after an item was spoken of is about that item.
  const remembered = open.find((item) => item.id === focus.itemId);
  // One thing is changed at a time: “热水器” of two tells neither.
  const [one, another] = items.picked ?? [];
  const item = another && remembered ? remembered : another ? undefined : (one ?? remembered);
  if (!item) {
    const say = [{ template: "swap.which_items", facts: { order: text(order.id) } }];
    const choices = itemChoices(items.picked ?? items.candidates ?? open, context).filter(({ id }) => id !== "all");
    return { do: "ask", slot: "product", say, choices };
  }
  focus.itemId = item.id;
  const [part = item] = meantPieces([item], context);
  const { own, all } = await productsOf(item, rule.replacement?.by ?? "same_product", context);
  // Before shipping the same again changes nothing.
  const shelf = { all: await candidatesOf(all, part, context), takesSame: action === "exchange_items" };
  const decided = await decide(part, own, shelf, context);
  if ("step" in decided) return decided.step;
  frame.slots[TO] = decided.pick.variant.id;
  const before = ASKS_WHETHER.test(context.text)
    ? [...decided.before, { template: "swap.can", facts: { wanted: text(labelOf(decided.pick, context)) } }]
    : decided.before;
  const paid = await askMethod(rule, context);
  if ("step" in paid) return paid.step;
  const method = paid.method === undefined ? {} : { method: paid.method };
  const changes = [{ ...pickOf(part, order.items), variantId: decided.pick.variant.id }];
  if (action === "change_items") {
    const request: ActionArguments["change_items"] = { orderId: order.id, changes, ...method };
    return { do: "propose", request: { name: "change_items", arguments: request }, before };
  }
  const reason = readReason(context, rule);
  if (!reason && rule.reasons) {
    const say = [...before, { template: "swap.ask_reason", facts: { item: text(itemLabel(part, language)) } }];
    return { do: "ask", slot: "reason", say, choices: reasonChoices(rule, context) };
  }
  const request = { orderId: order.id, changes, reason: reason?.id ?? NO_REASON, ...method };
  return { do: "propose", request: { name: "exchange_items", arguments: request }, before };
}
