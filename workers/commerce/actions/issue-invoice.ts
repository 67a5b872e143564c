import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { invoices } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { seal } from "../../platform/privacy/seal.ts";
import type { ActionDefinition } from "./definition.ts";
import { refundableMinor } from "./refund.ts";

/** Requests an invoice over what was paid and not given back. */
export const issueInvoice: ActionDefinition<"issue_invoice"> = {
  name: "issue_invoice",
  arguments: z.strictObject({
    orderId: z.string().max(64),
    invoiceType: z.enum(["personal", "company"]),
    title: z.string().trim().min(1).max(200),
    taxNo: z.string().trim().max(40).optional(),
  }),
  isDone: (order) => order.invoices.length > 0,
  items: (order) => order.items,
  reason: () => null,
  preview: ({ order }, { invoiceType, title, taxNo = null }) => {
    const amountMinor = refundableMinor(order);
    if (amountMinor === 0) return { refusal: { reason: "not_allowed", state: order.state } };
    return {
      effects: [
        { kind: "invoice", orderId: order.id, invoiceType, title, taxNo, amountMinor, currency: order.currency },
      ],
    };
  },
  write: async ({ deps: { database, keys, shop }, effects, order, proposal, at, isMine }) => {
    const [made] = effects.filter((effect) => effect.kind === "invoice");
    if (!made) return { order: {}, statements: [] };
    const row = {
      shopId: shop.shop,
      id: newId("inv", at),
      orderId: order.id,
      type: made.invoiceType,
      titleSealed: await seal(keys, made.title),
      taxNo: made.taxNo,
      amountMinor: made.amountMinor,
      state: "requested" as const,
      url: null,
      proposalId: proposal.id,
      createdAt: at,
    };
    return { order: {}, statements: [insertWhere(database, invoices, row, isMine)] };
  },
};
