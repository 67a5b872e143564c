import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eraseCustomer } from "../../workers/commerce/customers/erase-customer.ts";
import { linkConversation } from "../../workers/commerce/customers/link-conversation.ts";
import { MAX_CORRECTIONS } from "../../workers/merchants/correction.ts";
import { listOwnIntents, type OwnIntentInput } from "../../workers/merchants/own-intent.ts";
import { removeCorrection } from "../../workers/merchants/remove-correction.ts";
import { removeOwnIntent } from "../../workers/merchants/remove-own-intent.ts";
import { republishAlone } from "../../workers/merchants/republish-alone.ts";
import { saveCorrection } from "../../workers/merchants/save-correction.ts";
import { MAX_OWN_INTENTS, saveOwnIntent } from "../../workers/merchants/save-own-intent.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { upsertRows } from "../../workers/platform/db/rows.ts";
import { audit, snapshots } from "../../workers/platform/db/schema/shops.ts";
import { corrections, ownIntents } from "../../workers/platform/db/schema/understanding.ts";
import { NOW, newShop } from "./shop-fixture.ts";

const ENGRAVING = {
  name: { zh: "刻字", en: "Engraving" },
  examples: ["可以刻字吗", "刻字要加钱吗", "刻字要几天", "能刻英文吗", "can you engrave it"],
  answer: { zh: "可以刻字。", en: "Yes, we engrave." },
} satisfies OwnIntentInput;
const id = "custom.engraving";

type Made = Awaited<ReturnType<typeof newShop>>;

const save = (made: Made, input: unknown = ENGRAVING, as: `custom.${string}` = id) =>
  saveOwnIntent(made, made.shop, { id: as, input: input as OwnIntentInput }, "staff:x");
const correct = (made: Made, seq: number, text: string, intent: Parameters<typeof saveCorrection>[2]["intent"]) =>
  saveCorrection(made, made.shop, { conversation: "web~1", seq, text, intent }, "staff:x");
const published = async ({ shop }: Made) => (await loadSnapshot(env, shop, () => NOW)).snapshot;
const audited = async ({ database, shop }: Made, action: string) =>
  (
    await database
      .select()
      .from(audit)
      .where(and(eq(audit.shopId, shop), eq(audit.action, action)))
  ).length;

