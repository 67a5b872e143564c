import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { invoices } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { seal } from "../../platform/privacy/seal.ts";
import { refundableMinor } from "../money/ledger.ts";
import { idArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";

/** Requests an invoice over what was paid and not given back, or one in the place of another. */
export const issueInvoice: OrderActionDefinition<"issue_invoice"> = {
  name: "issue_invoice",
  arguments: z.strictObject({
    orderId: idArgument,
    invoiceType: z.enum(["personal", "company"]),
    title: z.string().trim().min(1).max(200),
    taxNo: z.string().trim().max(40).optional(),
    replaces: idArgument.optional(),
  }),
  isDone: ({ order }, { replaces }) =>
    replaces === undefined && order.invoices.some(({ state }) => state !== "replaced"),
  preview: ({ order }, { invoiceType, title, taxNo = null, replaces }) => {
    const { id: orderId, state, currency } = order;
    const amountMinor = refundableMinor(order);
    if (amountMinor === 0) return { refusal: { reason: "not_allowed", state } };
    const effect = { kind: "invoice" as const, orderId, invoiceType, title, taxNo, amountMinor, currency };
    if (replaces === undefined) return { effects: [effect] };
    const old = order.invoices.find((invoice) => invoice.id === replaces);
    if (!old) return { refusal: { reason: "items_unknown", state } };
    if (old.state === "replaced") return { refusal: { reason: "already_done", state } };
    return { effects: [{ ...effect, replaces }] };
  },
  write: async ({ deps: { database, keys, shop }, effects, order, proposal, at, isMine }) => {
    const [made] = effects.filter((effect) => effect.kind === "invoice");
    if (!made || !order) return {};
    const { replaces = null } = made;
    const row = {
      shopId: shop.shop,
      id: newId("inv", at),
      orderId: order.id,
      type: made.invoiceType,
      titleSealed: await seal(keys, made.title),
      taxNo: made.taxNo,
      amountMinor: made.amountMinor,
      state: "requested",
      url: null,
      replacesId: replaces,
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    const ofOld = and(eq(invoices.shopId, shop.shop), eq(invoices.orderId, order.id), eq(invoices.id, replaces ?? ""));
    return {
      statements: [
        insertWhere(database, invoices, row, isMine),
        ...(replaces === null ? [] : [database.update(invoices).set({ state: "replaced" }).where(and(ofOld, isMine))]),
      ],
    };
  },
};
