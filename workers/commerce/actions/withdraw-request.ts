import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Statement } from "../../platform/db/rows.ts";
import { orderItems, refunds, returns } from "../../platform/db/schema/orders.ts";
import { promises } from "../../platform/db/schema/promises.ts";
import { idArgument } from "./arguments.ts";
import type { OrderActionDefinition, WriteContext } from "./definition.ts";
import { restock } from "./stock-writes.ts";

/** Calls off a return, an exchange or a new parcel before the goods have moved: the items are as they were. */
export const withdrawRequest: OrderActionDefinition<"withdraw_request"> = {
  name: "withdraw_request",
  arguments: z.strictObject({ orderId: idArgument, caseId: idArgument }),
  isDone: ({ facts }, { caseId }) => facts.returns.some(({ id, state }) => id === caseId && state === "withdrawn"),
  preview: ({ order, facts }, { caseId }) => {
    const row = facts.returns.find(({ id }) => id === caseId);
    if (!row) return { refusal: { reason: "items_unknown", state: order.state } };
    if (row.state !== "requested") return { refusal: { reason: "wrong_state", state: order.state } };
    return { effects: [{ kind: "case_withdrawn", caseId, orderId: order.id }] };
  },
  write: async (context, { caseId }) => {
    const { deps, facts, isMine } = context;
    const { database, shop } = deps;
    const row = facts.returns.find(({ id }) => id === caseId);
    if (!row) return {};
    const isRow = and(eq(returns.shopId, shop.shop), eq(returns.id, caseId));
    const isOfRefund = and(
      eq(refunds.shopId, shop.shop),
      eq(refunds.orderId, row.orderId),
      eq(refunds.proposalId, row.proposalId),
    );
    const isOfPromise = and(
      eq(promises.shopId, shop.shop),
      eq(promises.proposalId, row.proposalId),
      eq(promises.state, "open"),
    );
    return {
      statements: [
        ...row.items.map(({ itemId }) => itemBack(context, row.orderId, itemId)),
        database
          .update(refunds)
          .set({ state: "refused" })
          .where(and(isOfRefund, eq(refunds.state, "requested"), isMine)),
        database.update(promises).set({ state: "withdrawn", settledAt: context.at }).where(and(isOfPromise, isMine)),
        // What was put aside to be sent is for sale again.
        ...restock(
          context,
          row.items.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : [])),
        ),
        database.update(returns).set({ state: "withdrawn" }).where(and(isRow, isMine)),
      ],
      // The case may have received the parcel meanwhile.
      holds: [sql`exists (select 1 from ${returns} where ${isRow} and ${returns.state} = 'requested')`],
    };
  },
};

function itemBack({ deps: { database, shop }, isMine }: WriteContext, orderId: string, itemId: string): Statement {
  return database
    .update(orderItems)
    .set({ state: "ordered" })
    .where(
      and(
        eq(orderItems.shopId, shop.shop),
        eq(orderItems.orderId, orderId),
        eq(orderItems.id, itemId),
        sql`${orderItems.state} in ('return_requested', 'exchange_requested')`,
        isMine,
      ),
    );
}
