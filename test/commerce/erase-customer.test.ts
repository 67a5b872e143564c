import { eq, getTableColumns, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import { ERASERS, eraseCustomer } from "../../workers/commerce/customers/erase-customer.ts";
import { linkConversation } from "../../workers/commerce/customers/link-conversation.ts";
import * as schema from "../../workers/platform/db/schema/index.ts";
import { NOW } from "../merchants/shop-fixture.ts";
import { ALICE, newStore, order } from "./store-fixture.ts";

/** Sealed, but nobody's personal data. */
const NOT_OF_CUSTOMERS = new Set(["shops.identitySecretSealed", "channels.secretsSealed"]);

describe("erasing a customer", () => {
  it("knows every sealed or indexed column of the schema", () => {
    const found = Object.values(schema)
      .filter((table) => is(table, SQLiteTable))
      .flatMap((table) =>
        Object.keys(getTableColumns(table))
          .filter((column) => /(?:Sealed|Index)$/.test(column))
          .map((column) => `${getTableConfig(table).name}.${column}`),
      )
      .filter((column) => !NOT_OF_CUSTOMERS.has(column));
    const listed = ERASERS.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
    expect(listed.toSorted()).toEqual(found.toSorted());
    expect(found.length).toBeGreaterThan(8);
  });

  it("leaves no sealed text of the customer, keeps that actions were done, and returns the conversations", async () => {
    const store = await newStore([order("Z1"), order("Z2")]);
    const { database, shop } = store;
    const proposed = await store.commerce.actions.propose(
      {
        name: "change_address",
        arguments: { orderId: "Z1", recipient: "韩梅梅" },
      },
      ALICE,
    );
    if (!proposed.proposed) throw new Error("refused");
    await store.commerce.actions.execute(proposed.proposal);
    for (const conversation of ["web~1", "web~2"]) {
      await linkConversation({ database, shop, now: NOW }, "alice", conversation);
    }
    const erased: string[] = [];
    const deps = { database, shop, now: NOW, actor: "staff:x" };
    const result = await eraseCustomer(deps, "alice", async (conversation) => {
      erased.push(conversation);
    });
    expect(result.conversations.toSorted()).toEqual(["web~1", "web~2"]);
    expect(erased.toSorted()).toEqual(["web~1", "web~2"]);

    const { orders, executions, customers, identities } = schema;
    const sealed = [
      ...(await database.select().from(orders).where(eq(orders.shopId, shop))).map((row) => row.recipientSealed),
      ...(await database.select().from(executions).where(eq(executions.shopId, shop))).map((row) => row.resultSealed),
    ];
    expect(sealed).toEqual(["", "", ""]);
    const rows = await database.select().from(customers).where(eq(customers.shopId, shop));
    expect(rows.find(({ id }) => id === "alice")).toMatchObject({ nameSealed: null, phoneIndex: null, erasedAt: NOW });
    expect(rows.find(({ id }) => id === "bob")?.nameSealed).not.toBeNull();
    const keys = await database.select().from(identities).where(eq(identities.shopId, shop));
    expect(keys.map(({ customerId }) => customerId)).toEqual(["bob"]);

    expect(await store.commerce.orders.customer(ALICE)).toBeNull();
    expect((await store.commerce.orders.order("Z2", ALICE))?.recipient.name).toBe("");
    expect(await store.commerce.actions.execute(proposed.proposal)).toMatchObject({ state: "executed", effects: [] });
    expect(await store.commerce.identification.prove({ orderId: "Z2", last4: "5678" })).toEqual({
      proved: false,
      isLimited: false,
    });
  });

  it("erases nothing in the database while a conversation cannot be erased, and may be repeated", async () => {
    const store = await newStore([]);
    const { database, shop } = store;
    await linkConversation({ database, shop, now: NOW }, "alice", "web~1");
    const deps = { database, shop, now: NOW, actor: "staff:x" };
    const fail = async () => {
      throw new Error("object is down");
    };
    await expect(eraseCustomer(deps, "alice", fail)).rejects.toThrow("object is down");
    expect(await store.commerce.orders.customer(ALICE)).not.toBeNull();
    expect((await eraseCustomer(deps, "alice", async () => {})).conversations).toEqual(["web~1"]);
    expect((await eraseCustomer(deps, "alice", async () => {})).conversations).toEqual([]);
  });
});
