import { z } from "zod";
import { heldDepositMinor, refundableMinor } from "../money/ledger.ts";
import { refundEffects } from "../money/settle.ts";
import type { Effect, Order } from "../ports.ts";
import { idArgument, reasonArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { restock } from "./stock-writes.ts";

/** Cancels an order: what was paid goes back but for a presale's deposit, what was reserved is for sale again. */
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
        ...depositKept(order),
      ],
    };
  },
  write: async (context) => {
    const { order } = context;
    const isReserved = order?.presale?.isReserved ?? true;
    const reserved = isReserved ? (order?.items.filter(({ state }) => state === "ordered") ?? []) : [];
    return { order: { state: "cancelled" }, statements: restock(context, reserved) };
  },
};

/** Said beforehand: what does not come back. */
function depositKept(order: Order): Effect[] {
  const amountMinor = heldDepositMinor(order);
  const { id: orderId, currency } = order;
  return amountMinor === 0 ? [] : [{ kind: "deposit_kept", orderId, amountMinor, currency }];
}
