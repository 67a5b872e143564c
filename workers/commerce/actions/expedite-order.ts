import { z } from "zod";
import type { ActionDefinition } from "./definition.ts";

/** Asks the warehouse to send an order before others. */
export const expediteOrder: ActionDefinition<"expedite_order"> = {
  name: "expedite_order",
  arguments: z.strictObject({ orderId: z.string().max(64) }),
  isDone: (order) => order.expeditedAt !== null,
  items: (order) => order.items,
  reason: () => null,
  preview: ({ order }) => ({ effects: [{ kind: "expedited", orderId: order.id }] }),
  write: async ({ at }) => ({ order: { expeditedAt: at }, statements: [] }),
};
