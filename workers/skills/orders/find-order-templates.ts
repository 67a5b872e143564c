import type { Templates } from "../skill.ts";
import { identifyTemplates } from "../talk/identify-templates.ts";

/** Words for asking which order is meant, and for proving it; every skill that opens orders carries them. */
export const findOrderTemplates = {
  ...identifyTemplates,
  "order.which_of": {
    zh: "请问您说的是哪一笔订单？",
    en: "Which order do you mean?",
  },
  "order.none_holds": {
    zh: "您的订单里没有找到“{product}”，您说的是下面哪一笔？",
    en: "None of your orders has “{product}” in it. Is it one of these?",
  },
  "order.not_yours": {
    zh: "您的账号下没有找到这个订单号。请问是下面哪一笔？",
    en: "I can't find that order number under your account. Is it one of these?",
  },
  "order.not_yours_none": {
    zh: "您的账号下没有找到这个订单号，请核对后再发给我。",
    en: "I can't find that order number under your account. Please check it and send it again.",
  },
  "order.none": {
    zh: "您的账号下目前没有订单。如果是用其他账号下的单，请登录那个账号再来查询。",
    en: "There are no orders under your account. If you ordered with another account, please sign in with that one.",
  },
  "order.not_yours_again": {
    zh: "您的账号下没有这个订单号，我不能查看或办理别人的订单。请下单的账号登录后再来，或者告诉我您自己的订单。",
    en: "That order number is not in your account, and I can't look at or change other people's orders. Please use the account it was placed with, or tell me one of your own.",
  },
} satisfies Templates;
