import type { Order } from "../../commerce/ports.ts";
import { day, money, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { findOrder, ordersHolding } from "./find-order.ts";
import { saySum, tellFacts } from "./order-facts.ts";
import { methodWords, ORDER_STATE_WORDS } from "./order-words.ts";
import {
  asksEachPrice,
  asksIfBought,
  asksOfNamedOrders,
  asksOfOneOrder,
  asksOverview,
  asksPaidBy,
  asksSum,
  groupSaid,
} from "./overview-words.ts";
import { itemsLabel, orderSource, shorten } from "./show-order.ts";

/** What was asked of one order: what it holds, cost, how it was paid, or when it was placed. */
const ONE = "overview.one";
const LOOK_BACK = 50;
const MAX_LISTED = 8;

const GROUP_WORDS = {
  unpaid: { zh: "待付款", en: "awaiting payment" },
  unsent: { zh: "还没发货", en: "not shipped yet" },
  awaited: { zh: "还没收到", en: "still to come" },
  on_the_way: { zh: "在路上", en: "on the way" },
  arrived: { zh: "已签收", en: "delivered" },
  returned: { zh: "已退货", en: "returned" },
  cancelled: { zh: "已取消", en: "cancelled" },
};

/** One order in a line: what, how much, how it stands, since when. */
function sayLine(order: Order, { language }: SkillContext, isWhole = false): Say {
  const items = itemsLabel(order.items, language);
  const facts = {
    order: text(order.id),
    items: text(isWhole ? items : shorten(items)),
    total: money(order.totalMinor, order.currency),
    state: text(ORDER_STATE_WORDS[order.state][language]),
    placed: day(order.placedAt),
  };
  return { template: "overview.line", facts, sources: [orderSource(order)] };
}

function sayOrders(orders: readonly Order[], what: string | null, context: SkillContext): Step {
  const [first] = orders;
  if (!first) {
    const say = what === null ? { template: "order.none", facts: {} } : noneSuch(what);
    return { do: "say", say: [say] };
  }
  const total = money(
    orders.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    first.currency,
  );
  const count = number(orders.length);
  const head: Say =
    what === null
      ? { template: "overview.all", facts: { count, total } }
      : { template: "overview.some", facts: { what: text(what), count, total } };
  const listed = orders.slice(0, MAX_LISTED);
  context.focus.shownOrderIds = listed.map(({ id }) => id);
  return { do: "say", say: [head, ...listed.map((order) => sayLine(order, context))] };
}

function noneSuch(what: string): Say {
  return { template: "overview.none_such", facts: { what: text(what) } };
}

/** The way to pay that the words name, of those that the orders were paid with; null: none of them. */
async function methodSaid(orders: readonly Order[], { commerce, identity, language, text: said }: SkillContext) {
  const own = (await commerce.orders.customer(identity))?.methods ?? [];
  const used = new Set(orders.flatMap(({ payments }) => payments.map(({ method }) => method)));
  const lower = said.toLowerCase();
  for (const method of [...used, ...own.map(({ id }) => id)]) {
    const label = own.find(({ id }) => id === method)?.label ?? methodWords(method);
    const isSaid = [label.zh, label.en, label.zh.slice(-2)].some((one) => lower.includes(one.toLowerCase()));
    if (isSaid || lower.includes(label.zh.slice(0, 2).toLowerCase())) return { method, label: label[language] };
  }
  return null;
}

const PAID_WITH = { zh: (label: string) => `用${label}付款`, en: (label: string) => `paid with ${label}` };

/** Null: a single order is told of by its state. */
async function overview(context: SkillContext): Promise<Step | null> {
  const { commerce, identity, language, text: said } = context;
  const all = await commerce.orders.recent(identity, LOOK_BACK);
  const group = groupSaid(said);
  if (group && all.length > 0) {
    const found = all.filter(({ state }) => group.states.includes(state));
    return sayOrders(found, GROUP_WORDS[group.name][language], context);
  }
  if (all.length === 1) return null;
  const paid = asksPaidBy(said) ? await methodSaid(all, context) : null;
  if (paid) {
    const found = all.filter(({ payments }) => payments.some(({ method }) => method === paid.method));
    return sayOrders(found, PAID_WITH[language](paid.label), context);
  }
  return sayOrders(all, null, context);
}

/** The orders that are asked about by their numbers, as far as they are the shopper's. */
async function namedOrders({ understanding, identity, commerce, text: said }: SkillContext): Promise<Order[]> {
  const ids = understanding.entities.flatMap((one) => (one.type === "order_id" ? [one.value] : []));
  if (identity.level === "none" || !asksOfNamedOrders(said, ids)) return [];
  const found = await Promise.all([...new Set(ids)].map((id) => commerce.orders.order(id, identity)));
  return found.filter((order) => order !== null).slice(0, MAX_LISTED);
}

/** What the shopper's orders are at a glance, or what one holds, cost, or since when it is; null: that is not asked. */
export async function tellOverview(context: SkillContext): Promise<Step | null> {
  const { text: said, identity, frame } = context;
  const isOverview = frame.slots[ONE] === undefined && asksOverview(said);
  const named = await namedOrders(context);
  if (named.length > 1) return { do: "say", say: named.map((order) => sayLine(order, context, true)) };
  const isOfOne = asksOfOneOrder(said) || (asksEachPrice(said) && context.focus.orderId !== null);
  const isSum = asksSum(said) && !isOfOne;
  if (!isOverview && (isSum || isOfOne)) frame.slots[ONE] = said;
  const question = frame.slots[ONE];
  if (question) {
    const found = await findOrder(context);
    if (found.step) return found.step;
    const line = sayLine(found.order, context, true);
    const says = isSum ? [saySum(found.order)] : await tellFacts(found.order, question, line, context);
    return { do: "say", say: says };
  }
  if (identity.level === "none" || frame.asked !== null) return null;
  if (asksIfBought(said)) {
    const held = await ordersHolding(context);
    if (held.length === 0) return { do: "say", say: [{ template: "overview.not_bought", facts: {} }] };
    return { do: "say", say: held.slice(0, MAX_LISTED).map((order) => sayLine(order, context)) };
  }
  return isOverview ? overview(context) : null;
}
