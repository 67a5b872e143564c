import type { Order } from "../commerce/ports.ts";
import { findOrder } from "./find-order.ts";
import { mayDo } from "./may-do.ts";
import { askNext, endWith, nextChosen } from "./next-choice.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { sayParcel, sentShipments } from "./parcel.ts";
import { isTakenBack, NO_REASON, readReason, reasonChoices } from "./reasons.ts";
import { hasRefund, sayRefunds } from "./refunds.ts";
import { returnKnown } from "./return-flow.ts";
import { itemsLabel, orderCard, orderSource } from "./show-order.ts";
import { type Say, type Skill, type SkillContext, type Step, text } from "./skill.ts";

/** What is possible instead of a cancellation that is not. */
function refuse(order: Order, context: SkillContext): Step {
  const { language, shop, now } = context;
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  if (order.state === "cancelled") {
    return { do: "say", say: [{ template: "cancellation.already", facts, ...shown }, ...sayRefunds(order, context)] };
  }
  if (order.state === "shipped") {
    const says: Say[] = [{ template: "cancellation.shipped", facts, sources: [orderSource(order)] }];
    says.push(...sentShipments(order).flatMap((shipment) => sayParcel(order, shipment, context)));
    const canReturn = shop.policy.actions.return_items?.allowed === true;
    if (canReturn) says.push({ template: "cancellation.return_later", facts: {} });
    return { do: "say", say: says };
  }
  if (mayDo("return_items", order, shop, now).may) {
    return askNext([{ template: "cancellation.delivered", facts, ...shown }], ["return_items", "nothing"], context);
  }
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  const say = [{ template: "cancellation.too_late", facts: { ...facts, state }, ...shown }];
  return askNext(say, ["person", "nothing"], context);
}

/** Cancels an order that is known: asks for a reason where the policy lists some, then proposes. */
export function cancelKnown(order: Order, context: SkillContext): Step {
  const { shop, now, language } = context;
  const leave = mayDo("cancel_order", order, shop, now);
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  if (!leave.may) return chosen === "return_items" ? returnKnown(order, context) : refuse(order, context);
  const reason = readReason(context, leave.rule);
  if (!reason && leave.rule.reasons) {
    const facts = { order: text(order.id), items: text(itemsLabel(order.items, language)) };
    const say = [{ template: "cancellation.ask_reason", facts }];
    return { do: "ask", slot: "reason", say, choices: reasonChoices(leave.rule, context) };
  }
  const request = { orderId: order.id, reason: reason?.id ?? NO_REASON };
  return { do: "propose", request: { name: "cancel_order", arguments: request } };
}

/** Finds the order to cancel and cancels it; a reason said on the way is kept. */
export async function cancelOrder(context: SkillContext): Promise<Step> {
  const { shop, now } = context;
  if (isTakenBack(context)) return endWith("nothing");
  readReason(context, shop.policy.actions.cancel_order);
  const canCancel = (order: Order) => mayDo("cancel_order", order, shop, now).may;
  const found = await findOrder(context, [canCancel, (order) => order.state === "shipped"]);
  return found.step ?? cancelKnown(found.order, context);
}

function isUnderWay(order: Order): boolean {
  return (
    order.items.some((item) => item.state === "return_requested" || item.state === "exchange_requested") ||
    order.refunds.some((refund) => refund.state === "requested" || refund.state === "approved")
  );
}

/** Taking a request back is no action of ours yet: a person does it, unless there is nothing to take back. */
async function withdraw(context: SkillContext): Promise<Step> {
  const isCancelled = (order: Order) => order.state === "cancelled";
  const found = await findOrder(context, [isUnderWay, isCancelled, hasRefund], {
    template: "cancellation.nothing_at_all",
    facts: {},
  });
  if (found.step) return found.step;
  const { order } = found;
  const shown = { cards: [orderCard(order, context.language)], sources: [orderSource(order)] };
  const facts = { order: text(order.id) };
  if (isCancelled(order) || isUnderWay(order)) {
    const template = isCancelled(order) ? "cancellation.restore" : "cancellation.withdraw";
    const say = [{ template, facts, ...shown }, ...sayRefunds(order, context)];
    return { do: "handoff", reason: "policy", say };
  }
  return { do: "say", say: [{ template: "cancellation.nothing_to_withdraw", facts, ...shown }] };
}

/** Cancelling an order, and taking a request back. */
export const cancellation: Skill = {
  name: "cancellation",
  intents: ["cancel_order", "withdraw_request"],
  step(context) {
    return context.frame.intent === "withdraw_request" ? withdraw(context) : cancelOrder(context);
  },
};
