import type { Order } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { methodWords } from "./order-words.ts";

/** What an order was paid with, as the customer's own methods are called. */
export async function methodLabels(
  { payments }: Order,
  { commerce, identity, language }: SkillContext,
): Promise<string[]> {
  const isOwn = payments.some(({ method }) => methodWords(method)[language] === method);
  const own = isOwn ? ((await commerce.orders.customer(identity))?.methods ?? []) : [];
  return payments.map(
    ({ method }) => own.find(({ id }) => id === method)?.label[language] ?? methodWords(method)[language],
  );
}

/** All that was paid for an order, in minor units. */
export function paidOf({ payments }: Order): number {
  return payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
}
