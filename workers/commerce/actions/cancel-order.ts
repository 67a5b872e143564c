import { z } from "zod";
import { refundableMinor } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import { idArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { restock } from "./stock-writes.ts";

/** Cancels an order: what was paid goes back, what was reserved is for sale again. */
export const cancelOrder: OrderActionDefinition<"cancel_order"> = {
  name: "cancel_order",
  arguments: z.strictObject({ orderId: idArgument, reason: reasonArgument }),
  isDone: ({ order }) => order.state === "cancelled",
  reason: ({ reason }) => reason,
  preview: (context) => {
    const { order } = context;
    return {
      effects: [
        { kind: "order_state", orderId: order.id, from: order.state, to: "cancelled" },
        ...refundEffects(context, refundableMinor(order)),
      ],
    };
  },
  write: async (context) => {
    const reserved = context.order?.items.filter(({ state }) => state === "ordered") ?? [];
    return { order: { state: "cancelled" }, statements: restock(context, reserved) };
  },
};
