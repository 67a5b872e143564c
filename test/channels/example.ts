import { z } from "zod";
import { refuse } from "../../workers/channels/answer.ts";
import { defineChannel } from "../../workers/channels/channel.ts";
import { equalText, hex, hmacOf, joined } from "../../workers/channels/digest.ts";
import { requireFresh } from "../../workers/channels/freshness.ts";
import { postJson } from "../../workers/channels/http.ts";
import { idText, readJson, readText } from "../../workers/channels/payload.ts";
import { type Outcome, sentByCode, sentByStatus } from "../../workers/channels/sent.ts";
import { line, secret, shown } from "../../workers/channels/settings.ts";

const HOST = "api.parrot.example";
const event = z.object({
  id: idText,
  account: z.string(),
  user: idText,
  sentAt: z.number(),
  text: z.string().optional(),
});
const CODES: Record<string, Outcome> = {
  slow_down: "retry",
  closed: "window",
  blocked_by_user: "blocked",
  bad_key: "credentials",
};

/** Parrot, a messenger that does not exist: HMAC over time and body, plain texts both ways. */
export const parrot = defineChannel({
  kind: "parrot",
  title: { zh: "鹦鹉信使", en: "Parrot" },
  settings: {
    account: shown({ zh: "账号", en: "Account" }, { zh: "控制台首页", en: "First page of the console" }, line(64)),
    apiKey: secret({ zh: "密钥", en: "Key" }, { zh: "控制台 → 安全", en: "Console → Security" }, line(128)),
  },
  hosts: () => [HOST],
  async verify({ headers, body }, { settings, now }) {
    const time = headers.get("parrot-time");
    const signed = hex(await hmacOf("SHA-256", settings.apiKey, joined(`${time}.`, body)));
    if (!equalText(headers.get("parrot-signature"), signed)) refuse("signature");
    requireFresh(time, "s", now());
    return readText(body);
  },
  parse(body, { settings }) {
    const { id, account, user, sentAt, text } = readJson(body, event);
    if (account !== settings.account) refuse("receiver");
    if (!text) return [];
    return [
      { is: "message", eventId: id, contact: { id: user }, thread: user, at: sentAt, content: [{ is: "text", text }] },
    ];
  },
  limits: { text: { max: 500, unit: "characters" }, windows: { message: { ms: 24 * 3_600_000 } } },
  isIdempotent: true,
  async send({ key, text }, { thread }, { http, settings }, signal) {
    const headers = { authorization: `Bearer ${settings.apiKey}`, "idempotency-key": key };
    const response = await postJson(http, `https://${HOST}/messages`, { to: thread, text }, { headers, signal });
    if (response.status !== 422) return sentByStatus(response) ?? { is: "sent" };
    const { code } = z.object({ code: z.string() }).parse(await response.json());
    return sentByCode(code, CODES);
  },
});
