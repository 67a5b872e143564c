import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { MIGRATIONS, TABLES } from "../../durable-objects/conversation/migrations.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { migrate } from "../../workers/platform/object-migrations.ts";
import { ANNA, TestConversation } from "./harness.ts";

describe("the storage", () => {
  it("storage written under one migration opens under the next, with its rows", async () => {
    const stub = env.DESK.getByName(`storage-${Date.now()}`);
    await runInDurableObject(stub, (_, { storage }) => {
      // A desk has tables of its own; the list under test gets an empty database.
      for (const { name } of storage.sql
        .exec<{ name: string }>(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
        )
        .toArray()) {
        storage.sql.exec(`DROP TABLE "${name}"`);
      }
      for (let released = 1; released <= MIGRATIONS.length; released++)
        migrate(storage, 1, MIGRATIONS.slice(0, released));
      storage.sql.exec("INSERT INTO keys (kind, key, body_hash, ref, at) VALUES ('event:web', 'k', 'h', '1', 5)");
      const next = { id: "999_next", sql: "ALTER TABLE keys ADD COLUMN added TEXT NOT NULL DEFAULT 'new'" };
      migrate(storage, 2, [...MIGRATIONS, next]);
      migrate(storage, 3, [...MIGRATIONS, next]);
      const [row] = storage.sql.exec("SELECT key, added FROM keys").toArray();
      expect(row).toEqual({ key: "k", added: "new" });
      const applied = storage.sql.exec("SELECT id, applied_at AS at FROM migrations ORDER BY id").toArray();
      expect(applied.at(-1)).toEqual({ id: "999_next", at: 2 });
      expect(() => migrate(storage, 4, MIGRATIONS)).toThrow(/append-only/);
      expect(() => migrate(storage, 4, [{ id: "000_slipped_in", sql: "" }, ...MIGRATIONS])).toThrow(/append-only/);
    });
  });

  it("a failing migration leaves nothing of itself", async () => {
    const conversation = await TestConversation.make();
    await runInDurableObject(conversation.stub, (_, { storage }) => {
      const broken = { id: "998_broken", sql: "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);" };
      expect(() => migrate(storage, 2, [...MIGRATIONS, broken])).toThrow();
      const tables = storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'half'").toArray();
      expect(tables).toEqual([]);
    });
  });

  it("every table is on the list that erasing empties", async () => {
    const conversation = await TestConversation.make();
    const names = (await conversation.rows("SELECT name FROM sqlite_master WHERE type = 'table'"))
      .map(({ name }) => String(name))
      .filter((name) => !name.startsWith("_") && !name.startsWith("sqlite_") && name !== "migrations");
    expect(names.sort()).toEqual([...TABLES].sort());
  });

  it("erasing leaves nothing of the shopper, and the numbers go on", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("I am Song Jingming, secret-word");
    const { epoch } = unwrap(await conversation.rpc.claim(ANNA, 0));
    unwrap(await conversation.rpc.reply(ANNA, epoch, "k", "secret-word indeed"));
    unwrap(await conversation.rpc.note(ANNA, "n", "secret-word"));
    const events = (await conversation.events()).length;
    expect(unwrap(await conversation.rpc.erase())).toEqual({ erased: true });
    for (const table of TABLES) {
      const rows = await conversation.rows(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/secret|Song|Anna/);
      if (!["conversation", "events", "timers"].includes(table)) expect(rows).toEqual([]);
    }
    expect(await conversation.messages()).toEqual([]);
    expect(await conversation.holder()).toMatchObject({ holder: "closed", reason: "erased" });
    const [last] = (await conversation.events()).slice(-1);
    expect(last).toMatchObject({ type: "conversation.erased" });
    expect(last?.eventSeq).toBeGreaterThan(events);
    const { message } = await conversation.say("hello again");
    expect(message.seq).toBe(4);
    expect(await conversation.lines()).toEqual(["shopper: hello again", "bot: re: hello again"]);
  });

  it("an answer under way when the conversation is erased is not stored", async () => {
    let hasStarted = false;
    const conversation = await TestConversation.make({
      takeTurn: async (_, { signal }) => {
        hasStarted = true;
        while (!signal.aborted) await scheduler.wait(2);
        throw new Error("aborted");
      },
    });
    const said = conversation.say("secret-word");
    while (!hasStarted) await scheduler.wait(2);
    unwrap(await conversation.rpc.erase());
    await said.catch(() => {});
    expect(await conversation.messages()).toEqual([]);
  });

  it("keys are kept for 7 days and confirmed events for 30; the object's row stands for those that are gone", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("hello");
    const before = await conversation.events();
    await conversation.rpc.confirmEvents(before.length);
    conversation.ahead = 8 * 86_400_000;
    await runDurableObjectAlarm(conversation.stub);
    expect(await conversation.rows("SELECT * FROM keys")).toEqual([]);
    conversation.ahead = 40 * 86_400_000;
    // The silence of the first day has added an event since; it is confirmed too.
    await conversation.rpc.confirmEvents(1_000);
    await runDurableObjectAlarm(conversation.stub);
    const page = unwrap(await conversation.rpc.events(0, 500));
    expect(page.events.some(({ eventSeq }) => eventSeq === 1)).toBe(false);
    expect(page.base).toMatchObject({ messages: 2, unanswered: 0, lastFrom: "bot" });
  });
});
