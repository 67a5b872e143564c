import type { Order } from "../../commerce/ports.ts";
import { money, number, type Say, type SkillContext, text } from "../skill.ts";
import { methodLabels, paidOf } from "./order-payments.ts";
import { asksEachPrice, factsAsked } from "./overview-words.ts";
import { itemOptions, orderSource } from "./show-order.ts";

// What one order holds and costs: each thing with its price and how many, what it comes to, and how it was paid.

function sayItems(order: Order, { language }: SkillContext): Say[] {
  const { items, currency } = order;
  const head: Say = { template: "overview.holds", facts: { order: text(order.id) }, sources: [orderSource(order)] };
  const lines = items.map((item): Say => {
    const options = itemOptions(item, language);
    const name = `${item.name[language]}${options ? ` ${options}` : ""}`;
    const facts = { item: text(name), count: number(item.quantity), price: money(item.unitPriceMinor, currency) };
    return { template: "overview.item", facts };
  });
  return [head, ...lines, saySum(order)];
}

/** The sum, with what stands between it and the prices of the things. */
function saySum({ itemsMinor, freightMinor, discountMinor, totalMinor, currency }: Order): Say {
  const total = money(totalMinor, currency);
  if (freightMinor === 0 && discountMinor === 0) return { template: "overview.sum", facts: { total } };
  const facts = {
    items: money(itemsMinor, currency),
    freight: money(freightMinor, currency),
    discount: money(discountMinor, currency),
    total,
  };
  return { template: "overview.sum_of", facts };
}

async function sayPaid(order: Order, context: SkillContext): Promise<Say> {
  const facts = { order: text(order.id), total: money(order.totalMinor, order.currency) };
  const sources = [orderSource(order)];
  if (order.payments.length === 0) return { template: "overview.unpaid", facts, sources };
  const methods = (await methodLabels(order, context)).join(" + ");
  const paid = money(paidOf(order), order.currency);
  return { template: "overview.paid", facts: { ...facts, paid, methods: text(methods) }, sources };
}

/** The facts of an order that the question asks for; `line` tells it at a glance. */
export async function tellFacts(order: Order, question: string, line: Say, context: SkillContext): Promise<Say[]> {
  const { isPaidHow, isRest, isItems } = factsAsked(question);
  const isEach = asksEachPrice(question) || (isItems && order.items.length > 1);
  const rest = isRest ? (isEach ? sayItems(order, context) : [line]) : [];
  return isPaidHow ? [...rest, await sayPaid(order, context)] : rest;
}
