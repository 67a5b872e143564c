import type { Order, StockLevel } from "../../commerce/ports.ts";
import { valuesOf, variantsWith } from "../products/option-values.ts";
import { day, type Facts, list, money, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { isAnsweredByFaq } from "../talk/faq-answers.ts";
import { cityWords } from "./city-words.ts";
import { findOrder } from "./find-order.ts";
import { sayNotShipped, sayParcel, sentShipments } from "./parcel.ts";

const ABOUT_COURIER = /快递|物流公司|顺丰|中通|圆通|韵达|申通|京东|邮政|极兔|courier|carrier|\bups\b|fedex|dhl/i;
const ABOUT_FEE =
  /运费|邮费|快递费|包邮|免邮|免运费|shipping (?:fee|cost|charge)|delivery (?:fee|cost|charge)|postage|free shipping|how much.{0,20}(?:ship|deliver)/i;
const ABOUT_TIME =
  /什么时候|啥时候|何时|哪一?天|几号|预计|几天|多久|多长时间|几点前|当天|今天发|明天|今晚|发货|送达|能到|when|how (?:long|soon|fast)|today|tomorrow|same day|arrive|dispatch/i;
/** Wishes that no rule of the policy speaks of. */
const NOT_HERE =
  /自提|自取|到店取|送货上门|送上门|放驿站|指定(?:日期|时间)|预约送|周[一二三四五六日末]送|定时|偏远|新疆|西藏|海外|国外|港澳台|pick ?up|collect|door|overseas|international|abroad|weekend/i;
/** What the shop says of days off stands among its published questions. */
const ABOUT_DAYS_OFF = /周末|周[六日]|双休|节假日|假期|春节|过年|weekend|saturday|sunday|holiday/iu;
const FAQ_OF_DAYS_OFF = 0.35;
const ABOUT_MINE = /我的|我买的|我那|[那这]一?[单笔]|订单|包裹|\bmy\b|\border\b/i;

function sayEstimate(name: string, level: StockLevel, context: SkillContext): Say {
  const { language } = context;
  const facts: Facts = {
    product: text(name),
    warehouse: text(level.warehouse[language]),
    ships: day(level.shipsAt),
    arrives: day(level.arrivesAt),
  };
  const sources = [{ kind: "stock" as const, id: level.variantId, title: name }];
  const city = cityWords(context);
  if (city === null) return { template: "shipping.estimate", facts, sources };
  return { template: "shipping.estimate_city", facts: { ...facts, city: text(city) }, sources };
}

/** When the product in focus would arrive if ordered now; the earliest of what is in stock. */
async function estimate(context: SkillContext): Promise<Say[]> {
  const { focus, frame, commerce, language, understanding, now } = context;
  const productId = frame.slots.product ?? focus.productId;
  if (!productId) return [];
  const [product] = await commerce.catalogue.products([productId]);
  if (!product) return [];
  const address = understanding.entities.find((one) => one.type === "address");
  if (address?.type === "address" && address.value.city) focus.city = address.value.city;
  const chosen = Object.fromEntries(Object.entries(focus.options).map(([option, value]) => [option, [value]]));
  const fitting = variantsWith(product, chosen);
  const variants = fitting.length > 0 ? fitting : product.variants;
  const ids = variants.map((variant) => variant.id);
  const levels = await commerce.catalogue.stock(ids, focus.city ?? undefined);
  const labels = product.optionNames.flatMap(({ name }) => {
    const values = valuesOf(variants, name);
    return chosen[name] && values.length === 1 ? (values[0]?.[language] ?? []) : [];
  });
  const name = [product.name[language], ...labels].join(" ");
  const [first] = levels.filter((level) => level.quantity > 0).sort((a, b) => a.arrivesAt - b.arrivesAt);
  if (first) return [sayEstimate(name, first, context)];
  const sources = [{ kind: "stock" as const, id: product.id, title: name }];
  const soldOut: Say = { template: "shipping.sold_out", facts: { product: text(name) }, sources };
  const backAt = Math.min(
    ...levels.flatMap((level) => (level.restockAt && level.restockAt > now ? [level.restockAt] : [])),
  );
  return Number.isFinite(backAt) ? [soldOut, { template: "shipping.restock", facts: { day: day(backAt) } }] : [soldOut];
}

function sayFreight({ shop }: SkillContext): Say {
  const { freeFromMinor, freightMinor } = shop.policy.shipping;
  if (freightMinor === 0 || freeFromMinor === 0) return { template: "shipping.freight_free", facts: {} };
  const free = money(freeFromMinor, shop.currency);
  return { template: "shipping.freight", facts: { free, freight: money(freightMinor, shop.currency) } };
}

function sayCouriers(context: SkillContext, isWish: boolean): Say[] {
  const couriers: Say = {
    template: "shipping.couriers",
    facts: { couriers: list(context.shop.policy.shipping.couriers) },
  };
  return isWish ? [couriers, { template: "shipping.courier_choice", facts: {} }] : [couriers];
}

function sayCutoff({ shop }: SkillContext): Say {
  const hour = `${String(shop.policy.shipping.cutoffHour).padStart(2, "0")}:00`;
  return { template: "shipping.cutoff", facts: { hour: text(hour) } };
}

/** “什么时候到” after an order was spoken of, or of one's own order, is about that order. */
async function tellOfOrder(context: SkillContext): Promise<Step> {
  const isUnsent = (order: Order) => order.state === "paid" || order.state === "processing";
  // What was just spoken of may be on its way.
  const isSpokenOf = (order: Order) => order.id === context.focus.orderId && order.state === "shipped";
  const found = await findOrder(context, [(order) => isUnsent(order) || isSpokenOf(order), isUnsent]);
  if (found.step) return found.step;
  const { order } = found;
  const parcels = sentShipments(order);
  if (parcels.length === 0) return { do: "say", say: sayNotShipped(order, context) };
  return { do: "say", say: parcels.flatMap((shipment) => sayParcel(order, shipment, context)) };
}

function isAboutOrder(context: SkillContext): boolean {
  const { focus, frame, identity, text: said } = context;
  if (frame.asked === "order_id" || frame.asked === "phone" || frame.slots.order_id) return true;
  if (!ABOUT_TIME.test(said) || ABOUT_FEE.test(said)) return false;
  if (focus.orderId && focus.productId === null) return true;
  return ABOUT_MINE.test(said) && identity.level !== "none";
}

/** Couriers, shipping fee, cut-off hour, and when a product in focus would arrive; from policy and stock. */
export const shipping: Skill = {
  name: "shipping",
  intents: ["shipping_info"],
  async step(context) {
    if (isAboutOrder(context)) return tellOfOrder(context);
    const { text: said, language } = context;
    if (NOT_HERE.test(said)) return { do: "pass" };
    if (ABOUT_DAYS_OFF.test(said) && isAnsweredByFaq(context, FAQ_OF_DAYS_OFF)) return { do: "pass" };
    const about = { courier: ABOUT_COURIER.test(said), fee: ABOUT_FEE.test(said), time: ABOUT_TIME.test(said) };
    const isAll = !about.courier && !about.fee && !about.time;
    const says: Say[] = [];
    if (isAll || about.time) says.push(...(await estimate(context)), sayCutoff(context));
    if (isAll || about.fee) says.push(sayFreight(context));
    // “包邮吗” speaks of no courier, “快递费” only seems to.
    if (isAll || (about.courier && !(about.fee && !/什么快递|哪家|which/.test(said)))) {
      says.push(...sayCouriers(context, /指定|能发|可以发|发顺丰|can you|could you/i.test(said)));
    }
    const source = { kind: "policy" as const, id: "shipping", title: language === "zh" ? "发货规则" : "Shipping" };
    const [head, ...rest] = says;
    if (!head) return { do: "pass" };
    return { do: "say", say: [{ ...head, sources: [...(head.sources ?? []), source] }, ...rest] };
  },
};
