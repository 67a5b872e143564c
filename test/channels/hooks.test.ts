import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import { credentialOf } from "../../durable-objects/credential/contract.ts";
import { decryptWechat } from "../../workers/channels/families/wechat-crypto.ts";
import { changeChannel } from "../../workers/channels/save-channel.ts";
import { threadName } from "../../workers/channels/take-in.ts";
import worker from "../../workers/index.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { outcomeOf, SHOP, type TestConversation } from "../conversation/harness.ts";
import { contextOf, post, receive } from "./fixture.ts";
import { connect, conversationOn, deliver, ORIGIN, until, vendor } from "./harness.ts";
import { fixture as email } from "./kinds/email.ts";
import { fixture as shopify } from "./kinds/shopify.ts";
import { fixture as slack } from "./kinds/slack.ts";
import { fixture as telegram } from "./kinds/telegram.ts";
import { fixture as wechat } from "./kinds/wechat.ts";
import { fixture as kf } from "./kinds/wechat-kf.ts";

afterEach(() => vi.restoreAllMocks());

const telegramOk = () => Response.json({ ok: true, result: { message_id: 1 } });

let updates = 20_000;
/** What Telegram delivers when the shopper of this conversation writes. */
async function telegramText(channel: string, conversation: TestConversation, text: string, update = updates++) {
  const from = { id: conversation.opening.thread, is_bot: false };
  const chat = { id: conversation.opening.thread, type: "private" };
  const body = JSON.stringify({
    update_id: update,
    message: { message_id: update, from, chat, date: Math.floor(Date.now() / 1_000), text },
  });
  const signed = await telegram.sign(body, Date.now(), telegram.settings);
  return { ...signed, url: new URL(`${ORIGIN}/hooks/${channel}`) };
}

async function rows(query: string, ...values: unknown[]) {
  return (
    await env.DB.prepare(query)
      .bind(...values)
      .all()
  ).results;
}

describe("a webhook", () => {
  it("is stored, answered by the channel, and a repeated one is answered once", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const conversation = await conversationOn(id);
    const calls = vendor(telegramOk);
    const delivery = await telegramText(id, conversation, "我的快递到哪了");
    for (let i = 0; i < 3; i++) expect((await deliver(delivery)).status).toBe(200);
    await until(() => calls.length > 0);
    await until(async () => Object.keys(unwrap(await conversation.rpc.view()).deliveries).length === 0);
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual([
      { chat_id: conversation.opening.thread, text: "re: 我的快递到哪了" },
    ]);
    expect(await conversation.lines()).toEqual(["shopper: 我的快递到哪了", "bot: re: 我的快递到哪了"]);
  });

  it("that is forged is refused with no word on why, and changes nothing but the channel's health", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const conversation = await conversationOn(id);
    const { url, body } = await telegramText(id, conversation, "hi");
    const forged = post(
      url.href,
      { "x-telegram-bot-api-secret-token": "guessed-guessed-guessed" },
      new TextDecoder().decode(body),
    );
    const response = await deliver(forged);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "refused" } });
    expect(await conversation.rows("SELECT 1 AS one FROM conversation")).toEqual([]);
    await until(async () => (await credentialOf(env, id).health()).refused > 0);
    expect(await credentialOf(env, id).health()).toMatchObject({
      received: 0,
      refused: 1,
      errors: [{ what: "webhook", reason: "signature" }],
    });
  });

  it("of a channel that nobody connected is not there, and neither is a malformed id", async () => {
    for (const id of ["chn_0000000000000000000000", "nobody", "..%2f"]) {
      expect((await deliver(post(`${ORIGIN}/hooks/${id}`, {}, "{}"))).status).toBe(404);
    }
  });

  it("over 1 MB is refused", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const body = "x".repeat(1_000_001);
    const large = post(`${ORIGIN}/hooks/${id}`, { "content-length": String(body.length) }, body);
    expect((await deliver(large)).status).toBe(413);
  });

  it("of a paused channel is to come again, so that nothing is lost", async () => {
    const { id } = await connect("telegram", telegram.settings);
    const conversation = await conversationOn(id);
    await changeChannel({ env, shop: SHOP, actor: "staff:test", now: Date.now() }, id, { state: "paused" });
    const response = await deliver(await telegramText(id, conversation, "hi"));
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(await conversation.rows("SELECT 1 AS one FROM conversation")).toEqual([]);
  });

  it("that checks the address is answered", async () => {
    const { id } = await connect("slack", slack.settings);
    const asked = await slack.handshake?.request(Date.now());
    if (!asked) throw new Error("Slack has a check");
    const response = await deliver({ ...asked, url: new URL(`${ORIGIN}/hooks/${id}`) });
    expect([response.status, await response.json()]).toEqual([200, { challenge: "3eZbrw1aB" }]);
  });
});

