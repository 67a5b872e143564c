import { describe, expect, test } from "vitest";
import { isProved, senderOf } from "../../workers/channels/families/mail-trust.ts";
import { newWords, wordsOfHtml } from "../../workers/channels/families/mail-words.ts";
import { appleMessages } from "../../workers/channels/kinds/apple-messages.ts";
import { email } from "../../workers/channels/kinds/email.ts";
import { googleChat } from "../../workers/channels/kinds/google-chat.ts";
import { teams } from "../../workers/channels/kinds/teams.ts";
import { settingsSchema } from "../../workers/channels/settings.ts";
import { bearerToken, publishedKeys } from "./families/bearer.ts";
import { contextOf, json, post, receive, standIn, WEBHOOK_URL } from "./fixture.ts";
import { fixture as appleFixture } from "./kinds/apple-messages.ts";
import { fixture as discordFixture } from "./kinds/discord.ts";
import { fixture as emailFixture } from "./kinds/email.ts";
import { fixture as googleFixture } from "./kinds/google-chat.ts";
import { fixture as teamsFixture } from "./kinds/teams.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");

describe("a mail's sender", () => {
  const results = (value: string) => ({ key: "authentication-results", originalKey: "", value });
  const from = (value: string) => ({ key: "from", originalKey: "From", value });
  const pass = "mx.cloudflare.net; dkim=pass; dmarc=pass header.from=example.com policy.dmarc=none";

  test("is proved by the receiving server's results on top of the mail", () => {
    expect(isProved([results(pass)], "mei@example.com")).toBe(true);
  });

  test.each([
    ["another server", "mx.evil.example; dmarc=pass header.from=example.com"],
    ["a failure", "mx.cloudflare.net; dmarc=fail header.from=example.com"],
    ["no policy", "mx.cloudflare.net; dmarc=none header.from=example.com; spf=pass"],
    ["another domain", "mx.cloudflare.net; dmarc=pass header.from=evil.example"],
    ["a pass in a quoted text", 'mx.cloudflare.net; spf=pass smtp.mailfrom="x; dmarc=pass"@evil.example; dmarc=fail'],
    ["a pass in a comment", "mx.cloudflare.net; dmarc=fail (; dmarc=pass header.from=example.com)"],
    ["two verdicts", "mx.cloudflare.net; dmarc=fail; dmarc=pass header.from=example.com"],
    ["nothing", ""],
  ])("is not proved by %s", (_, value) => {
    expect(isProved([results(value), results(pass)], "mei@example.com")).toBe(false);
  });

  test("is nobody where From names two, twice, or none", () => {
    expect(senderOf([from("Mei <Mei@Example.com>")])).toBe("mei@example.com");
    expect(senderOf([from("a@example.com, b@evil.example")])).toBeNull();
    expect(senderOf([from("a@example.com"), from("b@evil.example")])).toBeNull();
    expect(senderOf([from("Mei")])).toBeNull();
    expect(senderOf([])).toBeNull();
  });

  test("gets a thread of their own, whoever's address of a thread they write to", async () => {
    const token = "0123456789abcdef0123456789abcdef";
    const settings = settingsSchema(email.settings).parse(emailFixture.settings);
    const threadOf = async (address: string, host: string) => {
      const body = `Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=${host}\r\nFrom: ${address}@${host}\r\nMessage-ID: <1@${host}>\r\n\r\nhi`;
      const headers = { "x-envelope-to": `help+${token}@shop.example`, "x-envelope-from": `${address}@${host}` };
      const [event] = await receive(email, post(WEBHOOK_URL, headers, body), contextOf(settings, NOW));
      return event?.is === "message" ? event.thread : null;
    };
    expect(await threadOf("mei", "example.com")).toBe(`mei@example.com ${token}`);
    expect(await threadOf("eve", "evil.example")).toBe(`eve@evil.example ${token}`);
  });

  test("is read without what they answer", () => {
    expect(newWords("Yes\n\nFrom: Shop\nSent: Friday\nold")).toBe("Yes");
    expect(newWords("> Which size?\nXL\n> Colour?\nBlue")).toBe("XL\nBlue");
    expect(newWords("好\n\n-----原始邮件-----\nold")).toBe("好");
    expect(wordsOfHtml("<div>a&#20320;<br>b</div><blockquote>old")).toBe("a你\nb");
    expect(wordsOfHtml("<style".repeat(50_000))).toBe("");
  });
});

