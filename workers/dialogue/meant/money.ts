import { refundQuestion, wishesToGiveBack } from "../../skills/after-sales/refund-words.ts";
import {
  asksBalance,
  asksCardRules,
  asksIfEnough,
  asksIfShort,
  asksIfStillEnough,
  asksWhatIsLeft,
  balanceAsked,
  saysUnpaid,
} from "../../skills/buying/balance-words.ts";
import { paying } from "../../skills/buying/paying.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";

const PAYS =
  /(?:付款?|支付|结账)(?:方式)?(?:就|是)?用|(?:用|拿|刷|走|从).{0,10}(?:付|支付|扣|结)|[卡额宝信](?:付|支付|扣)款?|(?:付款?|支付)(?:方式)?就?(?:用|走|选)|支付(?:成功|好)|付(?:好|完|成功)|pay (?:with|by)|paid/i;
const HOW_PAID =
  /(?:用|拿)(?:的)?(?:什么|啥|哪个|哪种).{0,4}(?:付|支付)|怎么付的|支付方式是|付了多少|花了多少|how (?:did i|was it) pa(?:y|id)|paid (?:with|by) what/i;
const IS_DONE = /^(?:都|已经)?(?:好|办好|成功|下好|搞定|弄好)了[吗没么嘛]|^(?:is it|all) done/i;

/** “用E卡付”, “付好了吗” right after an order was placed is about its payment. */
export function asksOfPayment(
  { understanding, text }: Reading,
  { done, frames, awaiting }: DialogueState,
): IntentId | null {
  if (HOW_PAID.test(text)) return "payment_problem";
  if (done?.action !== "place_order" || frames.length > 0 || awaiting !== null) return null;
  return (PAYS.test(text) || IS_DONE.test(text)) && !understanding.entities.some(({ type }) => type === "product")
    ? "payment_problem"
    : null;
}

/** “我买的那台是不是降价了” compares with what was paid. */
export const GOT_CHEAPER =
  /降价|降了|跌价|便宜了|变便宜|price (?:drop|went down|fell)|(?:got|gone) cheaper|cheaper now/iu;

const OWN =
  /我[^，。,.?？]{0,8}(?:买|下单|拍)|刚[刚才]?(?:买|下单|拍)|我的|订单|\bi (?:paid|bought|ordered)\b|\bmy\b/iu;

/** Whether it is about what was bought, in words or by the order's number. */
export function isOfOwn({ text, understanding }: Reading): boolean {
  return OWN.test(text) || understanding.entities.some(({ type }) => type === "order_id");
}

/** “那到底什么时候到” after a refund was spoken of asks for the money, unless it names the goods. */
const ASKS_ARRIVAL =
  /(?:什么时候|啥时候|几时|何时|多久|几天|哪天).{0,5}(?:到|退)|when (?:will|does|do) (?:it|i).{0,12}(?:arrive|get|come)|how (?:much )?long/iu;

const NAMES_GOODS = /包裹|快递|物流|货|发|件|parcel|package|delivery|ship/iu;
const FROM_REFUND: ReadonlySet<string> = new Set(["track_shipment", "shipping_info", "order_status", "urge_shipping"]);

