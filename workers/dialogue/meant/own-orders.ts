import {
  asksIfBought,
  asksOfNamedOrders,
  asksOfOneOrder,
  asksOverview,
  asksSum,
} from "../../skills/orders/overview-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

/** What a classifier may be surer of than of words for orders at a glance. */
const OTHERS: ReadonlySet<IntentId> = new Set<IntentId>(["invoice", "membership_points", "coupon_help", "human_agent"]);
/** Words that say it is about something else than orders. */
const NOT_ORDERS = /发票|抬头|积分|优惠券|券码|差价|invoice|coupon|points/iu;

/** What several orders hold or cost, each named by its number: one question, answered for each of them. */
export function asksOfSeveralOrders({ text, choice, understanding }: Reading): boolean {
  const ids = understanding.entities.flatMap((one) => (one.type === "order_id" ? [one.value] : []));
  return choice === null && asksOfNamedOrders(text, ids);
}

/** The shopper's own orders at a glance, or what one of them holds or cost. */
export function asksOfOwnOrders({ text, choice, understanding }: Reading, { awaiting, last }: DialogueState): boolean {
  if (choice !== null || understanding.answer || NOT_ORDERS.test(text) || wishesIn(text).length > 0) return false;
  if (awaiting?.expects.kind === "slot" && awaiting.expects.name !== "order_id") return false;
  if (asksOverview(text) || asksIfBought(text)) return true;
  const isOfTold = last?.intent === "order_status" && last.slots["overview.one"] !== undefined;
  if (isOfTold && awaiting === null && understanding.entities.length === 0 && asksSum(text)) return true;
  return awaiting === null && !OTHERS.has(understanding.intent) && asksOfOneOrder(text);
}
