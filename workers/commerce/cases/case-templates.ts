import type { CaseKind } from "../../platform/case-words.ts";
import type { PromiseKind } from "../../platform/promise.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { TaskId, TellId } from "./case.ts";

/** Cases by their name. */
export const KIND_WORDS: Record<CaseKind, Bilingual> = {
  return: { zh: "退货退款", en: "return" },
  exchange: { zh: "换货", en: "exchange" },
  repair: { zh: "维修", en: "repair" },
  service: { zh: "上门服务", en: "service visit" },
  lost_parcel: { zh: "包裹丢失", en: "lost parcel" },
  quality: { zh: "质量问题", en: "quality issue" },
};

/** Words with what the shop owes by saying them. They name no day: the case's own times watch over them. */
export interface Told extends Bilingual {
  promises?: readonly PromiseKind[];
}

/**
 * What the shopper is told. In braces: `order`, `kind`, `code`, `label` (where it is printed), `address`, `until` (a local day), `amount`, `courier`,
 * `tracking`, `visit` (how near the local day of an appointment is). A sentence in square brackets is left out where a fact of it is not known.
 */
export const TELLS: Record<TellId, Told> = {
  send_back: {
    zh: "订单{order}的{kind}已受理。请把商品寄到：{address}，并在包裹上写明退货码 {code}。[也可以打印寄件单贴在包裹上：{label} 。][请在{until}前寄出。]寄出后请提供快递单号，就能随时查看进度。",
    en: "Your {kind} for order {order} is open. Please send the goods to {address} and write the return code {code} on the parcel.[ Or print the label: {label} .][ Please send them by {until}.] Then give us the tracking number and you can follow the progress here.",
  },
  remind_send_back: {
    zh: "提醒一下：订单{order}的{kind}还没有收到您的寄件信息，退货码是 {code}。[请在{until}前寄出。]",
    en: "A reminder: we have not seen your parcel for the {kind} of order {order} yet. The return code is {code}.[ Please send it by {until}.]",
  },
  expires_soon: {
    zh: "订单{order}的{kind}申请即将到期。[如需继续，请在{until}前完成，否则申请会自动关闭。]",
    en: "Your {kind} for order {order} is about to expire.[ To go on with it, please act by {until}; otherwise it closes by itself.]",
  },
  expired: {
    zh: "订单{order}的{kind}申请已过期关闭。如仍有需要，可以在这里重新申请。",
    en: "Your {kind} for order {order} has expired and is closed. If you still need it, you can ask for it again here.",
  },
  parcel_underway: {
    zh: "已登记：订单{order}的退回包裹正在路上[，{courier} {tracking}]。仓库签收后我会告诉您。",
    en: "Noted: the parcel for order {order} is on its way back[, {courier} {tracking}]. I will tell you when it arrives.",
    promises: ["follow_up"],
  },
  received: {
    zh: "仓库已收到订单{order}的退回商品，正在验收。",
    en: "The goods of order {order} have arrived at the warehouse and are being inspected.",
  },
  deciding: {
    zh: "订单{order}的{kind}已交给同事处理，有结果会在这里告诉您。",
    en: "A colleague is now looking at the {kind} of order {order}. You will hear the result here.",
    promises: ["follow_up"],
  },
  refunding: {
    zh: "订单{order}的{kind}已通过，正在为您办理退款[ {amount}]。",
    en: "The {kind} of order {order} is approved and the refund[ of {amount}] is being made.",
    promises: ["refund"],
  },
  refunded: {
    zh: "订单{order}的退款[ {amount}]已办理。退到储值余额的部分已经到账，其他付款方式以支付渠道到账为准。",
    en: "The refund[ of {amount}] for order {order} has been made. Stored balances have it at once; other payment methods take the time of their provider.",
  },
  replacing: {
    zh: "订单{order}的补发商品正在安排，寄出后会把单号发给您。",
    en: "The replacement for order {order} is being prepared. You will get the tracking number when it leaves.",
    promises: ["replacement"],
  },
  replacement_underway: {
    zh: "订单{order}的补发商品已寄出[，{courier} {tracking}]。",
    en: "The replacement for order {order} is on its way[, {courier} {tracking}].",
  },
  photos_needed: {
    zh: "请发几张照片，拍清楚订单{order}商品的问题，我们马上核实。[请在{until}前发送。]",
    en: "Please send a few photos that show what is wrong with the goods of order {order}.[ Please send them by {until}.]",
  },
  photos_remind: {
    zh: "提醒一下：订单{order}的质量问题还差您的照片。[请在{until}前发送。]",
    en: "A reminder: we still need your photos for order {order}.[ Please send them by {until}.]",
  },
  photos_received: {
    zh: "已收到订单{order}的凭证，谢谢。",
    en: "We have your evidence for order {order}, thank you.",
  },
  courier_asked: {
    zh: "订单{order}的包裹可能已丢失，我们已登记并向快递公司核查。",
    en: "The parcel of order {order} may be lost. It is registered and the courier is being asked.",
  },
  parcel_found: {
    zh: "好消息：订单{order}的包裹已找到，会继续为您派送。",
    en: "Good news: the parcel of order {order} has been found and is on its way to you again.",
    promises: ["delivery"],
  },
  service_booked: {
    zh: "订单{order}的{kind}预约已登记。",
    en: "The {kind} for order {order} is booked.",
  },
  service_near: {
    zh: "提醒一下：订单{order}的{kind}预约{visit}，请留意联系电话。",
    en: "A reminder: the {kind} for order {order} is due {visit}. Please keep your phone at hand.",
  },
  repairing: {
    zh: "订单{order}的商品已收到，正在维修。",
    en: "We have the goods of order {order} and are repairing them.",
  },
  repaired_returning: {
    zh: "订单{order}的商品已修好，正在寄回[，{courier} {tracking}]。",
    en: "The goods of order {order} are repaired and on their way back[, {courier} {tracking}].",
  },
  withdrawn: {
    zh: "订单{order}的{kind}申请已撤销。",
    en: "Your {kind} for order {order} is withdrawn.",
  },
  refused: {
    zh: "很抱歉，订单{order}的{kind}申请未能通过。如有疑问，可以在这里联系人工客服。",
    en: "We are sorry: the {kind} for order {order} could not be accepted. If you have questions, ask for a colleague here.",
  },
  delivered: {
    zh: "订单{order}的{kind}已完成，商品已送达。如有问题随时告诉我。",
    en: "The {kind} of order {order} is complete and the goods are delivered. Tell me if anything is wrong.",
  },
  served: {
    zh: "订单{order}的{kind}已完成。如有问题随时告诉我。",
    en: "The {kind} for order {order} is complete. Tell me if anything is wrong.",
  },
  closed: {
    zh: "订单{order}的{kind}已结束。",
    en: "The {kind} of order {order} is closed.",
  },
  late: {
    zh: "订单{order}的{kind}比预期慢了一些，已经在催办，抱歉让您久等。",
    en: "The {kind} of order {order} takes longer than it should. It is being followed up, and we are sorry for the wait.",
  },
};

/** What staff read on a ticket; staff see both languages. */
export const TASKS: Record<TaskId, Bilingual> = {
  judge: { zh: "请判断售后申请", en: "decide on the after-sales request" },
  decide: { zh: "请决定如何处理", en: "decide how to go on" },
  ask_courier: { zh: "请向快递核查丢失包裹", en: "ask the courier about a lost parcel" },
  send_replacement: { zh: "请寄出补发商品", en: "send the replacement" },
  book_service: { zh: "请安排服务", en: "arrange the service" },
  late: { zh: "售后已超时，请跟进", en: "the case is late; follow it up" },
  goods_missing: { zh: "已退款但未收到退货", en: "refunded, and the goods did not come back" },
  collect_difference: {
    zh: "换货差价未能扣款，请联系顾客",
    en: "the difference of the exchange could not be taken; ask the shopper",
  },
  refund_failed: { zh: "没有可退的金额，请核对", en: "there was nothing to refund; check the order" },
};
