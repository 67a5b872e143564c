import type { Templates } from "../skill.ts";

/** Words for a promotion's rule; the skills on promotions and coupons carry them. */
export const promotionWordsTemplates = {
  "promotions.running": {
    zh: "【{title}】进行中，{from}至{until}，适用于{scope}。",
    en: "{title}: running from {from} to {until}, for {scope}.",
  },
  "promotions.coming": {
    zh: "【{title}】还没开始：{from}开始，到{until}，适用于{scope}。",
    en: "{title}: not yet running; it starts on {from} and ends on {until}, for {scope}.",
  },
  "promotions.threshold": { zh: "满{from}减{off}。", en: "{off} off from {from}." },
  "promotions.bundle": { zh: "{items}一起买{price}。", en: "{items} together for {price}." },
  "promotions.bundle_saving": {
    zh: "分开买共{separate}起，一起买省{saved}。",
    en: "Bought separately they start at {separate}, so you save {saved}.",
  },
  "promotions.coupon": {
    zh: "优惠券{code}：满{from}减{off}。{how}",
    en: "Coupon {code}: {off} off from {from}. {how}",
  },
  "promotions.coupon_any": {
    zh: "优惠券{code}：无门槛减{off}。{how}",
    en: "Coupon {code}: {off} off, no minimum. {how}",
  },
  "promotions.presale": {
    zh: "现在付定金{deposit}，可抵{counts}；尾款在{from}至{until}支付。",
    en: "Pay a deposit of {deposit} now, which counts as {counts}; the balance is paid from {from} to {until}.",
  },
  "promotions.with_coupons": { zh: "可以和优惠券一起使用。", en: "It can be combined with coupons." },
  "promotions.without_coupons": { zh: "不能和优惠券一起使用。", en: "It cannot be combined with coupons." },
} satisfies Templates;
