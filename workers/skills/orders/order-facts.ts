import type { Order } from "../../commerce/ports.ts";
import { money, number, type Say, type SkillContext, text } from "../skill.ts";
import { methodLabels, paidOf } from "./order-payments.ts";
import { factsAsked } from "./overview-words.ts";
import { itemOptions, orderSource } from "./show-order.ts";

// What one order holds and costs: each thing with its price and how many, what it comes to, and how it was paid.

const pieces = ({ items }: Order) => items.reduce((sum, { quantity }) => sum + quantity, 0);

function sayItems({ items, currency }: Order, { language }: SkillContext): Say[] {
  return items.map((item): Say => {
    const facts = {
      item: text(`${item.name[language]} ${itemOptions(item, language)}`.trim()),
      price: money(item.unitPriceMinor, currency),
      quantity: number(item.quantity),
      sum: money(item.unitPriceMinor * item.quantity, currency),
    };
    return { template: "overview.item", facts };
  });
}

/** What stands between the prices of the things and what the order comes to, if anything does. */
function sayRest({ itemsMinor, freightMinor, discountMinor, totalMinor, currency }: Order): Say[] {
  if (freightMinor === 0 && discountMinor === 0) return [];
  const facts = {
    items: money(itemsMinor, currency),
    freight: money(freightMinor, currency),
    discount: money(discountMinor, currency),
    total: money(totalMinor, currency),
  };
  return [{ template: "overview.sum_of", facts }];
}

async function sayPaid(order: Order, context: SkillContext): Promise<Say> {
  const facts = { order: text(order.id), total: money(order.totalMinor, order.currency) };
  const sources = [orderSource(order)];
  if (order.payments.length === 0) return { template: "overview.unpaid", facts, sources };
  const methods = (await methodLabels(order, context)).join(" + ");
  const paid = money(paidOf(order), order.currency);
  return { template: "overview.paid", facts: { ...facts, paid, methods: text(methods) }, sources };
}

/** “总数呢” once an order was told of: only what all of it comes to. */
export function saySum(order: Order): Say {
  const facts = {
    order: text(order.id),
    quantity: number(pieces(order)),
    total: money(order.totalMinor, order.currency),
  };
  return { template: "overview.sum", facts, sources: [orderSource(order)] };
}

/** The facts of an order that the question asks for; `line` tells it at a glance. */
export async function tellFacts(order: Order, question: string, line: Say, context: SkillContext): Promise<Say[]> {
  const { isPaidHow, isRest, isItems } = factsAsked(question);
  const isEach = isItems && pieces(order) > 1;
  const rest = isRest ? [line, ...(isEach ? [...sayItems(order, context), ...sayRest(order)] : [])] : [];
  return isPaidHow ? [...rest, await sayPaid(order, context)] : rest;
}