describe("a passive reply", () => {
  const settings = wechat.settings;
  let messageId = 24_000_000_000_000_100;

  async function wechatText(channel: string, openid: string, text: string, id = messageId++) {
    const seconds = Math.floor(Date.now() / 1_000);
    const body = `<xml><ToUserName>gh_standin</ToUserName><FromUserName>${openid}</FromUserName><CreateTime>${seconds}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${id}</MsgId></xml>`;
    const signed = await wechat.sign(body, Date.now(), settings);
    const url = new URL(`${ORIGIN}/hooks/${channel}`);
    url.search = signed.url.search;
    return { ...signed, url };
  }

  async function carriedXml(response: Response) {
    const cipher = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/s.exec(await response.text())?.[1] ?? "";
    return (await decryptWechat(String(settings.encodingAesKey), cipher))?.text ?? "";
  }

  async function carriedText(response: Response) {
    return /<Content><!\[CDATA\[(.*)\]\]><\/Content>/s.exec(await carriedXml(response))?.[1] ?? null;
  }

  it("is carried by the answer, sent no other way, and carried again where the vendor asks again", async () => {
    const { id } = await connect("wechat", settings);
    const conversation = await conversationOn(id);
    const calls = vendor(() => Response.json({ errcode: 0 }));
    const delivery = await wechatText(id, conversation.opening.thread, "查订单");
    expect(await carriedText(await deliver(delivery))).toBe("re: 查订单");
    expect(await carriedText(await deliver(delivery))).toBe("re: 查订单");
    expect(unwrap(await conversation.rpc.view()).deliveries).toEqual({});
    expect(calls).toEqual([]);
    expect(await conversation.lines()).toEqual(["shopper: 查订单", "bot: re: 查订单"]);
  });

  it("carries a card that the vendor shows, and is sent no other way", async () => {
    const { id } = await connect("wechat", settings);
    const price = { amountMinor: 7_900, currency: "CNY" };
    const imageUrl = "https://shop.example/tee.jpg";
    const card = { kind: "product", productId: "p1", title: "云朵T恤", price, imageUrl } as const;
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, cards: [card] })) };
      },
    });
    const calls = vendor(() => Response.json({ errcode: 0 }));
    const xml = await carriedXml(await deliver(await wechatText(id, conversation.opening.thread, "多少钱")));
    for (const words of ["<![CDATA[news]]>", "云朵T恤", "CNY 79.00", imageUrl]) expect(xml).toContain(words);
    expect(unwrap(await conversation.rpc.view()).deliveries).toEqual({});
    expect(calls).toEqual([]);
  });

  it("that does not fit into one message is acknowledged and sent", async () => {
    const { id } = await connect("wechat", settings);
    const long = "好".repeat(1_000);
    const conversation = await conversationOn(id, {
      takeTurn: async (input) => {
        const outcome = outcomeOf(input);
        return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, text: long })) };
      },
    });
    const calls = vendor(({ url }) =>
      url.pathname.endsWith("stable_token")
        ? Response.json({ access_token: "t", expires_in: 7_200 })
        : Response.json({ errcode: 0 }),
    );
    const response = await deliver(await wechatText(id, conversation.opening.thread, "长"));
    expect(await response.text()).toBe("success");
    const sent = () =>
      calls.filter(({ url }) => url.pathname.endsWith("/send")).map(({ body }) => JSON.parse(body).text.content);
    await until(() => sent().length === 2);
    expect(sent().join("")).toBe(long);
  });
});

