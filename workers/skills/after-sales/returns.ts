import type { Order } from "../../commerce/ports.ts";
import { cancelKnown, cancelOrder } from "../orders/cancellation.ts";
import { findOrder, ordersHolding } from "../orders/find-order.ts";
import { noteSwap, swapAction, swapKnown } from "../orders/item-swap.ts";
import { ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { noteItems } from "../orders/pick-items.ts";
import { orderCard, orderSource } from "../orders/show-order.ts";
import { MINE } from "../products/own-goods.ts";
import { type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { readEvidence } from "./evidence.ts";
import { isFault, isTakenBack, readReason } from "./reasons.ts";
import { refundStatus } from "./refunds.ts";
import { hasRemedy, remedyKnown, remedyWanted } from "./remedies.ts";
import { returnKnown } from "./return-flow.ts";
import { tellReturnPolicy } from "./return-policy.ts";
import { takeSentBack } from "./sent-back.ts";

const REFUND_ONLY =
  /仅退款|只退款|不(?:想|用|要)?退货|不(?:想|用)寄回?|without returning|refund only|keep (?:it|the item)/i;

const isUnsent = (order: Order) => ["pending_payment", "paid", "processing"].includes(order.state);

function isPending(order: Order): boolean {
  return (
    order.refunds.some((refund) => refund.state === "requested" || refund.state === "approved") ||
    order.items.every((item) => item.state === "return_requested" || item.state === "returned")
  );
}

const OF_OWN = "return.own";
const ASKS_IF =
  /(?:能|可以|还能|可不可以|能不能|给)[^，。,.]{0,6}退(?!回|到|款到)|退[得不]了|(?:想|要)退|\b(?:can|could|may) i (?:still |just |also |only )*(?:return|send back)|\b(?:return|send back)\b[^.?]{0,40}\bpossible|\bbe (?:refunded|returned)\b/iu;

/** “卫衣还能退吗” of a shopper who has it asks of that order, not of the rules. */
async function asksOfOwn(context: SkillContext): Promise<boolean> {
  const { understanding, identity, text: said, frame } = context;
  if (frame.slots[OF_OWN] !== undefined) return true;
  const isNamed = understanding.entities.some((one) => one.type === "product" && one.score >= 1) || MINE.test(said);
  if (identity.level === "none" || !isNamed || !ASKS_IF.test(said)) return false;
  if ((await ordersHolding(context)).length === 0) return false;
  frame.slots[OF_OWN] = "1";
  return true;
}

async function requestReturn(context: SkillContext): Promise<Step> {
  const { shop, now } = context;
  const canReturn = (order: Order) => mayDo("return_items", order, shop, now).may;
  const found = await findOrder(context, [canReturn, (order) => order.state === "shipped", isUnsent]);
  return found.step ?? returnKnown(found.order, context);
}

/** A refund is a cancellation before the goods leave and a return once they are there. */
async function requestRefund(context: SkillContext): Promise<Step> {
  const { shop, now, frame } = context;
  const canReturn = (order: Order) => mayDo("return_items", order, shop, now).may;
  const canCancel = (order: Order) => order.state !== "pending_payment" && mayDo("cancel_order", order, shop, now).may;
  const isEither = (order: Order) => canReturn(order) || canCancel(order);
  // Whoever does not want to send it back has it.
  const isThere = frame.slots["refund.only"] === undefined ? [] : [canReturn];
  const found = await findOrder(context, [...isThere, isEither, isPending]);
  if (found.step) return found.step;
  const { order } = found;
  if (isPending(order)) return refundStatus(order, context);
  const remedy = remedyWanted(context);
  if (remedy && hasRemedy(remedy, order, context)) return remedyKnown(order, remedy, context);
  if (canCancel(order)) return cancelKnown(order, context);
  const isGiven = nextChosen(context) === "return_items";
  if (frame.slots["refund.only"] && canReturn(order) && !isGiven) {
    const reason = readReason(context, shop.policy.actions.return_items);
    const say = [{ template: "returns.refund_only", facts: { order: text(order.id) }, sources: [orderSource(order)] }];
    if (reason && isFault(reason)) return { do: "handoff", reason: "quality", say };
    return askNext(say, ["return_items", "person", "nothing"], context);
  }
  return returnKnown(order, context);
}

async function requestExchange(context: SkillContext): Promise<Step> {
  const { shop, now, language } = context;
  const canSwap = (order: Order) => swapAction(order, context) !== null;
  const canReturn = (order: Order) => mayDo("return_items", order, shop, now).may;
  const found = await findOrder(context, [canSwap, canReturn, (order) => order.state === "shipped", isUnsent]);
  if (found.step) return found.step;
  const { order } = found;
  if (nextChosen(context) === "return_items") return returnKnown(order, context);
  const action = swapAction(order, context);
  if (action) return swapKnown(order, action, context);
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  if (isUnsent(order)) {
    const say = [{ template: "returns.exchange_unsent", facts: { ...facts, state }, ...shown }];
    return askNext(say, mayDo("cancel_order", order, shop, now).may ? ["cancel_order", "person"] : ["person"], context);
  }
  if (order.state === "shipped" && shop.policy.actions.exchange_items?.allowed) {
    return { do: "say", say: [{ template: "swap.on_the_way", facts, ...shown }] };
  }
  if (!canReturn(order)) return returnKnown(order, context);
  const say = [{ template: "returns.exchange_instead", facts: { ...facts, state }, ...shown }];
  return askNext(say, ["return_items", "person", "nothing"], context);
}

/** Sending goods back, wanting money back, exchanging, and the rules of all that. */
export const returns: Skill = {
  name: "returns",
  intents: ["return_request", "exchange_request", "refund_request", "return_policy"],
  async step(context) {
    if (context.frame.intent === "return_policy" && !(await asksOfOwn(context))) return tellReturnPolicy(context);
    const sent = await takeSentBack(context);
    if (sent) return sent;
    const { shop, frame, text: said } = context;
    if (isTakenBack(context)) return endWith("nothing");
    if (frame.asked === null && REFUND_ONLY.test(said)) frame.slots["refund.only"] = "1";
    noteItems(context);
    noteSwap(context);
    remedyWanted(context);
    readEvidence(context);
    readReason(context, shop.policy.actions.return_items);
    const chosen = nextChosen(context);
    if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
    if (chosen === "cancel_order") return cancelOrder(context);
    if (frame.intent === "exchange_request") return requestExchange(context);
    const isRefund = frame.intent === "refund_request" || frame.slots["refund.only"] !== undefined;
    return isRefund ? requestRefund(context) : requestReturn(context);
  },
};
