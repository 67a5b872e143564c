import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { type Database, directoryDatabase } from "../platform/db/database.ts";
import { apiKeys } from "../platform/db/schema/shops.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { newSecret } from "./create-shop.ts";

/** What a key may open. */
export const API_SCOPES = ["understand", "read", "actions", "tickets", "aftersales"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const PREFIX = "dbk_";

interface KeyDeps {
  /** The directory: a key names no shop before it is looked up. */
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
  actor: string;
}

/** Makes a key; the key itself is returned here and never again. */
export async function createApiKey(
  { database, shop, now, actor }: KeyDeps,
  input: { name: string; scopes: ApiScope[] },
): Promise<{ id: string; key: string }> {
  const id = newId("key", now);
  const key = `${PREFIX}${newSecret()}`;
  await database.batch([
    database.insert(apiKeys).values({
      id,
      shopId: shop,
      name: input.name,
      hash: await hashKey(key),
      scopes: [...new Set(input.scopes)],
      createdAt: now,
    }),
    auditStatement(database, {
      shop,
      actor,
      action: "api_key.created",
      target: `api_key:${id}`,
      detail: { name: input.name, scopes: input.scopes },
      at: now,
    }),
  ]);
  return { id, key };
}

/** Revokes a key for good; `not_found` where the shop has no such key, or it is revoked already. */
export async function revokeApiKey({ database, shop, now, actor }: KeyDeps, id: string): Promise<void> {
  const isLive = and(eq(apiKeys.shopId, shop), eq(apiKeys.id, id), isNull(apiKeys.revokedAt));
  const [, revoked] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "api_key.revoked", target: `api_key:${id}`, detail: {}, at: now },
      sql`exists (select 1 from ${apiKeys} where ${isLive})`,
    ),
    database.update(apiKeys).set({ revokedAt: now }).where(isLive).returning({ id: apiKeys.id }),
  ]);
  if (revoked.length === 0) throw new DeskbellError("not_found", "there is no such key");
}

/** The shop and scopes of a key; `unauthorized` for an unknown or revoked one. */
export async function openApiKey(env: Env, key: string): Promise<{ id: string; shop: string; scopes: ApiScope[] }> {
  const [row] = key.startsWith(PREFIX)
    ? await directoryDatabase(env)
        .select({ id: apiKeys.id, shop: apiKeys.shopId, scopes: apiKeys.scopes })
        .from(apiKeys)
        .where(and(eq(apiKeys.hash, await hashKey(key)), isNull(apiKeys.revokedAt)))
    : [];
  if (!row) throw new DeskbellError("unauthorized", "this API key opens nothing; make a new one in the dashboard");
  return { ...row, scopes: API_SCOPES.filter((scope) => row.scopes.includes(scope)) };
}

async function hashKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