describe("an intent of the shop's own", () => {
  it("is published at once, with its examples, and only in its shop", async () => {
    const made = await newShop();
    const other = await newShop();
    await save(made);
    const { ownIntents: own, examples } = await published(made);
    expect(own).toEqual([{ id, name: ENGRAVING.name, answer: ENGRAVING.answer }]);
    expect(examples).toEqual(ENGRAVING.examples.map((text) => ({ intent: id, text })));
    expect(await published(other)).toMatchObject({ ownIntents: [], examples: [] });
    expect(await listOwnIntents(other.database, other.shop)).toEqual([]);
    expect(await audited(made, "intent.saved")).toBe(1);
  });

  it("saved again is replaced, and removed is gone with the corrections to it", async () => {
    const made = await newShop();
    await save(made);
    await save(made, { ...ENGRAVING, answer: "handoff" });
    expect(await listOwnIntents(made.database, made.shop)).toEqual([{ id, ...ENGRAVING, answer: "handoff" }]);
    await correct(made, 1, "刻个字呗", id);
    await correct(made, 2, "到哪了呢", "track_shipment");
    await removeOwnIntent(made, made.shop, id, "staff:x");
    expect(await published(made)).toMatchObject({
      ownIntents: [],
      examples: [{ intent: "track_shipment", text: "到哪了呢" }],
    });
    await expect(removeOwnIntent(made, made.shop, id, "staff:x")).rejects.toMatchObject({ code: "not_found" });
    expect(await audited(made, "intent.removed")).toBe(1);
  });

  it("removed in one shop stays in another that gave it the same id", async () => {
    const [made, other] = [await newShop(), await newShop()];
    await save(made);
    await save(other);
    await removeOwnIntent(made, made.shop, id, "staff:x");
    expect((await published(other)).ownIntents).toHaveLength(1);
  });

  it.each([
    ["four examples", { ...ENGRAVING, examples: ENGRAVING.examples.slice(1) }],
    ["21 examples", { ...ENGRAVING, examples: Array.from({ length: 21 }, (_, i) => `刻字${i}`) }],
    ["an example twice", { ...ENGRAVING, examples: [...ENGRAVING.examples, " Can you  ENGRAVE it "] }],
    ["an empty example", { ...ENGRAVING, examples: [...ENGRAVING.examples, "  "] }],
    ["an example over 200 characters", { ...ENGRAVING, examples: [...ENGRAVING.examples, "刻".repeat(201)] }],
    ["no English answer", { ...ENGRAVING, answer: { zh: "可以" } }],
    ["no name", { ...ENGRAVING, name: { zh: "", en: "" } }],
    ["an unknown field", { ...ENGRAVING, secret: 1 }],
  ])("with %s is refused, and nothing is stored", async (_, input) => {
    const made = await newShop();
    await expect(save(made, input)).rejects.toMatchObject({ code: "invalid" });
    expect(await listOwnIntents(made.database, made.shop)).toEqual([]);
    expect(await audited(made, "intent.saved")).toBe(0);
  });

  it("is the fifty-first of a shop: a conflict; one of the fifty may still be changed", async () => {
    const made = await newShop();
    const rows = Array.from({ length: MAX_OWN_INTENTS }, (_, i) => {
      const as = `custom.intent_${i}` as const;
      return { shopId: made.shop, id: as, intent: { id: as, ...ENGRAVING }, updatedAt: NOW };
    });
    const [first, ...rest] = upsertRows(made.database, ownIntents, rows);
    if (first) await made.database.batch([first, ...rest]);
    await expect(save(made)).rejects.toMatchObject({ code: "conflict" });
    expect(await audited(made, "intent.saved")).toBe(0);
    await save(made, { ...ENGRAVING, answer: "handoff" }, "custom.intent_7");
    expect((await published(made)).ownIntents).toHaveLength(MAX_OWN_INTENTS);
  });

  it("with examples and answers too long together is refused before the shop can no longer be published", async () => {
    const made = await newShop();
    const long = {
      ...ENGRAVING,
      examples: Array.from({ length: 20 }, (_, i) => `${i}${"刻".repeat(190)}`),
      answer: { zh: "答".repeat(1000), en: "a".repeat(1000) },
    };
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, (_, i) => save(made, long, `custom.long_${i}`)),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "invalid" });
    expect((await published(made)).ownIntents).toHaveLength(16 - refused.length);
  });
});