describe("a callback that only says there is something", () => {
  it("is acknowledged at once, and all that is there is pulled, page by page, into its conversations", async () => {
    const { id } = await connect("wechat-kf", kf.settings);
    const [anna, ben] = await Promise.all([conversationOn(id), conversationOn(id)]);
    const item = (msgid: string, user: TestConversation, content: string) => ({
      msgid,
      open_kfid: "wkA",
      external_userid: user.opening.thread,
      send_time: Math.floor(Date.now() / 1_000),
      origin: 3,
      msgtype: "text",
      text: { content },
    });
    const pages: Record<string, object> = {
      none: { next_cursor: "c1", has_more: 1, msg_list: [item("m1", anna, "一"), item("m2", ben, "二")] },
      c1: { next_cursor: "c2", has_more: 0, msg_list: [item("m3", anna, "三"), item("m1", anna, "一")] },
      c2: { next_cursor: "c2", has_more: 0, msg_list: [] },
    };
    const pulled: string[] = [];
    vendor(({ url, body }) => {
      if (url.pathname.endsWith("gettoken")) return Response.json({ errcode: 0, access_token: "t", expires_in: 7_200 });
      if (!url.pathname.endsWith("sync_msg")) return Response.json({ errcode: 0, msgid: "x" });
      const cursor: string = JSON.parse(body).cursor ?? "none";
      pulled.push(cursor);
      return Response.json({ errcode: 0, ...pages[cursor] });
    });
    const names = await Promise.all([anna, ben].map(({ opening }) => threadName(`wkA:${opening.thread}`)));
    const [first, second] = names.map((name) => conversationOf(env, SHOP, `${id}~${name}`));
    const call = kf.inbound[0]?.body ?? "";
    for (let i = 0; i < 2; i++) {
      const signed = await kf.sign(call, Date.now(), kf.settings);
      const url = new URL(`${ORIGIN}/hooks/${id}`);
      url.search = signed.url.search;
      expect((await deliver({ ...signed, url })).status).toBe(200);
    }
    const heard = async (rpc: typeof first) =>
      rpc
        ? unwrap(await rpc.list(0, 100)).messages.flatMap(({ from, text }) => (from === "shopper" ? [text] : []))
        : [];
    await until(async () => (await heard(first)).length === 2 && (await heard(second)).length === 1);
    await until(() => pulled.includes("c2"));
    expect([await heard(first), await heard(second)]).toEqual([["一", "三"], ["二"]]);
    expect(pulled.slice(0, 2)).toEqual(["none", "c1"]);
  });
});

describe("mail", () => {
  it("that no channel takes is rejected with a word to its sender", async () => {
    const words: string[] = [];
    const mail = {
      from: "a@b.co",
      to: "nobody@shop.example",
      rawSize: 10,
      setReject: (word: string) => words.push(word),
    };
    await worker.email(mail as unknown as ForwardableEmailMessage, env, createExecutionContext());
    expect(words).toEqual([expect.stringContaining("does not take mail")]);
  });
});

describe("mail to a channel's address", () => {
  it("is stored in its conversation once, and the address belongs to one channel", async () => {
    const address = `help-${Date.now()}@shop.example`;
    const settings = { ...email.settings, address };
    const { id } = await connect("email", settings);
    await expect(connect("email", settings)).rejects.toMatchObject({ code: "conflict" });
    const sample = String(email.inbound[0]?.body).replaceAll(String(email.settings.address), address);
    const { headers, body } = await email.sign(sample, Date.now(), settings);
    const rejected: string[] = [];
    const mail = () =>
      ({
        from: headers.get("x-envelope-from"),
        to: address.toUpperCase(),
        headers,
        raw: new Response(body).body,
        rawSize: body.length,
        setReject: (word: string) => rejected.push(word),
      }) as unknown as ForwardableEmailMessage;
    for (let i = 0; i < 2; i++) await worker.email(mail(), env, createExecutionContext());
    expect(rejected).toEqual([]);
    await until(async () => (await credentialOf(env, id).health()).received === 2);
    const request = await email.sign(sample, Date.now(), settings);
    const [event] = await receive(email.kind, request, contextOf(settings, Date.now()));
    const thread = event?.is === "message" ? await threadName(event.thread) : "";
    const { messages } = unwrap(await conversationOf(env, SHOP, `${id}~${thread}`).list(0, 10));
    expect(messages.filter(({ from }) => from === "shopper")).toHaveLength(1);
  });
});

describe("facts of orders", () => {
  it("reach the mirror once each, and an older one does not replace a newer one", async () => {
    const { id } = await connect("shopify", shopify.settings);
    const url = new URL(`${ORIGIN}/hooks/${id}`);
    const tell = async (topic: string, body: object, webhook: string) => {
      const signed = await shopify.sign(`${topic} ${JSON.stringify(body)}`, Date.now(), shopify.settings);
      signed.headers.set("x-shopify-webhook-id", webhook);
      return (await deliver({ ...signed, url })).status;
    };
    const order = { id: 77, name: "#1077", total_price: "10.00", currency: "USD" };
    expect(
      await tell(
        "orders/cancelled",
        { ...order, cancelled_at: "2026-11-20T09:00:00Z", updated_at: "2026-11-20T09:00:00Z" },
        "w2",
      ),
    ).toBe(200);
    expect(await tell("orders/paid", { ...order, updated_at: "2026-11-20T08:00:00Z" }, "w1")).toBe(200);
    expect(await tell("orders/paid", { ...order, updated_at: "2026-11-20T08:00:00Z" }, "w1")).toBe(200);
    expect(await rows("SELECT number, state, total_minor FROM mirrored_orders WHERE channel = ?", id)).toEqual([
      { number: "#1077", state: "cancelled", total_minor: 1_000 },
    ]);
    expect(await rows("SELECT event_id FROM mirror_events WHERE channel = ? ORDER BY event_id", id)).toEqual([
      { event_id: "w1" },
      { event_id: "w2" },
    ]);
  });
});
