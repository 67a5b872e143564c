import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { RELAY_KEY, startRelay } from "../stand-ins/relay.ts";
import { type Product, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signInOwner>>;

let relay: Awaited<ReturnType<typeof startRelay>>;
let product: Product;
let owner: Staff;
let agent: Staff;
let isBlocked = false;

const CHANNELS = "/api/admin/demo/channels";
const form = { kind: "telegram", name: "客服机器人", settings: telegram.settings, relay: "vendors" };

beforeAll(async () => {
  relay = await startRelay(({ target }) => {
    if (target.pathname.endsWith("/getMe")) return { body: { ok: true, result: { id: 1, username: "stand_in_bot" } } };
    if (isBlocked) return { status: 403, body: { ok: false, error_code: 403 } };
    return { body: { ok: true, result: { message_id: 1 } } };
  });
  product = await startProduct({
    vars: { EGRESS_RELAYS: JSON.stringify({ vendors: { url: relay.url, key: RELAY_KEY } }) },
  });
  [owner, agent] = await Promise.all([signInOwner(product.base), signInAgent(product.base)]);
});
afterAll(async () => {
  await product.stop();
  await relay.close();
});

async function connected(): Promise<{ id: string; webhookUrl: string }> {
  const response = await owner.call("POST", CHANNELS, form);
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; webhookUrl: string };
}

let update = 50_000;
/** The shopper `from` writes to the bot. */
function write(webhookUrl: string, from: number, text: string, secret = String(telegram.settings.secretToken)) {
  const message = {
    message_id: update,
    from: { id: from, is_bot: false },
    chat: { id: from, type: "private" },
    date: 1,
    text,
  };
  return fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
    body: JSON.stringify({ update_id: update++, message }),
  });
}

const sentTo = (chat: number) =>
  relay.calls
    .filter(({ target }) => target.pathname.endsWith("/sendMessage"))
    .map(({ body }) => JSON.parse(body) as { chat_id: string; text: string })
    .filter(({ chat_id }) => chat_id === String(chat));