describe("a correction", () => {
  it("is published masked, replaces the earlier one of the same message, and can be taken back", async () => {
    const made = await newShop();
    await correct(made, 3, "我的电话13812345678，排发了吗", "order_status");
    await correct(made, 3, "我的电话13812345678，排发了吗", "urge_shipping");
    const { examples } = await published(made);
    expect(examples).toEqual([{ intent: "urge_shipping", text: "我的电话*******5678，排发了吗" }]);
    const place = { conversation: "web~1", seq: 3 };
    await removeCorrection(made, made.shop, place, "staff:x");
    expect((await published(made)).examples).toEqual([]);
    await expect(removeCorrection(made, made.shop, place, "staff:x")).rejects.toMatchObject({ code: "not_found" });
    expect([await audited(made, "message.corrected"), await audited(made, "message.correction_removed")]).toEqual([
      2, 1,
    ]);
  });

  it("to an intent of the shop's own counts, and to one that it does not have is refused", async () => {
    const [made, other] = [await newShop(), await newShop()];
    await save(made);
    await correct(made, 1, "帮我刻个字", id);
    expect((await published(made)).examples).toContainEqual({ intent: id, text: "帮我刻个字" });
    await expect(correct(other, 1, "帮我刻个字", id)).rejects.toMatchObject({ code: "invalid" });
    expect(await audited(other, "message.corrected")).toBe(0);
    expect((await published(other)).examples).toEqual([]);
  });

  it("of a message without words is refused", async () => {
    const made = await newShop();
    await expect(correct(made, 1, "  ", "invoice")).rejects.toMatchObject({ code: "invalid" });
  });

  it("of the same words counts as it was said last, also against an example of the shop's own", async () => {
    const made = await newShop();
    await save(made);
    const later = { ...made, now: () => NOW + 1 };
    await correct(made, 1, "可以刻字吗", "product_info");
    await saveCorrection(
      later,
      made.shop,
      { conversation: "web~2", seq: 1, text: "可以刻字吗", intent: "price_query" },
      "staff:x",
    );
    const meant = (await published(made)).examples.filter(({ text }) => text === "可以刻字吗");
    expect(meant).toEqual([{ intent: "price_query", text: "可以刻字吗" }]);
  });

  it("is among the newest 500 of its shop; the oldest goes, and no other shop's", async () => {
    const [made, other] = [await newShop(), await newShop()];
    await correct(other, 1, "别店的话", "invoice");
    const rows = Array.from({ length: MAX_CORRECTIONS }, (_, i) => ({
      shopId: made.shop,
      conversation: "web~old",
      seq: i + 1,
      intent: "invoice" as const,
      text: `第${i}句`,
      at: NOW - 1_000 + i,
    }));
    const [first, ...rest] = upsertRows(made.database, corrections, rows);
    if (first) await made.database.batch([first, ...rest]);
    await correct(made, 1, "最新的一句", "invoice");
    const kept = await made.database.select().from(corrections).where(eq(corrections.shopId, made.shop));
    expect(kept).toHaveLength(MAX_CORRECTIONS);
    expect(kept.map(({ text }) => text)).toContain("最新的一句");
    expect(kept.map(({ text }) => text)).not.toContain("第0句");
    expect((await published(made)).examples).toHaveLength(MAX_CORRECTIONS);
    expect((await published(other)).examples).toHaveLength(1);
  });

  it("that comes between another one's reading of the shop and its publishing is lost to neither", async () => {
    const made = await newShop();
    let batches = 0;
    // The second batch of a change reads the rows that are published.
    const slow = new Proxy(made.database, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key !== "batch" || typeof value !== "function") return value;
        return async (statements: unknown) => {
          const result: unknown = await Reflect.apply(value, target, [statements]);
          if (++batches === 2) await correct(made, 2, "后说的一句", "invoice");
          return result;
        };
      },
    });
    await correct({ ...made, database: slow }, 1, "先说的一句", "invoice");
    const { examples } = await published(made);
    expect(examples.map(({ text }) => text).toSorted()).toEqual(["先说的一句", "后说的一句"].toSorted());
    expect(batches).toBeGreaterThan(3);
  });

  it("is erased with the customer who wrote the message, from every published version", async () => {
    const made = await newShop();
    const { database, shop } = made;
    await linkConversation({ database, shop, now: NOW }, "alice", "web~1");
    await correct(made, 1, "宋敬明的那单排发了吗", "order_status");
    await saveCorrection(made, shop, { conversation: "web~2", seq: 1, text: "别人的话", intent: "invoice" }, "staff:x");
    await eraseCustomer({ database, shop, now: NOW, actor: "staff:x" }, "alice", async () => {});
    await republishAlone(made, shop);
    expect((await published(made)).examples).toEqual([{ intent: "invoice", text: "别人的话" }]);
    const blobs = await database.select().from(snapshots).where(eq(snapshots.shopId, shop));
    expect(JSON.stringify(blobs)).not.toContain("宋敬明的那单");
  });
});
