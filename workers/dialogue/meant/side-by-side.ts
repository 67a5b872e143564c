import { saysToBuy } from "../../skills/buying/says-to-buy.ts";
import { namesParameter } from "../../skills/products/product-question.ts";
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
  /多少?钱|几多?钱|价钱|什么价|价格|卖多少|(?:标|挂)(?:的|着)?(?:价)?(?:是)?(?:多少|几)|现价|啥价|几块钱|怎么卖|how much|what(?:'s| is) the price|price of/i;

/** “哪个保修久”, “差多少”, “各几级”, “贵在哪”: of those side by side. */
const WHICH =
  /(?:哪|那)一?[个款台件双](?!时候|月|地方|订单|单)[^，。,.\n]{0,8}(?:好|便宜|划算|实惠|省|轻|重|薄|厚|小|大|静|吵|快|高|低|值|耐用|强|贵|久|长|短|多|少|合适|适合)|谁(?:更|比较|要|最)?[^，。,.\n]{0,4}(?:好|便宜|划算|省|轻|重|薄|厚|小|大|静|快|高|值|强|贵|久|长)|[差贵便宜重轻大小]了?多少|差(?:在)?哪|贵在哪|一样[吗么不没]|是不是一样|各(?:自|是|有|几|多少)|分别|which (?:one )?(?:is|has|lasts|weighs)|(?:how much|what) (?:is the )?(?:difference|cheaper|heavier)/iu;

type Shown = Pick<DialogueState, "focus" | "awaiting"> & { last?: DialogueState["last"] };

function asksWhichOfShown(text: string, { focus, awaiting, last }: Shown): boolean {
  const { shownProductIds, productId } = focus;
  const isOfShown = shownProductIds.length > 1 && (productId === null || shownProductIds.includes(productId));
  return awaiting === null && isOfShown && last != null && OF_GOODS.has(last.intent) && WHICH.test(text);
}

function namesKind({ entities }: Reading["understanding"]): boolean {
  return entities.some(({ type }) => type === "category" || type === "order_id");
}

/** Whether several goods are to be told side by side. `named`: those the message names for sure. */
export function asksSideBySide(
  { understanding, text, isUnclear }: Reading,
  { focus, awaiting, last }: Shown,
  named: ReadonlySet<string>,
): boolean {
  if (named.size > 1) return !ACTS.has(understanding.intent) && !saysToBuy(text, true);
  if (named.size === 1) return focus.productId !== null && !named.has(focus.productId) && AGAINST.test(text);
  if (asksWhichOfShown(text, { focus, awaiting, last })) return isUnclear || !ACTS.has(understanding.intent);
  const isOfShown = awaiting === null && focus.productId === null && focus.shownProductIds.length > 1;
  const asks = (PRICES.test(text) || namesParameter(text)) && !saysToBuy(text, false);
  return isOfShown && asks && (isUnclear || OF_GOODS.has(understanding.intent)) && !namesKind(understanding);
}
