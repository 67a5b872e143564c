import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { unwrap } from "../../workers/platform/errors.ts";
import type { Message } from "../../workers/platform/message.ts";
import { ANNA, outcomeOf, SHOP, type TestConversation } from "../conversation/harness.ts";
import { connect, conversationOn, until, vendor } from "./harness.ts";
import { fixture as qq } from "./kinds/qq.ts";
import { fixture as rest } from "./kinds/rest.ts";
import { fixture as telegram } from "./kinds/telegram.ts";
import { fixture as wechat } from "./kinds/wechat.ts";

afterEach(() => vi.restoreAllMocks());

const HOUR = 3_600_000;

/** The shopper writes on the channel; `receive` is what the webhook calls. */
async function say(conversation: TestConversation, text: string, opens: string | null = "message") {
  const arrival = {
    to: conversation.opening.thread,
    reply: {},
    at: Date.now() + conversation.ahead,
    opens,
    passiveMs: 0,
  };
  return unwrap(await conversation.rpc.receive(conversation.opening, conversation.event(text, { arrival }), 5_000));
}

const view = async (conversation: TestConversation) => unwrap(await conversation.rpc.view());
const settled = (conversation: TestConversation) =>
  until(async () => !Object.values((await view(conversation)).deliveries).includes("pending"));

/** An agent takes over and answers. */
async function agentSays(conversation: TestConversation, ...texts: string[]) {
  const { epoch } = unwrap(await conversation.rpc.claim(ANNA, (await conversation.holder()).epoch));
  for (const text of texts) unwrap(await conversation.rpc.reply(ANNA, epoch, `key of ${text}`, text));
}

const wechatVendor = (answer: () => object = () => ({ errcode: 0 })) =>
  vendor(({ url }) =>
    Response.json(url.pathname.endsWith("stable_token") ? { access_token: "t", expires_in: 7_200 } : answer()),
  );
const textsOf = (calls: ReturnType<typeof vendor>) =>
  calls.filter(({ url }) => url.pathname.endsWith("/send")).map(({ body }) => JSON.parse(body).text.content);

describe("what an agent may send", () => {
  it("is counted in the vendor's window, shown before they write, and refused beyond it", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const conversation = await conversationOn(id);
    const calls = wechatVendor();
    await say(conversation, "one");
    await settled(conversation);
    expect((await view(conversation)).reach).toMatchObject({ kind: "wechat", isOpen: true, left: 4, reason: null });
    await agentSays(conversation, "2", "3", "4", "5", "6");
    await settled(conversation);
    expect(textsOf(calls)).toEqual(["re: one", "2", "3", "4", "5"]);
    const { reach, deliveries } = await view(conversation);
    expect(Object.values(deliveries)).toEqual(["dead"]);
    expect(reach).toMatchObject({ isOpen: false, left: 0, reason: "quota" });
    const dead = (await conversation.events()).filter(({ type }) => type === "delivery.dead");
    expect(dead).toMatchObject([{ reason: "quota" }]);
  });

  it("is nothing once the window has closed, until the shopper writes again", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const conversation = await conversationOn(id);
    const calls = wechatVendor();
    await say(conversation, "one");
    await settled(conversation);
    conversation.ahead += 48 * HOUR + 1;
    expect((await view(conversation)).reach).toMatchObject({ isOpen: false, reason: "window" });
    await say(conversation, "two");
    await settled(conversation);
    expect((await view(conversation)).reach).toMatchObject({ isOpen: true, left: 4 });
    expect(textsOf(calls)).toEqual(["re: one", "re: two"]);
  });
});

describe("a typed number", () => {
  const choices = [
    { id: "confirm", label: "确认" },
    { id: "cancel", label: "再想想" },
  ];

  /** What turns are given as the choice, while each reply offers two. */
  async function choicesOn(
    kind: string,
    settings: Record<string, unknown>,
    texts: string[],
    expects: Message["expects"] = null,
  ) {
    const { id } = await connect(kind, settings);
    const given: (string | null | undefined)[] = [];
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        given.push(input.messages.at(-1)?.choice);
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, choices, expects })) };
      },
    });
    vendor(() =>
      Response.json({ ok: true, result: { message_id: 1 }, access_token: "t", expires_in: "7200", id: "m1" }),
    );
    for (const [index, text] of texts.entries()) {
      await say(conversation, text);
      await until(() => given.length > index);
      await settled(conversation);
    }
    return given;
  }

  it("answers the choices that the channel showed as numbers, in any script, and nothing else does", async () => {
    const texts = ["取消订单", "1", "２。", "3", "0", "1件", "确认"];
    const expected = [null, "confirm", "cancel", null, null, null, null];
    expect(await choicesOn("qq", { ...qq.settings, markdown: "off" }, texts)).toEqual(expected);
  });

  it("answers buttons as well, unless it may be the value that is asked for", async () => {
    const texts = ["取消订单", "1"];
    expect(await choicesOn("telegram", telegram.settings, texts)).toEqual([null, "confirm"]);
    const slot = { kind: "slot" as const, name: "quantity" };
    expect(await choicesOn("telegram", telegram.settings, texts, slot)).toEqual([null, null]);
  });
});