describe("a channel in the dashboard", () => {
  test("is made from its kind's form, checked with the vendor, and never shows a secret again", async () => {
    const { id, webhookUrl } = await connected();
    expect(webhookUrl).toBe(`${product.base}/hooks/${id}`);
    const checked = await owner.call("POST", `${CHANNELS}/${id}/check`);
    expect(await checked.json()).toEqual({ works: true, account: "@stand_in_bot", registered: true, problem: null });
    const hook = relay.calls.find(({ target }) => target.pathname.endsWith("/setWebhook"));
    expect(JSON.parse(hook?.body ?? "")).toMatchObject({ url: webhookUrl });

    const listed = await (await owner.call("GET", CHANNELS)).text();
    const { channels, kinds, relays } = JSON.parse(listed);
    expect(channels).toContainEqual(expect.objectContaining({ id, kind: "telegram", settings: {}, state: "active" }));
    expect(kinds.find(({ kind }: { kind: string }) => kind === "telegram").fields).toContainEqual(
      expect.objectContaining({ name: "botToken", isSecret: true, title: { zh: "机器人 Token", en: "Bot token" } }),
    );
    expect(relays).toEqual(["vendors"]);
    for (const secret of Object.values(telegram.settings)) expect(listed).not.toContain(String(secret));
  });

  test("is changed without its secrets being given again, paused and disconnected", async () => {
    const { id, webhookUrl } = await connected();
    expect((await owner.call("PATCH", `${CHANNELS}/${id}`, { name: "新名字", state: "paused" })).status).toBe(200);
    await vi.waitFor(async () => expect((await write(webhookUrl, 900, "hi")).status).toBe(503), 5_000);
    expect((await owner.call("DELETE", `${CHANNELS}/${id}`)).status).toBe(200);
    await vi.waitFor(async () => expect((await write(webhookUrl, 900, "hi")).status).toBe(404), 5_000);
    expect((await owner.call("DELETE", `${CHANNELS}/${id}`)).status).toBe(404);
  });

  test.each([
    ["an unknown kind", { kind: "carrier-pigeon" }, "kind"],
    ["a field that is missing", { settings: { botToken: telegram.settings.botToken } }, "settings.secretToken"],
    ["a field that is malformed", { settings: { ...telegram.settings, botToken: "x" } }, "settings.botToken"],
    ["a field that is not in the form", { settings: { ...telegram.settings, admin: "yes" } }, "settings"],
    ["a relay that the operator has not set up", { relay: "mine" }, "relay"],
  ])("refuses %s, and names it", async (_, change, named) => {
    const response = await owner.call("POST", CHANNELS, { ...form, ...change });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain(named);
  });

  test("is for admins of this shop, from our own pages", async () => {
    const { id } = await connected();
    expect((await agent.call("GET", CHANNELS)).status).toBe(403);
    expect((await agent.call("POST", CHANNELS, form)).status).toBe(403);
    expect((await agent.call("POST", `${CHANNELS}/${id}/check`)).status).toBe(403);
    expect((await owner.call("GET", "/api/admin/other/channels")).status).toBe(403);
    expect((await owner.call("POST", CHANNELS, form, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await fetch(`${product.base}${CHANNELS}`)).status).toBe(401);
  });
});

describe("a shopper on a channel", () => {
  test("is answered there from the shop's facts, once", async () => {
    const { webhookUrl } = await connected();
    expect((await write(webhookUrl, 1_001, "云朵圆领T恤多少钱？")).status).toBe(200);
    await vi.waitFor(() => expect(sentTo(1_001).length).toBeGreaterThan(0), 10_000);
    expect(sentTo(1_001)).toHaveLength(1);
    expect(sentTo(1_001)[0]?.text).toContain("云朵圆领T恤");
    expect((await write(webhookUrl, 1_001, "hi", "guessed-secret-of-length")).status).toBe(401);
  });

  test("stands in the inbox under the channel's name", async () => {
    const { id, webhookUrl } = await connected();
    await write(webhookUrl, 1_003, "云朵圆领T恤多少钱？");
    await vi.waitFor(async () => {
      const inbox = await agent.call("GET", "/api/desk/demo/conversations");
      expect(await inbox.json()).toMatchObject({
        rows: expect.arrayContaining([expect.objectContaining({ conversation: `${id}~1003`, channel: id })]),
        channels: expect.arrayContaining([{ id, kind: "telegram", name: "客服机器人" }]),
      });
    }, 10_000);
  });

  test("who has blocked the bot leaves a dead letter, which an agent sends again", async () => {
    const { id, webhookUrl } = await connected();
    isBlocked = true;
    await write(webhookUrl, 1_002, "云朵圆领T恤多少钱？");
    type Letter = { conversation: string; message: string; reason: string };
    let letter: Letter | undefined;
    await vi.waitFor(async () => {
      const { deadLetters } = (await (await agent.call("GET", "/api/desk/demo/dead-letters")).json()) as {
        deadLetters: Letter[];
      };
      letter = deadLetters.find(({ conversation }) => conversation === `${id}~1002`);
      expect(letter?.reason).toBe("blocked");
    }, 15_000);
    isBlocked = false;
    const before = sentTo(1_002).length;
    const path = `/api/desk/demo/conversations/${id}~1002/messages/${letter?.message}/resend`;
    expect((await agent.call("POST", path, {}, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await agent.call("POST", path)).status).toBe(200);
    await vi.waitFor(() => expect(sentTo(1_002)).toHaveLength(before + 1), 10_000);
    const { deadLetters } = (await (await agent.call("GET", "/api/desk/demo/dead-letters")).json()) as {
      deadLetters: Letter[];
    };
    expect(deadLetters.filter(({ conversation }) => conversation === `${id}~1002`)).toEqual([]);
    const shown = await agent.call("GET", `/api/desk/demo/conversations/${id}~1002`);
    expect(((await shown.json()) as { view: { reach: object } }).view.reach).toEqual({
      kind: "telegram",
      isOpen: true,
      closesAt: null,
      left: null,
      reason: null,
    });
  });
});
