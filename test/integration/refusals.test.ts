import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChat, type Product, signInAgent, startProduct } from "./product.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const code = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;
const json = { "Content-Type": "application/json" };
const chat = (path: string, init: RequestInit = {}) => fetch(`${product.base}/api/chat${path}`, init);
const sendTo = (shop: string, token: string | null, body: string, headers: Record<string, string> = {}) =>
  chat(`/${shop}/messages`, {
    method: "POST",
    headers: {
      ...json,
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      "Idempotency-Key": crypto.randomUUID(),
      ...headers,
    },
    body,
  });
const hello = JSON.stringify({ text: "在吗" });

async function makeShop(id: string): Promise<void> {
  const { readDemo } = await import("../../workers/merchants/demo/read-demo.ts");
  const { settings, policy } = readDemo(Date.now());
  const made = await fetch(`${product.base}/api/admin/setup`, {
    method: "POST",
    headers: { ...json, Authorization: `Bearer ${product.setupToken}` },
    body: JSON.stringify({
      shop: id,
      settings,
      policy,
      owner: { email: `owner@${id}.test`, name: "Owner", password: "a-long-enough-password" },
    }),
  });
  expect(made.status).toBe(201);
}

describe("a shopper's endpoints refuse", () => {
  test("no token, a forged token, a token that is over", async () => {
    expect((await sendTo("demo", null, hello)).status).toBe(401);
    expect((await sendTo("demo", "forged.token.here", hello)).status).toBe(401);
    const old = await new SignJWT({ shop: "demo", conversation: "web~cnv_x" })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject("shp_x")
      .setAudience("deskbell-chat")
      .setExpirationTime(1)
      .sign(new TextEncoder().encode("test-only-auth-secret-of-enough-length"));
    expect((await sendTo("demo", old, hello)).status).toBe(401);
    for (const path of ["/demo/messages", "/demo/messages?after=3"]) expect((await chat(path)).status).toBe(401);
    expect((await chat("/demo/socket-ticket", { method: "POST" })).status).toBe(401);
  });

  test("another shop's token, with not a word about its conversation", async () => {
    await makeShop("other");
    const { token } = await openChat(product.base, {}, "other");
    const refused = await sendTo("demo", token, hello);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain("cnv_");
  });

  test("an unknown shop", async () => {
    const opened = await chat("/nobody/sessions", { method: "POST", headers: json, body: "{}" });
    expect(opened.status).toBe(404);
    expect((await fetch(`${product.base}/chat/nobody`)).status).toBe(404);
    expect((await chat("/No%20Shop/sessions", { method: "POST", headers: json, body: "{}" })).status).toBe(400);
  });

  test.each([
    ["malformed JSON", '{"text":'],
    ["no JSON object", '"在吗"'],
    ["nothing in it", "{}"],
    ["an empty text", '{"text":""}'],
    ["a number for a text", '{"text":5}'],
    ["text over 8,000 characters", JSON.stringify({ text: "啊".repeat(8001) })],
    ["an unknown field", JSON.stringify({ text: "在吗", from: "agent" })],
    ["a choice that is too long", JSON.stringify({ choice: "x".repeat(201) })],
  ])("%s: 400, and nothing is stored", async (_, body) => {
    const shopper = await openChat(product.base);
    const refused = await sendTo("demo", shopper.token, body);
    expect(refused.status).toBe(400);
    expect(await code(refused)).toBe("invalid");
    expect((await shopper.list()).messages).toEqual([]);
  });

  test.each([
    ["only emoji", "😭😭😭"],
    ["8,000 characters", "啊".repeat(8_000)],
    ["control characters", "\u0000\u0001\u007f"],
    ["a lone surrogate", "\ud83d"],
  ])("%s from a shopper get a reply", async (_, text) => {
    const shopper = await openChat(product.base);
    const answered = await shopper.post({ text });
    expect(answered.status).toBe(200);
    expect(((await answered.json()) as { replies: unknown[] }).replies.length).toBeGreaterThan(0);
  });

  test("a body over 1 MB", async () => {
    const { token } = await openChat(product.base);
    expect((await sendTo("demo", token, JSON.stringify({ text: "x".repeat(1_100_000) }))).status).toBe(413);
  });

  test("a body that is no JSON by its type", async () => {
    const { token } = await openChat(product.base);
    expect((await sendTo("demo", token, hello, { "Content-Type": "text/plain" })).status).toBe(415);
  });

  test("no Idempotency-Key, or one that cannot be one", async () => {
    const { token } = await openChat(product.base);
    const headers = { ...json, Authorization: `Bearer ${token}` };
    expect((await chat("/demo/messages", { method: "POST", headers, body: hello })).status).toBe(400);
    expect((await sendTo("demo", token, hello, { "Idempotency-Key": "x".repeat(101) })).status).toBe(400);
  });

  test("the same key with another body: a conflict; with the same body: the first result", async () => {
    const shopper = await openChat(product.base);
    const first = await shopper.post({ text: "在吗" }, "one-key");
    const again = await shopper.post({ text: "在吗" }, "one-key");
    const other = await shopper.post({ text: "退货" }, "one-key");
    expect([first.status, again.status, other.status]).toEqual([200, 200, 409]);
    const [a, b] = [await first.json(), await again.json()] as { message: { id: string } }[];
    expect(b?.message).toEqual(a?.message);
    expect((await shopper.list()).messages.filter(({ from }) => from === "shopper")).toHaveLength(1);
  });

  test("a wrong Origin; our own and none pass", async () => {
    const { token } = await openChat(product.base);
    expect((await sendTo("demo", token, hello, { Origin: "https://evil.example" })).status).toBe(403);
    expect((await sendTo("demo", token, hello, { Origin: product.base })).status).toBe(202);
    expect((await sendTo("demo", token, hello)).status).toBe(202);
  });

  test("a method that is not there says which are", async () => {
    const { token } = await openChat(product.base);
    const refused = await chat("/demo/messages", { method: "DELETE", headers: { Authorization: `Bearer ${token}` } });
    expect(refused.status).toBe(405);
    expect(refused.headers.get("Allow")).toContain("POST");
  });

  test("too many messages: 429 with Retry-After, and no header switches it off", async () => {
    const shopper = await openChat(product.base);
    const statuses: number[] = [];
    let refused: Response | undefined;
    for (let sent = 0; sent < 90 && !refused; sent++) {
      const response = await sendTo("demo", shopper.token, hello, { "X-Forwarded-For": `10.0.0.${sent}` });
      statuses.push(response.status);
      if (response.status === 429) refused = response;
    }
    expect(refused, statuses.join(" ")).toBeDefined();
    expect(Number(refused?.headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});

describe("sockets refuse", () => {
  const ticketOf = async (token: string) => {
    const response = await chat("/demo/socket-ticket", {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { ticket: string }).ticket;
  };
  const upgrade = (ticket: string) =>
    product.harness.fetch(`/api/chat/demo/socket?ticket=${encodeURIComponent(ticket)}`, {
      headers: { Upgrade: "websocket" },
    });

  test("a used ticket, a made-up one, and a plain request", async () => {
    const { token, conversation } = await openChat(product.base);
    const ticket = await ticketOf(token);
    const first = await upgrade(ticket);
    expect(first.status).toBe(101);
    first.webSocket?.accept();
    first.webSocket?.close();
    expect((await upgrade(ticket)).status).toBe(401);
    expect((await upgrade(`${conversation}.made-up`)).status).toBe(401);
    expect((await upgrade("nonsense")).status).toBe(401);
    expect((await chat(`/demo/socket?ticket=${ticket}`)).status).toBe(400);
  });
});

describe("staff endpoints refuse", () => {
  const desk = (path: string, init: RequestInit = {}) => fetch(`${product.base}/api/desk${path}`, init);

  test.each([
    ["GET", "/me"],
    ["GET", "/demo/conversations"],
    ["GET", "/demo/conversations/web~cnv_x"],
    ["GET", "/demo/today"],
  ])("%s %s with no session", async (method, path) => {
    expect((await desk(path, { method })).status).toBe(401);
  });

  test.each(["claim", "return", "close", "reply", "note"])(
    "%s with no session, and with a wrong Origin",
    async (verb) => {
      const body = JSON.stringify(
        verb === "reply" ? { epoch: 0, text: "x" } : verb === "note" ? { text: "x" } : { epoch: 0 },
      );
      const headers = { ...json, "Idempotency-Key": "k" };
      const path = `/demo/conversations/web~cnv_x/${verb}`;
      expect((await desk(path, { method: "POST", headers: { ...headers, Origin: product.base }, body })).status).toBe(
        401,
      );
      expect((await desk(path, { method: "POST", headers, body })).status).toBe(403);
      const agent = await signInAgent(product.base);
      const evil = await agent.call("POST", `/api/desk${path}`, JSON.parse(body), {
        Origin: "https://evil.example",
        "Idempotency-Key": "k",
      });
      expect(evil.status).toBe(403);
    },
  );

  test("another shop's agent, who is told no more than a stranger", async () => {
    const agent = await signInAgent(product.base);
    for (const shop of ["other", "nobody"]) {
      const refused = await agent.call("GET", `/api/desk/${shop}/conversations`);
      expect([shop, refused.status]).toEqual([shop, 403]);
    }
  });

  test("a conversation nobody began", async () => {
    const agent = await signInAgent(product.base);
    expect((await agent.call("GET", "/api/desk/demo/conversations/web~cnv_never")).status).toBe(404);
    expect((await agent.call("POST", "/api/desk/demo/conversations/web~cnv_never/claim", { epoch: 0 })).status).toBe(
      404,
    );
  });

  test("a malformed body, an unknown field, a view that is none", async () => {
    const agent = await signInAgent(product.base);
    const { conversation, ask } = await openChat(product.base);
    await ask("在吗");
    const path = `/api/desk/demo/conversations/${conversation}`;
    expect((await agent.call("POST", `${path}/claim`, { epoch: "0" })).status).toBe(400);
    expect((await agent.call("POST", `${path}/claim`, { epoch: 0, agent: "somebody" })).status).toBe(400);
    expect((await agent.call("GET", "/api/desk/demo/conversations?view=everything")).status).toBe(400);
  });

  test("a reply by one who does not hold the conversation: a conflict that names the holder", async () => {
    const agent = await signInAgent(product.base);
    const { conversation, ask } = await openChat(product.base);
    await ask("在吗");
    const refused = await agent.call(
      "POST",
      `/api/desk/demo/conversations/${conversation}/reply`,
      { epoch: 0, text: "您好" },
      { "Idempotency-Key": "r1" },
    );
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: "conflict", detail: { holder: { holder: "bot" } } } });
  });

  test("a wrong password, and after many of them every password for a while", async () => {
    const attempt = () =>
      fetch(`${product.base}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { ...json, Origin: product.base, "CF-Connecting-IP": "203.0.113.9" },
        body: JSON.stringify({ email: "owner@demo.local", password: "wrong-password" }),
      });
    expect((await attempt()).status).toBe(401);
    const statuses = await Promise.all(Array.from({ length: 14 }, () => attempt().then(({ status }) => status)));
    expect(statuses).toContain(429);
  });

  test("signing up: staff are added by an owner only", async () => {
    const response = await fetch(`${product.base}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { ...json, Origin: product.base },
      body: JSON.stringify({ email: "me@example.com", name: "Me", password: "a-long-password" }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

describe("administration refuses", () => {
  const admin = (method: string, path: string, token: string | null, body: unknown = {}) =>
    fetch(`${product.base}/api/admin${path}`, {
      method,
      headers: { ...json, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
    });

  test.each([
    ["POST", "/setup"],
    ["POST", "/demo/import"],
    ["POST", "/demo/staff"],
    ["GET", "/demo/policy"],
    ["PUT", "/demo/policy"],
    ["POST", "/demo/keys"],
    ["DELETE", "/demo/keys/key_x"],
    ["POST", "/demo/customers/c1/erase"],
    ["POST", "/demo/rebuild"],
  ])("%s %s with no token, and with a wrong one", async (method, path) => {
    const body =
      path.endsWith("/setup") || path.endsWith("policy") || path.endsWith("staff") || path.endsWith("keys")
        ? undefined
        : {};
    const [none, wrong] = await Promise.all([
      admin(method, path, null, body),
      admin(method, path, "wrong-token", body),
    ]);
    // What the body lacks may be told first; what it may not do is done.
    expect([400, 401, 403]).toContain(none.status);
    expect([400, 401, 403]).toContain(wrong.status);
  });

  test("an agent may not import, publish, erase or make keys", async () => {
    const agent = await signInAgent(product.base);
    const { readDemo } = await import("../../workers/merchants/demo/read-demo.ts");
    const { policy } = readDemo(Date.now());
    const calls = await Promise.all([
      agent.call("POST", "/api/admin/demo/import", { products: [] }),
      agent.call("PUT", "/api/admin/demo/policy", policy),
      agent.call("POST", "/api/admin/demo/customers/c1/erase"),
      agent.call("POST", "/api/admin/demo/keys", { name: "k", scopes: ["read"] }),
      agent.call("POST", "/api/admin/demo/rebuild"),
    ]);
    expect(calls.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  test("a document with a mistake: the message names the path, and nothing is written", async () => {
    const refused = await admin("POST", "/demo/import", product.setupToken, {
      faq: [{ id: "new-one", question: "新问题", answer: "答案" }],
      products: [
        {
          id: "p",
          category: "no-such",
          name: "x",
          description: "x",
          usage: "x",
          variants: [{ id: "v", priceMinor: -1 }],
        },
      ],
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("products.0.variants.0.priceMinor");
    const unknown = await admin("POST", "/demo/import", product.setupToken, { orders: [], surprise: true });
    expect(unknown.status).toBe(400);
  });

  test("a shop that is there already", async () => {
    const { readDemo } = await import("../../workers/merchants/demo/read-demo.ts");
    const { settings, policy } = readDemo(Date.now());
    const owner = { email: "again@demo.test", name: "O", password: "a-long-enough-password" };
    const again = await admin("POST", "/setup", product.setupToken, { shop: "demo", settings, policy, owner });
    expect(again.status).toBe(409);
  });
});

describe("the open interface refuses", () => {
  const open = (path: string, key: string | null, init: RequestInit = {}) =>
    fetch(`${product.base}/api/open${path}`, {
      ...init,
      headers: { ...json, ...(key ? { Authorization: `Bearer ${key}` } : {}) },
    });
  const understand = { method: "POST", body: JSON.stringify({ text: "我要退货" }) };

  test("no key, a wrong key, a key without the scope, a revoked key; and a key with it answers", async () => {
    expect((await open("/understand", null, understand)).status).toBe(401);
    expect((await open("/understand", "dbk_wrong", understand)).status).toBe(401);
    const make = async (scopes: string[]) => {
      const made = await fetch(`${product.base}/api/admin/demo/keys`, {
        method: "POST",
        headers: { ...json, Authorization: `Bearer ${product.setupToken}` },
        body: JSON.stringify({ name: "test", scopes }),
      });
      return (await made.json()) as { id: string; key: string };
    };
    const reader = await make(["read"]);
    expect((await open("/understand", reader.key, understand)).status).toBe(403);
    const full = await make(["read", "understand"]);
    const understood = await open("/understand", full.key, understand);
    expect(understood.status).toBe(200);
    expect(await understood.json()).toMatchObject({ intent: "return_request", language: "zh-CN" });
    expect((await open("/conversations/web~cnv_never/messages", full.key)).status).toBe(404);
    await fetch(`${product.base}/api/admin/demo/keys/${full.id}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${product.setupToken}` },
    });
    expect((await open("/understand", full.key, understand)).status).toBe(401);
  });

  describe("of understanding", () => {
    let key = "";
    beforeAll(async () => {
      const made = await fetch(`${product.base}/api/admin/demo/keys`, {
        method: "POST",
        headers: { ...json, Authorization: `Bearer ${product.setupToken}` },
        body: JSON.stringify({ name: "odd", scopes: ["understand"] }),
      });
      key = ((await made.json()) as { key: string }).key;
    });
    const read = (body: BodyInit, headers: Record<string, string> = {}) =>
      fetch(`${product.base}/api/open/understand`, {
        method: "POST",
        headers: { ...json, Authorization: `Bearer ${key}`, ...headers },
        body,
      });

    test.each([
      ["nothing", ""],
      ["a space", " "],
      ["only emoji", "😀😀👍🏽"],
      ["8,000 characters", "啊".repeat(8_000)],
      ["8,000 letters without a space", "x".repeat(8_000)],
      ["control characters", "\u0000\u0001\u001b[31m\u007f"],
      ["a lone surrogate", "\ud83d"],
      ["bytes read as text", String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))],
      ["marks that turn the direction", "\u202eabc\u202c\u200d\ufeff"],
    ])("%s has a defined reading", async (_, text) => {
      const answer = await read(JSON.stringify({ text }));
      expect(answer.status).toBe(200);
      const reading = (await answer.json()) as { confidence: number };
      expect(reading).toMatchObject({
        intent: expect.any(String),
        language: expect.any(String),
        emotion: expect.any(String),
        entities: expect.any(Array),
        further: expect.any(Array),
        isCorrection: expect.any(Boolean),
      });
      expect(reading.confidence).toBeGreaterThanOrEqual(0);
      expect(reading.confidence).toBeLessThanOrEqual(1);
    });

    test.each<[string, BodyInit]>([
      ["8,001 characters", JSON.stringify({ text: "啊".repeat(8_001) })],
      ["no text", "{}"],
      ["a number for a text", '{"text":5}'],
      ["null for a text", '{"text":null}'],
      ["a list for a text", '{"text":["我要退货"]}'],
      ["an unknown field", '{"text":"我要退货","shop":"other"}'],
      ["a list of texts", '[{"text":"我要退货"}]'],
      ["malformed JSON", '{"text":"我要'],
      ["no body at all", ""],
      ["binary", new Uint8Array([0x00, 0xff, 0xfe, 0x89, 0x50, 0x4e, 0x47])],
    ])("%s: 400 that says what is wrong", async (_, body) => {
      const refused = await read(body);
      expect(refused.status).toBe(400);
      expect(await code(refused)).toBe("invalid");
    });

    test("a body that is too large, or no JSON by its type", async () => {
      expect((await read(JSON.stringify({ text: "x".repeat(1_100_000) }))).status).toBe(413);
      expect((await read('{"text":"我要退货"}', { "Content-Type": "application/octet-stream" })).status).toBe(415);
    });
  });
});

describe("the rest", () => {
  test("a webhook of a channel nobody connected", async () => {
    expect((await fetch(`${product.base}/hooks/unknown`, { method: "POST", body: "{}" })).status).toBe(404);
  });

  test("mail, as long as no mail channel is connected: the sender is told", async () => {
    const raw = "From: a@example.com\r\nTo: shop@example.com\r\nMessage-ID: <1@example.com>\r\n\r\nhello";
    const result = await product.worker.email({ from: "a@example.com", to: "shop@example.com", raw });
    expect(JSON.stringify(result)).toContain("does not take mail");
  });

  test("an address with nothing there", async () => {
    const response = await fetch(`${product.base}/api/nothing`);
    expect([response.status, await code(response)]).toEqual([404, "not_found"]);
  });

  test("pages carry a content policy, files do not need one; errors carry a trace", async () => {
    const page = await fetch(`${product.base}/chat/demo`);
    expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(page.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect((await fetch(`${product.base}/api/nothing`)).headers.get("X-Trace")).toMatch(/^trc_/);
  });

  test("the API document lists every endpoint from the schemas that check them", async () => {
    const document = (await (await fetch(`${product.base}/api/openapi.json`)).json()) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        "/api/chat/{shop}/messages",
        "/api/desk/{shop}/conversations/{conversation}/claim",
        "/api/admin/{shop}/import",
        "/api/open/understand",
        "/healthz",
      ]),
    );
  });

  test("no log line holds the phone or the e-mail that a shopper wrote", async () => {
    product.harness.clearLogs();
    const shopper = await openChat(product.base);
    await shopper.ask("我的电话是13912345678，邮箱 someone@example.com");
    const logs = JSON.stringify(product.harness.getLogs());
    expect(logs).not.toContain("13912345678");
    expect(logs).not.toContain("someone@example.com");
  });
});
