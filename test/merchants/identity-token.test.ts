import { eq } from "drizzle-orm";
import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyIdentityToken } from "../../workers/merchants/identity-token.ts";
import { customers } from "../../workers/platform/db/schema/customers.ts";
import { NOW, newShop } from "./shop-fixture.ts";

type Made = Awaited<ReturnType<typeof newShop>>;
const MINUTE_S = 60;

function token(secret: string, claims: Record<string, unknown>, minutes = 5, alg = "HS256") {
  return new SignJWT(claims)
    .setProtectedHeader({ alg })
    .setExpirationTime(NOW / 1_000 + minutes * MINUTE_S)
    .sign(new TextEncoder().encode(secret));
}

describe("a signed identity", () => {
  let made: Made;
  beforeAll(async () => {
    made = await newShop();
  });
  const verify = (jwt: string, of: Made = made) =>
    verifyIdentityToken({ database: of.database, keys: of.keys, shop: of.shop, now: NOW }, jwt);

  it("is the imported customer of that id", async () => {
    expect(await verify(await token(made.identitySecret, { sub: "alice" }))).toEqual({
      customerId: "alice",
      name: "宋敬明",
    });
  });

  it("seen for the first time becomes one customer, also when it comes ten times at once", async () => {
    const before = await made.database.select().from(customers).where(eq(customers.shopId, made.shop));
    const jwt = await token(made.identitySecret, { sub: "new-1", name: "韩梅", phone: "13600002222" });
    const all = await Promise.all(Array.from({ length: 10 }, () => verify(jwt)));
    expect(new Set(all.map(({ customerId }) => customerId)).size).toBe(1);
    expect(all[0]?.name).toBe("韩梅");
    const after = await made.database.select().from(customers).where(eq(customers.shopId, made.shop));
    expect(after).toHaveLength(before.length + 1);
    expect(JSON.stringify(after)).not.toContain("13600002222");
  });

  it("is refused when it is unsigned, signed by another shop or way, over, too long, or without a subject", async () => {
    const other = await newShop();
    const secret = made.identitySecret;
    const bad = [
      "",
      "a.b.c",
      new UnsecuredJWT({ sub: "alice" }).setExpirationTime(NOW / 1_000 + 60).encode(),
      await token(other.identitySecret, { sub: "alice" }),
      await token(`${secret}${secret}`, { sub: "alice" }, 5, "HS512"),
      await token(secret, { sub: "alice" }, -1),
      await token(secret, { sub: "alice" }, 11),
      await token(secret, {}),
      await token(secret, { sub: "" }),
      await new SignJWT({ sub: "alice" }).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret)),
    ];
    for (const jwt of bad) await expect(verify(jwt)).rejects.toMatchObject({ code: "unauthorized" });
  });
});