describe("a token that is beside another body", () => {
  test("is refused by Teams where the service is another one", async () => {
    const context = contextOf(
      teamsFixture.settings,
      NOW,
      standIn((call) => teamsFixture.fetched?.(call) ?? json({})).http,
    );
    const body = (teamsFixture.inbound[0]?.body ?? "").replaceAll("smba.trafficmanager.net", "evil.example");
    const request = await teamsFixture.sign(body, NOW, teamsFixture.settings);
    await expect(receive(teams, request, context)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("never goes to an address of the payload that is not the vendor's", async () => {
    const { http, calls } = standIn(() => json({ id: "1" }));
    const reply = { serviceUrl: "https://smba.trafficmanager.net.evil.example/" };
    const target = { thread: "a", reply, lastInboundAt: NOW, sentSince: 0 };
    const bubble = { key: "k", text: "hi", choices: [], cards: [], from: "bot" as const };
    const context = contextOf(teamsFixture.settings, NOW, http);
    expect(await teamsFixture.kind.send?.(bubble, target, context, AbortSignal.timeout(1_000))).toMatchObject({
      is: "refused",
    });
    expect(calls).toEqual([]);
  });
});

describe("Google Chat with a project number", () => {
  const settings = { ...googleFixture.settings, projectNumber: "123456789" };
  const keys = "https://www.googleapis.com/service_accounts/v1/jwk/chat@system.gserviceaccount.com";
  const { http } = standIn(({ url }) => (url.href === keys ? json(publishedKeys()) : json({}, 404)));
  const ask = (claims: object) => {
    const token = bearerToken(claims, NOW, true);
    const body = googleFixture.inbound[0]?.body ?? "";
    return receive(
      googleChat,
      post(WEBHOOK_URL, { authorization: `Bearer ${token}` }, body),
      contextOf(settings, NOW, http),
    );
  };

  test("takes what Chat has signed for it, and nothing else", async () => {
    const iss = "chat@system.gserviceaccount.com";
    expect(await ask({ iss, aud: "123456789" })).toHaveLength(1);
    await expect(ask({ iss, aud: "987654321" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask({ iss: "https://accounts.google.com", aud: "123456789" })).rejects.toThrow("refused");
  });
});

test("Discord's first answer takes the place of what waits, the others follow it", async () => {
  const { http, calls } = standIn(() => json({ id: "1" }));
  const context = contextOf(discordFixture.settings, NOW, http);
  const bubble = { key: "k", text: "hi", choices: [], cards: [], from: "bot" as const };
  for (const sentSince of [0, 1]) {
    const target = { thread: "1:2", reply: { token: "t", flags: "64" }, lastInboundAt: NOW, sentSince };
    await discordFixture.kind.send?.(bubble, target, context, AbortSignal.timeout(1_000));
  }
  expect(calls.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    "PATCH /api/v10/webhooks/1234567890/t/messages/@original",
    "POST /api/v10/webhooks/1234567890/t",
  ]);
  expect(JSON.parse(calls[1]?.body ?? "")).toMatchObject({ flags: 64, allowed_mentions: { parse: [] } });
});

test("a body of Apple's that unpacks to more than it may be is refused", async () => {
  const request = await appleFixture.sign("x".repeat(2_000_000), NOW, appleFixture.settings);
  const context = contextOf(appleFixture.settings, NOW);
  await expect(receive(appleMessages, request, context)).rejects.toMatchObject({ code: "invalid" });
});
