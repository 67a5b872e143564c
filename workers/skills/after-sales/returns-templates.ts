import { cancellationTemplates } from "../orders/cancellation-templates.ts";
import { itemSwapTemplates } from "../orders/item-swap-templates.ts";
import type { Templates } from "../skill.ts";
import { remediesTemplates } from "./remedies-templates.ts";
import { sentBackTemplates } from "./sent-back-templates.ts";

/** What the return skill says; cancelling comes with it, since a refund before shipping is a cancellation. */
export const returnsTemplates = {
  ...cancellationTemplates,
  ...itemSwapTemplates,
  ...remediesTemplates,
  ...sentBackTemplates,
  "returns.refund_only": {
    zh: "订单 {order} 已签收，退款需要把商品寄回。如果是质量问题不方便寄回，可以转专员处理。",
    en: "Order {order} has been delivered, so a refund needs the goods sent back. If they are faulty and you can't send them, a colleague can help.",
  },
  "returns.exchange_person": {
    zh: "订单 {order} 的换货由专员办理，我为您转接。",
    en: "A colleague arranges the exchange for order {order}; I'm passing you on.",
  },
  "returns.exchange_instead": {
    zh: "订单 {order} {state}，不能换货。可以先退货退款，再重新下单需要的款式；也可以转专员处理。",
    en: "Order {order} ({state}) can't be exchanged. You can return it for a refund and order the one you want, or talk to a colleague.",
  },
  "returns.exchange_unsent": {
    zh: "订单 {order} 还没有发货（{state}），不用换货。可以取消后重新下单需要的款式。",
    en: "Order {order} has not shipped yet ({state}), so there is nothing to exchange. You can cancel it and order the one you want.",
  },
  "returns.policy_window": {
    zh: "签收后{days}内可以申请退货。",
    en: "You can ask for a return within {days} of delivery.",
  },
  "returns.policy_no_window": { zh: "签收后可以申请退货。", en: "You can ask for a return after delivery." },
  "returns.policy_shop_freight": {
    zh: "以下情况退货运费由店铺承担：{reasons}。",
    en: "The shop pays the return postage for: {reasons}.",
  },
  "returns.policy_shopper_freight": {
    zh: "以下情况退货运费由顾客承担：{reasons}。",
    en: "You pay the return postage for: {reasons}.",
  },
  "returns.policy_refund": {
    zh: "同意退款后{days}内到账。",
    en: "Once agreed, the refund arrives within {days}.",
  },
  "returns.policy_excluded": {
    zh: "不支持无理由退货的品类：{categories}。",
    en: "These can't be returned: {categories}.",
  },
  "returns.policy_words": { zh: "{words}", en: "{words}" },
  "returns.policy_address": { zh: "退货寄回地址：{address}", en: "Return address: {address}" },
} satisfies Templates;
