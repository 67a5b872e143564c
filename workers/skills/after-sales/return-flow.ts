import type { Order, OrderItem } from "../../commerce/ports.ts";
import { proposeCancel } from "../orders/cancel-proposal.ts";
import { ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { sayParcel, sentShipments } from "../orders/parcel.ts";
import { itemChoices, pickItems } from "../orders/pick-items.ts";
import { itemsLabel, orderCard, orderSource } from "../orders/show-order.ts";
import { meantPieces, pickOf } from "../products/pieces.ts";
import { day, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { type Leave, mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { isFault, NO_REASON, readReason, reasonChoices } from "./reasons.ts";
import { hasRefund, refundStatus, sayRefunds } from "./refunds.ts";

type Refused = Extract<Leave, { may: false }>;

/** Whether the shopper says that the goods are at fault: then a person looks where the policy has no return. */
function isFaultSaid(context: SkillContext): boolean {
  const rule = context.shop.policy.actions.return_items;
  const reason = readReason(context, rule);
  return reason !== null && isFault(reason);
}

function wrongState(order: Order, context: SkillContext): Step {
  const { language, shop, now } = context;
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  switch (order.state) {
    case "cancelled":
      return { do: "say", say: [{ template: "returns.cancelled", facts, ...shown }, ...sayRefunds(order, context)] };
    case "returned":
      return { do: "say", say: [{ template: "returns.returned", facts, ...shown }, ...sayRefunds(order, context)] };
    case "shipped": {
      const parcels = sentShipments(order).flatMap((shipment) => sayParcel(order, shipment, context));
      const head: Say = { template: "returns.on_the_way", facts, sources: [orderSource(order)] };
      return { do: "say", say: [head, ...parcels] };
    }
    case "pending_payment":
    case "paid":
    case "processing": {
      const isPaid = order.state !== "pending_payment";
      const say: Say[] = isPaid
        ? [{ template: "returns.not_sent", facts: { ...facts, state }, ...shown }]
        : [{ template: "returns.not_paid", facts, ...shown }];
      const leave = mayDo("cancel_order", order, shop, now);
      return leave.may ? proposeCancel(order, leave.rule, context, say) : askNext(say, ["person", "nothing"], context);
    }
    default:
      return askNext(
        [{ template: "returns.wrong_state", facts: { ...facts, state }, ...shown }],
        ["person", "nothing"],
        context,
      );
  }
}

function refuse(order: Order, leave: Refused, context: SkillContext): Step {
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  const facts = { order: text(order.id) };
  const sources = [orderSource(order), { kind: "policy" as const, id: "return_items", title: policyTitle(context) }];
  if (leave.why === "wrong_state") return wrongState(order, context);
  let say: Say[] = [{ template: "returns.not_allowed", facts, sources }];
  if (leave.windowDays !== undefined && leave.endedAt !== undefined && order.deliveredAt !== null) {
    const days = number(leave.windowDays, context.language === "zh" ? "天" : "days");
    const window = { days, delivered: day(order.deliveredAt), until: day(leave.endedAt) };
    say = [{ template: "returns.window_over", facts: { ...facts, ...window }, sources }];
  }
  if (isFaultSaid(context)) return { do: "handoff", reason: "quality", say };
  return askNext(say, ["person", "nothing"], context);
}

/** What the shop's return rules are called as a source. */
export function policyTitle(context: SkillContext): string {
  return context.language === "zh" ? "退换货规则" : "Return policy";
}

function isExcluded(item: OrderItem, excluded: readonly string[], context: SkillContext): boolean {
  const product = context.shop.vocabulary.products.find((one) => one.id === item.productId);
  return product !== undefined && excluded.includes(product.category);
}

/** Whether the goods that are spoken of are of a kind that the policy takes back for nothing. */
export function isKept(order: Order, context: SkillContext): boolean {
  const excluded = context.shop.policy.actions.return_items?.excludedCategories ?? [];
  const open = order.items.filter((item) => item.state === "ordered");
  const meant = pickItems(open, context).picked;
  return meant !== null && meant.length > 0 && meant.every((item) => isExcluded(item, excluded, context));
}

/** Items of the order that the policy takes back; an answer instead where there are none. */
function returnable(
  order: Order,
  excluded: readonly string[],
  context: SkillContext,
): { items: OrderItem[] } | { items: null; step: Step } {
  const open = order.items.filter((item) => item.state === "ordered");
  const items = open.filter((item) => !isExcluded(item, excluded, context));
  // What is spoken of is not put right by sending something else back.
  const isMixed = items.length > 0 && items.length < open.length;
  const picked = isMixed ? pickItems(open, context) : null;
  const meant = picked?.picked ?? null;
  if (picked?.picked === null && isFaultSaid(context)) {
    const say = [{ template: "returns.which_items", facts: { order: text(order.id) } }];
    return { items: null, step: { do: "ask", slot: "product", say, choices: itemChoices(picked.candidates, context) } };
  }
  if (items.length > 0 && !meant?.every((item) => isExcluded(item, excluded, context))) return { items };
  if (open.length === 0) {
    const head: Say = { template: "returns.already", facts: { order: text(order.id) }, sources: [orderSource(order)] };
    const status = hasRefund(order) ? refundStatus(order, context) : null;
    const rest = status && "say" in status ? (status.say ?? []) : [];
    return { items: null, step: { do: "say", say: [head, ...rest] } };
  }
  const facts = { items: text(itemsLabel(meant ?? open, context.language)) };
  const sources = [{ kind: "policy" as const, id: "return_items", title: policyTitle(context) }];
  const say: Say[] = [{ template: "returns.excluded", facts, sources }];
  if (isFaultSaid(context)) return { items: null, step: { do: "handoff", reason: "quality", say } };
  return { items: null, step: askNext(say, ["person", "nothing"], context) };
}

/** Returns goods of an order that is known: which items, why, then the proposal; refused with what is possible. */
export function returnKnown(order: Order, context: SkillContext, before: Say[] = []): Step {
  const { shop, now, language } = context;
  const leave = mayDo("return_items", order, shop, now);
  const reason = readReason(context, shop.policy.actions.return_items);
  if (!leave.may) return refuse(order, leave, context);
  const left = returnable(order, leave.rule.excludedCategories, context);
  if (left.items === null) return left.step;
  const items = pickItems(left.items, context);
  if (items.picked === null) {
    const say = [...before, { template: "returns.which_items", facts: { order: text(order.id) } }];
    return { do: "ask", slot: "product", say, choices: itemChoices(items.candidates, context) };
  }
  const meant = meantPieces(items.picked, context);
  if (!reason && leave.rule.reasons) {
    const facts = { items: text(itemsLabel(meant, language)) };
    const say = [...before, { template: "returns.ask_reason", facts }];
    return { do: "ask", slot: "reason", say, choices: reasonChoices(leave.rule, context) };
  }
  const picks = meant.map((part) => pickOf(part, order.items));
  const request = { orderId: order.id, items: picks, reason: reason?.id ?? NO_REASON };
  return { do: "propose", request: { name: "return_items", arguments: request }, before };
}
