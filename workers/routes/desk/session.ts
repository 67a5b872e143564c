import { type SignedIn, signedIn } from "../../merchants/sign-in.ts";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { requireStaff } from "../../merchants/staff.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db/database.ts";
import type { StaffRole } from "../../platform/db/schema/shops.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import type { ShopSnapshot } from "../../platform/snapshot.ts";
import type { AppContext } from "../context.ts";

/** A signed-in user; `unauthorized` for nobody. */
export async function requireUser(c: AppContext): Promise<SignedIn> {
  const user = await signedIn(c.env, { origin: new URL(c.req.url).origin, headers: c.req.raw.headers });
  if (!user) throw new DeskbellError("unauthorized", "sign in first");
  return user;
}

/** What a staff endpoint works with, once user, shop and role are proved. */
export interface StaffSession {
  agent: { id: string; name: string };
  role: StaffRole;
  shop: ShopSnapshot;
  database: Database;
  keys: DataKeys;
}

/**
 * The user's place in the shop, with at least `role`. A shop the user does not belong to and a shop that is not there
 * give the same `forbidden`.
 */
export async function requireShopRole(c: AppContext, shop: string, role: StaffRole): Promise<StaffSession> {
  const user = await requireUser(c);
  const member = await requireStaff(c.env, { shop, userId: user.id, atLeast: role });
  const { snapshot, database, keys } = await loadSnapshot(c.env, shop, systemClock);
  return { agent: { id: user.id, name: member.displayName }, role: member.role, shop: snapshot, database, keys };
}
