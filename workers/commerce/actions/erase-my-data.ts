import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { erasures } from "../../platform/db/schema/erasures.ts";
import type { CustomerActionDefinition } from "./definition.ts";

/**
 * Has the customer forgotten. The wish is stored; the sweep erases them from conversations and tables afterwards, this
 * conversation with its receipt included, and goes on where it was interrupted.
 */
export const eraseMyData: CustomerActionDefinition<"erase_my_data"> = {
  name: "erase_my_data",
  arguments: z.strictObject({}),
  preview: ({ customer }) => ({ effects: [{ kind: "data_erased", customerId: customer.id }] }),
  write: async ({ deps: { database, shop }, customerId, proposal, at, isMine }) => {
    const row = { shopId: shop.shop, customerId, proposalId: proposal.id, requestedAt: at };
    return { statements: [insertWhere(database, erasures, row, isMine).onConflictDoNothing()] };
  },
};
