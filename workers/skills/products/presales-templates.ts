import type { Templates } from "../skill.ts";
import { findProductTemplates } from "./find-product-templates.ts";
import { stockTemplates } from "./stock-templates.ts";

/** Words of the presales skill. */
export const presalesTemplates = {
  ...findProductTemplates,
  ...stockTemplates,
  "presales.attribute": {
    zh: "{product}的{label}：{value}。",
    en: "{product} – {label}: {value}.",
  },
  "presales.also": {
    zh: "{label}：{value}。",
    en: "{label}: {value}.",
  },
  "presales.sentence": {
    zh: "{product}：{sentence}",
    en: "{product}: {sentence}",
  },
  "presales.option": {
    zh: "{product}的{label}有：{values}。",
    en: "{product} comes in these {label} options: {values}.",
  },
  "presales.box": {
    zh: "{product}的包装内有：{items}。",
    en: "In the box of {product}: {items}.",
  },
  "presales.warranty": {
    zh: "{product}保修{months}个月。",
    en: "{product} has a warranty of {months} months.",
  },
  "presales.no_warranty": {
    zh: "{product}不提供保修服务。",
    en: "{product} comes without a warranty.",
  },
  "presales.usage": {
    zh: "{product}的使用说明：{usage}",
    en: "How to use {product}: {usage}",
  },
  "presales.authenticity": {
    zh: "{product}：{authenticity}",
    en: "{product}: {authenticity}",
  },
  "presales.overview": {
    zh: "{product}：{description}",
    en: "{product}: {description}",
  },
  "presales.parameters": {
    zh: "主要参数：{parameters}。",
    en: "Main parameters: {parameters}.",
  },
  "presales.not_said": {
    zh: "{product}的商品资料里没有写这一点，我不能替您猜。需要的话我帮您转人工确认。",
    en: "The product data of {product} does not say, and I do not want to guess. I can pass you to a person to find out.",
  },
} satisfies Templates;
