import { namesAllParcels } from "../../skills/orders/all-parcels.ts";
import {
  asksEachPrice,
  asksIfBought,
  asksOfNamedOrders,
  asksOfOneOrder,
  asksOverview,
  asksSum,
} from "../../skills/orders/overview-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import { asksToKnow } from "../asks-to-know.ts";
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

/** Goods are looked for or bought; an order that is there already is neither. */
const OF_GOODS: ReadonlySet<IntentId> = new Set<IntentId>([
  "product_info",
  "product_compare",
  "stock_query",
  "price_query",
  "recommendation",
  "promotion_query",
  "place_order_help",
  "size_advice",
]);
const TO_BUY = /[想要再来]买|再[来拍订]|下单(?!的|了)|推荐|现在|降|便宜|换|改|加|buy|order (?:one|another|it)|now/iu;

/** What an order is told to hold, with nothing wrong about it. */
const TOLD_TO_HOLD =
  /(?:内含|内有|含有?|包含|包括|里面?|里头|其中|一?共|买了|拍了|下了)(?:是|有|装着?|的是)?(?:[一两二三四五六七八九十]|\d{1,2})\s?(?:台|个|件|双|套|瓶|盒|条|样|款|种|袋|份)/u;
const NOT_RIGHT = /只|少|多|没|缺|错|坏|破|漏|碎|但|却|结果/u;

/** “订单 8812，里面两台风扇”: an order is named, with what it holds; goods of that kind are not looked for. */
export function onlyNamesOrder({ text, choice, understanding }: Reading): boolean {
  if (choice !== null || wishesIn(text).length > 0) return false;
  const isNamed = understanding.entities.some(({ type }) => type === "order_id");
  const isTold = TOLD_TO_HOLD.test(text);
  return (
    isNamed &&
    !NOT_RIGHT.test(text) &&
    (isTold || OF_GOODS.has(understanding.intent)) &&
    !asksToKnow(text) &&
    !TO_BUY.test(text)
  );
}

/** The words without the numbers of goods: on the shelf they are no orders, though they are as long. */
function withoutGoodsNumbers({ text, understanding }: Reading): string {
  return understanding.entities.reduce(
    (left, one) => (one.type === "product" && /^[\d-]+$/.test(one.text) ? left.replace(one.text, "") : left),
    text,
  );
}

const OF_ORDER = /订单|[这那]一?[单笔]|\border\b/iu;

function namesOrder({ text, understanding }: Reading): boolean {
  return understanding.entities.some(({ type }) => type === "order_id") || OF_ORDER.test(text);
}

/** “200…01和200…02单价多少”: goods that are named by their numbers are asked about themselves. */
function asksPricesOfGoods(reading: Reading): boolean {
  return asksEachPrice(reading.text) && !namesOrder(reading) && withoutGoodsNumbers(reading) !== reading.text;
}

/** “各多少钱”, “列明单价和合计” of an order that is named, or was spoken of last. */
function asksItsPrices(reading: Reading, { last, focus }: DialogueState): boolean {
  if (!asksEachPrice(reading.text)) return false;
  return namesOrder(reading) || (focus.orderId !== null && last !== null && !OF_GOODS.has(last.intent));
}

const WHEREABOUTS = /(?:走|送|运|发|都)?到哪|在哪(?!买)|到了没|\bwhere (?:are|is)\b|how far/iu;

/** The shopper's own orders at a glance, or what one of them holds or cost. */
export function asksOfOwnOrders(reading: Reading, state: DialogueState): boolean {
  const { text, choice, understanding } = reading;
  const { awaiting, last } = state;
  if (choice !== null || understanding.answer || NOT_ORDERS.test(text) || wishesIn(text).length > 0) return false;
  if (awaiting?.expects.kind === "slot" && awaiting.expects.name !== "order_id") return false;
  // “几单都走到哪了” asks where each is rather than which they are.
  if (awaiting === null && namesAllParcels(text) && WHEREABOUTS.test(text)) return false;
  if (asksOverview(text) || asksIfBought(text)) return true;
  if (awaiting !== null) return false;
  const isOfTold = last?.intent === "order_status" && last.slots["overview.one"] !== undefined;
  if (isOfTold && understanding.entities.length === 0 && asksSum(text)) return true;
  if (asksPricesOfGoods(reading)) return false;
  if (onlyNamesOrder(reading) || asksItsPrices(reading, state)) return true;
  return !OTHERS.has(understanding.intent) && asksOfOneOrder(withoutGoodsNumbers(reading));
}
