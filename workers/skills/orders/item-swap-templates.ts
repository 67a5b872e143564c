import type { Templates } from "../skill.ts";

/** What is said on the way to other items. */
export const itemSwapTemplates = {
  "swap.is_it": {
    zh: "订单里现在就是{wanted}，没有要改的。",
    en: "The order already has {wanted}; there is nothing to change.",
  },
  "swap.can": { zh: "可以换成 {wanted}。", en: "It can be changed for {wanted}." },
  "swap.which_items": {
    zh: "订单 {order} 里有多件商品，请问要换哪一件？",
    en: "Order {order} has several items. Which one would you like to change?",
  },
  "swap.ask_new": {
    zh: "{item} 可以换。目前能换的有：{options}。请问想换成哪一款？",
    en: "{item} can be changed. What it can be changed for now: {options}. Which one would you like?",
  },
  "swap.ask_which": {
    zh: "符合的有：{options}。请问要哪一款？",
    en: "These fit: {options}. Which one would you like?",
  },
  "swap.is_there": {
    zh: "{wanted} 有货，订单 {order} 里的{item}可以换成这一款。需要换的话告诉我。",
    en: "{wanted} is in stock, and {item} of order {order} can be changed for it. Tell me if you would like that.",
  },
  "swap.off_sale": { zh: "{wanted} 已下架，换不了。", en: "{wanted} is no longer sold." },
  "swap.sold_out": { zh: "{wanted} 目前缺货，暂时换不了。", en: "{wanted} is out of stock at the moment." },
  "swap.no_such": {
    zh: "可以换的商品里没有 {wanted} 的款式。",
    en: "None of what it can be changed for has {wanted}.",
  },
  "swap.not_listed": {
    zh: "{wanted} 不在这件商品可以换的范围内。",
    en: "{wanted} is not among what this item can be changed for.",
  },
  "swap.instead": { zh: "能换的是：{options}。", en: "What it can be changed for: {options}." },
  "swap.none": {
    zh: "{item} 目前没有其他可以换的款式。",
    en: "There is nothing that {item} can be changed for at the moment.",
  },
  "swap.none_fits": {
    zh: "订单里现在是 {item}，能换的款式里没有更符合的了。",
    en: "The order has {item} now, and nothing that it can be changed for fits better.",
  },
  "swap.already": {
    zh: "{items} 已经申请过退换，不用重复申请。",
    en: "{items} is already being returned or exchanged; there is no need to ask again.",
  },
  "swap.ask_reason": { zh: "请问换货（{item}）的原因是？", en: "Why would you like to exchange {item}?" },
  "swap.ask_method": {
    zh: "换货的差价用哪种方式结算？可以用的有：{methods}。",
    en: "How should the difference in price be settled? There is: {methods}.",
  },
  "swap.on_the_way": {
    zh: "订单 {order} 还在路上，签收后就可以申请换货。",
    en: "Order {order} is still on its way; you can ask for an exchange once it has been delivered.",
  },
} satisfies Templates;
