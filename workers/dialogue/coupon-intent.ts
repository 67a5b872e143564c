import type { ShopSnapshot } from "../platform/snapshot.ts";
import { mentions } from "../skills/words.ts";
import type { IntentId, Understanding } from "../understanding/types.ts";

const SURE = 0.7;
const ASKS_PRICE = /多少钱|价格|合计|一共|到手|how much|price|total|cost/i;

/** Nothing that a code could be said along with. */
const SAYS_NOTHING: ReadonlySet<IntentId> = new Set(["out_of_scope", "chitchat", "greeting"]);

function namesCode(text: string, shop: ShopSnapshot): boolean {
  return shop.promotions.some(({ rule }) => rule.kind === "coupon" && mentions(text, rule.code));
}

/** A published code says what an unsure message is about: the coupon, or the price with it. */
export function withCoupon(found: Understanding, text: string, shop: ShopSnapshot): Understanding {
  const isSure = found.confidence >= SURE && !SAYS_NOTHING.has(found.intent);
  if (isSure || !namesCode(text, shop)) return found;
  const intent: IntentId = ASKS_PRICE.test(text) ? "price_query" : "coupon_help";
  return {
    ...found,
    intent,
    confidence: SURE,
    alternatives: found.alternatives.filter((one) => one.intent !== intent),
  };
}
