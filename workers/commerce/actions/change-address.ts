import { z } from "zod";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { Order } from "../ports.ts";
import type { ActionDefinition } from "./definition.ts";
import { isSame } from "./same.ts";

const part = z.string().trim().max(200);

/** Changes where an order goes, and to whom. */
export const changeAddress: ActionDefinition<"change_address"> = {
  name: "change_address",
  arguments: z.strictObject({
    orderId: z.string().max(64),
    recipient: part.min(1).optional(),
    phone: part.min(5).optional(),
    address: z
      .strictObject({ country: part, province: part, city: part, district: part, street: part.min(1) })
      .optional(),
  }),
  isDone: () => false,
  items: (order) => order.items,
  reason: () => null,
  preview: ({ order }, args) => {
    const recipient: Order["recipient"] = {
      name: args.recipient ?? order.recipient.name,
      phone: args.phone ?? order.recipient.phone,
      address: args.address ?? order.recipient.address,
    };
    if (isSame(recipient, order.recipient)) return { refusal: { reason: "nothing_to_change" } };
    return { effects: [{ kind: "address", orderId: order.id, recipient }] };
  },
  write: async ({ deps: { keys }, effects }) => {
    const [change] = effects.filter((effect) => effect.kind === "address");
    return { order: change ? { recipientSealed: await sealJson(keys, change.recipient) } : {}, statements: [] };
  },
};
