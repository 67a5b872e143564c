import type { Templates } from "../skills/skill.ts";

/** Why an action is not possible, for each reason that commerce gives. */
export const refusalTemplates = {
  "refusal.unknown_order": {
    zh: "没有查到可以办理的这笔订单，请核对一下订单号。",
    en: "I could not find that order. Please check the order number.",
  },
  "refusal.identity_needed": {
    zh: "为了保护您的账户和订单，这一步需要先核实身份：请登录后再试，或者提供订单号和收货手机号的后四位。",
    en: "To protect your account I need to verify you first: please sign in, or give me the order number and the last four digits of its phone number.",
  },
  "refusal.wrong_state": {
    zh: "订单目前是“{state}”状态，不能办理“{action}”。",
    en: "The order is “{state}” at the moment, so “{action}” is not possible.",
  },
  "refusal.wrong_state_unsaid": {
    zh: "订单目前的状态不能办理“{action}”。",
    en: "In its present state “{action}” is not possible for this order.",
  },
  "refusal.window_over": {
    zh: "“{action}”的申请期限是 {days} 天，这笔订单已经超过时限。",
    en: "“{action}” is possible within {days} days, and this order is past that.",
  },
  "refusal.window_over_unsaid": {
    zh: "这笔订单已经超过了“{action}”的时限。",
    en: "The time for “{action}” has passed for this order.",
  },
  "refusal.category_excluded": {
    zh: "这类商品按店铺规则不支持“{action}”。",
    en: "By the shop's rules “{action}” is not available for this kind of product.",
  },
  "refusal.already_done": {
    zh: "“{action}”已经办理过了，不用重复提交。",
    en: "“{action}” has already been done, so there is no need to ask again.",
  },
  "refusal.too_often": {
    zh: "这笔订单办理“{action}”的次数已达上限。",
    en: "“{action}” cannot be done any more times for this order.",
  },
  "refusal.amount_over_ladder": {
    zh: "这笔金额超过了我可以直接办理的额度，需要人工客服处理。",
    en: "This amount is above what I may handle, so a colleague has to do it.",
  },
  "refusal.approval_needed": {
    zh: "这笔操作需要主管审核，我为您转给人工客服。",
    en: "This needs a supervisor's approval. I'm passing it to a colleague.",
  },
  "refusal.not_allowed": {
    zh: "按店铺规则，不能办理“{action}”。",
    en: "By the shop's rules “{action}” is not possible.",
  },
  "refusal.nothing_to_change": {
    zh: "新的内容和现有的一样，没有需要改动的地方。",
    en: "That is the same as what there is already, so there is nothing to change.",
  },
  "refusal.items_unknown": {
    zh: "没有在这笔订单里找到您说的商品，请告诉我是哪一件。",
    en: "I could not find those items in the order. Which one do you mean?",
  },
  "refusal.quantity": {
    zh: "这个数量办理不了“{action}”：请给出不超过现有件数的整数。",
    en: "“{action}” is not possible for that quantity: please give a whole number, no more than there is.",
  },
  "refusal.presale": {
    zh: "预售商品要先付定金、再付尾款，不能和其他商品放在同一笔订单里，请分开下单。",
    en: "Presale goods are paid as a deposit and a balance, so they can't share an order with other goods. Please order them separately.",
  },
  "refusal.too_late_after": {
    zh: "已经办理过“{after}”，不能再办理“{action}”。",
    en: "After “{after}” has been done, “{action}” is not possible any more.",
  },
  "refusal.too_late_after_unsaid": {
    zh: "已经办理过其他操作，不能再办理“{action}”。",
    en: "After what has been done already, “{action}” is not possible any more.",
  },
  "refusal.method": {
    zh: "这种支付方式不能用于“{action}”，请换一种您账户里的支付方式。",
    en: "That payment method can't be used for “{action}”. Please choose another one of your account.",
  },
  "refusal.balance": {
    zh: "余额不足：目前余额 {available}，需要 {needed}。",
    en: "The balance is not enough: there is {available}, and {needed} would be needed.",
  },
  "refusal.balance_unsaid": {
    zh: "余额不足，不能用它支付。",
    en: "The balance is not enough to pay for this.",
  },
  "refusal.replacement": {
    zh: "这款不能换到这笔订单里，请换一款。",
    en: "That one can't take the place of it. Please choose another.",
  },
  "refusal.out_of_stock": {
    zh: "这款目前缺货，不能办理“{action}”。",
    en: "That one is out of stock, so “{action}” is not possible now.",
  },
  "refusal.evidence_needed": {
    zh: "办理“{action}”需要凭证：请发一张照片或截图。",
    en: "“{action}” needs some evidence: please send a photo or a screenshot.",
  },
  "refusal.coupon": {
    zh: "这张优惠券不能用在这笔订单上。",
    en: "That coupon can't be used for this order.",
  },
  "refusal.no_difference": {
    zh: "现在的价格没有低于您的购买价，没有差价可退。",
    en: "The price is not below what you paid, so there is no difference to give back.",
  },
  "refusal.points": {
    zh: "积分不够：目前有 {available} 积分，需要 {needed} 积分。",
    en: "Not enough points: you have {available}, and {needed} are needed.",
  },
  "refusal.points_unsaid": { zh: "积分不够，这次不能兑换。", en: "There are not enough points for that." },
  "refusal.instead": { zh: "目前可以改办的是：{instead}。", en: "What is possible instead: {instead}." },
} satisfies Templates;
