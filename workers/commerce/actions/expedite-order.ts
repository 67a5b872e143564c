import { z } from "zod";
import { idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";

/** Asks the warehouse to send an order before others. */
export const expediteOrder: OrderActionDefinition<"expedite_order"> = {
  name: "expedite_order",
  arguments: z.strictObject({ orderId: idArgument }),
  isDone: ({ order }) => order.expeditedAt !== null,
  preview: ({ order }) => ({ effects: [{ kind: "expedited", orderId: order.id }] }),
  write: async ({ at }) => ({ order: { expeditedAt: at } }),
};
