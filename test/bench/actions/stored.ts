import { z } from "zod";
import type { Customer, Effect, Order } from "../../../workers/commerce/ports.ts";

// What the bench reads of the database, opened.

export interface StoredOrder {
  order: Omit<Order, "refunds"> & { refunds: (Order["refunds"][number] & { proposalId: string | null })[] };
  /** Oldest first, executed ones only. */
  executions: { proposal: string; action: string; at: number; effects: Effect[] }[];
  returns: {
    kind: "return" | "exchange" | "reship";
    items: { itemId: string; quantity: number; amountMinor: number; variantId?: string }[];
    method: string | null;
    differenceMinor: number;
  }[];
}

export interface StoredCustomer {
  customer: Customer & { email: string | null };
  /** In the order in which they were placed. */
  orderIds: string[];
}

export interface Stored {
  orders: StoredOrder[];
  customers: StoredCustomer[];
}

/** Whose rows are read, or put back first. */
export const subjectSchema = z.object({
  shop: z.string(),
  customers: z.array(z.string()),
  document: z.unknown().optional(),
});