describe("a reply on a channel", () => {
  it("goes in words where the vendor refuses its card and buttons, under a key of its own", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const choices = [{ id: "a", label: "就要这个" }];
    const cards = [
      { kind: "product" as const, productId: "p", title: "水壶", price: { amountMinor: 100, currency: "CNY" } },
    ];
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, cards, choices })) };
      },
    });
    const sent: { text: string; reply_markup?: unknown }[] = [];
    vendor(({ body }) => {
      const given = JSON.parse(body);
      sent.push(given);
      if (!given.reply_markup) return Response.json({ ok: true, result: { message_id: 1 } });
      const refusal = { ok: false, error_code: 400, description: "Bad Request: wrong file identifier" };
      return Response.json(refusal, { status: 400 });
    });
    await say(conversation, "hi");
    await settled(conversation);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain("水壶");
    expect(sent[1]?.text).toContain("1. 就要这个");
    expect(await conversation.rows("SELECT state FROM deliveries")).toEqual([{ state: "sent" }]);
  });

  it("of several parts goes in order, and a part that is with the vendor is not sent again", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const long = `${"一".repeat(4_000)}。${"二".repeat(4_000)}。${"三".repeat(100)}`;
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, text: long })) };
      },
    });
    let calls = 0;
    const sent: string[] = [];
    vendor(({ body }) => {
      if (++calls === 2)
        return Response.json({ ok: false, error_code: 429, parameters: { retry_after: 1 } }, { status: 429 });
      sent.push(JSON.parse(body).text);
      return Response.json({ ok: true, result: { message_id: calls } });
    });
    await say(conversation, "long");
    await until(() => calls === 2);
    await until(
      async () => (await conversation.rows("SELECT 1 AS one FROM deliveries WHERE is_sending = 0")).length > 0,
    );
    conversation.ahead += 5_000;
    await runDurableObjectAlarm(conversation.stub);
    await settled(conversation);
    expect(sent.join("")).toBe(long);
    expect(sent).toHaveLength(3);
  });

  it("with a token that the vendor refuses is sent once more with a new one", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const conversation = await conversationOn(id);
    let tokens = 0;
    const calls = vendor(({ url }) => {
      if (url.pathname.endsWith("stable_token"))
        return Response.json({ access_token: `t${++tokens}`, expires_in: 7_200 });
      return Response.json({ errcode: url.searchParams.get("access_token") === "t1" ? 42_001 : 0 });
    });
    await say(conversation, "hi");
    await settled(conversation);
    expect(calls.map(({ url }) => url.searchParams.get("access_token")).filter(Boolean)).toEqual(["t1", "t2"]);
    expect((await view(conversation)).deliveries).toEqual({});
  });

  it("for which there is no token waits, and is of no unknown fate", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const conversation = await conversationOn(id);
    let isAway = true;
    const calls = vendor(({ url }) => {
      if (!url.pathname.endsWith("stable_token")) return Response.json({ errcode: 0 });
      return Response.json(isAway ? { errcode: 40_164 } : { access_token: "t", expires_in: 7_200 });
    });
    await say(conversation, "hi");
    await until(
      async () =>
        (await conversation.rows("SELECT 1 AS one FROM deliveries WHERE attempts = 1 AND is_sending = 0")).length > 0,
    );
    expect([Object.values((await view(conversation)).deliveries), textsOf(calls)]).toEqual([["pending"], []]);
    isAway = false;
    // The object of the token has a clock of its own, and asks again after its pause.
    await runInDurableObject(env.CREDENTIAL.getByName(id), (credential) => {
      credential.now = () => Date.now() + 60_000;
    });
    conversation.ahead += 30_000;
    await runDurableObjectAlarm(conversation.stub);
    await settled(conversation);
    expect([(await view(conversation)).deliveries, textsOf(calls)]).toEqual([{}, ["re: hi"]]);
  });

  it("to a shopper who has blocked us is a dead letter, which an agent may send again", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const conversation = await conversationOn(id);
    let isBlocked = true;
    const calls = vendor(() =>
      isBlocked
        ? Response.json({ ok: false, error_code: 403 }, { status: 403 })
        : Response.json({ ok: true, result: { message_id: 7 } }),
    );
    await say(conversation, "hi");
    await settled(conversation);
    const [[message = "", state] = []] = Object.entries((await view(conversation)).deliveries);
    expect(state).toBe("dead");
    expect((await conversation.events()).filter(({ type }) => type === "delivery.dead")).toMatchObject([
      { message, reason: "blocked" },
    ]);
    isBlocked = false;
    unwrap(await conversation.rpc.resend(ANNA, message));
    await settled(conversation);
    expect([calls.length, (await view(conversation)).deliveries]).toEqual([2, {}]);
    const again = await conversation.rpc.resend(ANNA, message);
    expect(again).toMatchObject({ ok: false, error: { code: "conflict" } });
  });

  it("that timed out is of unknown fate without a key, and repeated with the same key where there is one", async () => {
    const [{ id: plain }, { id: keyed }] = await Promise.all([
      connect("telegram", telegram.settings),
      connect("rest", rest.settings),
    ]);
    const silent = vendor(() => Promise.reject(new Error("connection lost")));
    const first = await conversationOn(plain);
    await say(first, "hi");
    await settled(first);
    expect(Object.values((await view(first)).deliveries)).toEqual(["unknown"]);
    expect(silent).toHaveLength(1);
    vi.restoreAllMocks();

    const keys: (string | null)[] = [];
    vendor(({ headers }) => {
      keys.push(headers.get("webhook-id"));
      if (keys.length === 1) throw new Error("connection lost");
      return new Response(null, { status: 204 });
    });
    const second = await conversationOn(keyed);
    await say(second, "hi");
    await until(() => keys.length === 1);
    await until(async () => (await second.rows("SELECT 1 AS one FROM deliveries WHERE in_doubt = 1")).length > 0);
    second.ahead += 5_000;
    await runDurableObjectAlarm(second.stub);
    await settled(second);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it("is told as delivered, read or failed when the vendor says so", async () => {
    const { id } = await connect("rest", rest.settings);
    const conversation = await conversationOn(id);
    vendor(() => new Response(null, { status: 204 }));
    await say(conversation, "hi");
    await settled(conversation);
    const message = (await conversation.messages()).find(({ from }) => from === "bot")?.id ?? "";
    for (const state of ["read", "delivered"] as const) await conversation.rpc.receipt({ messageId: message, state });
    expect((await view(conversation)).receipts).toEqual({ [message]: "read" });
    await conversation.rpc.receipt({ messageId: message, state: "failed", reason: "landline" });
    expect((await view(conversation)).deliveries).toEqual({ [message]: "dead" });
    await conversation.rpc.receipt({ messageId: "msg_of_nobody", state: "failed" });
  });

  it("that shows its choices as numbers is answered by a typed one, and by no other number", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const heard: (string | null)[] = [];
    const choices = Array.from({ length: 11 }, (_, index) => ({
      id: `choice_${index + 1}`,
      label: `第${index + 1}项`,
    }));
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        heard.push(...input.messages.map(({ choice }) => choice));
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, choices })) };
      },
    });
    const calls = wechatVendor();
    await say(conversation, "which");
    await settled(conversation);
    expect(textsOf(calls)[0]).toContain("11. 第11项");
    for (const text of ["２", "11.", "12"]) await say(conversation, text);
    await settled(conversation);
    expect(heard).toEqual([null, "choice_2", "choice_11", null]);
  });

  it("of another shop's channel is never sent", async () => {
    const { id } = await connect("telegram", telegram.settings, "another-shop");
    const conversation = await conversationOn(id);
    const calls = vendor(() => Response.json({ ok: true, result: { message_id: 1 } }));
    await say(conversation, "hi");
    await settled(conversation);
    expect([calls, Object.values((await view(conversation)).deliveries)]).toEqual([[], ["dead"]]);
    expect(conversation.opening.shop).toBe(SHOP);
    expect(env.CREDENTIAL).toBeDefined();
  });
});
