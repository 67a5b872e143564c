import type { Order } from "../../commerce/ports.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import { findOrder } from "../orders/find-order.ts";
import { ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { orderSource } from "../orders/show-order.ts";
import { list, money, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askEvidence, EVIDENCE_WANTED, readEvidence } from "./evidence.ts";
import { offeredForReview } from "./review-offer.ts";

const ABOUT =
  /晒(?:完|好|了|过|出)*(?:单|图)|返现|(?:好评|评价|评论).{0,10}(?:返|奖|红包|登记|给多少|拿多少|得多少)|评价?了?[^，。,.\n]{0,4}(?:能|可以)?[拿得]多少|review.{0,30}(?:cash ?back|reward|rebate|money|bonus)|cash ?back/i;

/** Whether the message or the goal is about the cashback for a review. */
export function isAboutCashback({ frame, text: said }: SkillContext): boolean {
  if (ABOUT.test(said)) frame.slots["cashback.wish"] = "1";
  return frame.slots["cashback.wish"] !== undefined;
}

/** “登记过没有”, “返现办了吗”: whether it was done, not that it be done. */
const ASKS_IF_DONE =
  /登没登|办没办|晒单状态|(?:系统|后台)[^，。,.\n]{0,6}记录|(?:晒|登记|处理|办理?|返现?)(?:过|了|上|好)*[^，。,.\n]{0,3}(?:没有?|[吗么嘛不])(?=[啊呀呢，,。?？\s]*(?:$|[，,\n]|系统))|(?:登记|办|弄|申请|提交|返)(?:过|了|好|上)+[^，。,.\n]{0,3}(?:没有?|[吗么嘛])|(?:有没有|是否|是不是|查)[^，。,.\n]{0,6}(?:登记|办理?|返)|(?:has|have|is|was) [^.?]{0,40}(?:registered|paid out|done)\b/iu;

/** How it goes, what it pays, what is wanted for it: asked, and nothing to be registered yet. */
const ASKS_RULES =
  /(?:有|送|给|返|得|拿)(?:[点些个]|的|到|没有)*(?:什么|啥|哪些)|(?:什么|啥|哪些)(?:[样种]的?)?(?:好处|福利|奖励?|礼品?|赠品|优惠|回馈|表示)|(?:有|送|给)[^，。,.\n]{0,4}(?:好处|福利|礼品?|赠品)[^，。,.\n]{0,4}[吗么嘛不没]|规则|要求|条件|怎么(?:个)?(?:参加|参与|领|拿|算|弄|返|操作)|如何|咋(?:参加|领|拿|弄|返|算)|多少|几块|(?:有|能|可以|给)[^，。,.\n]{0,6}(?:返|红包|奖)[^，。,.\n]{0,4}[吗么嘛不没]|返[吗么嘛不没]|(?:打|返|到|退)[^，。,.\n]{0,3}哪|(?:能|可以)[^，。,.\n]{0,4}参加|how (?:does|do|much)|what (?:do|is)/iu;
/** “返不返”, “还返钱吗”, “有没有奖”: whether anything is paid at all. */
const ASKS_IF_PAID =
  /([返给有奖送])[不没]\1|(?:还|再|会|都|真|也|能|可以|就|有|给)返(?![过了好]|现?登)[^，。,.？?\n]{0,6}[吗么嘛不没]|(?:do|does|will|would) (?:i|you|it|they|we)[^.?\n]{0,24}(?:cash ?back|reward|get (?:money|anything)|pay)/iu;
const ASKS_IT =
  /(?:帮|给|替|请|麻烦)我?[^，。,.\n]{0,8}(?:登|办|弄)|(?:帮|给|替|请|麻烦)我[^，。,.\n]{0,8}返|登记(?:一?下|吧|呗|返)/u;
const HAS_REVIEWED = /我(?:已经)?(?:晒|评|写)[^，。,.\n]{0,4}[了过好完]/u;

/** Whether it is only asked about: one who has written a review wishes it, unless whether it is paid is asked. */
function onlyAsks(said: string): boolean {
  if (ASKS_IT.test(said)) return false;
  if (ASKS_IF_PAID.test(said)) return true;
  return ASKS_RULES.test(said) && !HAS_REVIEWED.test(said) && !ASKS_IF_DONE.test(said);
}

/** What it pays: by the shop's rule, else as the page of the goods has it. */
async function tellPaid(rule: PolicyRule, context: SkillContext, sources: NonNullable<Say["sources"]>): Promise<Say[]> {
  const pays = rule.cashback?.amountMinor ?? 0;
  const { paid, gifts } = await offeredForReview(context);
  if (pays > 0) {
    const amount = money(pays, context.shop.currency);
    return [...gifts, { template: "account.review_pays", facts: { amount }, sources }];
  }
  return [...gifts, ...(paid.length > 0 ? paid : [{ template: "account.review_amount_open", facts: {}, sources }])];
}

/** What the shop's rule says of it: what it pays, for which orders, and with what. */
async function tellRules(rule: PolicyRule, context: SkillContext): Promise<Step> {
  const { language } = context;
  const states = list(rule.states.map((state) => ORDER_STATE_WORDS[state][language]));
  const title = language === "zh" ? "晒单返现规则" : "Review cashback";
  const sources = [{ kind: "policy" as const, id: "register_review_cashback", title }];
  const needs = rule.cashback?.evidence === false ? "account.review_rule" : "account.review_rule_proof";
  const paid = await tellPaid(rule, context, sources);
  return { do: "say", say: [...paid, { template: needs, facts: { states } }] };
}

/** Registers the cashback for a review; what has no evidence is asked for it. */
export async function registerCashback(context: SkillContext): Promise<Step> {
  const { shop, now, language } = context;
  const rule = shop.policy.actions.register_review_cashback;
  if (!rule?.allowed) return { do: "pass" };
  const evidence = readEvidence(context);
  const isOpen = evidence.length > 0 || context.frame.slots[EVIDENCE_WANTED] !== undefined;
  if (!isOpen && onlyAsks(context.text)) return tellRules(rule, context);
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
