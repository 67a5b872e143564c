import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { draftPolicy } from "../../workers/merchants/draft-policy.ts";
import { publishPolicy } from "../../workers/merchants/publish-policy.ts";
import { savePolicy } from "../../workers/merchants/save-policy.ts";
import { audit } from "../../workers/platform/db/schema/shops.ts";
import { parsePolicy, selectPolicyInForce } from "../../workers/platform/policy-in-force.ts";
import { DAY_MS, NOW, newShop, POLICY } from "./shop-fixture.ts";

const withCutoff = (cutoffHour: number) => ({ ...POLICY, shipping: { ...POLICY.shipping, cutoffHour } });

async function inForce(made: Awaited<ReturnType<typeof newShop>>, at: number) {
  const [row] = await selectPolicyInForce(made.database, made.shop, at);
  return [row?.version, parsePolicy(row).shipping.cutoffHour];
}

describe("a policy", () => {
  it("saved is the next version, in force at once, with the audit; the same again is no new version", async () => {
    const made = await newShop();
    expect(await savePolicy(made, made.shop, withCutoff(9), "staff:x")).toEqual({ version: 2 });
    expect(await savePolicy(made, made.shop, withCutoff(9), "staff:x")).toEqual({ version: 2 });
    expect(await inForce(made, NOW)).toEqual([2, 9]);
    const rows = await made.database
      .select()
      .from(audit)
      .where(and(eq(audit.shopId, made.shop), eq(audit.action, "policy.published")));
    expect(rows).toHaveLength(1);
  });

  it("drafted changes nothing until it is published, holds within its validity, and is published once", async () => {
    const made = await newShop();
    const { version } = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    expect(await inForce(made, NOW)).toEqual([1, 16]);
    const validity = { from: NOW + DAY_MS, until: NOW + 2 * DAY_MS };
    await publishPolicy(made, made.shop, version, validity, "staff:y");
    expect(await inForce(made, NOW)).toEqual([1, 16]);
    expect(await inForce(made, NOW + DAY_MS)).toEqual([version, 7]);
    expect(await inForce(made, NOW + 2 * DAY_MS)).toEqual([1, 16]);
    await expect(publishPolicy(made, made.shop, version, validity, "staff:z")).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("that is none is refused with its path", async () => {
    const made = await newShop();
    await expect(savePolicy(made, made.shop, withCutoff(99), "staff:x")).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("shipping.cutoffHour"),
    });
  });
});
