import { refundsTemplates } from "../after-sales/refunds-templates.ts";
import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { cancellationTemplates } from "./cancellation-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { overviewTemplates } from "./overview-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";

/** What the order skill says. */
export const ordersTemplates = {
  ...findOrderTemplates,
  ...nextChoiceTemplates,
  ...overviewTemplates,
  ...parcelTemplates,
  ...refundsTemplates,
  ...cancellationTemplates,
  "orders.pending_payment": {
    zh: "订单 {order}（{items}）还没有付款，应付 {total}。付款后会安排发货。",
    en: "Order {order} ({items}) has not been paid yet; {total} is due. It ships after payment.",
  },
  "orders.paid": {
    zh: "订单 {order}（{items}）已付款 {total}，正在等待发货。",
    en: "Order {order} ({items}) is paid, {total}, and waits to be shipped.",
  },
  "orders.processing": {
    zh: "订单 {order}（{items}）已付款 {total}，仓库正在备货。",
    en: "Order {order} ({items}) is paid, {total}, and is being packed.",
  },
  "orders.shipped": {
    zh: "订单 {order}（{items}）已经发货。",
    en: "Order {order} ({items}) has shipped.",
  },
  "orders.delivered": {
    zh: "订单 {order}（{items}）已签收。",
    en: "Order {order} ({items}) has been delivered.",
  },
  "orders.completed": {
    zh: "订单 {order}（{items}）已完成。",
    en: "Order {order} ({items}) is completed.",
  },
  "orders.cancelled": {
    zh: "订单 {order}（{items}）已取消。",
    en: "Order {order} ({items}) has been cancelled.",
  },
  "orders.returned": {
    zh: "订单 {order}（{items}）已退货。",
    en: "Order {order} ({items}) has been returned.",
  },
  "orders.delivered_at": { zh: "签收时间：{at}。", en: "Delivered: {at}." },
  "orders.return_until": {
    zh: "如需退货，可在{until}前申请。",
    en: "If you want to return it, you can ask until {until}.",
  },
  "orders.change_not_mine": {
    zh: "订单 {order} 还没发货。修改商品、规格或数量需要专员操作，我为您转接。",
    en: "Order {order} has not shipped yet. Changing its items needs a colleague; I'm passing you on.",
  },
  "orders.change_instead": {
    zh: "订单 {order} 还没发货，但下单后不能直接改商品、规格或数量。可以修改收货信息，或者取消后重新下单。",
    en: "Order {order} has not shipped yet, but its items can't be changed once ordered. You can change the delivery details, or cancel and order again.",
  },
  "orders.change_too_late": {
    zh: "订单 {order} 当前状态是{state}，已经不能修改商品了。",
    en: "Order {order} can no longer be changed; its state is: {state}.",
  },
  "orders.change_after_delivery": {
    zh: "收到后如果不合适，可以申请退货，再重新下单。",
    en: "If it doesn't suit you when it arrives, you can return it and order again.",
  },
  "orders.payment_due": {
    zh: "订单 {order} 还没有收到付款，应付 {total}。如果您的账户已扣款而这里未更新，可以转专员核对。",
    en: "No payment has reached order {order} yet; {total} is due. If your account was charged already, a colleague can check.",
  },
  "orders.payment_steps": {
    zh: "付款不成功可以按顺序试：先核对支付账户的余额和限额，再换一种支付方式或网络，最后重新打开订单付款。每试一步都可以告诉我结果。",
    en: "If paying fails, try in this order: check the balance and limit of what you pay with, then another payment method or network, then open the order and pay again. Tell me how each step went.",
  },
  "orders.payment_wait": {
    zh: "账户已经扣款、订单还显示待付款的，多半是到账通知没有传回来，过一会儿再看；不要重复付款。",
    en: "If your account was charged and the order still shows as unpaid, the notice is most likely on its way; look again in a while and do not pay twice.",
  },
  "orders.payment_received": {
    zh: "订单 {order} 已于{at}收到付款 {total}（{methods}），只收了这一笔，没有重复扣款记录。",
    en: "Order {order} was paid on {at}: {total} ({methods}). That is the only payment recorded; nothing was charged twice here.",
  },
  "orders.payment_split": {
    zh: "订单 {order} 已于{at}收到付款，合计 {total}（{methods}），与应付金额一致，没有多收。",
    en: "Order {order} was paid on {at}: {total} in all ({methods}), which is exactly what was due.",
  },
  "orders.payment_over": {
    zh: "订单 {order} 应付 {total}，实际收到 {paid}，多收了 {over}。非常抱歉，我马上转专员为您核对退回。",
    en: "Order {order} came to {total} but {paid} was received, {over} too much. I'm sorry; I'm passing this to a colleague to check and return it.",
    promises: [{ kind: "refund", record: "handoff" }],
  },
  "orders.payment_cancelled": {
    zh: "订单 {order} 已取消。",
    en: "Order {order} has been cancelled.",
  },
  "orders.deposit_due": {
    zh: "这是预售订单：定金 {deposit} 待支付，尾款 {rest} 在{opens}至{closes}支付。",
    en: "It is a presale order: the deposit of {deposit} is to be paid now, the balance of {rest} from {opens} to {closes}.",
  },
  "orders.deposit_paid": {
    zh: "这是预售订单：定金 {deposit} 已支付，尾款 {rest} 在{opens}至{closes}支付。",
    en: "It is a presale order: the deposit of {deposit} has been paid, the balance of {rest} is to be paid from {opens} to {closes}.",
  },
} satisfies Templates;
