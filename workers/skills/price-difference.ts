import type { Order } from "../commerce/ports.ts";
import { findOrder } from "./find-order.ts";
import { mayDo } from "./may-do.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { itemLabel, orderSource } from "./show-order.ts";
import { money, number, type Say, type SkillContext, type Step, text } from "./skill.ts";

/** What became cheaper since it was ordered, with the difference. */
async function sayDropped(order: Order, context: SkillContext): Promise<Say[]> {
  const ids = [...new Set(order.items.map((item) => item.productId))];
  const variants = (await context.commerce.catalogue.products(ids)).flatMap((product) => product.variants);
  return order.items.flatMap((item) => {
    const price = variants.find((variant) => variant.id === item.variantId)?.price;
    if (!price || price.currency !== order.currency || price.amountMinor >= item.unitPriceMinor) return [];
    const differenceMinor = (item.unitPriceMinor - price.amountMinor) * item.quantity;
    const facts = {
      product: text(itemLabel(item, context.language)),
      paid: money(item.unitPriceMinor, order.currency),
      now: money(price.amountMinor, order.currency),
      difference: money(differenceMinor, order.currency),
    };
    return [{ template: "quality.price_dropped", facts, sources: [orderSource(order)] }];
  });
}

/** Price protection as the policy has it: none, or a difference that a person settles. */
export async function protectPrice(context: SkillContext): Promise<Step> {
  const { shop, now, language, knowledge } = context;
  const rule = shop.policy.actions.price_protect;
  if (!rule && knowledge.find(context.text, { intents: ["price_protection"], limit: 1 }).length > 0)
    return { do: "pass" };
  const title = language === "zh" ? "价格保护规则" : "Price protection";
  const sources = [{ kind: "policy" as const, id: "price_protect", title }];
  if (!rule?.allowed) return { do: "say", say: [{ template: "quality.price_not_offered", facts: {}, sources }] };
  const found = await findOrder(context, [(order) => mayDo("price_protect", order, shop, now).may]);
  if (found.step) return found.step;
  const { order } = found;
  const leave = mayDo("price_protect", order, shop, now);
  const facts = { order: text(order.id) };
  if (!leave.may && leave.windowDays !== undefined) {
    const days = number(leave.windowDays, language === "zh" ? "天" : "days");
    return { do: "say", say: [{ template: "quality.price_window_over", facts: { ...facts, days }, sources }] };
  }
  if (!leave.may) {
    const state = text(ORDER_STATE_WORDS[order.state][language]);
    return { do: "say", say: [{ template: "quality.price_wrong_state", facts: { ...facts, state }, sources }] };
  }
  const dropped = await sayDropped(order, context);
  if (dropped.length === 0) return { do: "say", say: [{ template: "quality.price_same", facts, sources }] };
  const say = [...dropped, { template: "quality.price_person", facts: {}, sources }];
  return { do: "handoff", reason: "policy", say };
}
