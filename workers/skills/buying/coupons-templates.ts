import { findProductTemplates } from "../products/find-product-templates.ts";
import type { Templates } from "../skill.ts";
import { promotionWordsTemplates } from "./promotion-words-templates.ts";
import { quoteTemplates } from "./quote-templates.ts";

/** Words of the coupons skill. */
export const couponsTemplates = {
  ...findProductTemplates,
  ...promotionWordsTemplates,
  ...quoteTemplates,
  "coupons.which": {
    zh: "请问是哪张优惠券用不了？把券码发给我就可以。",
    en: "Which coupon does not work? Please send me its code.",
  },
  "coupons.none": {
    zh: "店铺现在没有可以领取的优惠券。",
    en: "The shop has no coupons at the moment.",
  },
  "coupons.use": {
    zh: "结算时使用，满足上面的条件才能抵扣。",
    en: "Use it at checkout; it is taken off where these conditions are met.",
  },
  "coupons.per_customer": {
    zh: "每人限用{times}次。",
    en: "Per customer: {times}.",
  },
  "coupons.works": {
    zh: "优惠券{code}可以用在{item}上：",
    en: "Coupon {code} can be used for {item}:",
  },
  "coupons.expired": {
    zh: "优惠券{code}已经在{until}过期，不能再用了。",
    en: "Coupon {code} expired on {until} and can no longer be used.",
  },
  "coupons.not_started": {
    zh: "优惠券{code}还没到使用时间，{from}起可以用。",
    en: "Coupon {code} cannot be used yet; it starts on {from}.",
  },
  "coupons.below_minimum": {
    zh: "优惠券{code}要满{from}才能用，{item}还差{missing}。",
    en: "Coupon {code} needs an order of {from}; with {item} you are {missing} short.",
  },
  "coupons.sum_below": {
    zh: "优惠券{code}要满{from}才能用，{sum}还差{missing}。",
    en: "Coupon {code} needs an order of {from}; with {sum} you are {missing} short.",
  },
  "coupons.not_for_these": {
    zh: "优惠券{code}不适用于{item}，只能用在{scope}上。",
    en: "Coupon {code} does not cover {item}; it is for {scope}.",
  },
  "coupons.not_stackable": {
    zh: "优惠券{code}不能和{item}正在参加的活动一起使用。",
    en: "Coupon {code} cannot be combined with the promotion that runs for {item}.",
  },
  "coupons.unknown": {
    zh: "没有查到券码{code}，请核对一下有没有输错。",
    en: "I do not know the code {code}. Please check that it is typed correctly.",
  },
  "coupons.check": {
    zh: "常见的原因是没满金额、商品不在范围内，或和不能叠加的活动一起用了。告诉我要买哪款，我帮您算。",
    en: "Usually the order is below the minimum, the product is not covered, or another promotion cannot be combined with it. Tell me what you want to buy and I will work it out.",
  },
} satisfies Templates;
