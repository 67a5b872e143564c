import type { Templates } from "../skill.ts";
import { promotionWordsTemplates } from "./promotion-words-templates.ts";
import { quoteTemplates } from "./quote-templates.ts";

/** Words of the promotions skill. */
export const promotionsTemplates = {
  ...promotionWordsTemplates,
  ...quoteTemplates,
  "promotions.over": {
    zh: "【{title}】已经在{until}结束了。",
    en: "{title} ended on {until}.",
  },
  "promotions.for_product": {
    zh: "{product}现在可以参加的活动：",
    en: "Promotions running for {product} now:",
  },
  "promotions.none_for": {
    zh: "{product}现在没有进行中的活动。",
    en: "No promotion is running for {product} now.",
  },
  "promotions.none": {
    zh: "店铺现在没有进行中的活动。",
    en: "No promotion is running in the shop now.",
  },
  "promotions.none_named": {
    zh: "店铺现在没有“{name}”的活动。",
    en: "The shop has no {name} promotion at the moment.",
  },
  "promotions.example": {
    zh: "按{item}算一下：",
    en: "Worked out for {item}:",
  },
} satisfies Templates;
