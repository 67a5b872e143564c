import { asksBalance } from "../skills/buying/balance-words.ts";
import { asksFigure, asksMake } from "../skills/products/product-question.ts";
import { namesThing } from "../skills/service/guide-things.ts";
import { guideTopics } from "../skills/service/guide-topics.ts";
import { clausesIn } from "../skills/words.ts";
import type { IntentId } from "../understanding/types.ts";

// What is asked in so many words, each in a clause of its own: “尺寸多少，保修几年，现在什么价”. A classifier reads such a
// message for one point; each of its questions is to be answered.

/** A question and the clause that asks it. */
export interface Question {
  intent: IntentId;
  text: string;
}

/** One clause may ask two things. */
const JOINED = /、|另外|以及|顺便|\s(?:and|plus|also)\s/iu;

/** What the thing itself costs. */
const PRICE =
  /多少?钱|多钱|什么价|啥价|(?:价格|现价|售价|价钱)(?:是|要|呢|多少|几)|现在(?:卖)?多少(?![升瓦斤克公毫度岁])|怎么卖|卖多少|^(?:现在|目前|当前|今天)?的?(?:价格|现价|售价|价钱|到手价|报价)[呢啊呀]?$|(?:标|挂)(?:的|着)?(?:价)?(?:是)?(?:多少|几|啥价|什么价)|几块钱|\bhow much (?:is|are|does|do|for)\b|what(?:'s| is) the price|\bprice\s?\?/iu;
const NOT_PRICE =
  /修|装|配件|辅材|材料|[阀管]|费|退|差价|补|余额|卡|够|省|差|花了|付了|赔|[一每](?:只|根|米|次|个)|上门|积分|repair|install|fee|ship|postage|refund|left|balance|differ|save/iu;
/** Offers of the shop or of others that a purchase may use. */
const OFFER =
  /能效[^，。,.\n]{0,6}补|补(?:多少|几)(?:个点|成|钱)?(?!差)|(?:旧机|旧家电|旧的|旧机子|旧机器|老家电|旧[\p{Script=Han}]{2,4}机)[^，。,.\n]{0,10}(?:抵|折|换|收|值|回收|行不行|能不能|可以[吗么])|回收(?:券|价|款)[^，。,.\n]{0,6}(?:多少|几|面值|怎么|[吗么])|(?:(?<![a-z\d]\s?)(?:plus|pro)|会员)[^，。,.\n]{0,6}(?:优惠|折|好处|享|减|券|权益|呢)|(?:一起|一块|多买|几样|几件|好几|两件|多件|套)[^，。,.\n]{0,6}(?:折|优惠|便宜|减)|(?:有没有|有|打)(?:啥|什么|几)?折(?!叠|价|旧)|(?:补贴|国补)[^，。,.\n]{0,10}(?:情况|说说|领|申请|政策)|(?:国补|补贴|以旧换新|满减|优惠|活动|折扣)[^，。,.\n]{0,10}(?:多少|几|百分之|怎么|咋|如何|啥|什么|有没有|能|可以|还有|[吗么不没呢]|力度|比例|上限|截止|结束|到(?:几号|什么时候|啥时候)|叠加|一起用|搞|规则)|(?:什么|啥|哪些|搞)[^，。,.\n]{0,4}(?:国补|补贴|优惠|活动|折扣|促销)|(?:有|能|可以|享|享受)[^，。,.\n]{0,6}(?:国补|补贴|优惠|以旧换新)|trade[^.?\n]{0,6}in\b|(?:any|what|which)[^.?\n]{0,12}(?:offers|deals)\b|trade.?in (?:value|offer|discount|work)|(?:any|what|which|how much)[^.?\n]{0,24}(?:subsid|rebate|trade.?in|discount|promotion)/iu;
const NOT_OFFER = /券码|用了?券|退|降价|价保|差价|订单|price protection/iu;
const STOCK =
  /(?:还|现在)?有(?:没有?)?(?:现)?货(?:[吗么没不呢?？]|$)|(?:是不是|会不会|是否)?缺货(?:了)?[吗么没]|\bin stock\b/iu;

const KINDS: readonly { intent: IntentId; isAsked: (clause: string) => boolean }[] = [
  { intent: "payment_problem", isAsked: asksBalance },
  { intent: "promotion_query", isAsked: (clause) => OFFER.test(clause) && !NOT_OFFER.test(clause) },
  { intent: "repair_warranty", isAsked: (clause) => guideTopics(clause).includes("repair") },
  { intent: "price_query", isAsked: (clause) => PRICE.test(clause) && !NOT_PRICE.test(clause) && !namesThing(clause) },
  { intent: "stock_query", isAsked: (clause) => STOCK.test(clause) },
  // What a guide tells of, it is asked for.
  { intent: "product_info", isAsked: (clause) => (asksFigure(clause) || asksMake(clause)) && !namesThing(clause) },
];

/** The questions that a message puts into words, each kind once, in their order. */
export function questionsIn(text: string): Question[] {
  const found = clausesIn(text)
    .flatMap((clause) => clause.split(JOINED))
    .flatMap((clause) =>
      KINDS.filter(({ isAsked }) => isAsked(clause)).map(({ intent }) => ({ intent, text: clause.trim() })),
    );
  // “多大，几个人用”: of one kind, and each is to be answered.
  return [...Map.groupBy(found, ({ intent }) => intent)].map(([intent, some]) => ({
    intent,
    text: [...new Set(some.map(({ text: clause }) => clause))].join("，"),
  }));
}
