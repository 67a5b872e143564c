import type { Templates } from "../skill.ts";

/** What is said about a shopper's account: points, balances, default address, payment, data, cashbacks. */
export const accountTemplates = {
  "account.sign_in": {
    zh: "这项需要先登录账户，登录后再告诉我就可以办理。",
    en: "You need to be signed in for that. Once you are, just tell me again.",
  },
  "account.points": { zh: "您目前有 {points} 积分。", en: "You have {points} points." },
  "account.points_worth": {
    zh: "现在可以兑换 {amount}，最少 {least} 积分起兑。",
    en: "They can be redeemed for {amount} now, from {least} points on.",
  },
  "account.ask_points": {
    zh: "您目前有 {points} 积分，请问要兑换多少？",
    en: "You have {points} points. How many would you like to redeem?",
  },
  "account.balance": { zh: "{method}目前余额 {balance}。", en: "The balance of {method} is {balance}." },
  "account.paid_with": {
    zh: "订单 {order} 已经用{method}支付了 {total}。",
    en: "Order {order} has been paid: {total} by {method}.",
  },
  "account.paid_with_balance": {
    zh: "订单 {order} 已经用{method}支付了 {total}，目前余额 {balance}。",
    en: "Order {order} has been paid: {total} by {method}; the balance is {balance} now.",
  },
  "account.enough": {
    zh: "{product}现在{total}，{method}余额{balance}，够付，付完还剩{left}。需要下单的话告诉我。",
    en: "{product} comes to {total} now; your {method} holds {balance}, which is enough and leaves {left}. Tell me if you would like to order it.",
  },
  "account.not_enough": {
    zh: "{product}现在{total}，{method}余额{balance}，不够付，还差{missing}。",
    en: "{product} comes to {total} now; your {method} holds {balance}, which is not enough: {missing} is missing.",
  },
  "account.must_cover": {
    zh: "{method}的余额要够付整笔订单才能用：余额不够时不能用它付款，可以换其他支付方式。",
    en: "Your {method} has to cover the whole order: with less on it, it cannot be used, and you can pay another way.",
  },
  "account.no_balance": {
    zh: "您的账户里目前没有储值卡或余额。",
    en: "There is no gift card or balance in your account at the moment.",
  },
  "account.ask_address": {
    zh: "请把新的默认地址发给我：省、市、区和详细地址。",
    en: "Please send me the new default address in full: street, city and province.",
  },
  "account.ask_method": {
    zh: "订单 {order} 要改用哪种方式支付？可以用的有：{methods}。",
    en: "How would you like to pay for order {order}? There is: {methods}.",
  },
  "account.payment_fixed": {
    zh: "订单 {order} 目前是{state}，不能再换支付方式。",
    en: "Order {order} is {state}, so its payment method can't be changed any more.",
  },
  "account.review_needed": {
    zh: "登记返现要有评价的截图或链接，没有就登记不了。可以回到订单 {order} 的评价页重新截一张，发到这里我接着办。",
    en: "The cashback needs a screenshot or link of the review; without one it can't be registered. You can take a new one from the review of order {order} and send it here.",
  },
  "account.ask_review": {
    zh: "订单 {order} 登记晒单返现需要评价的截图。图里要能看到您写的评论。请把截图的链接发到这里，收到后接着登记。",
    en: "To register the review cashback for order {order} I need a screenshot of the review in which its words can be read. Please send a link to it here.",
  },
  "account.not_registered": {
    zh: "订单 {order} 还没有登记过晒单返现。要登记的话，请把评价的截图发到这里，图里要能看到您写的评论。",
    en: "No review cashback has been registered for order {order} yet. To register it, please send a screenshot of the review in which its words can be read.",
  },
  "account.is_registered": {
    zh: "订单 {order} 的晒单返现已经登记过了，不用重复登记。",
    en: "The review cashback for order {order} has been registered already.",
  },
  "account.review_pays": { zh: "晒单返现每单{amount}。", en: "The cashback for a review is {amount} an order." },
  "account.review_amount_open": {
    zh: "晒单返现的金额店铺没有公布，这里不能给您准数。",
    en: "The shop has published no amount for the review cashback, so I can't name one.",
  },
  "account.review_rule": {
    zh: "登记条件：订单状态是{states}，写好评价后告诉我订单就可以登记，每单一次。",
    en: "An order that is {states} can be registered once: write the review and tell me which order it is.",
  },
  "account.review_rule_proof": {
    zh: "登记条件：订单状态是{states}，写好评价后把评价的截图或链接发到这里，每单登记一次。",
    en: "An order that is {states} can be registered once: write the review and send a screenshot or link of it here.",
  },
  "account.no_review": {
    zh: "订单 {order} 目前是{state}，签收后写好评价才能登记晒单返现。",
    en: "Order {order} is {state}; a review cashback can be registered once it is delivered and reviewed.",
  },
  "account.ask_coupon": { zh: "请问要用哪个优惠码？", en: "Which coupon code would you like to use?" },
} satisfies Templates;
