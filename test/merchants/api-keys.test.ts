import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createApiKey, openApiKey, revokeApiKey } from "../../workers/merchants/api-keys.ts";
import { apiKeys, audit } from "../../workers/platform/db/schema/shops.ts";
import { NOW, newShop } from "./shop-fixture.ts";

describe("an API key", () => {
  it("opens its shop with its scopes until it is revoked, and is stored as a hash only", async () => {
    const { shop, database } = await newShop();
    const deps = { database, shop, now: NOW, actor: "staff:x" };
    const { id, key } = await createApiKey(deps, { name: "ERP", scopes: ["read"] });
    expect(await openApiKey(env, key)).toEqual({ id, shop, scopes: ["read"] });
    expect(JSON.stringify(await database.select().from(apiKeys))).not.toContain(key.slice(4));
    await revokeApiKey(deps, id);
    await expect(openApiKey(env, key)).rejects.toMatchObject({ code: "unauthorized" });
    await expect(revokeApiKey(deps, id)).rejects.toMatchObject({ code: "not_found" });
    const actions = await database
      .select()
      .from(audit)
      .where(eq(audit.target, `api_key:${id}`));
    expect(actions.map(({ action }) => action)).toEqual(["api_key.created", "api_key.revoked"]);
  });

  it("of another shop cannot be revoked, and a made-up one opens nothing", async () => {
    const [one, two] = [await newShop(), await newShop()];
    const { id, key } = await createApiKey(
      { database: one.database, shop: one.shop, now: NOW, actor: "staff:x" },
      { name: "k", scopes: ["understand"] },
    );
    const foreign = { database: two.database, shop: two.shop, now: NOW, actor: "staff:y" };
    await expect(revokeApiKey(foreign, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await openApiKey(env, key)).shop).toBe(one.shop);
    for (const bad of ["", "dbk_", `${key}x`, key.slice(4)]) {
      await expect(openApiKey(env, bad)).rejects.toMatchObject({ code: "unauthorized" });
    }
  });
});
