import { itemSwapTemplates } from "../orders/item-swap-templates.ts";
import { bookingTemplates } from "../service/booking-templates.ts";
import { guidesTemplates } from "../service/guides-templates.ts";
import type { Templates } from "../skill.ts";
import { remediesTemplates } from "./remedies-templates.ts";
import { returnsTemplates } from "./returns-templates.ts";

/** What the skill for faulty goods, warranty and price protection says. */
export const qualityTemplates = {
  ...bookingTemplates,
  ...guidesTemplates,
  ...itemSwapTemplates,
  ...remediesTemplates,
  ...returnsTemplates,
  "quality.sorry": { zh: "非常抱歉，商品给您带来了麻烦。", en: "I'm very sorry about the trouble with this product." },
  "quality.ask_what": {
    zh: "请问商品具体出了什么问题？",
    en: "What exactly is wrong with it?",
  },
  "quality.return_offer": {
    zh: "可以为您按质量问题办理退货。",
    en: "I can arrange a return for a quality problem.",
  },
  "quality.to_person": {
    zh: "订单 {order}（{items}）：{what}。我转专员核实处理，请把商品和包装拍照备好，专员会用到。",
    en: "Order {order} ({items}): {what}. I'm passing this to a colleague. Please have photos of the goods and the packaging ready; they will be needed.",
  },
  "quality.warranty_until": {
    zh: "{product}保修{months}，从{delivered}签收起算，到{until}为止。",
    en: "{product} has a warranty of {months}, counted from delivery on {delivered}; it runs until {until}.",
  },
  "quality.warranty_over": {
    zh: "{product}保修{months}，从{delivered}签收起算，已在{until}到期。",
    en: "{product} had a warranty of {months}, counted from delivery on {delivered}; it ended on {until}.",
  },
  "quality.warranty": {
    zh: "{product}保修{months}，从签收起算。",
    en: "{product} has a warranty of {months} from delivery.",
  },
  "quality.no_warranty": {
    zh: "{product}没有标注保修期。",
    en: "No warranty period is stated for {product}.",
  },
  "quality.repair_bookable": {
    zh: "需要上门的话可以在这里预约：告诉我是哪项服务、希望约在什么日期就行。",
    en: "A home visit can be booked right here: just tell me which service and on what day.",
  },
  "quality.repair_person": {
    zh: "维修和上门服务由专员为您登记，我这就转接。",
    en: "A colleague books repairs and home visits; I'm passing you on.",
  },
  "quality.price_not_offered": {
    zh: "本店目前没有价格保护，已下单的商品不补差价。",
    en: "The shop has no price protection at present; price differences after ordering are not refunded.",
  },
  "quality.price_dropped": {
    zh: "{product}：您下单时 {paid}，现在 {now}，差价 {difference}。",
    en: "{product}: you paid {paid}, it is {now} now, a difference of {difference}.",
  },
  "quality.price_offer": {
    zh: "如需申请价格保护、退回差价，告诉我一声就行，确认后才会办理。",
    en: "If you would like the difference back under price protection, just say so; nothing is done before you confirm.",
  },
  "quality.price_to": { zh: "价格保护的差价，去处是{to}。", en: "The difference goes to {to}." },
  "quality.price_same": {
    zh: "订单 {order} 里的商品现在的价格没有低于您的下单价，没有差价可退。",
    en: "Nothing in order {order} is cheaper now than what you paid, so there is no difference to refund.",
  },
  "quality.price_now": {
    zh: "{product}：您下单时 {paid}，现在 {now}。",
    en: "{product}: you paid {paid}, now it is {now}.",
  },
  "quality.price_window_over": {
    zh: "价格保护限签收后 {days}内申请，订单 {order} 已经超过了。",
    en: "Price protection can be asked for within {days} of delivery; order {order} is past that.",
  },
  "quality.price_wrong_state": {
    zh: "订单 {order} 当前状态是{state}，不在价格保护的范围内。",
    en: "Order {order} is {state}; price protection doesn't cover that.",
  },
  "quality.price_person": {
    zh: "差价由专员核实后办理，我为您转接。",
    en: "A colleague checks and settles the difference; I'm passing you on.",
  },
} satisfies Templates;
