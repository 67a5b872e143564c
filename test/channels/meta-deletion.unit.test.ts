import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ChannelKind } from "../../workers/channels/channel.ts";
import { instagram } from "../../workers/channels/kinds/instagram.ts";
import { messenger } from "../../workers/channels/kinds/messenger.ts";
import { whatsapp } from "../../workers/channels/kinds/whatsapp.ts";
import { contextOf, post, receive, WEBHOOK_URL } from "./fixture.ts";

const SECRET = "stand-in-app-secret";
const NOW = 1_763_712_000_000;
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const settings = {
  appSecret: SECRET,
  verifyToken: "verify-token",
  pageId: "1001",
  accountId: "1001",
  phoneNumberId: "1",
};
const context = contextOf(settings, NOW);

/** As the vendor makes it: base64url of the HMAC over the encoded payload, a dot, the payload. */
function callback(payload: object, secret = SECRET) {
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  const signature = createHmac("sha256", secret).update(encoded).digest("base64url");
  return post(WEBHOOK_URL, FORM, new URLSearchParams({ signed_request: `${signature}.${encoded}` }).toString());
}

const said = { user_id: "218471", algorithm: "HMAC-SHA256", issued_at: 1_763_711_900, expires: 1_763_715_500 };

const KINDS: [string, ChannelKind][] = [
  ["messenger", messenger],
  ["instagram", instagram],
  ["whatsapp", whatsapp],
];

describe.each(KINDS)("the data deletion callback of %s", (_, kind) => {
  test("is a wish to erase, answered with a code and where to ask, the same when it comes again", async () => {
    const events = await receive(kind, callback(said), context);
    expect(events).toMatchObject([{ is: "erase", contact: "218471", code: expect.stringMatching(/^[0-9a-f]{24}$/) }]);
    expect(await receive(kind, callback(said), context)).toEqual(events);
    const answer = await kind.ack?.(events, null, context, callback(said));
    const code = events[0]?.is === "erase" ? events[0].code : "";
    expect(JSON.parse(answer?.body ?? "")).toEqual({ url: `${WEBHOOK_URL}/erasures/${code}`, confirmation_code: code });
  });

  test("of another person or time is another wish", async () => {
    const ids = await Promise.all(
      [said, { ...said, user_id: "9" }, { ...said, issued_at: 1_763_711_901 }].map(
        async (one) => (await receive(kind, callback(one), context))[0],
      ),
    );
    expect(new Set(ids.map((event) => (event?.is === "erase" ? event.code : "")))).toHaveProperty("size", 3);
  });

  test.each([
    ["forged", callback(said, "another-secret-of-length")],
    ["unsigned", post(WEBHOOK_URL, FORM, `signed_request=.${Buffer.from(JSON.stringify(said)).toString("base64url")}`)],
    ["empty", post(WEBHOOK_URL, FORM, "")],
    ["without a payload", post(WEBHOOK_URL, FORM, "signed_request=abc.")],
    ["of another algorithm", callback({ ...said, algorithm: "none" })],
    ["of nobody", callback({ algorithm: "HMAC-SHA256" })],
    ["with more behind it", post(WEBHOOK_URL, FORM, `${new TextDecoder().decode(callback(said).body)}.x`)],
  ])("is refused when it is %s", async (_name, request) => {
    await expect(receive(kind, request, context)).rejects.toMatchObject({
      code: expect.stringMatching(/unauthorized|invalid/),
    });
  });

  test("leaves webhooks answered with an empty 200", async () => {
    expect(await kind.ack?.([], null, context, callback(said))).toMatchObject({ status: 200, body: "" });
  });
});
