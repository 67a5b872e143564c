import { z } from "@hono/zod-openapi";
import { openCommerce } from "../../commerce/commerce.ts";
import type { Identity, Order } from "../../commerce/ports.ts";
import { systemClock } from "../../platform/clock.ts";
import type { StaffSession } from "./session.ts";

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** An order as it stands beside a conversation. */
export const orderSummary = z.object({
  id: z.string(),
  state: z.string(),
  totalMinor: z.number().int(),
  currency: z.string(),
  placedAt: z.string().openapi({ format: "date-time" }),
  items: z.array(z.object({ name: bilingual, options: z.record(z.string(), bilingual), quantity: z.number().int() })),
  shipments: z.array(z.object({ courier: z.string(), trackingNo: z.string(), state: z.string() })),
});

/** Staff see what the customer themself would see when signed in. */
export function asSignedIn(id: string): Identity {
  return { level: "signed", customerId: id, orderIds: [] };
}

/** The shop's orders, for a member of staff who looks at a conversation or a customer. */
export function ordersForStaff(session: StaffSession, conversation: string) {
  return openCommerce({
    database: session.database,
    keys: session.keys,
    shop: session.shop,
    now: systemClock,
    conversation,
    contact: session.agent.id,
    address: null,
  }).orders;
}

/** The newest orders of several records together. */
export async function recentOrders(
  orders: ReturnType<typeof ordersForStaff>,
  records: readonly string[],
  limit: number,
): Promise<z.infer<typeof orderSummary>[]> {
  const bought = await Promise.all(records.map((id) => orders.recent(asSignedIn(id), limit)));
  return bought
    .flat()
    .toSorted((a, b) => b.placedAt - a.placedAt)
    .slice(0, limit)
    .map(summarise);
}

function summarise(order: Order): z.infer<typeof orderSummary> {
  return {
    id: order.id,
    state: order.state,
    totalMinor: order.totalMinor,
    currency: order.currency,
    placedAt: new Date(order.placedAt).toISOString(),
    items: order.items.map(({ name, options, quantity }) => ({ name, options, quantity })),
    shipments: order.shipments.map(({ courier, trackingNo, state }) => ({ courier, trackingNo, state })),
  };
}
