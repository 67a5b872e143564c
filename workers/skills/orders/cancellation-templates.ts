import { refundsTemplates } from "../after-sales/refunds-templates.ts";
import { returnFlowTemplates } from "../after-sales/return-flow-templates.ts";
import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";

/** What the cancellation skill says. */
export const cancellationTemplates = {
  ...findOrderTemplates,
  ...nextChoiceTemplates,
  ...parcelTemplates,
  ...refundsTemplates,
  ...returnFlowTemplates,
  "cancellation.ask_reason": {
    zh: "请问取消订单 {order}（{items}）的原因是？",
    en: "Why would you like to cancel order {order} ({items})?",
  },
  "cancellation.already": {
    zh: "订单 {order} 已经取消了，无需再操作。",
    en: "Order {order} is already cancelled; there is nothing left to do.",
  },
  "cancellation.shipped": {
    zh: "订单 {order} 已经发货，不能取消了。",
    en: "Order {order} has already shipped and can't be cancelled any more.",
  },
  "cancellation.return_later": {
    zh: "收到后如果还是不想要，可以申请退货。",
    en: "If you still don't want it when it arrives, you can ask for a return.",
  },
  "cancellation.delivered": {
    zh: "订单 {order} 已经签收，不能取消了，但还可以申请退货退款。",
    en: "Order {order} has been delivered and can't be cancelled, but you can return it for a refund.",
  },
  "cancellation.too_late": {
    zh: "订单 {order} 当前状态是{state}，不能自助取消了。",
    en: "Order {order} can't be cancelled here any more; its state is: {state}.",
  },
  "cancellation.nothing_at_all": {
    zh: "好的，您的订单里没有正在处理的取消、退货或退款申请，都保持原样。",
    en: "All right. None of your orders has a cancellation, return or refund under way, so everything stays as it is.",
  },
  "cancellation.nothing_to_withdraw": {
    zh: "好的，订单 {order} 没有正在处理的取消、退货或退款申请，保持原样。",
    en: "All right. Order {order} has no cancellation, return or refund under way, so it stays as it is.",
  },
  "cancellation.withdraw_which": {
    zh: "订单 {order} 有几项进行中的申请，请问要撤销哪一项？",
    en: "Order {order} has several requests under way. Which one would you like to take back?",
  },
  "cancellation.withdraw": {
    zh: "订单 {order} 的申请需要由专员核实后才能撤回，我为您转接。",
    en: "A colleague has to check before the request on order {order} can be withdrawn; I'm passing you on.",
  },
  "cancellation.restore": {
    zh: "订单 {order} 已经取消。能否恢复要由专员核实，我为您转接。",
    en: "Order {order} is cancelled. A colleague has to check whether it can be restored; I'm passing you on.",
  },
} satisfies Templates;
