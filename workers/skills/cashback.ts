import type { Order } from "../commerce/ports.ts";
import { askEvidence, EVIDENCE_WANTED, readEvidence } from "./evidence.ts";
import { findOrder } from "./find-order.ts";
import { mayDo } from "./may-do.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { orderSource } from "./show-order.ts";
import { type SkillContext, type Step, text } from "./skill.ts";

const ABOUT =
  /晒单|晒图|返现|(?:好评|评价|评论).{0,10}(?:返|奖励|红包|登记)|review.{0,30}(?:cash ?back|reward|rebate|money|bonus)|cash ?back/i;

/** Whether the message or the goal is about the cashback for a review. */
export function isAboutCashback({ frame, text: said }: SkillContext): boolean {
  if (ABOUT.test(said)) frame.slots["cashback.wish"] = "1";
  return frame.slots["cashback.wish"] !== undefined;
}

/** “登记过没有”, “返现办了吗”: whether it was done, not that it be done. */
const ASKS_IF_DONE =
  /(?:登记|办|弄|申请|提交|返)(?:过|了|好|上)+[^，。,.\n]{0,3}(?:没有?|[吗么嘛])|(?:有没有|是否|是不是|查)[^，。,.\n]{0,6}(?:登记|办理?|返)|(?:has|have|is|was) [^.?]{0,40}(?:registered|paid out|done)\b/iu;

/** Registers the cashback for a review; what has no evidence is asked for it. */
export async function registerCashback(context: SkillContext): Promise<Step> {
  const { shop, now, language } = context;
  const rule = shop.policy.actions.register_review_cashback;
  if (!rule?.allowed) return { do: "pass" };
  const evidence = readEvidence(context);
  const isReviewed = (order: Order) => mayDo("register_review_cashback", order, shop, now).may;
  const found = await findOrder(context, [isReviewed]);
  if (found.step) return found.step;
  const { order } = found;
  const facts = { order: text(order.id) };
  const sources = [orderSource(order)];
  if (ASKS_IF_DONE.test(context.text) && evidence.length === 0) {
    const isDone = await context.commerce.orders.hasCashback?.(order.id, context.identity);
    if (isDone === true) return { do: "say", say: [{ template: "account.is_registered", facts, sources }] };
    if (isDone === false && isReviewed(order)) {
      return askEvidence([{ template: "account.not_registered", facts, sources }], context);
    }
  }
  if (!isReviewed(order)) {
    const state = text(ORDER_STATE_WORDS[order.state][language]);
    return { do: "say", say: [{ template: "account.no_review", facts: { ...facts, state }, sources }] };
  }
  if (rule.cashback?.evidence !== false && evidence.length === 0) {
    const template = context.frame.slots[EVIDENCE_WANTED] ? "account.review_needed" : "account.ask_review";
    return askEvidence([{ template, facts, sources }], context);
  }
  const request = { orderId: order.id, evidence };
  return { do: "propose", request: { name: "register_review_cashback", arguments: request } };
}
