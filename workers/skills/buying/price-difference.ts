import type { Order, OrderItem } from "../../commerce/ports.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import { findOrder } from "../orders/find-order.ts";
import { methodWords, ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { itemLabel, orderSource } from "../orders/show-order.ts";
import { mentionedProductIds } from "../products/product-mentions.ts";
import { type Facts, list, money, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";

const LOOK_BACK = 20;
/** Asks for the difference, rather than how price protection works. */
const ASKS_ONLY =
  /(?:怎么|如何|能不能|支持|有没有|可以|能).{0,8}(?:价保|保价|价格保护)[吗么嘛?？]*$|多少天|几天|规则|政策|how (?:does|do|long)|do you (?:have|offer)/i;
const WANTS =
  /(?:帮|给|替|请|麻烦|申请|要|办|想).{0,12}(?:价保|保价|价格保护|差价)|(?:退|补|还).{0,6}差价|差价.{0,6}(?:退|补|还)|refund.{0,16}difference|(?:want|like|need|get|claim|apply|give).{0,24}(?:difference|price (?:protection|adjustment))/i;

/** Names what is wished: the protection or the difference. That it got cheaper is only a remark or a question. */
const NAMES_IT =
  /价保|保个?价|价格保护|差价|价差|差额|差的?钱|补差|退差|多(?:收|付|花)的|退(?:给)?我.{0,4}(?:钱|多)|price (?:protection|adjustment|match)|difference|refund/i;
/** “这差价退不退”: asks whether, and wishes nothing yet. */
const ASKS_IF =
  /支持[^，。,.\n]{0,6}(?:价保|保价|价格保护)|(?:能|可以|可不可以|能不能|有没有|有)(?!帮)[^，。,.\n]{0,6}(?:价保|保个?价|价格保护|退差|补差)[^，。,.\n]{0,4}[吗么嘛不没]|(?:价保|保个?价|价格保护)[^，。,.\n]{0,6}(?:[能可]以?[^，。,.\n]{0,4})?(?:退|补|拿|返)[^，。,.\n]{0,4}(?:多少|几)|(?:退|补|返)[^，。,.\n]{0,4}(?:多少|几(?:个|块)?钱)|(?:退|返|回)[^，。,.\n]{0,4}(?:哪|什么地方|啥地方)|哪(?:个|张)[^，。,.\n]{0,2}(?:账户|账号|卡)|多久(?:能|会)?到|什么时候到|退不退|补不补|给不给|能不能[退补申]|可不可以[退补申]|(?:能|可以|会)[^，。,.\n]{0,8}(?:退|补|申请)[^，。,.\n]{0,8}[吗么嘛]|(?:would|do) (?:i|you) [^?.]{0,40}\?/iu;
const PLEASE = /[帮给替]我|请|麻烦|please/iu;
/** It is wished for, or the difference has been told and a yes asks for it. */
const WISHED = "price.wished";
/** Where the difference goes, or how soon. */
const ASKS_TO =
  /(?:退|返|回|到|打)[^，。,.\n]{0,4}(?:哪|什么地方|啥地方)|哪(?:个|张)[^，。,.\n]{0,2}(?:账户|账号|卡)|多久(?:能|会)?到|什么时候到|原路|\bwhere\b|which (?:card|account)|how soon|when/iu;

/** Where the shop's rule sends the difference; empty: it names no place that is known. */
async function sayTo(order: Order, rule: PolicyRule, context: SkillContext): Promise<Say[]> {
  const { commerce, identity, language } = context;
  const methods = (await commerce.orders.customer(identity))?.methods ?? [];
  const stored = methods.filter(({ kind }) => kind === "stored_value").slice(0, 1);
  const isStored = rule.refund?.to[0] === "stored_value";
  const ids = isStored ? stored.map(({ id }) => id) : order.payments.map(({ method }) => method);
  if (!rule.refund || ids.length === 0) return [];
  const names = ids.map((id) => methods.find((one) => one.id === id)?.label[language] ?? methodWords(id)[language]);
  const isAtOnce = ids.every((id) => methods.some((one) => one.id === id && one.kind === "stored_value"));
  const days = number(rule.refund.days, language === "zh" ? "天" : "days");
  return [
    { template: "quality.price_to", facts: { to: list(names) } },
    { template: isAtOnce ? "refunds.if_stored" : "refunds.if_within", facts: isAtOnce ? {} : { days } },
  ];
}

/** An item of an order, and what it costs today. */
interface Priced {
  order: Order;
  item: OrderItem;
  nowMinor: number;
}

/** Items that still stand in the orders, with what they cost today. */
async function pricedNow(orders: readonly Order[], context: SkillContext): Promise<Priced[]> {
  const ids = [...new Set(orders.flatMap((order) => order.items.map((item) => item.productId)))];
  const variants = (await context.commerce.catalogue.products(ids)).flatMap((product) => product.variants);
  const prices = new Map(variants.map((variant) => [variant.id, variant.price]));
  return orders.flatMap((order) =>
    order.items.flatMap((item) => {
      const price = prices.get(item.variantId);
      if (!price || price.currency !== order.currency) return [];
      return item.state === "ordered" ? [{ order, item, nowMinor: price.amountMinor }] : [];
    }),
  );
}

const isCheaper = ({ item, nowMinor }: Priced) => nowMinor < item.unitPriceMinor;

function factsOf({ order, item, nowMinor }: Priced, context: SkillContext): Facts {
  return {
    product: text(itemLabel(item, context.language)),
    paid: money(item.unitPriceMinor, order.currency),
    now: money(nowMinor, order.currency),
  };
}

/** What was paid and what it costs now, where nothing has dropped. */
function sayPrices(priced: readonly Priced[], context: SkillContext): Say[] {
  return priced.map((one) => ({ template: "quality.price_now", facts: factsOf(one, context) }));
}

function sayDrop(drop: Priced, context: SkillContext): Say {
  const { order, item, nowMinor } = drop;
  const facts = {
    ...factsOf(drop, context),
    difference: money((item.unitPriceMinor - nowMinor) * item.quantity, order.currency),
  };
  return { template: "quality.price_dropped", facts, sources: [orderSource(order)] };
}

/** The items that are meant: of the product named, else of the one the conversation is about, else all. */
function meant(found: readonly Priced[], context: SkillContext): Priced[] {
  const named = mentionedProductIds(context);
  const slot = context.frame.slots.product;
  for (const ids of [named, slot ? [slot] : [], context.focus.productId ? [context.focus.productId] : []]) {
    const some = found.filter(({ item }) => ids.includes(item.productId));
    if (some.length > 0) return some;
  }
  return [...found];
}

function isAboutOrder(order: Order, context: SkillContext): boolean {
  const ids = [...mentionedProductIds(context), context.frame.slots.product ?? "", context.focus.productId ?? ""];
  return order.items.some((item) => ids.includes(item.productId));
}

/** Price protection by the policy: what is cheaper now than it was paid, and the difference as a proposal. */
export async function protectPrice(context: SkillContext): Promise<Step> {
  const { shop, now, language, knowledge, commerce, identity, text: said } = context;
  const rule = shop.policy.actions.price_protect;
  const isKnowledge = () => knowledge.find(said, { intents: ["price_protection"], limit: 1 }).length > 0;
  if ((!rule || (ASKS_ONLY.test(said) && !WANTS.test(said))) && isKnowledge()) return { do: "pass" };
  const title = language === "zh" ? "价格保护规则" : "Price protection";
  const sources = [{ kind: "policy" as const, id: "price_protect", title }];
  if (!rule?.allowed) return { do: "say", say: [{ template: "quality.price_not_offered", facts: {}, sources }] };
  const isProtected = (order: Order) => mayDo("price_protect", order, shop, now).may;
  const recent = identity.level === "none" ? [] : await commerce.orders.recent(identity, LOOK_BACK);
  const cheaper = (await pricedNow(recent.filter(isProtected), context)).filter(isCheaper);
  const hasDrop = (order: Order) => cheaper.some((one) => one.order.id === order.id);
  const found = await findOrder(context, [
    (order) => isProtected(order) && hasDrop(order) && isAboutOrder(order, context),
    (order) => isProtected(order) && hasDrop(order),
    isProtected,
  ]);
  if (found.step) return found.step;
  const { order } = found;
  const leave = mayDo("price_protect", order, shop, now);
  const facts = { order: text(order.id) };
  if (!leave.may && leave.windowDays !== undefined) {
    const days = number(leave.windowDays, language === "zh" ? "天" : "days");
    return { do: "say", say: [{ template: "quality.price_window_over", facts: { ...facts, days }, sources }] };
  }
  if (!leave.may) {
    const state = text(ORDER_STATE_WORDS[order.state][language]);
    return { do: "say", say: [{ template: "quality.price_wrong_state", facts: { ...facts, state }, sources }] };
  }
  const priced = await pricedNow([order], context);
  const dropped = meant(priced.filter(isCheaper), context);
  if (dropped.length === 0) {
    const told = sayPrices(meant(priced, context), context);
    return { do: "say", say: [{ template: "quality.price_same", facts, sources }, ...told] };
  }
  const request = { orderId: order.id, itemIds: dropped.map(({ item }) => item.id) };
  const before = dropped.map((drop) => sayDrop(drop, context));
  const { slots } = context.frame;
  // Silence after the difference was told asks for nothing.
  if (slots[WISHED] === "told" && said === "") return { do: "say", say: [] };
  const asksIf = ASKS_IF.test(said) && !PLEASE.test(said);
  const isWished = !asksIf && (NAMES_IT.test(said) || WANTS.test(said) || slots[WISHED] !== undefined);
  slots[WISHED] = isWished ? "wished" : "told";
  if (!isWished) {
    const to = ASKS_TO.test(said) && leave.may ? await sayTo(order, leave.rule, context) : [];
    return {
      do: "say",
      say: [...to, ...before, { template: "quality.price_offer", facts: {}, sources }],
      isOpen: true,
    };
  }
  return { do: "propose", request: { name: "price_protect", arguments: request }, before };
}
