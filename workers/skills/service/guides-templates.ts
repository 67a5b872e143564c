import type { Templates } from "../skill.ts";

/** Words around what a product's guide says. */
export const guidesTemplates: Templates = {
  "guides.quote": { zh: "{product}的{topic}：\n{passage}", en: "{product}, {topic}:\n{passage}" },
  "guides.list": { zh: "{product}的{topic}有：\n{passage}", en: "{product}, {topic}:\n{passage}" },
  "guides.needed": {
    zh: "{product}的安装辅材里有这一项，安装时需要用到：\n{passage}",
    en: "Yes, it is among the installation materials of {product}:\n{passage}",
  },
  "guides.fits": {
    zh: "说明里要求：{rule}。您说的{given}符合要求，可以这样装。",
    en: "The guide asks for: {rule}. Your {given} is enough, so it can go there.",
  },
  "guides.too_little": {
    zh: "说明里要求：{rule}。您说的{given}还达不到。",
    en: "The guide asks for: {rule}. Your {given} is less than that.",
  },
  "guides.if_not": {
    zh: "按上面说的试过还是不行的话，可以随时告诉我。",
    en: "If that does not help, just tell me.",
  },
  "guides.book": {
    zh: "需要预约维修的话，请告诉我希望约在什么日期。",
    en: "If you would like a repair to be booked, tell me which day suits you.",
  },
  "guides.all": {
    zh: "以上就是{product}商品资料里写的全部说明。想具体了解哪一点，直接告诉我就行。",
    en: "That is all the product page of {product} says. Tell me which point you would like to know more about.",
  },
  "guides.none": {
    zh: "{product}的商品资料里没有写{topic}，我不能替您猜。需要的话我帮您转人工确认。",
    en: "The product page of {product} does not say anything on {topic}, so I won't guess. I can ask a person if you like.",
  },
};
