import { and, asc, eq } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { directoryDatabase } from "../platform/db/database.ts";
import { inList } from "../platform/db/rows.ts";
import { type StaffRole, shops, staff } from "../platform/db/schema/shops.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";

/** A user's place in a shop. */
export interface StaffMember {
  userId: string;
  role: StaffRole;
  displayName: string;
}

/** What each role may do at least; an analyst reads reports, an agent answers. */
const RANK = { owner: 5, admin: 4, supervisor: 3, agent: 2, analyst: 1 } as const satisfies Record<StaffRole, number>;

/** Throws `forbidden` where `role` stands below `atLeast`. */
export function requireRole(role: StaffRole, atLeast: StaffRole): void {
  if (!isAtLeast(role, atLeast)) throw new DeskbellError("forbidden", `this needs the role ${atLeast}`);
}

/** Whether a role may do at least what another may. */
export function isAtLeast(role: StaffRole, atLeast: StaffRole): boolean {
  return RANK[role] >= RANK[atLeast];
}

/** How members are called, by user; whoever has left has no name. */
export async function staffNames(env: Env, shop: string, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await directoryDatabase(env)
    .select({ id: staff.userId, name: staff.displayName })
    .from(staff)
    .where(and(eq(staff.shopId, shop), inList(staff.userId, userIds)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The member of a shop with at least a role. A stranger and a shop that is not there give the same `forbidden`. */
export async function requireStaff(
  env: Env,
  wanted: { shop: string; userId: string; atLeast: StaffRole },
): Promise<StaffMember> {
  const member = await staffMember(env, wanted.shop, wanted.userId);
  if (!member) throw new DeskbellError("forbidden", "you do not work for this shop");
  requireRole(member.role, wanted.atLeast);
  return member;
}

/** A user's place in a shop; null for a stranger. */
export async function staffMember(env: Env, shop: string, userId: string): Promise<StaffMember | null> {
  const [row] = await directoryDatabase(env)
    .select({ userId: staff.userId, role: staff.role, displayName: staff.displayName })
    .from(staff)
    .where(and(eq(staff.shopId, shop), eq(staff.userId, userId)));
  return row ?? null;
}

/** A shop as its staff choose it. */
export interface StaffShop {
  id: string;
  name: { zh: string; en: string };
  role: StaffRole;
  timeZone: string;
  currency: string;
}

/** The shops a user works for, by name. */
export async function shopsOfUser(env: Env, userId: string): Promise<StaffShop[]> {
  const rows = await directoryDatabase(env)
    .select({ shop: shops, role: staff.role })
    .from(staff)
    .innerJoin(shops, eq(shops.id, staff.shopId))
    .where(eq(staff.userId, userId))
    .orderBy(asc(shops.nameZh));
  return rows.map(({ shop: { id, nameZh, nameEn, timeZone, currency }, role }) => ({
    id,
    name: { zh: nameZh, en: nameEn },
    role,
    timeZone,
    currency,
  }));
}

/** Gives a user a place in a shop, or changes it. The owner's place is not changed here: `conflict`. */
export async function addStaff(
  env: Env,
  member: {
    shop: string;
    userId: string;
    role: Exclude<StaffRole, "owner">;
    displayName: string;
    actor: string;
    now: number;
  },
): Promise<void> {
  const { shop, userId, role, displayName, actor, now } = member;
  const database = directoryDatabase(env);
  const present = await staffMember(env, shop, userId);
  if (present?.role === "owner") throw new DeskbellError("conflict", "the owner's role is not changed here");
  await database.batch([
    database
      .insert(staff)
      .values({ shopId: shop, userId, role, displayName, createdAt: now })
      .onConflictDoUpdate({ target: [staff.shopId, staff.userId], set: { role, displayName } }),
    auditStatement(database, {
      shop,
      actor,
      action: present ? "staff.changed" : "staff.added",
      target: `staff:${userId}`,
      detail: { role },
      at: now,
    }),
  ]);
}
