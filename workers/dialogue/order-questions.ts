import { namesTitle } from "../skills/orders/invoice-details.ts";
import { describesOrder, listsOrders } from "../skills/orders/order-described.ts";
import type { IntentId } from "../understanding/types.ts";
import type { DialogueState } from "./contract.ts";
import type { Reading } from "./read.ts";
import { isQuestion } from "./slots.ts";

// Questions and remarks about an order whose words leave no doubt, whatever a classifier makes of so few of them.

/** “到底发了没”, “还没发吧”. */
const SENT_YET =
  /(?:发|寄|出库?)(?:货|出)?了?(?:没有?|吗|么|呢)(?=[?？\s啊呀哈哦喔嘛亲的。.~～]*$)|(?:还)?没(?:有)?发(?:货|出)?(?:吧|吗|么)|发没发|\b(?:has|have|did|is|was) (?:it|this|that|they|you|my (?:order|parcel|package))\b[^.?\n]{0,16}\b(?:shipp?ed|ship|sent|dispatched)\b/imu;
const OTHER_SENT = /发票|短信|验证码|优惠券|红包|退[回货]?|寄回|invoice|code|back/iu;
/** “几号签收的”. */
const WHEN_SIGNED =
  /(?:几月几?[号日]?|几号|什么时候|啥时候|哪天|几点|何时|谁)[^，。,.?？\n]{0,4}(?:签收|收到|送到|到)的|谁签收|签收(?:时间|日期)|\bwhen (?:was|were|did) [^?.\n]{0,30}(?:delivered|arrive|signed)|who signed/iu;
/** “我所有的快递什么情况”. */
const HOW_ALL_ARE =
  /(?:快递|包裹|物流)[^，。,.\n]{0,6}(?:什么情况|啥情况|咋样|怎么样|怎样|如何)(?:了|呢|啊)?[?？\s]*$|\bhow (?:is|are) (?:all )?my (?:parcels?|packages?|deliver(?:y|ies)) doing/iu;
