import type { Templates } from "../skill.ts";

/** Words of the recommendation skill. */
export const recommendationTemplates = {
  "recommendation.ask_need": {
    zh: "请问是送给谁，还是自己用？有预算的话也可以一起告诉我。",
    en: "Who is it for, or is it for yourself? If you have a budget, tell me as well.",
  },
  "recommendation.head": {
    zh: "按您说的（{need}），可以看看：",
    en: "For what you said ({need}), have a look at:",
  },
  "recommendation.head_plain": { zh: "可以看看：", en: "Have a look at:" },
  "recommendation.no_match": {
    zh: "商品资料里没有写明适合{need}的，先给您看这些：",
    en: "No product data says it is meant for {need}. These may still be of use:",
  },
  "recommendation.fits": {
    zh: "{product}（{price}）：适合{fits}。{what}",
    en: "{product} ({price}): suits {fits}. {what}",
  },
  "recommendation.plain": { zh: "{product}（{price}）：{what}", en: "{product} ({price}): {what}" },
  "recommendation.but_few": { zh: "要注意：现货仅剩{left}件。", en: "Trade-off: only {left} left." },
  "recommendation.but_unsaid": {
    zh: "要注意：资料里没有写适合{missing}。",
    en: "Trade-off: its data does not mention {missing}.",
  },
  "recommendation.but_dearer": {
    zh: "要注意：比{other}贵{more}。",
    en: "Trade-off: it costs {more} more than {other}.",
  },
  "recommendation.but_later": {
    zh: "要注意：现在下单预计{arrives}才到，比另外的晚。",
    en: "Trade-off: ordered now it arrives on {arrives}, later than the others.",
  },
  "recommendation.but_choose": {
    zh: "要注意：下单前要选好{options}。",
    en: "Trade-off: you have to know the {options} to order it.",
  },
  "recommendation.but_one": { zh: "要注意：只有一种规格。", en: "Trade-off: it comes in one version only." },
  "recommendation.within": { zh: "都在{max}以内，都有现货。", en: "All of them are in stock and cost {max} or less." },
  "recommendation.in_stock": { zh: "以上都有现货。", en: "All of them are in stock." },
  "recommendation.over_budget": {
    zh: "{max}以内没有合适的现货。价格接近的是{product}，{price}。",
    en: "Nothing suitable is in stock for {max} or less. Near to it is {product} at {price}.",
  },
  "recommendation.other_currency": {
    zh: "本店按{currency}标价，您说的金额我没有换算，先不按预算筛选。",
    en: "The shop's prices are in {currency}; I did not convert your amount and left the budget out.",
  },
  "recommendation.none": {
    zh: "没有找到合适的现货商品。可以换个说法告诉我用途或类别，也可以转人工帮您挑。",
    en: "I found nothing suitable in stock. Tell me the use or the kind of product in other words, or let a person help you choose.",
  },
} satisfies Templates;
