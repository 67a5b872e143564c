import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { addStaff, requireRole, requireStaff, shopsOfUser, staffMember } from "../../workers/merchants/staff.ts";
import { NOW, newShop } from "./shop-fixture.ts";

describe("staff", () => {
  it("has a role per shop: an agent of one shop is nobody in another", async () => {
    const [one, two] = [await newShop(), await newShop()];
    const userId = `usr-${one.shop}-agent`;
    await addStaff(env, { shop: one.shop, userId, role: "agent", displayName: "小王", actor: "operator", now: NOW });
    expect(await requireStaff(env, { shop: one.shop, userId, atLeast: "agent" })).toMatchObject({
      displayName: "小王",
    });
    await expect(requireStaff(env, { shop: one.shop, userId, atLeast: "supervisor" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(requireStaff(env, { shop: two.shop, userId, atLeast: "analyst" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await shopsOfUser(env, userId)).toEqual([
      {
        id: one.shop,
        name: { zh: "测试店", en: "Test shop" },
        role: "agent",
        timeZone: "Asia/Shanghai",
        currency: "CNY",
      },
    ]);
  });

  it("cannot be used to take the owner's place", async () => {
    const { shop } = await newShop();
    const owner = { shop, userId: `usr-${shop}`, displayName: "x", actor: "staff:y", now: NOW };
    await expect(addStaff(env, { ...owner, role: "analyst" })).rejects.toMatchObject({ code: "conflict" });
    expect((await staffMember(env, shop, owner.userId))?.role).toBe("owner");
  });

  it("ranks owner, admin, supervisor, agent, analyst", () => {
    const ranked = ["owner", "admin", "supervisor", "agent", "analyst"] as const;
    for (const [index, role] of ranked.entries()) {
      for (const [other, atLeast] of ranked.entries()) {
        if (index <= other) expect(() => requireRole(role, atLeast)).not.toThrow();
        else expect(() => requireRole(role, atLeast)).toThrow(expect.objectContaining({ code: "forbidden" }));
      }
    }
  });
});
