import { askOptionTemplates } from "../products/ask-option-templates.ts";
import { findProductTemplates } from "../products/find-product-templates.ts";
import type { Templates } from "../skill.ts";
import { quoteTemplates } from "./quote-templates.ts";

/** Words of the pricing skill. */
export const pricingTemplates = {
  ...findProductTemplates,
  ...askOptionTemplates,
  ...quoteTemplates,
  "pricing.by_option": {
    zh: "{product}的价格按{option}不同：",
    en: "The price of {product} depends on the {option}:",
  },
  "pricing.group": { zh: "{value}：{price}。", en: "{value}: {price}." },
  "pricing.group_after": {
    zh: "{value}：{price}，活动后{total}。",
    en: "{value}: {price}, {total} with the running promotions.",
  },
  "pricing.group_presale": {
    zh: "{value}：{price}，预售到手{total}，现在付定金{deposit}。",
    en: "{value}: {price}; in the presale {total} altogether, of which {deposit} is paid now.",
  },
  "pricing.no_haggle": {
    zh: "价格都按店铺公示的活动执行，我这边不能另外改价。现在能用的优惠都帮您算上了：",
    en: "Prices follow the shop's published promotions and I cannot change them. Here is what you get with everything that applies now:",
  },
  "pricing.no_promotion": {
    zh: "这款现在没有进行中的活动，价格就是上面这个。",
    en: "No promotion is running for it at the moment; this is the price.",
  },
  "pricing.with_coupon": {
    zh: "用优惠券{code}还能再减{off}，合计{total}。{how}",
    en: "Coupon {code} takes another {off} off: {total} in total. {how}",
  },
  "pricing.coupon_from": {
    zh: "优惠券{code}：满{from}减{off}，还差{missing}。{how}",
    en: "Coupon {code}: {off} off from {from}; {missing} are missing. {how}",
  },
  "pricing.coupon": {
    zh: "还可以用优惠券{code}：满{from}减{off}。{how}",
    en: "Coupon {code} can be used on top: {off} off from {from}. {how}",
  },
  "pricing.off_sale": {
    zh: "{product}已经下架，现在没有售价。",
    en: "{product} is no longer on sale and has no price now.",
  },
} satisfies Templates;
