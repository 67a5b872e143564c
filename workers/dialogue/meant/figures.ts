import { bearersOfModels } from "../../skills/products/named-products.ts";
import { asksFigure, namesFigures } from "../../skills/products/product-question.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";
import type { Known } from "./known.ts";

// “声音大不大”, “拿得动不”, “那款的噪声和重量”: what goods are like, whatever a classifier makes of the words.

/** What is asked about goods anyway, each in its own way. */
const OF_GOODS: ReadonlySet<IntentId> = new Set<IntentId>([
  "product_info",
  "product_usage",
  "price_query",
  "stock_query",
  "promotion_query",
  "size_advice",
  "recommendation",
  "place_order_help",
  "repair_warranty",
]);
const OF_ELSE =
  /快递|物流|包裹|运费|订单|退|换货|发票|优惠|券|积分|余额|卡|赔|parcel|shipping|order|refund|invoice|coupon/iu;
const DIFFERS = /区别|差别|差异|不同|不一样|对比|比较|比一?比|哪[个款台]|和哪|跟哪|\bvs\b|difference|compare/iu;

/** Whether figures are asked of the one product that is named or spoken of. */
export function asksOfFigures(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting, focus, last }: DialogueState,
  shop: Known,
): boolean {
  if (choice !== null || awaiting?.expects.kind === "confirm" || OF_ELSE.test(text) || wishesIn(text).length > 0)
    return false;
  if (OF_GOODS.has(understanding.intent) && !isUnclear) return false;
  const named = new Set(understanding.entities.flatMap((one) => (one.type === "product" ? [one.value] : [])));
  const models = bearersOfModels(text, shop.vocabulary).filter((ids) => !ids.some((id) => named.has(id)));
  const isOne = named.size + models.length === 1;
  if (isOne) return !DIFFERS.test(text) && (asksFigure(text) || namesFigures(text));
  const isOpen = awaiting === null && focus.productId !== null && named.size === 0 && models.length === 0;
  return isOpen && last !== null && asksFigure(text) && understanding.intent !== "product_compare";
}
