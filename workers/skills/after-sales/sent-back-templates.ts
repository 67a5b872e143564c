import type { Templates } from "../skill.ts";

/** What is said to the number of a parcel that goes back. */
export const sentBackTemplates = {
  "sent_back.noted": {
    zh: "寄回单号 {tracking} 已登记到订单 {order} 的{kind}。",
    en: "Tracking number {tracking} is noted for the {kind} of order {order}.",
  },
  "sent_back.known": {
    zh: "单号 {tracking} 已经登记过了，不用重复提交。",
    en: "Tracking number {tracking} is noted already; there is no need to send it again.",
  },
  "sent_back.no_case": {
    zh: "没有查到等待寄回的售后申请，单号没有登记。",
    en: "There is no open request that waits for a parcel, so the number was not noted.",
  },
  "sent_back.not_now": {
    zh: "订单 {order} 的{kind}现在不需要寄回商品，单号没有登记。",
    en: "The {kind} of order {order} does not wait for a parcel now, so the number was not noted.",
  },
  "sent_back.other_parcel": {
    zh: "单号 {tracking} 属于另一个包裹，没有登记。请核对寄回包裹的单号后再发给我。",
    en: "Tracking number {tracking} belongs to another parcel and was not noted. Please check the number of the parcel you sent.",
  },
  "sent_back.bad_number": {
    zh: "这个快递单号不完整或格式不对，没有登记。请核对后把完整的单号发给我。",
    en: "This tracking number is incomplete or not in the right form, so it was not noted. Please check it and send me all of it.",
  },
} satisfies Templates;
