import type { Templates } from "../skill.ts";
import { findProductTemplates } from "./find-product-templates.ts";

/** Words of the comparison skill. */
export const comparisonTemplates = {
  ...findProductTemplates,
  "comparison.which": {
    zh: "请问要比较哪两款？可以直接发商品名称。",
    en: "Which two would you like to compare? You can send me their names.",
  },
  "comparison.with_which": {
    zh: "请问要把{product}和哪一款比较？",
    en: "Which one shall I compare {product} with?",
  },
  "comparison.head": { zh: "{products}的区别：", en: "The differences between {products}:" },
  "comparison.price": { zh: "{product}：{price}。", en: "{product}: {price}." },
  "comparison.price_from": { zh: "{product}：{price}起。", en: "{product}: from {price}." },
  "comparison.difference": { zh: "{label}：{values}。", en: "{label}: {values}." },
  "comparison.cheaper": {
    zh: "{product}便宜{less}。",
    en: "{product} is {less} cheaper.",
  },
  "comparison.same": {
    zh: "相同的有：{labels}。",
    en: "The same: {labels}.",
  },
  "comparison.no_difference": {
    zh: "商品资料里写明的参数都一样。",
    en: "Everything the product data states is the same.",
  },
  "comparison.nothing_stated": {
    zh: "除了价格，商品资料里没有可以直接对比的参数。想比较哪一点，可以告诉我。",
    en: "Apart from the price the product data has nothing to compare directly. Tell me which point matters to you.",
  },
  "comparison.versions": { zh: "{product}的不同版本：", en: "The versions of {product}:" },
} satisfies Templates;
