import { createHmac } from "node:crypto";
import { parrot } from "./example.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "./fixture.ts";

const payload = (changes: object) =>
  JSON.stringify({ id: "e1", account: "shop-1", user: "u1", sentAt: 1_763_712_000_000, ...changes });

/** Payloads of the messenger's documentation. */
export const fixture = defineFixture({
  kind: parrot,
  settings: { account: "shop-1", apiKey: "stand-in-key" },
  sign(body, atMs, { apiKey }) {
    const time = String(Math.floor(atMs / 1_000));
    const signature = createHmac("sha256", String(apiKey)).update(`${time}.${body}`).digest("hex");
    return post(WEBHOOK_URL, { "parrot-time": time, "parrot-signature": signature }, body);
  },
  signsTime: true,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: payload({ text: "你好" }),
      events: [{ is: "message", eventId: "e1", thread: "u1", content: [{ is: "text", text: "你好" }] }],
    },
    { name: "a wave, which is none of ours", body: payload({ wave: true }), events: [] },
  ],
  wrongReceiver: { body: payload({ account: "shop-2", text: "hi" }) },
  contents: ["text"],
  outbound: {
    thread: "u1",
    textOf: ({ body }) => JSON.parse(body).text,
    answer: (mood) =>
      ({
        ok: () => json({ id: "m1" }),
        retryable: () => json({ code: "slow_down" }, 422),
        token: () => json({ code: "bad_key" }, 422),
        window: () => json({ code: "closed" }, 422),
        blocked: () => json({ code: "blocked_by_user" }, 422),
        invalid: () => json({ code: "too_strange" }, 422),
      })[mood](),
  },
});
