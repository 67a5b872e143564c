import { list, type SkillContext, type Step, text } from "../skill.ts";
import { shared, terms } from "../words.ts";

/** “有没有保温杯卖”, “do you have the thermos bottle in blue?”: goods, by their name. */
const HAS_GOODS: readonly RegExp[] = [
  /(?:有没有|有无|卖不卖|有卖|卖)(?:没有)?\s*(?:什么|那种|那个|一些|点)?([\p{Script=Han}A-Za-z]{2,10}?)(?:卖的?|可以买|可买)?[吗么呢呀啊]?[?？。\s]*$/u,
  /\b(?:do you (?:have|sell|carry|stock)|have you got|is there|are there|looking for)\s+(?:the|a|an|any|some)?\s*([a-z][a-z -]{2,40}?)(?:\s+(?:in|for|with|left|available|on)\b[^?]*)?[?.!\s]*$/iu,
];

const NO_GOODS =
  /货|库存|活动|优惠|折扣|券|颜色|尺码|码|别的|其他|其它|更|便宜|客服|人工|赠品|发票|门店|stock|discount|coupon|colou?r|size|sale|one|other|cheaper|store|branch|person|it|this|that|^(?:then|here|now|exactly|really|actually|anyway|instead)$/iu;

const MAX_KINDS = 6;

/** Goods that the message asks for and that nothing in the shop's words resembles. */
export function goodsAskedFor({ text, understanding }: SkillContext): string | null {
  const names = understanding.entities.some(({ type }) => type === "product" || type === "category");
  const what = HAS_GOODS.map((pattern) => pattern.exec(text.trim())?.[1]?.trim()).find((one) => one !== undefined);
  if (names || !what || NO_GOODS.test(what)) return null;
  return understanding.entities.some((one) => one.text !== "" && what.includes(one.text)) ? null : what;
}

/** “你们卖什么”, “what do you sell then?”. */
export const ASKS_KINDS =
  /你们?(?:家|店里?|这里?)?(?:都|主要|一般)?(?:卖|有)(?:些|哪些|的是)?(?:什么|啥)(?:东西|商品|产品|货)?[的呢啊呀?？\s]*$|\bwhat (?:else )?(?:do|can) you (?:sell|have|carry|offer)\b/iu;

export function tellKinds(context: SkillContext): Step {
  return { do: "say", say: [{ template: "product.kinds", facts: { kinds: list(kindsNear("", context)) } }] };
}

/** The kinds of goods that the shop has, the nearest to the words first. */
function kindsNear(what: string, { shop, language }: SkillContext): string[] {
  const said = terms(what);
  return shop.vocabulary.categories
    .map(({ names }) => ({
      name: names[language === "zh" ? 0 : 1] ?? names[0] ?? "",
      near: shared(said, terms(names.join(" "))),
    }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, MAX_KINDS)
    .map(({ name }) => name);
}

/** The shop has none: said so, with the kinds that it has. */
export function tellNoneSuch(what: string, context: SkillContext): Step {
  const facts = { what: text(what), kinds: list(kindsNear(what, context)) };
  return { do: "say", say: [{ template: "product.none_such", facts }] };
}
