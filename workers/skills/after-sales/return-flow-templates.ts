import { parcelTemplates } from "../orders/parcel-templates.ts";
import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { refundsTemplates } from "./refunds-templates.ts";

/** Words for returning goods; every skill that may lead to a return carries them. */
export const returnFlowTemplates = {
  ...nextChoiceTemplates,
  ...parcelTemplates,
  ...refundsTemplates,
  "returns.which_items": {
    zh: "订单 {order} 里有多件商品，请问要退哪一件？",
    en: "Order {order} has several items. Which would you like to return?",
  },
  "returns.ask_reason": {
    zh: "请问退货（{items}）的原因是？",
    en: "Why would you like to return {items}?",
  },
  "returns.not_allowed": {
    zh: "这笔订单 {order} 不支持自助退货，可以请专员看一下。",
    en: "Order {order} can't be returned here; a colleague can look at it.",
  },
  "returns.not_sent": {
    zh: "订单 {order} 还没有发货（{state}），不需要退货，可以直接取消。",
    en: "Order {order} has not shipped yet ({state}), so there is nothing to return; it can simply be cancelled.",
  },
  "returns.not_paid": {
    zh: "订单 {order} 还没有付款，没有需要退的款项。不想要的话可以取消订单。",
    en: "Order {order} has not been paid, so there is nothing to refund. You can cancel it if you don't want it.",
  },
  "returns.on_the_way": {
    zh: "订单 {order} 还在路上，签收后就可以申请退货。",
    en: "Order {order} is still on its way; you can ask for a return once it has been delivered.",
  },
  "returns.cancelled": {
    zh: "订单 {order} 已经取消，没有可退的商品。",
    en: "Order {order} is cancelled; there is nothing to return.",
  },
  "returns.returned": {
    zh: "订单 {order} 已经退货，不用重复申请。",
    en: "Order {order} has been returned already; there is no need to ask again.",
  },
  "returns.wrong_state": {
    zh: "订单 {order} 当前状态是{state}，不能自助退货了。",
    en: "Order {order} can't be returned here any more; its state is: {state}.",
  },
  "returns.window_over": {
    zh: "订单 {order} 于{delivered}签收，{days}的退货期已在{until}结束，不能自助退货了。",
    en: "Order {order} was delivered on {delivered}; its return window of {days} ended on {until}, so it can't be returned here.",
  },
  "returns.excluded": {
    zh: "{items} 属于不支持无理由退货的品类。如果有质量问题，可以转专员处理。",
    en: "{items} can't be returned under our policy. If it is faulty, a colleague can help.",
  },
  "returns.already": {
    zh: "订单 {order} 的商品已经申请过退换，不用重复申请。",
    en: "The items of order {order} are already being returned or exchanged; there is no need to ask again.",
  },
} satisfies Templates;
