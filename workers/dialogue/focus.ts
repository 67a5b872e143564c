import { orderNamed, turnToOrder } from "../skills/orders/find-order.ts";
import { noteSpokenOf } from "../skills/products/product-mentions.ts";
import { toldApart } from "../skills/products/told-apart.ts";
import type { Focus, SkillContext } from "../skills/skill.ts";
import type { Reading } from "./read.ts";

/** A mention this near to the best one is as likely. */
const MARGIN = 0.08;
/** A fainter mention does not change what the conversation is about. */
const MIN_SCORE = 0.6;

/** The one product that the message names; null where it names none or several that are equally likely. */
export function mentionedProduct(reading: Reading): string | null {
  const found = reading.understanding.entities.filter((entity) => entity.type === "product");
  const best = Math.max(0, ...found.map((entity) => entity.score));
  if (best < MIN_SCORE) return null;
  const ids = new Set(found.filter((entity) => entity.score >= best - MARGIN).map((entity) => entity.value));
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}

/** The conversation is about this product from now on; what was chosen of another one no longer counts. */
export function turnTo(focus: Focus, productId: string): void {
  if (focus.productId !== productId) {
    focus.options = {};
    delete focus.quantity;
  }
  focus.productId = productId;
  delete focus.isOrderLatest;
  noteSpokenOf(focus, productId);
}

/** “这两款”, “哪一个更省电”: of several. */
const OF_SEVERAL =
  /[这那它上]\s?(?:面)?(?:两|俩|二|三|仨|几)[个款台件双种]?|俩|它们|哪一?[个款台件](?:更|比较|要|最|好|便宜|贵|省|轻|重|大|小|薄|静|安静|耐用|划算|值)|分别|各(?:自|是|多少|有)|(?:差|贵|便宜)(?:了)?多少|区别|差别|\b(?:these|those|both|which one is|the difference)\b/iu;
const THREE = /三|仨|\bthree\b/u;

/** Those spoken of one after another stand side by side once they are asked about together. */
function bringTogether(focus: Focus, text: string): boolean {
  const { spokenOf = [], shownProductIds, productId } = focus;
  const last = spokenOf.slice(THREE.test(text) ? -3 : -2);
  const isStale = shownProductIds.length < 2 || (productId !== null && !shownProductIds.includes(productId));
  if (last.length < 2 || !isStale || !OF_SEVERAL.test(text)) return false;
  focus.shownProductIds = last;
  focus.productId = null;
  return true;
}

/**
 * What a message names without its name turns the conversation, whatever it asks: “14升那台” of those shown, “洗碗机那单”
 * of the shopper's orders.
 */
export async function noteNamed(context: SkillContext): Promise<void> {
  const { focus, text, understanding, commerce } = context;
  const order = await orderNamed(context);
  if (order) turnToOrder(focus, order.id);
  const isNamed = understanding.entities.some(({ type }) => type === "product");
  if (order || isNamed || focus.shownProductIds.length < 2 || OF_SEVERAL.test(text)) return;
  const shown = await commerce.catalogue.products(focus.shownProductIds);
  const [only, more] = toldApart(shown, text, false);
  if (only && !more && shown.length > 1) turnTo(focus, only.id);
}

/** What the message and the page say the conversation is about. A known shopper's orders need no proof. */
export function noteFocus(focus: Focus, reading: Reading, page: { productId: string | null }, isKnown: boolean): void {
  const mentioned = mentionedProduct(reading);
  if (mentioned) turnTo(focus, mentioned);
  // The page counts until the conversation has a subject of its own.
  else if (!bringTogether(focus, reading.text) && page.productId && focus.productId === null)
    turnTo(focus, page.productId);
  // A tax number looks like an order's.
  const isTaxed = /税号|识别号|信用代码|\btax\b|\bvat\b/i.test(reading.text);
  for (const entity of reading.understanding.entities) {
    if (entity.type === "height_cm") focus.body.heightCm = entity.value;
    else if (entity.type === "weight_kg") focus.body.weightKg = entity.value;
    else if (entity.type === "foot_cm") focus.body.footCm = entity.value;
    else if (entity.type === "order_id" && isKnown && !isTaxed) turnToOrder(focus, entity.value);
    else if (entity.type === "category") focus.categoryId = entity.value;
    else if (entity.type === "quantity") focus.quantity = entity.value;
    else if (entity.type === "address" && entity.value.city) focus.city = entity.value.city;
  }
}
