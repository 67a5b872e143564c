import { beforeAll, describe, expect, it } from "vitest";
import { NOW, newShop } from "../merchants/shop-fixture.ts";
import { newStore } from "./store-fixture.ts";

const HOUR_MS = 3_600_000;
const local = (at: number) => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 16);

describe("the catalogue", () => {
  let store: Awaited<ReturnType<typeof newStore>>;
  beforeAll(async () => {
    store = await newStore([]);
    await newShop();
  });
  const ids = async (query: Parameters<typeof store.commerce.catalogue.search>[0]) =>
    (await store.commerce.catalogue.search(query)).map(({ id }) => id);

  it("gives products in the order asked and leaves unknown ids out", async () => {
    const found = await store.commerce.catalogue.products(["p-nuts", "ghost", "p-phone", "p-nuts"]);
    expect(found.map(({ id }) => id)).toEqual(["p-nuts", "p-phone"]);
    expect(found[1]).toMatchObject({
      category: { zh: "手机", en: "Phones" },
      sizeChart: null,
      variants: [
        { id: "v-black-256", listPrice: { amountMinor: 459_900 }, price: { amountMinor: 399_900, currency: "CNY" } },
        { id: "v-white-256", listPrice: null },
      ],
    });
  });

  it("brings the size chart along", async () => {
    const [shirt] = await store.commerce.catalogue.products(["p-shirt"]);
    expect(shirt?.sizeChart).toMatchObject({ measure: "height_weight", rows: [{ size: "M" }] });
  });

  it.each([
    ["衬衫", "p-shirt"],
    ["有没有手机", "p-phone"],
    ["星河x1", "p-phone"],
    ["megapixels", "p-phone"],
    ["坚果", "p-nuts"],
    ["SHIRT", "p-shirt"],
  ])("finds by two characters or one word, in either language: %s", async (text, id) => {
    expect((await ids({ text, limit: 5 }))[0]).toBe(id);
  });

  it("finds nothing for what no product is called, and survives query syntax", async () => {
    for (const text of ["冰箱", '"', "NEAR(", "* AND", "???", "🎁"]) {
      expect(await ids({ text, limit: 5 })).toEqual([]);
    }
  });

  it("never reads another shop's products", async () => {
    expect(await ids({ text: "手机", limit: 50 })).toEqual(["p-phone"]);
    expect(await ids({ limit: 50 })).toEqual(["p-nuts", "p-phone", "p-shirt"]);
  });

  it("narrows by category, budget and tags", async () => {
    expect(await ids({ categoryId: "clothes", limit: 5 })).toEqual(["p-shirt"]);
    expect(await ids({ maxPriceMinor: 13_000, limit: 5 })).toEqual(["p-nuts", "p-shirt"]);
    expect(await ids({ tags: ["新品"], limit: 5 })).toEqual(["p-phone"]);
  });

  it("estimates delivery by the warehouse's own cutoff in the shop's time zone", async () => {
    const stock = await store.commerce.catalogue.stock(["v-black-256"]);
    expect(stock.map(({ warehouseId, quantity, arrivesAt }) => [warehouseId, quantity, local(arrivesAt)])).toEqual([
      ["bj", 5, "2026-11-24T18:00"],
      // 12:00 is past Guangzhou's 11:00.
      ["gz", 0, "2026-11-24T18:00"],
    ]);
    store.clock.at = NOW + 4 * HOUR_MS;
    const [late] = await store.commerce.catalogue.stock(["v-black-256"]);
    store.clock.at = NOW;
    expect(local(late?.shipsAt ?? 0)).toBe("2026-11-22T16:00");
  });

  it("uses the days to the city the shopper named, with or without 市", async () => {
    for (const city of ["北京", "北京市"]) {
      const [level] = await store.commerce.catalogue.stock(["v-black-256"], city);
      expect(local(level?.arrivesAt ?? 0)).toBe("2026-11-22T18:00");
    }
  });

  it("counts a sold out variant from the day it is back", async () => {
    const [level] = await store.commerce.catalogue.stock(["v-white-256"]);
    expect(level).toMatchObject({ quantity: 0, restockAt: Date.parse("2026-11-25T10:00:00+08:00") });
    expect(local(level?.arrivesAt ?? 0)).toBe("2026-11-27T18:00");
  });
});