export function asksOfRefund({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
  if (last?.intent !== "refund_status" || awaiting !== null || !FROM_REFUND.has(understanding.intent)) return false;
  // Who presses after a refund was spoken of presses for the money.
  return (ASKS_ARRIVAL.test(text) || understanding.intent === "urge_shipping") && !NAMES_GOODS.test(text);
}

/** “can it be refunded”: whether, not how far. */
const ASKS_WHETHER =
  /\b(?:can|could|may)\b[^.?!]{0,48}\bbe (?:refunded|returned)\b|(?:能|可以)(?:不能|不可以)?退(?:款|钱|货)?[吗么不]/iu;

/** “那个拖鞋到哪了”. */
const ASKS_WHERE = /到(?:哪|哪里|哪儿|什么地方)了|\bwhere(?:'?s| is| are) my\b/iu;

const OF_MONEY = /退|钱|款|refund|money/iu;

/** “现在取消的话钱几天回来”: of what has not been asked for yet. */
const IF_DONE =
  /(?:如果|要是|假如|万一|假设)[^，。,.\n]{0,8}(?:取消|退)(?!款到)|(?:取消|退(?:货|掉|款)?)(?:了|掉)*(?:的话|之后|以后)(?!没|还没|一直)|\bif i (?:cancel|return)/iu;

/** What a classifier takes for a refund's state, or for ways to pay, and its words are not. */
export function plainly({ understanding: { intent }, text, choice }: Reading): IntentId | null {
  if (choice !== null) return null;
  if (intent === "payment_methods" && saysUnpaid(text)) return "payment_problem";
  if (intent !== "refund_status") return null;
  const ifDone = IF_DONE.exec(text);
  if (ifDone) return ifDone[0].includes("取消") || /cancel/iu.test(ifDone[0]) ? "cancel_order" : "refund_request";
  if (ASKS_WHETHER.test(text)) return "return_policy";
  return ASKS_WHERE.test(text) && !OF_MONEY.test(text) ? "track_shipment" : null;
}

/** “give me my money back” after a payment that was too much is about that payment. */
export function wantsOverpaid({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
  const isMoney = understanding.intent === "refund_request" && !/退货|return|order|订单/iu.test(text);
  return isMoney && last?.intent === "payment_problem" && awaiting === null;
}

/** Where money goes back to, how much and how soon, asked before anything is given back or after. */
export function asksOfMoneyBack({ text, choice, understanding }: Reading, { last, awaiting }: DialogueState): boolean {
  if (choice !== null || awaiting !== null || understanding.answer || wishesToGiveBack(text)) return false;
  if (last?.intent === "price_protection") return false;
  return refundQuestion(text, last?.intent === "refund_status") !== null;
}

/** “E卡能取现吗”, and “有效期呢” once a card is spoken of. */
export function asksOfCard({ text, choice }: Reading, { last, awaiting }: DialogueState): boolean {
  if (choice !== null || awaiting !== null) return false;
  return asksCardRules(text, last?.skill === paying.name);
}

/** Whether something that is named is paid for by what is on a card: a question, although it names goods and a number. */
export function asksOfPurse({ text, choice }: Reading, { awaiting }: DialogueState): boolean {
  return choice === null && (awaiting === null || !CHOOSES_WAY.test(text)) && (asksIfEnough(text) || asksIfShort(text));
}

const CHOOSES_WAY = /用|付款|支付|结账|\bpay\b/iu;

/** “我买的时候多少，现在又多少”: what was paid, beside what it costs now. */
const PAID =
  /(?:我|当时|当初|那会儿|那时候?|之前|上次|下单时?|买的时候|买那会儿?)[^，。！？?!\n]{0,8}(?:付|花|买|拿|下单|入手)|\d(?:元|块)?(?:买|拿|入手)的|(?:i|we) (?:paid|bought|got)/iu;
const COSTS_NOW =
  /(?:现在|如今|眼下|目前|当前|今天|这会儿|页面上?|最新)[^，。！？?!\n]{0,10}(?:多少|什么价|啥价|几块|价|还是|只要|呢)|现价|如今价|(?:多少|价格?|卖)[^，。！？?!\n]{0,4}(?:现在|如今|眼下)|(?:价格?|价钱)[^，。！？?!\n]{0,6}(?:变|动|涨|跌|降|一样)|(?:便宜|贵|降|差|低|高|多花|多付|少花)了?[^，。！？?!\n]{0,4}(?:多少|几)|(?:买|付)(?:得|的)?[^，。！？?!\n]{0,2}(?:贵|亏|早)了?[吗么没吧]?|price (?:now|today|change)|costs? now/iu;
const COMPARES = /当时|当初|时候|那会|[比差降涨跌变贵亏付花]|便宜|还是|dropped|changed|paid/iu;
const OF_COST: ReadonlySet<IntentId> = new Set<IntentId>([
  "price_query",
  "price_protection",
  "order_status",
  "payment_problem",
  "product_info",
  "out_of_scope",
  "chitchat",
  "complaint",
]);

/** What the shopper's own goods cost now, beside what was paid for them. */
export function comparesWithPaid(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting }: DialogueState,
): boolean {
  if (choice !== null || awaiting !== null || understanding.answer || !COSTS_NOW.test(text)) return false;
  // “我买的那台现在多少钱” asks for a price and compares nothing.
  if (understanding.intent === "price_query" && !isUnclear && !COMPARES.test(text)) return false;
  return PAID.test(text) && (isUnclear || OF_COST.has(understanding.intent));
}

const OVERPAID_BACK =
  /多(?:收|付|花|出)的[^，。！？?!\n]{0,8}(?:退|还|补|返)|(?:退|还|补|返)[^，。！？?!\n]{0,6}多(?:收|付|花|出)的/u;

/** “把多收的退我” after a price was told, “退到哪” after price protection was spoken of. */
export function isOfDifference({ text, choice }: Reading, { last, frames, awaiting }: DialogueState): boolean {
  const goal = frames.at(-1)?.intent ?? last?.intent;
  if (choice !== null || (awaiting !== null && awaiting.expects.kind !== "confirm")) return false;
  if (goal === "price_query" || goal === "order_status") return OVERPAID_BACK.test(text);
  return goal === "price_protection" && refundQuestion(text, true) !== null;
}

/** What a question about a stored value is taken for. */
const OF_VALUE: ReadonlySet<IntentId> = new Set<IntentId>([
  "payment_problem",
  "payment_methods",
  "coupon_help",
  "price_query",
  "refund_status",
  "refund_request",
  "membership_points",
]);
const MAX_ASIDE = 6;

/** Asked of a balance beside another question, which is the first then. */
function isBeside({ text, understanding, isUnclear }: Reading): boolean {
  const rest = text.replace(balanceAsked(text) ?? text, "").replace(/[^\p{L}\p{N}]/gu, "");
  return rest.length > MAX_ASIDE && !isUnclear && !OF_VALUE.has(understanding.intent);
}

/** A balance, whether it is enough, or what is left of one that was spoken of or has just changed. */
export function asksOfBalance(reading: Reading, { last, done, awaiting, focus }: DialogueState): boolean {
  const { text, choice, understanding } = reading;
  if (asksIfEnough(text) || (asksBalance(text) && !isBeside(reading))) return true;
  if (choice !== null || awaiting !== null) return false;
  const isSpokenOf = last?.skill === paying.name;
  const hasChanged = done?.effects?.some(
    (effect) => "balanceAfterMinor" in effect && effect.balanceAfterMinor !== null,
  );
  if (asksWhatIsLeft(text) && understanding.entities.length === 0) return isSpokenOf || hasChanged === true;
  return isSpokenOf && focus.productId !== null && asksIfStillEnough(text);
}
