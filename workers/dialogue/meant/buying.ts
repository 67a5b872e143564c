import { picksOne, saysToBuy } from "../../skills/buying/says-to-buy.ts";
import { measuresIn } from "../../skills/products/measures.ts";
import { bearersOfModels, modelsIn } from "../../skills/products/named-products.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { SWAPPING } from "../kinship.ts";
import { questionsIn } from "../questions.ts";
import type { Reading } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import type { Known } from "./known.ts";
import { asksSideBySide, PRICES } from "./side-by-side.ts";

const COMPARES = /[和跟与比].+比|比起|compare|versus|\bvs\b/i;
const DIFFERS =
  /区别|差别|差异|不同|不一样|对比|比较|比一比|(?:哪|那)一?[个款台件双](?:更|比较|要|最)?(?:好|便宜|划算|实惠|省|轻|重|薄|厚|小|大|静|安静|快|高|值|耐用|强|贵)|difference|compare|\bvs\b|which (?:one )?is better/i;

/** What one looks for when goods are only named. */
const LOOKS: ReadonlySet<IntentId> = new Set(["recommendation", "product_info", "out_of_scope", "order_status"]);

const SEVERAL = /[这那][两二三四几些]|它们|都(?:说|讲|报|告诉|介绍)|分别|各自?(?:是|多少|要)|these|those|them/i;
const PRESENTS = /介绍|参数|功能|详情|怎么样|多少升|什么配置|tell me about|specs?\b|features/i;
const NAMES_ORDER = /订单|那单|已经(?:下|拍|买)|\border\b/i;

/** “和牛仔裤比呢” where something else was spoken of. */
export function comparesWithFocus({ isUnclear, understanding, text }: Reading, { focus }: DialogueState): boolean {
  const namesOther = understanding.entities.some((one) => one.type === "product" && one.value !== focus.productId);
  return isUnclear && focus.productId !== null && namesOther && COMPARES.test(text);
}

/** “再加一条牛仔裤呢” after a price was told asks for the sum, not for another order. */
export function addsToSum({ understanding, text }: Reading, { last }: DialogueState): boolean {
  const { intent, entities } = understanding;
  const hasGoods = entities.some(({ type }) => type === "product" || type === "quantity");
  const namesOrder = entities.some(({ type }) => type === "order_id") || NAMES_ORDER.test(text);
  return last?.intent === "price_query" && intent === "change_order" && hasGoods && !namesOrder;
}

/** Of several goods; of one it may be the price for many. */
const EACH_PRICE = /单价|售价|unit price/iu;
const TOGETHER = /一起|一共|总共|加起来|合计|together|in total|altogether/iu;

/** What a question about products by their names or numbers asks, where its words leave no doubt. */
export function asksOfProducts(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  const { understanding, text, isUnclear } = reading;
  const { focus } = state;
  const named = new Set(
    understanding.entities.flatMap((one) => (one.type === "product" && one.score >= 1 ? [one.value] : [])),
  );
  const isSeveral = named.size > 1 || (named.size === 0 && focus.shownProductIds.length > 1 && SEVERAL.test(text));
  if (isSeveral && PRICES.test(text) && TOGETHER.test(text)) return "price_query";
  if (isSeveral && (DIFFERS.test(text) || PRICES.test(text) || EACH_PRICE.test(text) || PRESENTS.test(text)))
    return "product_compare";
  // Several by their names and nothing asked to be done with them: what they are, side by side.
  if (named.size > 1 && (isUnclear || LOOKS.has(understanding.intent))) return "product_compare";
  // One by its number and another by its model: “1001和UDmini哪个轻”.
  const models = bearersOfModels(text, shop.vocabulary).filter((ids) => !ids.some((id) => named.has(id)));
  if (named.size + models.length > 1 && (DIFFERS.test(text) || COMPARES.test(text)) && !saysToBuy(text, true))
    return "product_compare";
  if (asksSideBySide(reading, state, named)) return "product_compare";
  if (named.size !== 1) return null;
  if (PRICES.test(text)) return "price_query";
  // One alone, and no word of another: it is not compared with anything.
  const isAlone = understanding.intent === "product_compare" && !DIFFERS.test(text) && !COMPARES.test(text);
  return PRESENTS.test(text) || isAlone ? "product_info" : null;
}

const OF_RULE = {
  presale: /尾款|定金|预售|pre-?sale|deposit|(?:pay|when|how much)[^.?!]{0,24}\b(?:rest|remainder|balance)\b/iu,
  bundle: /套装价?|组合价|套餐|bundle/iu,
};
const TAKES_BACK = /退|back|refund/iu;

/** “尾款什么时候付”, “what's the total for the bundle”: of an offer of that kind. */
export function asksOfOffer({ text, understanding, choice }: Reading, shop: Known): IntentId | null {
  if (choice !== null || understanding.answer || wishesIn(text).length > 0) return null;
  const has = (kind: keyof typeof OF_RULE) => shop.promotions.some(({ rule }) => rule.kind === kind);
  if (has("presale") && OF_RULE.presale.test(text) && !NAMES_ORDER.test(text)) {
    return TAKES_BACK.test(text) ? "payment_problem" : "promotion_query";
  }
  return has("bundle") && OF_RULE.bundle.test(text) && understanding.intent === "price_query"
    ? "promotion_query"
    : null;
}

