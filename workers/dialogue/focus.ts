import type { Focus } from "../skills/skill.ts";
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
}

/** What the message and the page say the conversation is about. A known shopper's orders need no proof. */
export function noteFocus(focus: Focus, reading: Reading, page: { productId: string | null }, isKnown: boolean): void {
  const mentioned = mentionedProduct(reading);
  if (mentioned) turnTo(focus, mentioned);
  // The page counts until the conversation has a subject of its own.
  else if (page.productId && focus.productId === null) turnTo(focus, page.productId);
  // A tax number looks like an order's.
  const isTaxed = /税号|识别号|信用代码|\btax\b|\bvat\b/i.test(reading.text);
  for (const entity of reading.understanding.entities) {
    if (entity.type === "height_cm") focus.body.heightCm = entity.value;
    else if (entity.type === "weight_kg") focus.body.weightKg = entity.value;
    else if (entity.type === "foot_cm") focus.body.footCm = entity.value;
    else if (entity.type === "order_id" && isKnown && !isTaxed) focus.orderId = entity.value;
    else if (entity.type === "category") focus.categoryId = entity.value;
    else if (entity.type === "quantity") focus.quantity = entity.value;
    else if (entity.type === "address" && entity.value.city) focus.city = entity.value.city;
  }
}
