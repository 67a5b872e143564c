import { TZDateMini } from "@date-fns/tz";
import { addMonths } from "date-fns";
import type { Order, OrderItem, Product } from "../../commerce/ports.ts";
import { findOrder } from "../orders/find-order.ts";
import { pickItems } from "../orders/pick-items.ts";
import { tellRepair } from "../service/tell-guide.ts";
import { day, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { isAnsweredByFaq } from "../talk/faq-answers.ts";

const WANTS_REPAIR =
  /维修|修一下|修理|能修|要修|想修|报修|返修|上门|预约|安装|\brepair|\bfix\b|book|technician|install|service visit/i;

/** “where do I send it”, “摔坏了怎么办”: more than how long. */
const ASKS_WAY =
  /哪里?|怎么(?:修|寄|报|办|弄)|如何|寄|上门|摔|人为|进水|\b(?:where|how do i|how can i|send|drop(?:ped)?|break|broke|water damage)\b/iu;
const FAQ_OF_WAY = 0.4;

function months(value: number, context: SkillContext) {
  return number(value, context.language === "zh" ? "个月" : value === 1 ? "month" : "months");
}

function sayProduct(product: Product, context: SkillContext): Say {
  const name = product.name[context.language];
  const sources = [{ kind: "product" as const, id: product.id, title: name }];
  if (product.warrantyMonths === null || product.warrantyMonths === 0) {
    return { template: "quality.no_warranty", facts: { product: text(name) }, sources };
  }
  const facts = { product: text(name), months: months(product.warrantyMonths, context) };
  return { template: "quality.warranty", facts, sources };
}

/** By the calendar of the shop: a month later is the same day of the next month. */
function sayItem(order: Order, item: OrderItem, product: Product, context: SkillContext): Say {
  const plain = sayProduct({ ...product, name: item.name }, context);
  const { shop, now } = context;
  if (!product.warrantyMonths || order.deliveredAt === null) return plain;
  const until = addMonths(new TZDateMini(order.deliveredAt, shop.timeZone), product.warrantyMonths).getTime();
  const template = now <= until ? "quality.warranty_until" : "quality.warranty_over";
  const facts = { ...plain.facts, delivered: day(order.deliveredAt), until: day(until) };
  return { ...plain, template, facts };
}

async function ofOrder(order: Order, context: SkillContext): Promise<Say[]> {
  const picked = pickItems(order.items, context);
  const items = picked.picked ?? [...picked.candidates];
  const products = await context.commerce.catalogue.products([...new Set(items.map((item) => item.productId))]);
  return items.flatMap((item) => {
    const product = products.find((one) => one.id === item.productId);
    if (!product) return [];
    const told = product.warrantyMonths === null ? tellRepair(product, context) : [];
    return told.length > 0 ? told : [sayItem(order, item, product, context)];
  });
}

/** Whether the message or the goal is about an order rather than a product of the shelf. */
function isOfOrder(context: SkillContext): boolean {
  const { frame, focus, identity, understanding } = context;
  if (frame.asked === "order_id" || frame.asked === "phone" || frame.slots.order_id) return true;
  if (understanding.entities.some((one) => one.type === "order_id")) return true;
  const isMine = /我的|我买的|买了|订单|\bmy\b|i bought/i.test(context.text);
  return identity.level !== "none" && (focus.orderId !== null || (isMine && focus.productId === null));
}

/** How long the warranty runs, of an order or of a product in focus; a wish for repair goes to a person with that. */
export async function tellWarranty(context: SkillContext): Promise<Step> {
  const { frame, focus, commerce } = context;
  if (frame.asked === null && WANTS_REPAIR.test(context.text)) frame.slots["repair.wanted"] = "1";
  const productId = frame.slots.product ?? focus.productId;
  const says: Say[] = [];
  if (isOfOrder(context)) {
    const hasArrived = (order: Order) => order.state === "delivered" || order.state === "completed";
    const found = await findOrder(context, [hasArrived]);
    if (found.step) return found.step;
    says.push(...(await ofOrder(found.order, context)));
  } else if (productId) {
    const products = await commerce.catalogue.products([productId]);
    says.push(
      ...products.flatMap((product) => {
        const told = product.warrantyMonths === null ? tellRepair(product, context) : [];
        return told.length > 0 ? told : [sayProduct(product, context)];
      }),
    );
  }
  if (ASKS_WAY.test(context.text) && isAnsweredByFaq(context, FAQ_OF_WAY)) return { do: "pass" };
  // Where a visit can be booked, nobody has to be called for it.
  const canBook = context.shop.policy.actions.book_service?.allowed === true;
  if (frame.slots["repair.wanted"] && says.length > 0 && !canBook) {
    const say = [...says, { template: "quality.repair_person", facts: {} }];
    return { do: "handoff", reason: "policy", say };
  }
  return says.length > 0 ? { do: "say", say: says } : { do: "pass" };
}