/** Goals whose answer speaks of goods that one may then take. */
const OFFERS: ReadonlySet<IntentId> = new Set<IntentId>([
  "recommendation",
  "product_info",
  "product_compare",
  "product_usage",
  "price_query",
  "stock_query",
  "promotion_query",
  "coupon_help",
  "repair_warranty",
  "place_order_help",
]);

/** A question which product is meant is answered by taking it, too. */
function isOpen({ awaiting }: DialogueState): boolean {
  return awaiting === null || (awaiting.expects.kind === "slot" && awaiting.expects.name === "product");
}

/** “第一款多少钱” to the question which is meant: that one is asked about. Null: it only says which. */
export function asksOfOffered({ text, choice, understanding }: Reading, { awaiting }: DialogueState): IntentId | null {
  const isAsked = awaiting?.expects.kind === "slot" && awaiting.expects.name === "product";
  if (choice !== null || !isAsked || !understanding.entities.some(({ type }) => type === "ordinal")) return null;
  return questionsIn(text)[0]?.intent ?? null;
}

const ASIDE = "顺便|顺带|另外|对了|还有个?问题|再问|\\b(?:by the way|btw|one more thing)\\b";
const SAYS_ASIDE = new RegExp(ASIDE, "iu");
const SENTENCE = new RegExp(`(?<=[。！？!?；;\\n])|(?=[，,\\s](?:${ASIDE}))`, "iu");

/** “要一台，E卡付。顺便问下……？”: goods that are taken, and what is asked beside them; null: the question may decide. */
function takenAndAsked(text: string): { taken: string; asked: string } | null {
  if (!isQuestion(text)) return { taken: text, asked: "" };
  const parts = text.split(SENTENCE);
  const asked = parts.filter((part) => isQuestion(part)).join("");
  const taken = parts.filter((part) => !isQuestion(part)).join("");
  return taken.trim() !== "" && SAYS_ASIDE.test(asked) ? { taken, asked: asked.trim() } : null;
}

/** What is asked in passing by who takes goods; empty: nothing. */
export function askedInPassing(text: string): string {
  return takenAndAsked(text)?.asked ?? "";
}

/** “那就要这个吧” of the product spoken of, “买LN3S，e卡付” of one that is named: an order. */
export function takesGoods({ text: said, choice, understanding }: Reading, state: DialogueState): boolean {
  const { focus, frames, last } = state;
  const text = takenAndAsked(said)?.taken;
  if (choice !== null || !isOpen(state) || text === undefined) return false;
  // “要7.6的” after what there is to change to is the change.
  const goal = frames.at(-1) ?? last;
  if (goal && SWAPPING.has(goal.intent)) return false;
  if (state.awaiting !== null && !(goal && OFFERS.has(goal.intent))) return false;
  const isNamed =
    understanding.entities.some(({ type }) => type === "product" || type === "ordinal") ||
    modelsIn(text).length > 0 ||
    measuresIn(text).length > 0;
  const isKnown = isNamed || focus.productId !== null || focus.shownProductIds.length > 0;
  return isKnown && (saysToBuy(text, isNamed) || (goal !== null && OFFERS.has(goal.intent) && picksOne(text)));
}

const OF_OFFERS: ReadonlySet<IntentId> = new Set<IntentId>([
  "promotion_query",
  "price_query",
  "coupon_help",
  "price_protection",
]);

/** What is asked further of an offer: its end, its most, for what and whom it is. */
const MORE_OF_OFFER =
  /截止|结束|到(?:啥|什么|几|哪)[^，。,.\n]{0,3}(?:时候|号|天)|几号|还在不在|上限|封顶|最高|最多|牌子|品牌|旧的|别家|不是你们|叠加|一起用|同时|[一二三]级|会员|补(?:多少|几)|抵|面值|减多少|折|条件|资格|怎么(?:领|享|参加|弄|算|操作)|when does|until when|at most|maximum|any brand|combine/iu;
const OF_SOMETHING_ELSE = /发货|物流|快递|到货|退|发票|订单|安装|维修|保修|refund|ship|invoice|order/iu;

/** “到啥时候截止”, “一台上限多少” after offers were told. */
export function asksMoreOfOffer({ text, choice, understanding }: Reading, { last, awaiting }: DialogueState): boolean {
  if (choice !== null || awaiting !== null || understanding.answer || last?.intent !== "promotion_query") return false;
  const namesGoods = understanding.entities.some((one) => one.type === "product" && one.score >= 1);
  return !namesGoods && MORE_OF_OFFER.test(text) && !OF_SOMETHING_ELSE.test(text) && wishesIn(text).length === 0;
}

/** “国补补多少”: offers, asked in so many words and before anything else. */
export function asksOfOffers({ text, choice, understanding }: Reading): IntentId | null {
  const [first] = choice === null ? questionsIn(text) : [];
  return first?.intent === "promotion_query" && !OF_OFFERS.has(understanding.intent) ? "promotion_query" : null;
}

/** “收件人…，地址…” while an order is being placed says where it goes; no other order is changed. */
export function isOfNewOrder({ understanding, text, choice }: Reading, { frames }: DialogueState): boolean {
  if (choice !== null || frames.at(-1)?.intent !== "place_order_help") return false;
  return understanding.intent === "change_address" && !/[改换]|change/iu.test(text);
}
