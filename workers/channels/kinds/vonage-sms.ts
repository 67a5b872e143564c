import { z } from "zod";
import { refuse } from "../answer.ts";
import { type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { equalText, hex, hmacOf, md5Hex } from "../digest.ts";
import type { ChannelEvent } from "../events.ts";
import { postForm } from "../http.ts";
import { hashedId, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "rest.nexmo.com";
const METHODS = { md5hash: null, md5: "MD5", sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" } as const;
type Method = keyof typeof METHODS;
/** Signed clocks are UTC seconds. */
const TOLERANCE_S = 300;

const fields = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** https://developer.vonage.com/en/api-errors/sms */
const CODES: Readonly<Record<string, Outcome>> = {
  "1": "retry",
  "5": "retry",
  "10": "retry",
  "2": "invalid",
  "3": "invalid",
  "4": "credentials",
  "8": "credentials",
  "14": "credentials",
  "7": "blocked",
  "15": "invalid",
  "9": "quota",
};

/** Text messages by Vonage. https://developer.vonage.com/en/getting-started/concepts/signing-messages */
export const vonageSms = defineChannel({
  kind: "vonage-sms",
  title: { zh: "短信（Vonage）", en: "SMS (Vonage)" },
  settings: {
    accountId: shown(
      { zh: "API key", en: "API key" },
      { zh: "dashboard.vonage.com 首页", en: "First page of dashboard.vonage.com" },
      line(40),
    ),
    apiSecret: secret({ zh: "API secret", en: "API secret" }, { zh: "同页", en: "The same page" }, line(64)),
    signatureSecret: secret(
      { zh: "签名密钥", en: "Signature secret" },
      { zh: "Settings → Signed webhooks，需要打开", en: "Settings → Signed webhooks, which must be on" },
      line(128),
    ),
    signatureMethod: shown(
      { zh: "签名算法", en: "Signature method" },
      { zh: "与后台一致，建议 sha256", en: "As in the dashboard; sha256 is advised" },
      z.enum(["md5hash", "md5", "sha1", "sha256", "sha512"]).default("sha256"),
    ),
    number: shown({ zh: "号码", en: "Number" }, { zh: "不带 + 的国际格式", en: "International, without +" }, line(20)),
  },
  hosts: () => [HOST],
  verify: verified,
  parse: (text, { settings, now }) => eventsOf(readJson(text, fields), settings.number, now()),
  limits: { text: { max: 1_530, unit: "characters" } },
  isIdempotent: false,
  async send({ text }, { thread }, { http, settings, webhookUrl }, signal): Promise<Sent> {
    const response = await postForm(
      http,
      `https://${HOST}/sms/json`,
      {
        api_key: settings.accountId,
        api_secret: settings.apiSecret,
        from: settings.number,
        to: thread,
        text,
        type: "unicode",
        callback: webhookUrl,
      },
      { signal },
    );
    const failed = sentByStatus(response);
    if (failed) return failed;
    // A text of several parts has an answer for each; one that failed makes the whole one incomplete.
    const { messages } = answered.parse(await jsonOf(response));
    const wrong = messages.find(({ status }) => status !== "0");
    if (wrong) return sentByCode(wrong.status, CODES);
    const id = messages[0]?.["message-id"];
    return { is: "sent", ...(id ? { id } : {}) };
  },
});

const answered = z.object({
  messages: z.array(z.object({ status: z.string(), "message-id": z.string().optional() })).min(1),
});

/** The fields as JSON, if they are signed: they come by GET, as a form, or as JSON. */
async function verified(
  { method, url, headers, body }: RawRequest,
  { settings, now }: Pick<ChannelContext<{ signatureSecret: string; signatureMethod: Method }>, "settings" | "now">,
): Promise<string> {
  const text = readText(body);
  const isJson = headers.get("content-type")?.includes("json") ?? text.startsWith("{");
  const given: Record<string, string> =
    method === "GET"
      ? Object.fromEntries(url.searchParams)
      : isJson
        ? readJson(text, fields)
        : Object.fromEntries(new URLSearchParams(text));
  const { sig, ...signed } = given;
  const expected = await signatureOf(signed, settings.signatureSecret, settings.signatureMethod);
  if (!equalText(sig?.toLowerCase(), expected)) refuse("signature");
  const clock = Number(signed.timestamp);
  if (!Number.isFinite(clock) || Math.abs(now() / 1_000 - clock) > TOLERANCE_S) refuse("stale");
  return JSON.stringify(signed);
}

async function signatureOf(given: Record<string, string>, secretText: string, method: Method): Promise<string> {
  if (secretText === "") refuse("signature");
  const text = Object.keys(given)
    .sort()
    .map((name) => `&${name}=${given[name]?.replace(/[&=]/g, "_")}`)
    .join("");
  const hash = METHODS[method];
  return hash === null ? md5Hex(text + secretText) : hex(await hmacOf(hash, secretText, text));
}

async function eventsOf(given: Record<string, string>, number: string, now: number): Promise<ChannelEvent[]> {
  const { msisdn, to, messageId, text, status } = given;
  const at = Date.parse(`${given["message-timestamp"]?.replace(" ", "T")}Z`) || now;
  if (!msisdn || !messageId) return [];
  if (status) return receiptOf(given, messageId, at);
  if (to !== number) refuse("receiver");
  const base = { contact: { id: msisdn, phone: `+${msisdn}` }, thread: msisdn, at };
  if (given.type === "binary" || text === undefined) {
    return [{ is: "message", eventId: messageId, ...base, content: [{ is: "other", type: given.type ?? "binary" }] }];
  }
  // Each part of a long text is a message of its own here; the conversation reads them as one burst.
  const part = given["concat-part"];
  const eventId = part ? await hashedId(messageId, given["concat-ref"] ?? "", part) : messageId;
  return [{ is: "message", eventId, ...base, content: [{ is: "text", text }] }];
}

function receiptOf(given: Record<string, string>, messageId: string, at: number): ChannelEvent[] {
  const { status = "", msisdn = "" } = given;
  const state =
    status === "delivered" ? "delivered" : ["failed", "rejected", "expired"].includes(status) ? "failed" : null;
  if (!state) return [];
  const code = given["err-code"];
  const reason = state === "failed" && code ? { reason: `code ${code}` } : {};
  return [{ is: "receipt", eventId: `${messageId}:${status}`, thread: msisdn, messageId, state, at, ...reason }];
}
