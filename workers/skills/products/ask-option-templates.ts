import type { Templates } from "../skill.ts";

/** Words for asking which variant is meant; every skill that asks carries them. */
export const askOptionTemplates = {
  "option.ask": {
    zh: "{product}，请问您要哪种{options}？可选：{values}。",
    en: "{product}: which {options} would you like? You can choose from {values}.",
  },
  "option.ask_several": {
    zh: "{product}，请问您要哪种{options}？{values}。",
    en: "{product}: which {options} would you like? {values}.",
  },
  "option.no_value": {
    zh: "{product}没有“{said}”这个{option}，现有{option}：{values}。",
    en: "{product} does not come in “{said}”. Its {option} options: {values}.",
  },
  "option.no_combination": {
    zh: "{product}没有{wanted}这个组合，现有：{values}。",
    en: "{product} does not come as {wanted}. There is: {values}.",
  },
  "option.which_instead": {
    zh: "您想看哪一种？",
    en: "Which of these would you like?",
  },
} satisfies Templates;
