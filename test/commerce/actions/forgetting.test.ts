import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { conversationOf } from "../../../durable-objects/conversation/contract.ts";
import { customers } from "../../../workers/platform/db/schema/customers.ts";
import { erasures } from "../../../workers/platform/db/schema/erasures.ts";
import { unwrap } from "../../../workers/platform/errors.ts";
import { sweepErasures } from "../../../workers/sweep-erasures.ts";
import { ALICE, done, NOW, order, refusalOf, type Store, storeOf } from "./act.ts";

const MINUTE_MS = 60_000;
const erase = { name: "erase_my_data" as const, arguments: {} };

const file = async (store: Store) =>
  (await store.database.select().from(customers).where(eq(customers.shopId, store.shop))).find(
    ({ id }) => id === "alice",
  );
const owed = (store: Store) => store.database.$count(erasures, eq(erasures.shopId, store.shop));

it("who asked to be forgotten is, with their conversations, after the receipt could be read", async () => {
  const store = await storeOf([order("P1")]);
  const conversation = "web~forget";
  const opening = {
    shop: store.shop,
    conversation,
    channel: "web",
    thread: "forget",
    trace: "t",
    address: null,
  };
  const object = conversationOf(env, store.shop, conversation);
  unwrap(await object.open(opening, { locale: null, productId: null, signed: { customerId: "alice", name: null } }));
  await store.commerce.identification.prove({ orderId: "P1", last4: "5678" });
  await done(store, erase);
  await sweepErasures(env, store.database, NOW + MINUTE_MS / 2);
  expect((await file(store))?.erasedAt).toBeNull();
  expect(await owed(store)).toBe(1);
  await sweepErasures(env, store.database, NOW + 2 * MINUTE_MS);
  expect(await file(store)).toMatchObject({ nameSealed: null, phoneSealed: null, erasedAt: NOW + 2 * MINUTE_MS });
  expect(await owed(store)).toBe(0);
  expect(await refusalOf(store, erase, ALICE)).toBe("identity_needed");
});

it("a sweep that dies on the way is done by the next one", async () => {
  const store = await storeOf([]);
  await done(store, erase);
  const lost = { ...env, CONVERSATION: undefined, DATA_KEY: "" } as never;
  const broken = new Proxy(store.database, {
    get: (target, name) => {
      if (name === "batch") throw new Error("the database was lost");
      return Reflect.get(target, name);
    },
  });
  await sweepErasures(lost, broken, NOW + 2 * MINUTE_MS);
  expect(await owed(store)).toBe(1);
  await sweepErasures(env, store.database, NOW + 3 * MINUTE_MS);
  expect(await owed(store)).toBe(0);
  expect((await file(store))?.nameSealed).toBeNull();
});
