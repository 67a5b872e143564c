import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { credentialOf } from "../../durable-objects/credential/contract.ts";
import { Pulls } from "../../durable-objects/credential/pulls.ts";
import { Tokens } from "../../durable-objects/credential/tokens.ts";
import type { ChannelContext, ChannelKind, Token } from "../../workers/channels/channel.ts";
import type { Channel } from "../../workers/channels/directory.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { makeShop, SHOP } from "../conversation/harness.ts";
import { contextOf } from "./fixture.ts";
import { connect, vendor } from "./harness.ts";
import { fixture as wechat } from "./kinds/wechat.ts";

beforeAll(makeShop);
afterEach(() => vi.restoreAllMocks());

let made = 0;
const named = () => env.CREDENTIAL.getByName(`chn_test_${made++}`);

/** A channel of a kind that exists for this test only. */
function channelOf(changes: Partial<ChannelKind>): Channel {
  const words = { zh: "测试", en: "Test" };
  const kind: ChannelKind = {
    kind: "test",
    title: words,
    settings: {},
    hosts: () => [],
    verify: async () => "",
    parse: () => [],
    limits: { text: { max: 100, unit: "characters" } },
    isIdempotent: false,
    ...changes,
  };
  return {
    id: "chn_test",
    shop: SHOP,
    name: "t",
    kind,
    state: "active",
    settings: {},
    webhookUrl: "https://x.example/",
    relay: null,
  };
}

describe("the access token of a channel", () => {
  it("is fetched once for all who ask at the same time, and kept", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const calls = vendor(() => Response.json({ access_token: `t${calls.length}`, expires_in: 7_200 }));
    const credential = credentialOf(env, id);
    const asked = await Promise.all(Array.from({ length: 20 }, () => credential.token(id, null)));
    expect(new Set(asked.map(unwrap))).toEqual(new Set(["t1"]));
    expect(unwrap(await credential.token(id, null))).toBe("t1");
    expect(calls).toHaveLength(1);
  });

  it("that the vendor has refused is replaced once, and not by one who holds an older one", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const calls = vendor(() => Response.json({ access_token: `t${calls.length}`, expires_in: 7_200 }));
    const credential = credentialOf(env, id);
    expect(unwrap(await credential.token(id, null))).toBe("t1");
    const again = await Promise.all([credential.token(id, "t1"), credential.token(id, "t1")]);
    expect(again.map(unwrap)).toEqual(["t2", "t2"]);
    expect(unwrap(await credential.token(id, "t1"))).toBe("t2");
    expect(calls).toHaveLength(2);
  });

  it("is stored sealed", async () => {
    const { id } = await connect("wechat", wechat.settings);
    vendor(() => Response.json({ access_token: "plain-token", expires_in: 7_200 }));
    unwrap(await credentialOf(env, id).token(id, null));
    const rows = await runInDurableObject(env.CREDENTIAL.getByName(id), (_, { storage }) =>
      storage.sql.exec("SELECT value_sealed FROM token").toArray(),
    );
    expect(JSON.stringify(rows)).not.toContain("plain-token");
  });

  it("rotates: a refresh token is used once, and the next one survives the process", async () => {
    const used: (string | null)[] = [];
    const channel = channelOf({
      token: async (_, refresh): Promise<Token> => {
        used.push(refresh);
        return { value: `value-${used.length}`, ttlMs: 60_000, refresh: `refresh-${used.length}` };
      },
    });
    const stub = named();
    let now = Date.now();
    const ask = (refused: string | null) =>
      runInDurableObject(stub, (_, { storage }) => new Tokens(storage.sql, env, () => () => now).get(channel, refused));
    expect(await ask(null)).toBe("value-1");
    now += 61_000;
    expect(await ask(null)).toBe("value-2");
    expect(await ask("value-2")).toBe("value-3");
    expect(used).toEqual([null, "refresh-1", "refresh-2"]);
  });

  it("is not asked for with every message while the vendor gives none", async () => {
    let asked = 0;
    const channel = channelOf({
      token: async () => {
        asked++;
        throw new Error("no token");
      },
    });
    await runInDurableObject(named(), async (_, { storage }) => {
      const tokens = new Tokens(storage.sql, env, () => () => 1_000);
      for (let i = 0; i < 5; i++) await expect(tokens.get(channel, null)).rejects.toThrow("no token");
    });
    expect(asked).toBe(1);
  });
});

describe("pulls", () => {
  it("of one source run one after the other, each page stored before the cursor moves", async () => {
    const steps: string[] = [];
    const channel = channelOf({
      async pull(source, cursor) {
        steps.push(`pull ${source} from ${cursor}`);
        await scheduler.wait(1);
        const next = Number(cursor ?? 0) + 1;
        return { events: [], cursor: String(next), isMore: next % 2 === 1 };
      },
    });
    const context: ChannelContext = contextOf({}, 0);
    const owed = (hint: string) => ({ source: "wk1", hint, trace: "t", channel: "c" });
    const left = await runInDurableObject(named(), async (_, { storage }) => {
      const pulls = new Pulls(storage.sql);
      pulls.owe(owed("a"));
      const store = async () => void steps.push("stored");
      await Promise.all([pulls.run(channel, context, owed("a"), store), pulls.run(channel, context, owed("b"), store)]);
      return pulls.owed();
    });
    expect(steps.filter((step) => step !== "stored")).toEqual(
      [null, 1, 2, 3].map((cursor) => `pull wk1 from ${cursor}`),
    );
    expect(steps.filter((_, index) => index % 2 === 1)).toEqual(["stored", "stored", "stored", "stored"]);
    expect(left).toEqual([]);
  });

  it("whose page could not be stored are owed still, and begin at the same page", async () => {
    const cursors: (string | null)[] = [];
    const channel = channelOf({
      async pull(_, cursor) {
        cursors.push(cursor);
        return { events: [], cursor: "9", isMore: false };
      },
    });
    const owed = { source: "wk1", hint: "a", trace: "t", channel: "c" };
    await runInDurableObject(named(), async (_, { storage }) => {
      const pulls = new Pulls(storage.sql);
      pulls.owe(owed);
      const failing = pulls.run(channel, contextOf({}, 0), owed, () => Promise.reject(new Error("away")));
      await expect(failing).rejects.toThrow("away");
      expect(pulls.owed()).toEqual([owed]);
      await pulls.run(channel, contextOf({}, 0), owed, async () => {});
      expect(pulls.owed()).toEqual([]);
    });
    expect(cursors).toEqual([null, null]);
  });
});
