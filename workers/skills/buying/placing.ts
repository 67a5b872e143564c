import type { ActionArguments, Customer, Product, Variant } from "../../commerce/ports.ts";
import { presaleOf } from "../../commerce/pricing/promote.ts";
import { readContact, type SaidContact, wholeAddress } from "../orders/said-contact.ts";
import { askOptions, tellNoCombination, tellUnknown } from "../products/ask-option.ts";
import { describedOfShown } from "../products/described-product.ts";
import { findProduct } from "../products/find-product.ts";
import { openOptions, readOptions, variantsWith } from "../products/option-values.ts";
import { pickedOfShown } from "../products/pick-of-shown.ts";
import { productSource } from "../products/product-card.ts";
import { focusOn, mentionedProductIds } from "../products/product-mentions.ts";
import { day, list, money, number, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { methodChoices, methodChosen, methodsFor, namesMethod } from "./payment-methods.ts";
import { readQuantity } from "./quantity.ts";
import { lineName } from "./quote-lines.ts";
import { picksOne, saysToBuy } from "./says-to-buy.ts";

const WISH = "buy.wish";
/** Asks the shop to place the order, rather than how one does. */
const WANTS =
  /(?:帮|给|替|请|麻烦|为).{0,10}(?:下[个一]?单|拍下|买|订)|直接.{0,4}下单|(?:就|那就?|我)(?:买|要|拿|来)(?:它|这|那)|我?想?要?(?:买|下单|订)[一两二三四五\d]|我想?要?买|(?:来|要|买|订|拿)[一两二三四五六\d]{1,2}[台个件只双条款盒瓶套份袋箱包罐支]|来[个份盒包][^，。,.!！]|下单[一两二三四五\d]|(?:买|要|拿|订|下单)(?:一?[台个件份])?\s*[A-Za-z\d][\w-]{5,}|^下单吧?|可以[,，]?下单|\border\b|i'?ll (?:take|buy|have)|buy (?:it|one|this|that|me|the|\d)|get me/i;
const ASKS_HOW =
  /怎么(?:下单|买|拍|操作)|如何(?:下单|购买|买)|下不了|不能下单|无法下单|下单(?:失败|不了|的?流程|步骤)|how (?:do|can|to)|can(?:'t|not) (?:order|check ?out|place)/i;

async function productWanted(context: SkillContext): Promise<{ product: Product } | { step: Step }> {
  const named = mentionedProductIds(context);
  const isKnown = context.frame.slots.product !== undefined || context.frame.asked === "option";
  if (named.length !== 1 && !isKnown) {
    const described = (await pickedOfShown(context)) ?? (await describedOfShown(context));
    if (described) {
      focusOn(described, context);
      return { product: described };
    }
  }
  const found = await findProduct(context);
  return found.product ? { product: found.product } : { step: found.step };
}

function variantWanted(product: Product, context: SkillContext): { variant: Variant } | { step: Step } {
  const [only] = product.variants;
  if (only && product.variants.length === 1) return { variant: only };
  const reading = readOptions(product, context);
  if (reading.unknown.length > 0) return { step: tellUnknown(product, reading, context) };
  const fitting = variantsWith(product, reading.chosen);
  if (fitting.length === 0) return { step: tellNoCombination(product, reading, context) };
  const [first] = fitting;
  if (first && openOptions(product, fitting, reading.chosen).length === 0) return { variant: first };
  return { step: askOptions(product, fitting, reading, context) };
}

/** Why it cannot be bought now; null: it can. */
async function unavailable(line: Line, context: SkillContext): Promise<Step | null> {
  const { product, variant, quantity } = line;
  const { language, commerce, now } = context;
  const sources = [productSource(product, language)];
  if (!product.isOnSale) {
    return {
      do: "say",
      say: [{ template: "placing.off_sale", facts: { product: text(product.name[language]) }, sources }],
    };
  }
  const levels = await commerce.catalogue.stock([variant.id]);
  // Goods of a presale may be still to come, where the shop has said when.
  const presale = presaleOf(context.shop.promotions, product, now);
  const comesAt = Math.max(presale?.rule.shipsAt ?? 0, ...levels.map(({ restockAt }) => restockAt ?? 0));
  if (presale && comesAt > now) return null;
  const left = levels.reduce((sum, level) => sum + level.quantity, 0);
  // What no warehouse counts is not limited.
  if (levels.length === 0 || left >= quantity) return null;
  const facts = { product: text(lineName(line, context)) };
  if (left > 0) {
    delete context.frame.slots.quantity;
    return {
      do: "ask",
      slot: "quantity",
      say: [{ template: "placing.too_few", facts: { ...facts, left: number(left) }, sources }],
    };
  }
  const back = levels.flatMap(({ restockAt }) => (restockAt !== null && restockAt > now ? [restockAt] : []));
  const say: Say = back.length
    ? { template: "placing.sold_out_until", facts: { ...facts, day: day(Math.min(...back)) }, sources }
    : { template: "placing.sold_out", facts, sources };
  return { do: "say", say: [say] };
}

const SEVERAL = "buy.several";
const MAX_LINES = 5;
/** “两样各要一台”, “都要”, “one of each”: all that were shown together. */
const EACH =
  /[两二三四几][样个款种台件](?:都|各|全)?(?:要|来|买|订|拿|下)|各(?:要|来|买|订|拿|下)?[一两二三四五\d]|都(?:要|买|来|拿|订)|每[样个款种](?:都)?(?:要|来|买|订|拿)?[一两二三\d]|一样[来要]?一|\bboth\b|one of each|each of (?:them|these)|all (?:of them|three)/iu;

/** Several products that are taken in one order: named together, or those shown together; empty: it is one. */
async function severalWanted(context: SkillContext): Promise<Product[]> {
  const { frame, focus, commerce, text: said } = context;
  const named = mentionedProductIds(context);
  const shown = named.length === 0 && focus.shownProductIds.length <= MAX_LINES ? focus.shownProductIds : [];
  const isSaid = EACH.test(said) && (named.length > 1 || shown.length > 1);
  if (isSaid) frame.slots[SEVERAL] = (named.length > 1 ? named : shown).slice(0, MAX_LINES).join(",");
  const ids = frame.slots[SEVERAL]?.split(",").filter((id) => id !== "") ?? [];
  if (named.length === 1 && !ids.includes(named[0] ?? "")) delete frame.slots[SEVERAL];
  if (ids.length < 2 || frame.slots[SEVERAL] === undefined) return [];
  const products = await commerce.catalogue.products(ids);
  // Of goods with versions each is asked for by itself.
  return products.every(({ variants }) => variants.length === 1) ? products : [];
}

interface Line {
  product: Product;
  variant: Variant;
  quantity: number;
}

function askMethod(line: Line, customer: Customer, context: SkillContext): Step {
  const methods = methodsFor(context.shop.policy.actions.place_order, customer.methods);
  const choices = methodChoices(methods, context.language);
  const facts = { methods: list(choices.map(({ label }) => label)) };
  if (namesMethod(context.text)) {
    return { do: "ask", slot: "payment", say: [{ template: "placing.ask_method_again", facts }], choices };
  }
  const { price } = line.variant;
  const asked = {
    product: text(lineName(line, context)),
    quantity: number(line.quantity),
    price: money(price.amountMinor, price.currency),
  };
  const sources = [productSource(line.product, context.language)];
  return { do: "ask", slot: "payment", say: [{ template: "placing.ask_method", facts: asked, sources }], choices };
}

async function order(lines: readonly [Line, ...Line[]], contact: SaidContact, context: SkillContext): Promise<Step> {
  const [line] = lines;
  const { commerce, identity, shop, frame } = context;
  const customer = await commerce.orders.customer(identity);
  if (!customer) return { do: "say", say: [{ template: "placing.sign_in", facts: {} }] };
  const methods = methodsFor(shop.policy.actions.place_order, customer.methods);
  const [single] = methods;
  const method = methodChosen(methods, context) ?? (methods.length === 1 && !namesMethod(context.text) ? single : null);
  if (!method) return askMethod(line, customer, context);
  const address = contact.address ? wholeAddress(contact.address, customer.address, shop.country) : null;
  if (!address && (!customer.address || contact.address)) {
    return { do: "ask", slot: "address", say: [{ template: "placing.ask_address", facts: {} }] };
  }
  const request: ActionArguments["place_order"] = {
    lines: lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    method: method.id,
  };
  if (contact.recipient) request.recipient = contact.recipient;
  if (contact.phone) request.phone = contact.phone;
  if (address) request.address = address;
  if (frame.slots.coupon_code) request.coupons = [frame.slots.coupon_code];
  return { do: "propose", request: { name: "place_order", arguments: request } };
}

const EACH_COUNT =
  /(?:各|每[样个款种件台]?|一样)(?:要|来|买|订|拿|下)?(?:[一两二三四五六七八九]|\d{1,2})(?=[台个件份双套盒瓶条只]?)/u;
const HAN_COUNTS = "零一二三四五六七八九";

/** How many of each: “各两台”; the number of kinds (“两样”) is no number of pieces. */
function ofEach({ frame, text: said }: SkillContext): number {
  const word = EACH_COUNT.exec(said)?.[0].at(-1) ?? "";
  const digits = /\d{1,2}$/.exec(EACH_COUNT.exec(said)?.[0] ?? "")?.[0];
  const count = digits ? Number(digits) : HAN_COUNTS.indexOf(word === "两" ? "二" : word);
  if (count > 0) frame.slots["buy.each"] = String(count);
  return Number(frame.slots["buy.each"] ?? 1);
}

/** As many of each as was said. */
function linesOf(products: readonly Product[], context: SkillContext): Line[] {
  const quantity = ofEach(context);
  return products.flatMap((product) => {
    const [variant] = product.variants;
    return variant ? [{ product, variant, quantity }] : [];
  });
}

/** Placing an order for the shopper: which product and variant, how many, paid how, sent where. */
export const placing: Skill = {
  name: "placing",
  intents: ["place_order_help"],
  async step(context) {
    const { frame, shop, text: said } = context;
    if (shop.policy.actions.place_order?.allowed !== true) return { do: "pass" };
    const wants = WANTS.test(said) || saysToBuy(said, true) || picksOne(said);
    if (frame.asked === null && !frame.slots[WISH] && (!wants || ASKS_HOW.test(said))) return { do: "pass" };
    frame.slots[WISH] = "1";
    const contact = readContact(context);
    const several = linesOf(await severalWanted(context), context);
    const [head, ...rest] = several;
    if (head && rest.length > 0) {
      for (const line of several) {
        const refused = await unavailable(line, context);
        if (refused) return refused;
      }
      return order([head, ...rest], contact, context);
    }
    const wanted = await productWanted(context);
    if ("step" in wanted) return wanted.step;
    const found = variantWanted(wanted.product, context);
    if ("step" in found) return found.step;
    const line = { product: wanted.product, variant: found.variant, quantity: readQuantity(context) };
    return (await unavailable(line, context)) ?? order([line], contact, context);
  },
};
