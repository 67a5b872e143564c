import { z } from "zod";
import { openPayments, refundableMinor } from "../money/ledger.ts";
import { charge, refundEffects } from "../money/settle.ts";
import { idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { mayPay } from "./methods.ts";

/** Pays an order with another method: it is charged with all that was paid, which goes back the way it came. */
export const changePayment: OrderActionDefinition<"change_payment"> = {
  name: "change_payment",
  arguments: z.strictObject({ orderId: idArgument, method: idArgument }),
  method: ({ method }) => method,
  preview: (context, { method }) => {
    const { order, rule, purse } = context;
    const { id: orderId, currency, state } = order;
    const amountMinor = refundableMinor(order);
    const open = openPayments(order).filter((payment) => payment.amountMinor > 0);
    const [first] = open;
    if (!first) return { refusal: { reason: "nothing_to_change", state } };
    const isSame = open.every((payment) => payment.method === method);
    if (isSame || !mayPay(rule, purse, method)) return { refusal: { reason: "method", state } };
    const back = refundEffects(context, amountMinor);
    const taken = charge({ purse, currency, orderId }, method, amountMinor);
    if ("refusal" in taken) return { refusal: { ...taken.refusal, state } };
    const { label } = taken;
    return {
      effects: [
        { kind: "payment_changed", orderId, from: first.method, to: method, label, amountMinor, currency },
        ...back,
        taken,
      ],
    };
  },
  write: async () => ({}),
};
