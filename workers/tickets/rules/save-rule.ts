import { and, asc, eq, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere } from "../../platform/db/rows.ts";
import { rules, ruleVersions } from "../../platform/db/schema/tickets.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { hashText } from "../../platform/socket-ticket.ts";
import type { RuleDocument } from "../../platform/ticket-words.ts";
import { parseRule } from "./document.ts";
import type { RuleRow } from "./fire.ts";
import { findLoop } from "./loops.ts";

export const MAX_RULES = 100;

/** What a change to rules works with. */
export interface RuleChange {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  actor: string;
}

/** A rule to be saved. `seen` is the version that was edited; null: a new rule. */
export interface RuleInput {
  id: string | null;
  /** Of the command that makes a new one: the same again gives the first. */
  key?: string;
  name: string;
  document: unknown;
  isEnabled: boolean;
  preset?: string | null;
  seen: number | null;
}

/**
 * Saves a rule as its next version. `invalid` names what is wrong with it, also where it would set itself off, alone or
 * by way of others; `conflict` where somebody else has saved meanwhile, or the shop has 100 rules.
 */
export async function saveRule(change: RuleChange, input: RuleInput): Promise<RuleRow> {
  const { database, shop, now, actor } = change;
  const document = parseRule(input.document);
  const before = input.id === null ? null : await readRule(database, shop, input.id);
  const id = before?.id ?? (await idOf(change, input.key));
  const [made] = before ? [] : await database.select().from(rules).where(isRule(shop, id));
  if (made) return made;
  if (input.isEnabled) await refuseLoop(change, { id, name: input.name, document });
  if (before && input.seen !== before.version) throw changedMeanwhile();
  const version = (before?.version ?? 0) + 1;
  const row: RuleRow = {
    shopId: shop,
    id,
    version,
    name: input.name,
    preset: before?.preset ?? input.preset ?? null,
    isEnabled: input.isEnabled,
    document,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    updatedBy: actor,
  };
  const isAsSeen = before
    ? sql`exists (select 1 from ${rules} where ${and(eq(rules.shopId, shop), eq(rules.id, id), eq(rules.version, before.version))})`
    : sql`(select count(*) from ${rules} where ${eq(rules.shopId, shop)}) < ${MAX_RULES}`;
  const kept = { shopId: shop, ruleId: id, version, name: input.name, document, savedAt: now, savedBy: actor };
  const entry = {
    shop,
    actor,
    action: "rule.saved",
    target: `rule:${id}`,
    detail: { version, isEnabled: row.isEnabled },
    at: now,
  };
  const [, , saved] = await database.batch([
    auditStatement(database, entry, isAsSeen),
    insertWhere(database, ruleVersions, kept, isAsSeen),
    insertWhere(database, rules, row, isAsSeen)
      .onConflictDoUpdate({ target: [rules.shopId, rules.id], set: row })
      .returning({ id: rules.id }),
  ]);
  if (saved.length > 0) return row;
  if (before) throw changedMeanwhile();
  throw new DeskbellError("conflict", `a shop has at most ${MAX_RULES} rules; remove one first`);
}

/** Switches a rule on or off; its version stays. */
export async function switchRule(change: RuleChange, id: string, isEnabled: boolean): Promise<RuleRow> {
  const { database, shop, now, actor } = change;
  const before = await readRule(database, shop, id);
  if (isEnabled) await refuseLoop(change, before);
  const isIt = and(eq(rules.shopId, shop), eq(rules.id, id), eq(rules.version, before.version));
  const isThere = sql`exists (select 1 from ${rules} where ${isIt})`;
  const action = isEnabled ? "rule.enabled" : "rule.disabled";
  const [, switched] = await database.batch([
    auditStatement(database, { shop, actor, action, target: `rule:${id}`, detail: {}, at: now }, isThere),
    database.update(rules).set({ isEnabled, updatedAt: now, updatedBy: actor }).where(isIt).returning(),
  ]);
  const [row] = switched;
  if (!row) throw changedMeanwhile();
  return row;
}

/** Removes a rule; its versions and firings stay to be read. */
export async function removeRule({ database, shop, now, actor }: RuleChange, id: string): Promise<void> {
  const isIt = and(eq(rules.shopId, shop), eq(rules.id, id));
  const [, removed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "rule.removed", target: `rule:${id}`, detail: {}, at: now },
      sql`exists (select 1 from ${rules} where ${isIt})`,
    ),
    database.delete(rules).where(isIt).returning({ id: rules.id }),
  ]);
  if (removed.length === 0) throw new DeskbellError("not_found", "there is no such rule");
}

/** A rule of the shop; `not_found` for any other. */
export async function readRule(database: Database, shop: string, id: string): Promise<RuleRow> {
  const [row] = await database.select().from(rules).where(isRule(shop, id));
  if (!row) throw new DeskbellError("not_found", "there is no such rule");
  return row;
}

/** All rules of the shop, oldest first. */
export function listRules(database: Database, shop: string): Promise<RuleRow[]> {
  return database.select().from(rules).where(eq(rules.shopId, shop)).orderBy(asc(rules.createdAt), asc(rules.id));
}

function isRule(shop: string, id: string) {
  return and(eq(rules.shopId, shop), eq(rules.id, id));
}

async function idOf({ actor, now }: RuleChange, key: string | undefined): Promise<string> {
  return key === undefined ? newId("rul", now) : `rul_${(await hashText(`${actor} ${key}`)).slice(0, 26)}`;
}

async function refuseLoop(
  { database, shop }: RuleChange,
  rule: { id: string; name: string; document: RuleDocument },
): Promise<void> {
  const enabled = (await listRules(database, shop)).filter(({ isEnabled }) => isEnabled);
  const loop = findLoop(rule, enabled);
  if (!loop) return;
  const message =
    loop.length === 2
      ? "this rule would set itself off again; add a condition that what it does no longer meets"
      : `this rule would set itself off by way of others: ${loop.join(" → ")}; change one of them`;
  throw new DeskbellError("invalid", message, { detail: { loop } });
}

function changedMeanwhile(): DeskbellError {
  return new DeskbellError("conflict", "somebody else has changed this rule; read it again");
}