/** “鞋子开胶了”, “my jeans have a hole”: goods that came and are not as they should be. */
const TELLS_FAULT =
  /\b(?:got|received|sent me|sent|delivered) (?:me )?(?:the |a )?(?:wrong|different) |\bordered\b[^.?!\n]{1,40}\b(?:you sent|sent me|(?:but|and) (?:i )?(?:got|received))\b|(?:有|破|裂|磨|烂)(?:了|个|一个|条|道)*(?:破?洞|口子|裂缝|裂痕|划痕|污渍)|(?:破|坏|裂|碎|烂|瘪|脱胶|开胶|开线|脱线|掉色|起球|生锈|漏水|漏液|漏油|发霉)了|(?:开不了机|用不了|不能用|没反应|不工作|不制冷|不加热)|\b(?:ha(?:s|ve|d)|got|with|came with|there(?:'s| is| are)) (?:a |an |some |two |big |small |tiny )*(?:holes?|cracks?|scratch(?:es)?|stains?|dents?|tears?|chips?|leaks?|rips?|defects?)\b|\b(?:is|are|was|were|arrived|came|it'?s|they'?re)(?: \w+)? (?:broken|cracked|torn|ripped|shattered|damaged|stained|scratched|dented|defective|faulty|leaking|dead)\b|\b(?:does|do|did)(?:n'?t| not) (?:turn on|switch on|start|charge|work)\b|stopped working/iu;
const NOT_GOODS = /车|快递员|态度|订单页|页面|网站|链接|券|码|\b(?:link|page|site|coupon|code|courier|app)\b/iu;
const OF_INVOICE = /发票|抬头|税|开票|invoice|receipt|\btax\b|\bvat\b|fapiao/iu;
/** “I looked in the locker, it's empty” after a parcel that is called delivered. */
const WHERE_LOOKED =
  /locker|mailbox|front door|door ?step|porch|neighbou?r|reception|pick-?up point|快递柜|丰巢|驿站|代收|门口|邻居|物业|门卫|前台/iu;
/** Goals that a fault belongs to already, or that are wished beside it. */
const HAS_FAULT: ReadonlySet<IntentId> = new Set<IntentId>([
  "quality_issue",
  "repair_warranty",
  "return_request",
  "exchange_request",
  "refund_request",
  "return_policy",
  "delivery_problem",
  "refund_status",
  "cancel_order",
  "withdraw_request",
  "invoice",
  "human_agent",
]);
/** “公司的”, “抬头写…” after an invoice was spoken of. */
const KIND_OF_INVOICE =
  /^(?:那|要|开|就)?(?:开|换成?|改成?|写)?(?:公司|企业|单位|个人)的?(?:发票|抬头)?[吧呀啊了]?[。.!！\s]*$/u;
/** “how many days do I have” after the rules of sending back. */
const DEADLINE =
  /how (?:many days|long) (?:do|have) i\b|(?:what(?:'s| is) the )?(?:deadline|time limit)|(?:几天|多少天|多久)(?:之?内|以内)?(?:能|可以)?(?:退|换|有效|呢|[?？]|$)|(?:期限|时限)/iu;
const GOES_BACK: ReadonlySet<IntentId> = new Set<IntentId>([
  "return_policy",
  "return_request",
  "exchange_request",
  "refund_request",
]);
/** What an order cannot be given by changing its items: the shop's own words tell, or a person. */
const EXTRAS =
  /gift.?wrap|gift (?:note|card message|message|box)|handwritten|engrav|礼品?包装|礼盒|贺卡|包[装得]?(?:好看|漂亮|精美)|写张?卡片|刻字/iu;

/** “开好了发我哪里”, “在哪下载” after an invoice. */
const WHERE_INVOICE =
  /(?:发|寄|送|传)[^，。,.?？\n]{0,4}(?:哪|什么地方|什么邮箱)|(?:哪里?|哪儿|怎么|咋)(?:能|可以)?(?:看|下载|查|收|拿|领)|where (?:do|can|will) i (?:get|find|see|download)/iu;

/** What is waited for: a remark on how long it takes is about it. */
const AWAITED: ReadonlySet<IntentId> = new Set<IntentId>([
  "refund_status",
  "track_shipment",
  "order_status",
  "urge_shipping",
]);
const IS_LATE =
  /^(?:but |and |well )?(?:it(?:'s| is)|that(?:'s| is)|this is)(?: so| very| too| way too| already)* (?:late|slow|overdue|long)[\s.!]*$|^(?:这?都|已经)?(?:太|好)?(?:超时|过期|晚|慢|久)了[吧啊呀。.!！\s]*$/iu;

/** Whether the words are of sending back at all; a few others are easily taken for it. */
export function speaksOfReturns(text: string): boolean {
  return /退|换|寄回|拒收|return|refund|exchange|\bback\b|refuse|size|fit\b|days|postage/iu.test(text);
}

function asksOfMoney(text: string, intent: IntentId): boolean {
  return (
    intent === "refund_status" &&
    /^(?:and )?how much (?:was|is) (?:it|that)(?: exactly| again| in (?:all|total))?\W*$|^(?:是|一共|总共|到底)?多少钱?[啊呀来着?？\s]*$/iu.test(
      text.trim(),
    )
  );
}

/** What is asked or told of an order; null: the words do not settle it. */
export function asksOfOrder(
  { text, understanding, choice }: Reading,
  { last, awaiting, done }: DialogueState,
): IntentId | null {
  if (choice !== null || understanding.answer) return null;
  const { intent } = understanding;
  if (EXTRAS.test(text) && (intent === "change_order" || intent === "exchange_request")) return "store_info";
  if (awaiting !== null) return null;
  if (last?.intent === "invoice" && (KIND_OF_INVOICE.test(text.trim()) || namesTitle(text))) return "invoice";
  const isOfInvoice = last?.intent === "invoice" || done?.action === "issue_invoice";
  if (isOfInvoice && WHERE_INVOICE.test(text)) return "invoice";
  if (last && AWAITED.has(last.intent) && (IS_LATE.test(text.trim()) || asksOfMoney(text, last.intent)))
    return last.intent;
  if (WHEN_SIGNED.test(text)) return "track_shipment";
  if (HOW_ALL_ARE.test(text)) return "track_shipment";
  if (listsOrders(text) && describesOrder(text, false)) return "order_status";
  if (SENT_YET.test(text) && !OTHER_SENT.test(text)) return "order_status";
  if (last !== null && GOES_BACK.has(last.intent) && intent === "shipping_info" && DEADLINE.test(text)) {
    return "return_policy";
  }
  if (last?.intent === "delivery_problem" && intent === "quality_issue" && WHERE_LOOKED.test(text)) {
    return "delivery_problem";
  }
  const isFault = TELLS_FAULT.test(text) && !NOT_GOODS.test(text) && !isQuestion(text);
  const isElsewhere = HAS_FAULT.has(intent) && (intent !== "invoice" || OF_INVOICE.test(text));
  return isFault && !isElsewhere ? "quality_issue" : null;
}

const WHAT_NOW =
  /^(?:那|这|所以|这下)?(?:我)?(?:该|要|应该|又)?(?:怎么办|咋办|怎么弄|如何是好)[呢啊呀嘛]?$|^(?:那)?(?:就)?(?:没有?(?:别的|其他))?(?:办法|法子)了?[吗么]$|^(?:(?:so|then|and|ok|well)[,\s]+)*(?:why(?: not)?|what (?:now|(?:can|should|do|could) (?:i|we) do)(?: (?:then|now|about (?:it|that|this)))?)$/iu;
const SEE_TO_IT =
  /^那?(?:你们)?(?:赶紧|快点?|尽快|马上|帮我|给我|请)?(?:解决|处理|搞定)(?:一下|掉|好)?[吧啊呀]?$|^(?:(?:please|just|can you|could you|then) )*(?:fix|sort|solve|resolve) (?:it|this|that)(?: out)?(?: please| now)?$|^that(?:'?s| is) (?:wrong|not right|not ok(?:ay)?)$/iu;

/** “那怎么办”, “fix it please”: no wish of its own, it presses for a way on. */
export function pressesForWay({ text, choice }: Reading): boolean {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/[\s?？。.!！~～,，]+$/u, "").trim())
    .filter((line) => line !== "");
  return choice === null && lines.length > 0 && lines.every((line) => WHAT_NOW.test(line) || SEE_TO_IT.test(line));
}
