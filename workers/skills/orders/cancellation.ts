import type { Order } from "../../commerce/ports.ts";
import { isTakenBack, readReason } from "../after-sales/reasons.ts";
import { sayRefunds } from "../after-sales/refunds.ts";
import { returnKnown } from "../after-sales/return-flow.ts";
import { withdraw } from "../after-sales/withdrawing.ts";
import { type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { proposeCancel } from "./cancel-proposal.ts";
import { findOrder } from "./find-order.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { sayParcel, sentShipments } from "./parcel.ts";
import { orderCard, orderSource } from "./show-order.ts";

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
    return returnKnown(order, context, [{ template: "cancellation.delivered", facts, ...shown }]);
  }
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  const say = [{ template: "cancellation.too_late", facts: { ...facts, state }, ...shown }];
  return askNext(say, ["person", "nothing"], context);
}

/** Cancels an order that is known: asks for a reason where the policy lists some, then proposes. */
export function cancelKnown(order: Order, context: SkillContext): Step {
  const { shop, now } = context;
  const leave = mayDo("cancel_order", order, shop, now);
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  if (!leave.may) return chosen === "return_items" ? returnKnown(order, context) : refuse(order, context);
  return proposeCancel(order, leave.rule, context);
}

const ALL_ORDERS =
  /(?:[两俩三仨四几]|这些|那些|所有|全部|每)一?(?:个|单|笔)(?:的?(?:订单|单子))?(?:我|就|也)?(?:都|全)|(?:所有|全部|这些|手上|名下)的?(?:订单|单子)|(?:订单|单子)(?:都|全)|(?:全部|统统|通通|一起|全都)(?:都|给我|帮我)*取消|\b(?:cancel|drop) (?:all|both|every|everything)\b|\b(?:all|both)(?: of)? (?:my |the )?orders\b/iu;
const ALL = "cancel.all";
const LOOK_BACK = 20;

/** Every order that may still be cancelled, one proposal after the other; null: not more than one is meant or left. */
async function cancelAll(context: SkillContext): Promise<Step | null> {
  const { shop, now, identity, frame, commerce } = context;
  const isAsked = frame.asked === null && identity.level !== "none" && ALL_ORDERS.test(context.text);
  if (frame.slots[ALL] === undefined && !isAsked) return null;
  const recent = await commerce.orders.recent(identity, LOOK_BACK);
  const open = recent.filter((order) => mayDo("cancel_order", order, shop, now).may);
  const [next, ...others] = open;
  if (!next || (frame.slots[ALL] === undefined && others.length === 0)) return null;
  frame.slots[ALL] = "1";
  const step = cancelKnown(next, context);
  return step.do === "propose" ? { ...step, isMore: others.length > 0 } : step;
}

/** Finds the order to cancel and cancels it; a reason said on the way is kept. */
export async function cancelOrder(context: SkillContext): Promise<Step> {
  const { shop, now } = context;
  if (isTakenBack(context)) return endWith("nothing");
  const all = await cancelAll(context);
  if (all) return all;
  readReason(context, shop.policy.actions.cancel_order);
  const canCancel = (order: Order) => mayDo("cancel_order", order, shop, now).may;
  const found = await findOrder(context, [canCancel, (order) => order.state === "shipped"]);
  return found.step ?? cancelKnown(found.order, context);
}

/** Cancelling an order, and taking a request back. */
export const cancellation: Skill = {
  name: "cancellation",
  intents: ["cancel_order", "withdraw_request"],
  step(context) {
    return context.frame.intent === "withdraw_request" ? withdraw(context) : cancelOrder(context);
  },
};
