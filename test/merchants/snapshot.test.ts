import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ShopImportInput } from "../../workers/merchants/import-schema.ts";
import { importShop } from "../../workers/merchants/import-shop.ts";
import { publishSnapshot } from "../../workers/merchants/publish-snapshot.ts";
import { loadSnapshot, recheckSnapshot } from "../../workers/merchants/snapshot.ts";
import { snapshots } from "../../workers/platform/db/schema/shops.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DAY_MS, NOW, newShop, newShopId, SETTINGS } from "./shop-fixture.ts";

type PromotionInput = NonNullable<ShopImportInput["promotions"]>[number];

const SECOND_MS = 1_000;

/** The environment with a database that counts its queries and can be down. */
function watched() {
  const watch = { queries: 0, isDown: false };
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name !== "prepare" && name !== "batch") return Reflect.get(target, name);
      return (...args: [never]) => {
        watch.queries += 1;
        if (watch.isDown) throw new Error("D1_ERROR: down");
        return name === "prepare" ? target.prepare(...args) : target.batch(...args);
      };
    },
  });
  const proxied: Env = { ...env, DB };
  return { watch, env: proxied };
}

describe("the published shop", () => {
  it("is asked for at most every 30 seconds, and a new version is then seen", async () => {
    const made = await newShop();
    recheckSnapshot(made.shop);
    const { watch, env: place } = watched();
    let at = NOW;
    const load = () => loadSnapshot(place, made.shop, () => at);
    const first = await load();
    expect(first.isStale).toBe(false);
    const asked = watch.queries;
    for (let time = 0; time < 20; time++) await load();
    expect(watch.queries).toBe(asked);

    // As another isolate would publish it.
    const version = first.snapshot.version + 1;
    const name = { zh: "新名", en: "New name" };
    await made.database
      .insert(snapshots)
      .values({ shopId: made.shop, version, blob: JSON.stringify({ ...first.snapshot, name }), publishedAt: at });
    at += 29 * SECOND_MS;
    expect((await load()).snapshot.version).toBe(first.snapshot.version);
    at += SECOND_MS;
    expect((await load()).snapshot).toMatchObject({ version, name });
  });

  it("is seen at once by the isolate that publishes it", async () => {
    const made = await newShop();
    const settings = { ...SETTINGS, name: "新名" };
    const { version } = await importShop(made, made.shop, { settings }, "staff:x");
    expect((await loadSnapshot(env, made.shop, () => NOW)).snapshot).toMatchObject({ version, name: { zh: "新名" } });
  });

  it("is served up to 24 hours old while the database is down, and says so", async () => {
    const made = await newShop();
    recheckSnapshot(made.shop);
    const { watch, env: place } = watched();
    let at = NOW;
    const load = () => loadSnapshot(place, made.shop, () => at);
    await load();
    watch.isDown = true;
    at += 31 * SECOND_MS;
    expect(await load()).toMatchObject({ isStale: true, snapshot: { shop: made.shop } });
    at = NOW + DAY_MS;
    expect((await load()).isStale).toBe(true);
    at += 10 * SECOND_MS;
    await expect(load()).rejects.toMatchObject({ code: "unavailable" });
    watch.isDown = false;
    expect((await load()).isStale).toBe(false);
  });

  it("is unavailable, not unknown, where the database is down and nothing is cached", async () => {
    const { watch, env: place } = watched();
    watch.isDown = true;
    await expect(loadSnapshot(place, newShopId(), () => NOW)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("of a shop that is not there is remembered as missing for 30 seconds", async () => {
    const { watch, env: place } = watched();
    const shop = newShopId();
    let at = NOW;
    for (let time = 0; time < 5; time++) {
      await expect(loadSnapshot(place, shop, () => at)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(watch.queries).toBe(1);
    at += 30 * SECOND_MS;
    await expect(loadSnapshot(place, shop, () => at)).rejects.toMatchObject({ code: "not_found" });
    expect(watch.queries).toBe(2);
  });

  it("carries running and coming promotions, and coupons that ended lately", async () => {
    const iso = (at: number) => new Date(at).toISOString();
    const promotion = (id: string, from: number, to: number, isCoupon: boolean): PromotionInput => ({
      id,
      title: id,
      startsAt: iso(from),
      endsAt: iso(to),
      rule: isCoupon
        ? { kind: "coupon", code: id, fromMinor: 0, offMinor: 1, howToGet: "x" }
        : { kind: "threshold", steps: [{ fromMinor: 1, offMinor: 1 }] },
    });
    const { snapshot } = await newShop({
      promotions: [
        promotion("runs", NOW - DAY_MS, NOW + DAY_MS, false),
        promotion("comes", NOW + DAY_MS, NOW + 2 * DAY_MS, false),
        promotion("over", NOW - 3 * DAY_MS, NOW - DAY_MS, false),
        promotion("lately", NOW - 3 * DAY_MS, NOW - DAY_MS, true),
        promotion("long-ago", NOW - 90 * DAY_MS, NOW - 80 * DAY_MS, true),
      ],
    });
    expect(snapshot.promotions.map(({ id }) => id).sort()).toEqual(["comes", "lately", "runs"]);
  });

  it("over 512 KB is refused, and the version in force stays", async () => {
    const made = await newShop();
    const faq = Array.from({ length: 200 }, (_, index) => ({
      id: `f${index}`,
      question: "问",
      answer: "答".repeat(2_000),
    }));
    await expect(importShop(made, made.shop, { faq }, "staff:x")).rejects.toMatchObject({ code: "invalid" });
    recheckSnapshot(made.shop);
    const { snapshot } = await loadSnapshot(env, made.shop, () => NOW);
    expect(snapshot.version).toBe(made.snapshot.version);
  });

  it("keeps its last versions only, and publishing at once gives each its own", async () => {
    const made = await newShop();
    const all = await Promise.all(Array.from({ length: 8 }, () => publishSnapshot(made, made.shop)));
    expect(new Set(all.map(({ version }) => version)).size).toBe(8);
    const rows = await made.database.select().from(snapshots).where(eq(snapshots.shopId, made.shop));
    expect(rows).toHaveLength(5);
  });
});
