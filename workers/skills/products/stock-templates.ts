import { promotionWordsTemplates } from "../buying/promotion-words-templates.ts";
import type { Templates } from "../skill.ts";
import { askOptionTemplates } from "./ask-option-templates.ts";
import { findProductTemplates } from "./find-product-templates.ts";

/** Words of the stock skill. */
export const stockTemplates = {
  ...promotionWordsTemplates,
  ...findProductTemplates,
  ...askOptionTemplates,
  "stock.in_stock": {
    zh: "{item}：{warehouse}有现货。现在下单，{ships}发出，预计{arrives}送达。",
    en: "{item} is in stock at {warehouse}. Ordered now, it ships on {ships} and should arrive on {arrives}.",
  },
  "stock.in_stock_city": {
    zh: "{item}：{warehouse}有现货。现在下单，{ships}发出，预计{arrives}送达{city}。",
    en: "{item} is in stock at {warehouse}. Ordered now, it ships on {ships} and should reach {city} on {arrives}.",
  },
  "stock.few": {
    zh: "{item}：{warehouse}有现货，仅剩{left}件。现在下单，{ships}发出，预计{arrives}送达。",
    en: "{item} is in stock at {warehouse}, only {left} left. Ordered now, it ships on {ships} and should arrive on {arrives}.",
  },
  "stock.few_city": {
    zh: "{item}：{warehouse}有现货，仅剩{left}件。现在下单，{ships}发出，预计{arrives}送达{city}。",
    en: "{item} is in stock at {warehouse}, only {left} left. Ordered now, it ships on {ships} and should reach {city} on {arrives}.",
  },
  "stock.also_at": {
    zh: "{warehouses}也有货。",
    en: "Also in stock at {warehouses}.",
  },
  "stock.enough": {
    zh: "您要的{wanted}件有现货。",
    en: "The {wanted} pieces you want are in stock.",
  },
  "stock.not_enough": {
    zh: "您要的{wanted}件现货不够。",
    en: "There are not {wanted} pieces in stock.",
  },
  "stock.not_enough_few": {
    zh: "您要的{wanted}件现货不够，目前一共{total}件。",
    en: "There are not {wanted} pieces in stock; there are {total} altogether.",
  },
  "stock.restock": {
    zh: "{item}暂时缺货，预计{back}到货。",
    en: "{item} is sold out and expected back on {back}.",
  },
  "stock.sold_out": {
    zh: "{item}暂时缺货，到货时间还没有定。",
    en: "{item} is sold out, and there is no date yet for its return.",
  },
  "stock.nearest": {
    zh: "最接近的现货是{item}：{warehouse}有货，现在下单预计{arrives}送达。",
    en: "The nearest one in stock is {item}: at {warehouse}, ordered now it should arrive on {arrives}.",
  },
  "stock.which": {
    zh: "您说的是哪一款？有{products}。",
    en: "Which one do you mean? We have {products}.",
  },
  "stock.which_some": {
    zh: "您说的是哪一款？比如{products}。",
    en: "Which one do you mean? For example {products}.",
  },
  "stock.which_with_options": {
    zh: "请问您要哪一款，什么{options}？有{products}。只说{options}也行，我帮您看哪款有货。",
    en: "Which one would you like, and in which {options}? We have {products}. Just the {options} will do too: I'll see which of them has it.",
  },
  "stock.which_with_options_some": {
    zh: "请问您要哪一款，什么{options}？比如{products}。只说{options}也行，我帮您看哪款有货。",
    en: "Which one would you like, and in which {options}? For example {products}. Just the {options} will do too: I'll see which of them has it.",
  },
  "stock.none_like_it": {
    zh: "这几款都没有“{said}”这个规格。",
    en: "None of these comes as “{said}”.",
  },
  "stock.these_there": {
    zh: "现在有现货的有{products}。想要哪一款，告诉我就行。",
    en: "In stock now: {products}. Tell me which one you would like.",
  },
  "stock.none_there": {
    zh: "这几款现在都没有现货。",
    en: "None of these is in stock at the moment.",
  },
  "stock.others_too": {
    zh: "还有{products}也有这个规格。",
    en: "{products} come like that too.",
  },
  "stock.which_of_these": {
    zh: "想要哪一款，点一下或者直接告诉我就行。",
    en: "Pick one, or tell me which, and I'll go on with it.",
  },
  "stock.available": {
    zh: "{product}现在有货的有：{values}。",
    en: "In stock of {product} now: {values}.",
  },
  "stock.all_sold_out": {
    zh: "{product}所有规格都暂时缺货，到货时间还没有定。",
    en: "All versions of {product} are sold out, and there is no date yet for their return.",
  },
  "stock.all_restock": {
    zh: "{product}所有规格都暂时缺货，最早的是{item}，预计{back}到货。",
    en: "All versions of {product} are sold out; the first one back is {item}, expected {back}.",
  },
  "stock.off_sale": {
    zh: "{product}已经下架，暂时不能购买。",
    en: "{product} is no longer on sale.",
  },
} satisfies Templates;
