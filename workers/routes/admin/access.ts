import { loadSnapshot } from "../../merchants/snapshot.ts";
import { systemClock } from "../../platform/clock.ts";
import type { StaffRole } from "../../platform/db/schema/shops.ts";
import type { AppContext } from "../context.ts";
import { requireShopRole } from "../desk/session.ts";
import { comesFromOperator, requireOperator } from "./operator.ts";

/** The shop's administration: staff of at least `role`, or the operator's token. `actor` goes into the audit. */
export async function requireAdmin(c: AppContext, shop: string, role: StaffRole) {
  if (comesFromOperator(c)) {
    requireOperator(c);
    return { actor: "operator", ...(await loadSnapshot(c.env, shop, systemClock)) };
  }
  const session = await requireShopRole(c, shop, role);
  return { actor: `staff:${session.agent.id}`, snapshot: session.shop, database: session.database, keys: session.keys };
}

/** How the document says it: a session of staff, or the operator's bearer. */
export const adminSecurity: Record<string, string[]>[] = [{ staff: [] }, { key: [] }];
