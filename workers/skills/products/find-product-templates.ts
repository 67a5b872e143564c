import type { Templates } from "../skill.ts";

/** Words for asking which product is meant; every skill that asks carries them. */
export const findProductTemplates = {
  "product.which": {
    zh: "请问您说的是哪一款商品呢？可以直接发商品名称。",
    en: "Which product do you mean? You can send me its name.",
  },
  "product.name_later": {
    zh: "没关系。想好是哪一款后，把商品名称或链接发给我就行。",
    en: "No problem. Once you know which one, send me its name or link.",
  },
  "product.kinds": {
    zh: "店里有这些：{kinds}。想看哪一类？",
    en: "The shop has: {kinds}. Which would you like to see?",
  },
  "product.none_such": {
    zh: "店里没有查到“{what}”。现在有的种类：{kinds}。",
    en: "I could not find “{what}” in the shop. These are the kinds it has: {kinds}.",
  },
  "product.which_of": {
    zh: "我找到了几款，请问您说的是哪一款？",
    en: "I found a few. Which one do you mean?",
  },
} satisfies Templates;
