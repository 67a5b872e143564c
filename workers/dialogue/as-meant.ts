import type { ShopSnapshot } from "../platform/snapshot.ts";
import { asksBalance, asksIfEnough, asksIfStillEnough, asksWhatIsLeft, saysUnpaid } from "../skills/balance-words.ts";
import { areTold, guideTopics } from "../skills/guide-topics.ts";
import { measuresIn } from "../skills/measures.ts";
import { modelsIn } from "../skills/named-products.ts";
import { asksWhoTook } from "../skills/parcel-words.ts";
import { paying } from "../skills/paying.ts";
import { saysToBuy } from "../skills/says-to-buy.ts";
import { saysSentBack } from "../skills/sent-back.ts";
import { namesSymptom } from "../skills/symptoms.ts";
import type { IntentId } from "../understanding/types.ts";
import { isAboutCode } from "./code-proof.ts";
import type { DialogueState } from "./contract.ts";
import { hasAngryWords, isThreat } from "./handoff.ts";
import { SWAPPING, WHERE_IS_IT } from "./kinship.ts";
import { asksOfOrder, speaksOfReturns } from "./order-questions.ts";
import { questionsIn } from "./questions.ts";
import { type Reading, UNSURE_BELOW } from "./read.ts";
import { isQuestion } from "./slots.ts";
import { wishesIn } from "./wishes.ts";

/** What of the shop decides how words are meant. */
type Known = Pick<ShopSnapshot, "guideTopics" | "promotions">;

const ASKS_HOURS =
  /几点|什么时候(?:上|在|下)|(?:上班|下班|工作|服务|在线)时间|多久上线|\bhours\b|what time|when (?:do|are|is)/i;
const COMPARES = /[和跟与比].+比|比起|compare|versus|\bvs\b/i;
const DIFFERS =
  /区别|差别|差异|不同|不一样|对比|比较|比一比|(?:哪|那)一?[个款台件双](?:更|比较|要|最)?(?:好|便宜|划算|实惠|省|轻|重|薄|厚|小|大|静|安静|快|高|值|耐用|强|贵)|difference|compare|\bvs\b|which (?:one )?is better/i;
