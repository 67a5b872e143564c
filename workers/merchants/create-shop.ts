import { eq } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { directoryDatabase } from "../platform/db/database.ts";
import { policies, shops, staff } from "../platform/db/schema/shops.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { Policy } from "../platform/policy.ts";
import { dataKeys } from "../platform/privacy/keys.ts";
import { seal } from "../platform/privacy/seal.ts";
import type { ShopImport } from "./import-schema.ts";
import { publishSnapshot } from "./publish-snapshot.ts";
import { settingsColumns } from "./settings.ts";

const SECRET_BYTES = 32;

/** A shop to be made. `owner` makes or finds its user; it is called only once the id is known to be free. */
export interface NewShop {
  id: string;
  settings: NonNullable<ShopImport["settings"]>;
  policy: Policy;
  /** Epoch ms. */
  now: number;
  owner: () => Promise<{ id: string; name: string }>;
}

/** Makes a shop with its owner, first policy and snapshot. `conflict` where the id is taken. The secret is shown once. */
export async function createShop(env: Env, shop: NewShop): Promise<{ identitySecret: string }> {
  const { id, policy, now } = shop;
  const database = directoryDatabase(env);
  const columns = settingsColumns(shop.settings);
  const [taken] = await database.select({ id: shops.id }).from(shops).where(eq(shops.id, id));
  if (taken) throw new DeskbellError("conflict", "a shop of this id is there already; choose another");
  const identitySecret = newSecret();
  const identitySecretSealed = await seal(await dataKeys(env.DATA_KEY, id), identitySecret);
  const owner = await shop.owner();
  await database.batch([
    database.insert(shops).values({ id, ...columns, identitySecretSealed, createdAt: now }),
    database
      .insert(staff)
      .values({ shopId: id, userId: owner.id, role: "owner", displayName: owner.name, createdAt: now }),
    database.insert(policies).values({
      shopId: id,
      version: 1,
      document: policy,
      validFrom: now,
      validUntil: null,
      publishedAt: now,
      createdBy: "operator",
      createdAt: now,
    }),
    auditStatement(database, {
      shop: id,
      actor: "operator",
      action: "shop.created",
      target: `shop:${id}`,
      detail: { owner: owner.id },
      at: now,
    }),
  ]);
  await publishSnapshot({ database, now: () => now }, id);
  return { identitySecret };
}

/** 32 random bytes, base64url. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
