import type { Product } from "../../commerce/ports.ts";
import { passagesOf } from "../service/guide-passages.ts";
import { findGuideProducts } from "../service/guide-products.ts";
import { asksOfGift } from "../service/guide-topics.ts";
import { say, TOPIC_WORDS, tellTopic } from "../service/tell-guide.ts";
import { type Say, type SkillContext, text } from "../skill.ts";

/** “评价返5元”, “晒图送杯子”: what a page promises for a review. */
const FOR_REVIEW =
  /(?:晒单|晒图|好评|评价|评论)[^，。；\n]{0,10}(?:返|送|赠|奖|[得领][^，。；\n]{0,6}(?:元|卡|券|包|分|豆))|(?:cash ?back|reward|gift|bonus)[^.;\n]{0,30}\breview|\breview\w*[^.;\n]{0,30}(?:cash ?back|reward|gift|bonus|[¥￥$]\s?\d)/iu;

function promised(product: Product, context: SkillContext): Say[] {
  const { language } = context;
  const passages = passagesOf(product.description[language]).filter((one) => FOR_REVIEW.test(one.text));
  const facts = {
    topic: text(TOPIC_WORDS.description[language]),
    passage: text(passages.map((one) => one.text).join("\n")),
  };
  return passages.length > 0 ? [say(product, "quote", facts, context)] : [];
}

/**
 * What the pages of the goods asked about promise for a review, where the shop's rule names no amount, and the gifts
 * that are asked about beside it; empty: they promise nothing, or no goods are meant.
 */
export async function offeredForReview(context: SkillContext): Promise<{ paid: Say[]; gifts: Say[] }> {
  const found = await findGuideProducts(context);
  const [product] = "step" in found ? [] : found.products;
  if (!product) return { paid: [], gifts: [] };
  const gifts = asksOfGift(context.text) ? tellTopic(product, "gifts", context.text, context) : [];
  return { paid: promised(product, context), gifts };
}
