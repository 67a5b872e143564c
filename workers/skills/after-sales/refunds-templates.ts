import { findOrderTemplates } from "../orders/find-order-templates.ts";
import type { Templates } from "../skill.ts";

/** What the refund skill says. */
export const refundsTemplates = {
  ...findOrderTemplates,
  "refunds.requested": {
    zh: "订单 {order} 有一笔 {amount} 的退款正在审核，通过后退到{to}。",
    en: "A refund of {amount} for order {order} is under review; once approved it goes to {to}.",
  },
  "refunds.approved": {
    zh: "订单 {order} 的退款 {amount} 已同意，正在退到{to}。",
    en: "The refund of {amount} for order {order} is approved and on its way to {to}.",
  },
  "refunds.paid": {
    zh: "订单 {order} 的退款 {amount} 已经退到{to}，请留意到账。",
    en: "The refund of {amount} for order {order} has been paid to {to}.",
  },
  "refunds.refused": {
    zh: "订单 {order} 的 {amount} 退款申请没有通过。如有疑问，我可以为您转专员复核。",
    en: "The refund of {amount} for order {order} was refused. If you disagree, a colleague can look at it again.",
  },
  "refunds.due": {
    zh: "最晚{day}到账。",
    en: "It arrives by {day} at the latest.",
    promises: [{ kind: "refund", record: "ledger", due: "day" }],
  },
  "refunds.overdue": {
    zh: "原定最晚{day}到账，已经超时，非常抱歉。我转专员为您跟进。",
    en: "It was due by {day} and is late. I'm very sorry; I'm passing this to a colleague.",
    promises: [
      { kind: "refund", record: "ledger", due: "day" },
      { kind: "follow_up", record: "handoff" },
    ],
  },
  "refunds.asked_at": { zh: "申请时间：{at}。", en: "Requested: {at}." },
  "refunds.return_open": {
    zh: "订单 {order} 的退货（{items}）已登记，仓库收到并验收后会安排退款。",
    en: "The return for order {order} ({items}) is registered; the refund follows once the goods are received and checked.",
  },
  "refunds.exchange_open": {
    zh: "订单 {order} 的换货（{items}）已登记，正在处理，还没有完成。",
    en: "The exchange for order {order} ({items}) is registered and under way; it is not done yet.",
  },
  "refunds.none_at_all": {
    zh: "您的订单里目前没有退款或退货记录。",
    en: "There is no refund or return on any of your orders at present.",
  },
  "refunds.went": {
    zh: "订单 {order} {state}，{amount} 按原支付方式退回{to}。",
    en: "Order {order} is {state}; {amount} went back the way it was paid, to {to}.",
  },
  "refunds.if_cancel": {
    zh: "订单 {order} 取消的话，实付的 {amount} 退回{to}。",
    en: "If order {order} is cancelled, the {amount} you paid goes back to {to}.",
  },
  "refunds.if_return": {
    zh: "订单 {order} 退货的话，实付的 {amount} 退回{to}。",
    en: "If order {order} is returned, the {amount} you paid goes back to {to}.",
  },
  "refunds.if_part": {
    zh: "只退其中几件的话，退那几件的实付金额。",
    en: "For a part of it, what was paid for that part goes back.",
  },
  "refunds.if_stored": {
    zh: "不用等：办理完余额就更新。",
    en: "There is no wait: the balance is up to date once that is done.",
  },
  "refunds.if_within": {
    zh: "所需时间：{days}，从办理那天算起。",
    en: "It takes up to {days} from that day.",
  },
  "refunds.if_stored_after_receipt": {
    zh: "不用等：我们收到退货后余额就更新。",
    en: "There is no wait: the balance is up to date once we have received the goods.",
  },
  "refunds.if_after_receipt": {
    zh: "所需时间：{days}，从我们收到退货那天算起。",
    en: "It takes up to {days} from the day we have received the goods.",
  },
  "refunds.none": {
    zh: "订单 {order} 目前没有退款记录，订单状态：{state}。",
    en: "There is no refund on order {order}. Its state: {state}.",
  },
} satisfies Templates;