/** What one looks for when goods are only named. */
const LOOKS: ReadonlySet<IntentId> = new Set(["recommendation", "product_info", "out_of_scope", "order_status"]);
const SEVERAL = /[这那][两二三四几些]|它们|都(?:说|讲|报|告诉|介绍)|分别|各自?(?:是|多少|要)|these|those|them/i;
const PRICES = /多少?钱|什么价|价格|卖多少|现价|啥价|几块钱|怎么卖|how much|what(?:'s| is) the price|price of/i;
const PRESENTS = /介绍|参数|功能|详情|怎么样|多少升|什么配置|tell me about|specs?\b|features/i;
const PAYS =
  /(?:付款?|支付|结账)(?:方式)?(?:就|是)?用|(?:用|拿|刷|走|从).{0,10}(?:付|支付|扣|结)|[卡额宝信](?:付|支付|扣)款?|(?:付款?|支付)(?:方式)?就?(?:用|走|选)|支付(?:成功|好)|付(?:好|完|成功)|pay (?:with|by)|paid/i;
const HOW_PAID =
  /(?:用|拿)(?:的)?(?:什么|啥|哪个|哪种).{0,4}(?:付|支付)|怎么付的|支付方式是|付了多少|花了多少|how (?:did i|was it) pa(?:y|id)|paid (?:with|by) what/i;
const IS_DONE = /^(?:都|已经)?(?:好|办好|成功|下好|搞定|弄好)了[吗没么嘛]|^(?:is it|all) done/i;
const POSTAGE = /运费|邮费|快递费|postage|shipping/i;
const NAMES_ORDER = /订单|那单|已经(?:下|拍|买)|\border\b/i;
const WHO = /谁|哪方|我出|自己出|你们出|\bwho\b|do i (?:have to )?pay|am i paying/i;
/** Goals that send goods back. */
const GOES_BACK: ReadonlySet<string> = new Set([
  "return_request",
  "exchange_request",
  "refund_request",
  "quality_issue",
  "return_policy",
]);

/** “运费谁出” asks for the rules of sending back, unless it is about the delivery of an order. */
function asksReturnPostage({ understanding, text }: Reading, { frames, last }: DialogueState): boolean {
  const goesBack = frames.at(-1)?.intent === "return_request" || frames.at(-1)?.intent === "exchange_request";
  if (!POSTAGE.test(text) || (!WHO.test(text) && !goesBack)) return false;
  const goal = frames.at(-1)?.intent ?? last?.intent ?? "";
  return GOES_BACK.has(understanding.intent === "shipping_info" ? goal : understanding.intent);
}

/** “和牛仔裤比呢” where something else was spoken of. */
function comparesWithFocus({ isUnclear, understanding, text }: Reading, { focus }: DialogueState): boolean {
  const namesOther = understanding.entities.some((one) => one.type === "product" && one.value !== focus.productId);
  return isUnclear && focus.productId !== null && namesOther && COMPARES.test(text);
}

/** “再加一条牛仔裤呢” after a price was told asks for the sum, not for another order. */
function addsToSum({ understanding, text }: Reading, { last }: DialogueState): boolean {
  const { intent, entities } = understanding;
  const hasGoods = entities.some(({ type }) => type === "product" || type === "quantity");
  const namesOrder = entities.some(({ type }) => type === "order_id") || NAMES_ORDER.test(text);
  return last?.intent === "price_query" && intent === "change_order" && hasGoods && !namesOrder;
}

const TOGETHER = /一起|一共|总共|加起来|合计|together|in total|altogether/iu;

/** What a question about products by their names or numbers asks, where its words leave no doubt. */
function asksOfProducts({ understanding, text, isUnclear }: Reading, { focus }: DialogueState): IntentId | null {
  const named = new Set(
    understanding.entities.flatMap((one) => (one.type === "product" && one.score >= 1 ? [one.value] : [])),
  );
  const isSeveral = named.size > 1 || (named.size === 0 && focus.shownProductIds.length > 1 && SEVERAL.test(text));
  if (isSeveral && PRICES.test(text) && TOGETHER.test(text)) return "price_query";
  if (isSeveral && (DIFFERS.test(text) || PRICES.test(text) || PRESENTS.test(text))) return "product_compare";
  // Several by their names and nothing asked to be done with them: what they are, side by side.
  if (named.size > 1 && (isUnclear || LOOKS.has(understanding.intent))) return "product_compare";
  if (named.size !== 1) return null;
  if (PRICES.test(text)) return "price_query";
  return PRESENTS.test(text) ? "product_info" : null;
}

const ANOTHER =
  /看看?别的|换别的|换其他|别的(?:能换|款|型号|规格)|(?:没|缺|无)货的?话|没货吗|能换(?:什么|哪)|有什么能换|anything else|what else|other (?:ones?|options)/i;

/** “那14升的呢”, “M9 Pro还有货吗”: another by its measure or model. */
const ANOTHER_BY_MEASURE =
  /(?:\d+(?:\.\d+)?\s?(?:升|瓦|寸|英寸|套|风量|l|w|gb)|(?<![a-z0-9])[a-z]{1,4}\d{1,4})[^。？?\n]{0,24}(?:呢|[有没]货|能换|可以换|换得?了|有吗|有没有)[吗么没呀啊的?？\s]*$/iu;
const MAX_ANOTHER = 24;

/** “没货吗？那看看别的” after other items were spoken of asks for what else there is to change to. */
function asksForAnother({ text, understanding, choice }: Reading, { last, awaiting }: DialogueState): boolean {
  const isSwap = last !== null && SWAPPING.has(last.intent);
  if (!isSwap || awaiting !== null || choice !== null || wishesIn(text).length > 0) return false;
  const namesProduct = understanding.entities.some((one) => one.type === "product" && one.score >= 1);
  if (!namesProduct && text.length <= MAX_ANOTHER && ANOTHER_BY_MEASURE.test(text)) return true;
  return ANOTHER.test(text) && !understanding.entities.some(({ type }) => type === "order_id");
}

/** “用E卡付”, “付好了吗” right after an order was placed is about its payment. */
function asksOfPayment({ understanding, text }: Reading, { done, frames, awaiting }: DialogueState): IntentId | null {
  if (HOW_PAID.test(text)) return "payment_problem";
  if (done?.action !== "place_order" || frames.length > 0 || awaiting !== null) return null;
  return (PAYS.test(text) || IS_DONE.test(text)) && !understanding.entities.some(({ type }) => type === "product")
    ? "payment_problem"
    : null;
}

/** “我买的那台是不是降价了” compares with what was paid. */
const GOT_CHEAPER = /降价|降了|跌价|便宜了|变便宜|price (?:drop|went down|fell)|(?:got|gone) cheaper|cheaper now/iu;
const OWN =
  /我[^，。,.?？]{0,8}(?:买|下单|拍)|刚[刚才]?(?:买|下单|拍)|我的|订单|\bi (?:paid|bought|ordered)\b|\bmy\b/iu;

/** “那到底什么时候到” after a refund was spoken of asks for the money, unless it names the goods. */
const ASKS_ARRIVAL =
  /(?:什么时候|啥时候|几时|何时|多久|几天|哪天).{0,5}(?:到|退)|when (?:will|does|do) (?:it|i).{0,12}(?:arrive|get|come)|how (?:much )?long/iu;
const NAMES_GOODS = /包裹|快递|物流|货|发|件|parcel|package|delivery|ship/iu;
const FROM_REFUND: ReadonlySet<string> = new Set(["track_shipment", "shipping_info", "order_status", "urge_shipping"]);

function asksOfRefund({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
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

/** What a classifier takes for a refund's state, or for ways to pay, and its words are not. */
function plainly({ understanding: { intent }, text, choice }: Reading): IntentId | null {
  if (choice !== null) return null;
  if (intent === "payment_methods" && saysUnpaid(text)) return "payment_problem";
  if (intent !== "refund_status") return null;
  if (ASKS_WHETHER.test(text)) return "return_policy";
  return ASKS_WHERE.test(text) && !OF_MONEY.test(text) ? "track_shipment" : null;
}

/** “just connect me”: to somebody. */
const CONNECT =
  /^(?:please |just |can you |could you |then )*(?:connect|transfer|put) me(?: through| over)?(?: to (?:someone|somebody|them))?(?: please| now)*[.!?\s]*$|^(?:那|就|快|赶紧|请|麻烦|帮我|给我)*(?:转接|接通|转人工|接人工)(?:一下|吧|啊)*[。.!！\s]*$/iu;

/** “give me my money back” after a payment that was too much is about that payment. */
function wantsOverpaid({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
  const isMoney = understanding.intent === "refund_request" && !/退货|return|order|订单/iu.test(text);
  return isMoney && last?.intent === "payment_problem" && awaiting === null;
}

const OF_RULE = {
  presale: /尾款|定金|预售|pre-?sale|deposit|(?:pay|when|how much)[^.?!]{0,24}\b(?:rest|remainder|balance)\b/iu,
  bundle: /套装价?|组合价|套餐|bundle/iu,
};
const TAKES_BACK = /退|back|refund/iu;

/** “尾款什么时候付”, “what's the total for the bundle”: of an offer of that kind. */
function asksOfOffer({ text, understanding, choice }: Reading, shop: Known): IntentId | null {
  if (choice !== null || understanding.answer || wishesIn(text).length > 0) return null;
  const has = (kind: keyof typeof OF_RULE) => shop.promotions.some(({ rule }) => rule.kind === kind);
  if (has("presale") && OF_RULE.presale.test(text) && !NAMES_ORDER.test(text)) {
    return TAKES_BACK.test(text) ? "payment_problem" : "promotion_query";
  }
  return has("bundle") && OF_RULE.bundle.test(text) && understanding.intent === "price_query"
    ? "promotion_query"
    : null;
}

/** “what if I drop it and it breaks” after a warranty was spoken of. */
function asksOfWarranty({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
  const isMisread = understanding.intent === "return_policy" && !speaksOfReturns(text);
  return last?.intent === "repair_warranty" && awaiting === null && isMisread;
}

/** “那就要这个吧” of the product spoken of, “买LN3S，e卡付” of one that is named: an order. */
function takesGoods(
  { text, choice, understanding }: Reading,
  { focus, awaiting, frames, last }: DialogueState,
): boolean {
  if (choice !== null || awaiting !== null || isQuestion(text)) return false;
  // “要7.6的” after what there is to change to is the change.
  const goal = frames.at(-1) ?? last;
  if (goal && SWAPPING.has(goal.intent)) return false;
  const isNamed =
    understanding.entities.some(({ type }) => type === "product" || type === "ordinal") ||
    modelsIn(text).length > 0 ||
    measuresIn(text).length > 0;
  const isKnown = isNamed || focus.productId !== null || focus.shownProductIds.length > 0;
  return isKnown && saysToBuy(text, isNamed);
}

/** “几号签收的”: when it came, of an order that is named or spoken of. */
const ASKS_RECEIVED =
  /(?:几月)?(?:几号|哪一?天|什么时候|啥时候|何时|几点)[^，。,.\n]{0,4}(?:签收|送到|送达|收到)的|签收(?:的)?(?:时间|日期)|when (?:was|did) [^.?]{0,24}(?:delivered|arrive|signed)/iu;

/** “how much longer??” after where the parcel is: the same once more. */
const HOW_MUCH_LONGER =
  /^[^\p{L}]*(?:那|到底|究竟|大概|所以)*(?:还|还得|还要|还需)?要?(?:等)?(?:多久|多长时间|几天|多少天)(?:啊|呀|呢|才?能?到|才?能?收到)*[^\p{L}]*$|^(?:so |and |but )?how (?:much|many)? ?(?:more )?(?:longer|days|long)(?: (?:more|to go|will it (?:take|be)|do i (?:have to )?wait|is it (?:going to take|gonna take)))?[^\p{L}]*$/iu;
/** “到底发了没”: whether it has been sent. */
const ASKS_SENT =
  /(?:发货?|寄出?|出库)了(?:没有?|[吗么嘛])|(?:还|怎么)没有?(?:发货?|寄出?)|(?:到底|究竟)[^，。,.\n]{0,4}发|has (?:it|my [a-z ]+) (?:been )?(?:shipped|sent)/iu;

/** “那台洗碗机到了没”: whether it has come. */
const ASKS_ARRIVED =
  /(?:到|送到|送达|到货|到家)了(?:没有?|[吗么不])(?=[?？\s啊呀]*$)|到没到|(?:has|did|have) (?:it|my [a-z ]+|the [a-z ]+) (?:arrived?|come|been delivered|get here)/imu;
const NO_PARCEL = /钱|款(?!式)|到账|退|券|积分|发票|师傅|安装|人到|轮到|refund|money|invoice|coupon/iu;

function asksOfParcel({ text, choice, isUnclear }: Reading, { last, awaiting }: DialogueState): IntentId | null {
  if (choice !== null) return null;
  if (ASKS_RECEIVED.test(text) || asksWhoTook(text)) return "track_shipment";
  if (awaiting !== null) return null;
  if (ASKS_ARRIVED.test(text) && !NO_PARCEL.test(text)) return "track_shipment";
  if (isUnclear && ASKS_SENT.test(text)) return "track_shipment";
  return last && WHERE_IS_IT.has(last.intent) && HOW_MUCH_LONGER.test(text.trim()) ? last.intent : null;
}

/** “放出来水浑的”: goods that do something wrong, where the guides tell what to do about it. */
function tellsSymptom(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting, frames }: DialogueState,
  shop: Known,
) {
  if (choice !== null || awaiting !== null || frames.length > 0 || !areTold(["faults"], shop.guideTopics)) return false;
  const { intent } = understanding;
  const isTold = !isQuestion(text) && (intent === "product_usage" || intent === "product_info");
  const isLoose = isUnclear || isTold || intent === "complaint" || intent === "chitchat";
  return isLoose && namesSymptom(text) && !isThreat(text);
}

const OF_OFFERS: ReadonlySet<IntentId> = new Set<IntentId>([
  "promotion_query",
  "price_query",
  "coupon_help",
  "price_protection",
]);

/** “国补补多少”: offers, asked in so many words and before anything else. */
function asksOfOffers({ text, choice, understanding }: Reading): IntentId | null {
  const [first] = choice === null ? questionsIn(text) : [];
  return first?.intent === "promotion_query" && !OF_OFFERS.has(understanding.intent) ? "promotion_query" : null;
}

/** A balance, whether it is enough, or what is left of one that was spoken of or has just changed. */
function asksOfBalance(
  { text, choice, understanding }: Reading,
  { last, done, awaiting, focus }: DialogueState,
): boolean {
  if (asksBalance(text) || asksIfEnough(text)) return true;
  if (choice !== null || awaiting !== null) return false;
  const isSpokenOf = last?.skill === paying.name;
  const hasChanged = done?.effects?.some(
    (effect) => "balanceAfterMinor" in effect && effect.balanceAfterMinor !== null,
  );
  if (asksWhatIsLeft(text) && understanding.entities.length === 0) return isSpokenOf || hasChanged === true;
  return isSpokenOf && focus.productId !== null && asksIfStillEnough(text);
}

/** What is asked for in so many words is as sure as a reading gets. */
const WISHED = 0.9;

/** What is asked to be done in so many words, unless the message only answers a question. */
function wished({ understanding, text, choice, isUnclear }: Reading, { awaiting }: DialogueState): IntentId | null {
  if (choice !== null || understanding.answer || awaiting?.expects.kind === "slot") return null;
  const wishes = wishesIn(text);
  const [first] = wishes;
  if (!first) return null;
  // Where a new order goes is part of placing it.
  if (understanding.intent === "change_address" && first === "place_order_help" && !wishes.includes("change_address"))
    return first;
  const isRead = wishes.includes(understanding.intent);
  return isRead ? (isUnclear ? understanding.intent : null) : first;
}

/** What a product's guide answers is asked of the guide, whatever a classifier makes of “烟管” or “角阀”. */
function asksGuide(
  { understanding, text, choice }: Reading,
  { awaiting }: DialogueState,
  shop: Known,
): IntentId | null {
  if (choice !== null || understanding.answer || awaiting?.expects.kind === "confirm") return null;
  if (wishesIn(text).length > 0) return null;
  const topics = guideTopics(text);
  if (!areTold(topics, shop.guideTopics)) return null;
  return topics.includes("repair") ? "repair_warranty" : "product_usage";
}

/** “能换别的不”: what there is to change to. */
const ASKS_SWAPS =
  /(?:能|可以|可不可以|能不能)换(?:成|个|到)?(?:别的|其他|其它|哪些|哪几|什么|啥|另外)|(?:有|都有)(?:什么|哪些|啥|没有)[^，。,.\n]{0,4}(?:能|可以)换|what (?:can|could) i (?:swap|change|exchange) (?:it |this |that )?(?:for|to)|can i (?:swap|change|exchange) (?:it|this|that) for (?:something|anything|another)/iu;

function asksSwaps({ text, choice, understanding }: Reading, { awaiting }: DialogueState): boolean {
  if (choice !== null || awaiting !== null || !ASKS_SWAPS.test(text) || wishesIn(text).length > 0) return false;
  return !/积分|券|points|voucher/iu.test(text) && understanding.intent !== "return_policy";
}

function meant(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  if (reading.understanding.intent === "human_agent" && ASKS_HOURS.test(reading.text)) return "store_info";
  if (reading.choice === null && saysSentBack(reading.text, reading.understanding)) return "return_request";
  if (asksReturnPostage(reading, state)) return "return_policy";
  if (addsToSum(reading, state)) return "price_query";
  if (comparesWithFocus(reading, state)) return "product_compare";
  if (asksOfRefund(reading, state)) return "refund_status";
  if (asksOfWarranty(reading, state)) return "repair_warranty";
  const plain = plainly(reading);
  if (plain) return plain;
  if (wantsOverpaid(reading, state)) return "payment_problem";
  const ofOffer = asksOfOffer(reading, shop);
  if (ofOffer) return ofOffer;
  if (reading.choice === null && CONNECT.test(reading.text.trim())) return "human_agent";
  if (isOfNewOrder(reading, state) || takesGoods(reading, state)) return "place_order_help";
  const ofParcel = asksOfParcel(reading, state);
  if (ofParcel) return ofParcel;
  if (asksSwaps(reading, state)) return SWAPPING.has(reading.understanding.intent) ? null : "change_order";
  if (asksForAnother(reading, state)) return state.last?.intent ?? null;
  const wish = wished(reading, state) ?? (asksIfEnough(reading.text) ? null : asksGuide(reading, state, shop));
  if (wish !== null || reading.choice !== null || wishesIn(reading.text).length > 0) return wish;
  const ofOrder = asksOfOrder(reading, state);
  if (ofOrder !== null) return ofOrder;
  if (asksOfBalance(reading, state)) return "payment_problem";
  if (GOT_CHEAPER.test(reading.text) && OWN.test(reading.text)) return "price_protection";
  const ofProducts = asksOfProducts(reading, state) ?? asksOfPayment(reading, state) ?? asksOfOffers(reading);
  return ofProducts ?? (tellsSymptom(reading, state, shop) ? "quality_issue" : null);
}

const DOES_NOT_KNOW =
  /^(?:我?(?:也|都)?(?:不清楚|不知道|不晓得|不记得|记不清|记不得|忘了|忘记了|没注意|都行|都可以|随便|无所谓)[了啊呀呢哦吧]?|any(?:thing| of them)?|whatever|(?:i )?(?:don'?t|do not) (?:know|remember)|no idea|not sure|i forgot)[\s。.!！~～]*$/i;

/** “不清楚” to a question is no value, and no wish or feeling either. */
function withoutWish(reading: Reading, intent: "chitchat" | "deny"): Reading {
  const { understanding } = reading;
  const plain = { ...understanding, intent, confidence: UNSURE_BELOW, further: [] };
  return { ...reading, isUnclear: false, understanding: { ...plain, sentiment: 0, emotion: "calm" } };
}

/** “等等，是880012340017” names another order; it complains of nothing. */
function isPlainCorrection({ understanding, text }: Reading): boolean {
  const { isCorrection, entities } = understanding;
  return isCorrection && entities.length > 0 && !hasAngryWords(text) && !isThreat(text);
}

function calmly(reading: Reading): Reading {
  return { ...reading, understanding: { ...reading.understanding, sentiment: 0, emotion: "calm" } };
}

/** “我叫王小明”: it asks for nothing, whatever mood was before. */
const NAMES_ONESELF =
  /^(?:我(?:叫|是|姓)|my name is|i'?m)\s?(?:[\p{Script=Han}·]{1,4}|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)[。.!！\s]*$/u;

const COMPLAINS = /投诉|举报|差评|complain|report you|bad review/i;
const MAX_ANSWER = 40;

/** “太大了” to “why do you return it?” is the reason, not a complaint about the shop. */
function isAnswerThatSoundsCross({ understanding, text }: Reading, { awaiting }: DialogueState): boolean {
  if (understanding.intent !== "complaint" || awaiting?.expects.kind !== "slot" || text.length > MAX_ANSWER)
    return false;
  return !COMPLAINS.test(text) && !hasAngryWords(text) && !isThreat(text);
}

const SAYS_NAME =
  /^(?:我叫|我是|我的名字(?:是|叫)|本人)[\p{Script=Han}·]{2,4}[\s,，。.!！]*$|^(?:my name is|i am|i'm) [\p{L}' -]{2,40}[\s.!]*$/iu;

/** “看错了”: what was said before is taken back; the right one is about to come. */
const MISREAD =
  /^(?:[哦噢啊呃额嗯哎诶]|不好意思|抱歉|sorry|oops|oh)*[，,\s]*(?:我)?(?:看|打|写|发|说|输|记)错了?[啊呀哈了。.!！~\s]*$|^(?:sorry|oops|oh)?[,\s]*(?:my mistake|wrong (?:number|one)|i misread)[\s.!]*$/iu;

/** “收件人…，地址…” while an order is being placed says where it goes; no other order is changed. */
function isOfNewOrder({ understanding, text, choice }: Reading, { frames }: DialogueState): boolean {
  if (choice !== null || frames.at(-1)?.intent !== "place_order_help") return false;
  return understanding.intent === "change_address" && !/[改换]|change/iu.test(text);
}

/** The reading in the light of the conversation, where the same words mean another thing. */
export function asMeant(reading: Reading, state: DialogueState, shop: Known): Reading {
  if (state.awaiting && !reading.understanding.answer && DOES_NOT_KNOW.test(reading.text)) {
    return withoutWish(reading, "chitchat");
  }
  if (state.awaiting?.expects.name === "code" && isAboutCode(reading.text)) return withoutWish(reading, "chitchat");
  if (reading.choice === null && MISREAD.test(reading.text.trim())) return withoutWish(reading, "chitchat");
  if (NAMES_ONESELF.test(reading.text.trim())) return withoutWish(reading, "chitchat");
  if (SAYS_NAME.test(reading.text.trim()) && reading.choice === null) return withoutWish(reading, "chitchat");
  if (isAnswerThatSoundsCross(reading, state)) return withoutWish(reading, "chitchat");
  const isPlain = isPlainCorrection(reading);
  if (isPlain && reading.understanding.intent === "complaint") return withoutWish(reading, "deny");
  const told = isPlain ? calmly(reading) : reading;
  const intent = meant(told, state, shop);
  if (intent === null) return told;
  const isWished = wishesIn(told.text).includes(intent) || ASKS_RECEIVED.test(told.text);
  const confidence = Math.max(told.understanding.confidence, isWished ? WISHED : UNSURE_BELOW);
  // The same wish is not carried twice.
  const further = told.understanding.further.filter((part) => part.intent !== intent);
  return { ...told, isUnclear: false, understanding: { ...told.understanding, intent, confidence, further } };
}
