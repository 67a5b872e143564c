import { namesParameter } from "../../skills/product-question.ts";
import { saysToBuy } from "../../skills/says-to-buy.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";

// Several goods named by their numbers, or those that stand side by side just now, and what is asked of them.

/** Goals that do something with what is named; that several are named tells nothing of a comparison. */
const ACTS: ReadonlySet<IntentId> = new Set<IntentId>([
  "place_order_help",
  "bulk_order",
  "cancel_order",
  "return_request",
  "exchange_request",
  "refund_request",
  "price_protection",
  "invoice",
  "quality_issue",
  "complaint",
  "stock_query",
]);
/** What is asked about goods on the shelf, and what a classifier takes a bare “净重、现价” for. */
const OF_GOODS: ReadonlySet<IntentId> = new Set<IntentId>([
  "product_info",
  "product_compare",
  "price_query",
  "promotion_query",
  "size_advice",
  "recommendation",
  "out_of_scope",
  "repair_warranty",
]);
/** “同X比”, “跟X比起来”: against what is spoken of. */
const AGAINST =
  /(?:同|和|跟|与|比起?)[^，。,.?？\n]{1,24}(?:比|相比|对比)|比起来|compared? (?:to|with)|versus|\bvs\b/iu;

/** Prices asked in any of the usual words. */
export const PRICES =
  /多少?钱|几多?钱|价钱|什么价|价格|卖多少|现价|啥价|几块钱|怎么卖|how much|what(?:'s| is) the price|price of/i;

function namesKind({ entities }: Reading["understanding"]): boolean {
  return entities.some(({ type }) => type === "category" || type === "order_id");
}

/** Whether several goods are to be told side by side. `named`: those the message names for sure. */
export function asksSideBySide(
  { understanding, text, isUnclear }: Reading,
  { focus, awaiting }: Pick<DialogueState, "focus" | "awaiting">,
  named: ReadonlySet<string>,
): boolean {
  if (named.size > 1) return !ACTS.has(understanding.intent) && !saysToBuy(text, true);
  if (named.size === 1) return focus.productId !== null && !named.has(focus.productId) && AGAINST.test(text);
  const isOfShown = awaiting === null && focus.productId === null && focus.shownProductIds.length > 1;
  const asks = (PRICES.test(text) || namesParameter(text)) && !saysToBuy(text, false);
  return isOfShown && asks && (isUnclear || OF_GOODS.has(understanding.intent)) && !namesKind(understanding);
}
