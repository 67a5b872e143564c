import type { Templates } from "../skill.ts";

/** What is said on the way to an order. */
export const placingTemplates = {
  "placing.which": { zh: "请问您要买哪一款？", en: "Which product would you like to buy?" },
  "placing.off_sale": {
    zh: "{product} 目前已下架，不能下单。",
    en: "{product} is not on sale at the moment, so it can't be ordered.",
  },
  "placing.sold_out": { zh: "{product} 目前缺货，不能下单。", en: "{product} is sold out, so it can't be ordered." },
  "placing.sold_out_until": {
    zh: "{product} 目前缺货，预计{day}补货。",
    en: "{product} is sold out; it is expected back on {day}.",
  },
  "placing.too_few": {
    zh: "{product} 目前只剩 {left} 件，请告诉我要买几件。",
    en: "Only {left} of {product} are left. How many would you like?",
  },
  "placing.ask_method": {
    zh: "{product}，{quantity} 件，单价 {price}。请问用哪种方式支付？",
    en: "{product}, {quantity} at {price} each. How would you like to pay?",
  },
  "placing.ask_method_again": {
    zh: "您的账户里没有这种支付方式，可以用的有：{methods}。请问用哪一种？",
    en: "That payment method is not in your account. There is: {methods}. Which one?",
  },
  "placing.ask_address": {
    zh: "您的账户里还没有收货地址。请把收货人、手机号和详细地址发给我。",
    en: "There is no delivery address in your account yet. Please send me the recipient, phone number and full address.",
  },
  "placing.sign_in": {
    zh: "在对话里下单需要先登录账户。登录后告诉我要买哪一款、几件、怎么支付就可以。",
    en: "To order here you need to be signed in. Once you are, just tell me what, how many and how you pay.",
  },
} satisfies Templates;
