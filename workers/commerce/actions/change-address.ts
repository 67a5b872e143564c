import { z } from "zod";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { Recipient } from "../ports.ts";
import { addressArgument, idArgument, phoneArgument, recipientArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";
import { isSame } from "./same.ts";

/** Changes where an order goes, and to whom. */
export const changeAddress: OrderActionDefinition<"change_address"> = {
  name: "change_address",
  arguments: z.strictObject({
    orderId: idArgument,
    recipient: recipientArgument.optional(),
    phone: phoneArgument.optional(),
    address: addressArgument.optional(),
  }),
  preview: ({ order }, args) => {
    const recipient: Recipient = {
      name: args.recipient ?? order.recipient.name,
      phone: args.phone ?? order.recipient.phone,
      address: args.address ?? order.recipient.address,
    };
    if (isSame(recipient, order.recipient)) return { refusal: { reason: "nothing_to_change" } };
    return { effects: [{ kind: "address", orderId: order.id, recipient }] };
  },
  write: async ({ deps: { keys }, effects }) => {
    const [change] = effects.filter((effect) => effect.kind === "address");
    return change ? { order: { recipientSealed: await sealJson(keys, change.recipient) } } : {};
  },
};
