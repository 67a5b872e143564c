import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createShop } from "../../workers/merchants/create-shop.ts";
import { shopImport } from "../../workers/merchants/import-schema.ts";
import { shops } from "../../workers/platform/db/schema/shops.ts";
import { policySchema } from "../../workers/platform/policy.ts";
import { NOW, newShop, POLICY, SETTINGS } from "./shop-fixture.ts";

const settings = shopImport.shape.settings.unwrap().parse(SETTINGS);
const policy = policySchema.parse(POLICY);

describe("making a shop", () => {
  it("seals the identity secret and shows it once", async () => {
    const { shop, identitySecret, database } = await newShop();
    expect(identitySecret).toMatch(/^[\w-]{43}$/);
    const [row] = await database.select().from(shops).where(eq(shops.id, shop));
    expect(JSON.stringify(row)).not.toContain(identitySecret);
  });

  it("refuses an id that is taken before it makes the owner's user", async () => {
    const { shop } = await newShop();
    let asked = 0;
    const owner = async () => {
      asked += 1;
      return { id: "usr", name: "x" };
    };
    await expect(createShop(env, { id: shop, settings, policy, now: NOW, owner })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(asked).toBe(0);
  });
});
