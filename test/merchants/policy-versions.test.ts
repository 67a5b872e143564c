import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { discardPolicy } from "../../workers/merchants/discard-policy.ts";
import { draftPolicy } from "../../workers/merchants/draft-policy.ts";
import { republishDuePolicies } from "../../workers/merchants/due-policies.ts";
import { policyDifferences } from "../../workers/merchants/policy-difference.ts";
import { listPolicies, readPolicy } from "../../workers/merchants/policy-versions.ts";
import { publishPolicy } from "../../workers/merchants/publish-policy.ts";
import { savePolicy } from "../../workers/merchants/save-policy.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { policySchema } from "../../workers/platform/policy.ts";
import { DAY_MS, NOW, newShop, POLICY } from "./shop-fixture.ts";

const withCutoff = (cutoffHour: number) => ({ ...POLICY, shipping: { ...POLICY.shipping, cutoffHour } });
const FOREVER = { from: NOW, until: null };

async function states(made: Awaited<ReturnType<typeof newShop>>) {
  return (await listPolicies(made, made.shop)).map(({ version, state }) => [version, state]);
}

describe("the versions of a policy", () => {
  it("are listed with what each one is now", async () => {
    const made = await newShop();
    const later = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    await publishPolicy(made, made.shop, later.version, { from: NOW + DAY_MS, until: null }, "staff:x");
    await draftPolicy(made, made.shop, withCutoff(8), "staff:x");
    expect(await states(made)).toEqual([
      [3, "draft"],
      [2, "scheduled"],
      [1, "in_force"],
    ]);
    const tomorrow = { ...made, now: () => NOW + 2 * DAY_MS };
    expect(await states(tomorrow)).toEqual([
      [3, "draft"],
      [2, "in_force"],
      [1, "waiting"],
    ]);
  });

  it("follow the one published last, also where its draft is older", async () => {
    const made = await newShop();
    const { version } = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    await savePolicy(made, made.shop, withCutoff(9), "staff:x");
    const after = { ...made, now: () => NOW + 1 };
    await publishPolicy(after, made.shop, version, FOREVER, "staff:x");
    expect(await states(after)).toEqual([
      [3, "waiting"],
      [2, "in_force"],
      [1, "waiting"],
    ]);
  });

  it("cannot be changed or discarded once published", async () => {
    const made = await newShop();
    await expect(discardPolicy(made, made.shop, 1, "staff:x")).rejects.toMatchObject({ code: "conflict" });
    await expect(draftPolicy(made, made.shop, withCutoff(7), "staff:x", 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await states(made)).toEqual([[1, "in_force"]]);
  });

  it("never end before they begin, or in the past", async () => {
    const made = await newShop();
    const { version } = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    for (const validity of [
      { from: NOW, until: NOW },
      { from: NOW - 2 * DAY_MS, until: NOW - DAY_MS },
    ]) {
      await expect(publishPolicy(made, made.shop, version, validity, "staff:x")).rejects.toMatchObject({
        code: "invalid",
      });
    }
    expect(await states(made)).toContainEqual([version, "draft"]);
  });

  it("of another shop are not there", async () => {
    const [one, other] = [await newShop(), await newShop()];
    const { version } = await draftPolicy(one, one.shop, withCutoff(7), "staff:x");
    await expect(readPolicy(other, other.shop, version)).rejects.toMatchObject({ code: "not_found" });
    await expect(publishPolicy(other, other.shop, version, FOREVER, "staff:x")).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("a policy for later", () => {
  it("is in the snapshot once it has begun, and out of it once it has ended", async () => {
    const made = await newShop();
    const { version } = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    await publishPolicy(made, made.shop, version, { from: NOW + DAY_MS, until: NOW + 2 * DAY_MS }, "staff:x");
    const cutoffAt = async (at: number) => {
      const due = await republishDuePolicies(made.database, at);
      const { snapshot } = await loadSnapshot(env, made.shop, () => at + 60_000);
      return [due.includes(made.shop), snapshot.policy.shipping.cutoffHour];
    };
    expect(await cutoffAt(NOW + DAY_MS - 1)).toEqual([false, 16]);
    expect(await cutoffAt(NOW + DAY_MS)).toEqual([true, 7]);
    expect(await cutoffAt(NOW + DAY_MS + 1)).toEqual([false, 7]);
    expect(await cutoffAt(NOW + 2 * DAY_MS)).toEqual([true, 16]);
  });
});

describe("a draft", () => {
  it("takes the place of the one it was made of; of two edits at once the second is told", async () => {
    const made = await newShop();
    const first = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    const second = await draftPolicy(made, made.shop, withCutoff(8), "staff:x", first.version);
    await expect(draftPolicy(made, made.shop, withCutoff(9), "staff:y", first.version)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await readPolicy(made, made.shop, second.version)).shipping.cutoffHour).toBe(8);
    expect(await states(made)).toEqual([
      [second.version, "draft"],
      [1, "in_force"],
    ]);
  });

  it("kept twice is kept once", async () => {
    const made = await newShop();
    const first = await draftPolicy(made, made.shop, withCutoff(7), "staff:x");
    expect(await draftPolicy(made, made.shop, withCutoff(7), "staff:x")).toEqual(first);
    const second = await draftPolicy(made, made.shop, withCutoff(8), "staff:x", first.version);
    expect(await draftPolicy(made, made.shop, withCutoff(8), "staff:x", first.version)).toEqual(second);
    expect(await states(made)).toHaveLength(2);
  });

  it.each([
    ["policy.actions.cancel_order.windowDays", { cancel_order: { windowDays: -1 } }],
    [
      "policy.actions.return_items.reasons.0.label.en",
      { return_items: { reasons: [{ id: "a", label: { zh: "甲" } }] } },
    ],
    ["policy.actions.price_protect.refund.to.0", { price_protect: { refund: { to: ["cash"], days: 1 } } }],
    ["policy.actions.cancel_order.states.1", { cancel_order: { states: ["paid", "lost"] } }],
  ])("that says nonsense is refused by its path: %s", async (path, actions) => {
    const made = await newShop();
    await expect(draftPolicy(made, made.shop, { ...POLICY, actions }, "staff:x")).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(new RegExp(`^${path.replaceAll(".", "\\.")}: `)),
    });
    expect(await states(made)).toEqual([[1, "in_force"]]);
  });
});

describe("the differences of two policies", () => {
  const before = policySchema.parse(POLICY);
  const change = (edit: (policy: typeof before) => void) => {
    const after = structuredClone(before);
    edit(after);
    return policyDifferences(before, after);
  };

  it("are none where they say the same", () => {
    expect(change(() => {})).toEqual([]);
  });

  it("name action, path, before and after", () => {
    const lines = change(({ actions, shipping }) => {
      shipping.cutoffHour = 18;
      if (actions.return_items) actions.return_items.windowDays = 15;
      if (actions.cancel_order) actions.cancel_order.states = ["paid"];
      delete actions.expedite_order;
    });
    expect(lines).toMatchObject([
      { action: "cancel_order", path: "states", before: ["pending_payment", "paid", "processing"], after: ["paid"] },
      { action: "return_items", path: "windowDays", before: 7, after: 15 },
      { action: "expedite_order", path: "", before: { timesPerOrder: 1 }, after: null },
      { action: null, path: "shipping.cutoffHour", before: 16, after: 18 },
    ]);
  });

  it("follow a reason by its id, wherever it stands", () => {
    const lines = change(({ actions }) => {
      const reasons = actions.return_items?.reasons ?? [];
      reasons.reverse();
      const quality = reasons.find(({ id }) => id === "quality");
      if (quality) quality.evidence = true;
    });
    expect(lines).toEqual([{ action: "return_items", path: "reasons.quality.evidence", before: null, after: true }]);
  });
});
