import type { Templates } from "../skill.ts";

/** Words for proving an order; every skill that opens orders carries them. */
export const identifyTemplates = {
  "identify.order": {
    zh: "请提供一下订单号，我来为您查询。",
    en: "Please send me the order number and I'll look it up.",
  },
  "identify.order_again": {
    zh: "我还需要订单号才能查询，可以在「我的订单」或下单短信里找到。找不到的话，回复“转人工”，由专员帮您核实。",
    en: "I still need the order number; it is in “My orders” or in the confirmation message. If you can't find it, say “agent” and a colleague will help.",
  },
  "identify.order_only": {
    zh: "手机号收到了，还差订单号，可以在「我的订单」或下单短信里找到。找不到的话，回复“转人工”，由专员帮您核实。",
    en: "I have the phone number; only the order number is missing. It is in “My orders” or in the confirmation message. If you can't find it, say “agent” and a colleague will help.",
  },
  "identify.phone": {
    zh: "为保护您的订单信息，请再提供下单手机号的后四位。",
    en: "To protect your order, please also send the last four digits of the phone number on it.",
  },
  "identify.phone_again": {
    zh: "请直接回复下单手机号的后四位数字。",
    en: "Please reply with just the last four digits of the phone number on the order.",
  },
  "identify.wrong": {
    zh: "订单号和手机号后四位没有核对上。请检查后，把订单号和手机号后四位一起发给我。",
    en: "The order number and phone digits don't match. Please check them and send me both, the order number and the last four digits.",
  },
  "identify.limited": {
    zh: "核对次数已达上限。为保护订单信息，我为您转接专员核实身份。",
    en: "There have been too many attempts. To protect the order, I'm passing you to a colleague who can verify it.",
  },
} satisfies Templates;
