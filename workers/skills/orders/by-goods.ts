import type { Order } from "../../commerce/ports.ts";
import { measuresIn } from "../products/measures.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, plain, terms } from "../words.ts";

// Which of several orders hold what the words name: a product, a kind of goods, half a model's name, a measure.

/** Where a message says what something is to become: “换成80升的”, “for the bigger one”. */
const BECOMES = /换(?=[成到为作个\d一二两三四五六七八九十百]|[台款件部])|改[成为]|\b(?:for|into)\b/iu;
const SWAPS: ReadonlySet<string> = new Set(["change_order", "exchange_request"]);

/** How much of the message tells what one has; what it is to become tells no order. */
function ownPart({ text, frame }: SkillContext): number {
  const at = SWAPS.has(frame.intent) ? text.search(BECOMES) : -1;
  return at < 0 ? text.length : at;
}

/** Products that the message names, by name or by their kind. */
export function productIdsMentioned(context: SkillContext): Set<string> {
  const until = ownPart(context);
  const entities = context.understanding.entities.filter(({ end }) => end <= until);
  const products = entities.filter((one) => one.type === "product").map((one) => one.value);
  if (products.length > 0) return new Set(products);
  const ofKind = entities.flatMap((one) => {
    if (one.type !== "category") return [];
    const all = context.shop.vocabulary.products.filter((product) => product.category === one.value);
    // “耳机” is narrower than the category it belongs to.
    const named = all.filter((product) => product.names.some((name) => mentions(name, one.text)));
    return (named.length > 0 ? named : all).map((product) => product.id);
  });
  return new Set(ofKind);
}

/** Shared terms; a long word names a thing more surely than two syllables do. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let sum = 0;
  for (const term of a) if (b.has(term)) sum += /^[a-z]{5,}$/.test(term) ? 2 : 1;
  return sum;
}

/** Half a model's name, as shoppers say it: “UD5那台”. */
const MODEL = /(?<![A-Za-z\d])(?=[A-Za-z\d]*[A-Za-z])(?=[A-Za-z\d]*\d)[A-Za-z\d]{3,}(?![A-Za-z\d])/gu;

/** “六十升那台”: those whose goods have the measure that is said; all where none, or nothing else, has it. */
function byMeasure(orders: readonly Order[], words: string): readonly Order[] {
  const measures = measuresIn(words);
  const held = orders.filter(({ items }) =>
    items.some(({ name }) => measuresIn(`${name.zh} ${name.en}`).some((one) => measures.includes(one))),
  );
  return held.length > 0 ? held : orders;
}

/** Orders that hold what the message names; all of them where it names nothing they hold. */
export function byProduct(orders: readonly Order[], context: SkillContext): readonly Order[] {
  const words = context.text.slice(0, ownPart(context));
  return byMeasure(byName(orders, words, context), words);
}

function byName(orders: readonly Order[], words: string, context: SkillContext): readonly Order[] {
  const ids = productIdsMentioned(context);
  const held = orders.filter((order) => order.items.some((item) => ids.has(item.productId)));
  if (held.length > 0) return held;
  const models = words.match(MODEL) ?? [];
  const namedSo = orders.filter(({ items }) =>
    items.some(({ name }) => models.some((model) => plain(`${name.zh} ${name.en}`).includes(plain(model)))),
  );
  if (namedSo.length > 0 && namedSo.length < orders.length) return namedSo;
  const said = terms(words);
  const score = (order: Order) =>
    Math.max(...order.items.map((item) => likeness(said, terms(`${item.name.zh} ${item.name.en}`))));
  // A few shared syllables must not lead away from what the conversation is about.
  const focused = orders.find((order) => order.id === context.focus.orderId);
  if (focused && !orders.some((order) => score(order) > score(focused) + 1)) return orders;
  const scored = orders.map((order) => ({ order, score: score(order) })).filter((one) => one.score > 0);
  const best = Math.max(0, ...scored.map((one) => one.score));
  const nearest = scored.filter((one) => one.score === best).map((one) => one.order);
  return nearest.length > 0 ? nearest : orders;
}
