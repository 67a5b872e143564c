import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";

/** What the skill for delivery details says. */
export const addressChangeTemplates = {
  ...findOrderTemplates,
  ...nextChoiceTemplates,
  ...parcelTemplates,
  "address-change.ask": {
    zh: "订单 {order} 可以修改收货信息。请发给我新的收货地址（省市区和详细地址）。",
    en: "The delivery details of order {order} can be changed. Please send me the new address, with street and number.",
  },
  "address-change.ask_street": {
    zh: "收到：{known}。还需要详细地址，请补充街道、门牌号。",
    en: "Got it: {known}. I still need the street and house number.",
  },
  "address-change.ask_full": {
    zh: "这个地址还不完整，请发给我省市区和街道门牌号。",
    en: "That address isn't complete yet. Please send the city, the street and the house number.",
  },
  "address-change.ask_phone": {
    zh: "请发给我新的收货手机号。",
    en: "Please send me the new phone number for the delivery.",
  },
  "address-change.ask_phone_full": {
    zh: "请发给我完整的新手机号码。",
    en: "Please send me the complete new phone number.",
  },
  "address-change.ask_recipient": {
    zh: "请告诉我新的收货人姓名。",
    en: "Please tell me the new recipient's name.",
  },
  "address-change.shipped": {
    zh: "订单 {order} 已经发货，不能自助修改收货信息了。可以请专员看看能否联系快递公司。",
    en: "Order {order} has already shipped, so its delivery details can't be changed here. A colleague can see whether the courier can help.",
  },
  "address-change.too_late": {
    zh: "订单 {order} 当前状态是{state}，不需要也不能再修改收货信息了。",
    en: "Order {order} is {state}; its delivery details can't be changed any more.",
  },
  "address-change.not_allowed": {
    zh: "订单 {order} 当前状态是{state}，不能自助修改收货信息，可以请专员看一下。",
    en: "The delivery details of order {order} ({state}) can't be changed here; a colleague can look at it.",
  },
} satisfies Templates;
