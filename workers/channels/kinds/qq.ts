import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel, type Limits, type Sent } from "../channel.ts";
import { type Bytes, equalBytes, fromHex, hex, joined, utf8 } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { qqCards, qqChoices, qqMessage } from "../families/qq-markdown.ts";
import { requireFresh } from "../freshness.ts";
import { getFile, postJson } from "../http.ts";
import { idText, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const API = "api.sgroup.qq.com";
const TOKENS = "bots.qq.com";
const SEED_BYTES = 32;
/** PKCS#8 of an Ed25519 key up to its seed. */
const PKCS8 = "302e020100300506032b657004220420";
const MINUTE_MS = 60_000;

const attachment = z.object({
  content_type: z.string(),
  url: z.string().optional(),
  filename: z.string().optional(),
  size: z.number().optional(),
  asr_refer_text: z.string().optional(),
});
const delivery = z.object({
  op: z.number(),
  id: z.string().optional(),
  t: z.string().optional(),
  d: z
    .object({
      id: z.string().optional(),
      content: z.string().optional(),
      timestamp: idText.optional(),
      author: z
        .object({
          user_openid: z.string().optional(),
          member_openid: z.string().optional(),
          union_openid: z.string().optional(),
        })
        .optional(),
      group_openid: z.string().optional(),
      openid: z.string().optional(),
      user_openid: z.string().optional(),
      attachments: z.array(attachment).optional(),
      data: z
        .object({
          resolved: z.object({ button_data: z.string().optional(), button_id: z.string().optional() }).optional(),
        })
        .optional(),
    })
    .optional(),
});

/** https://bot.q.qq.com/wiki/develop/api-v2/openapi/error/error.html, those that replies meet. */
const CODES: Readonly<Record<string, Outcome>> = {
  "11244": "token_refused",
  "11241": "credentials",
  "11242": "credentials",
  "11253": "credentials",
  "22009": "quota",
  "304082": "invalid",
  "304023": "retry",
  "40034024": "window",
  "40034025": "window",
  "40034026": "window",
  "40034027": "quota",
  "40054005": "invalid",
  "11281": "retry",
  "11282": "blocked",
};

const WORDS_ONLY: Limits = {
  text: { max: 2_000, unit: "characters" },
  windows: { message: { ms: 60 * MINUTE_MS, max: 5 }, group: { ms: 5 * MINUTE_MS, max: 5 } },
};

const WITH_MARKDOWN: Limits = { ...WORDS_ONLY, choices: qqChoices, cards: qqCards };

/** QQ bots, private and group. https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/event-emit.html */
export const qq = defineChannel({
  kind: "qq",
  title: { zh: "QQ 机器人", en: "QQ bot" },
  settings: {
    appId: shown(
      { zh: "AppID", en: "AppID" },
      { zh: "QQ 开放平台 → 开发设置", en: "QQ open platform → development settings" },
      line(40),
    ),
    appSecret: secret({ zh: "AppSecret", en: "AppSecret" }, { zh: "同页", en: "The same page" }, line(128)),
    markdown: shown(
      { zh: "原生 Markdown 与按钮", en: "Markdown and buttons" },
      {
        zh: "机器人已获准发送原生 Markdown 和自定义按钮才选 on，否则用文字和数字",
        en: "Choose on only where the bot may send Markdown and keyboards of its own; else it is words and numbers",
      },
      z.enum(["off", "on"]).optional(),
    ),
  },
  hosts: () => [API, TOKENS, "multimedia.nt.qq.com.cn", "*.qpic.cn"],
  async handshake({ method, body }, { settings }) {
    if (method !== "POST") return null;
    const asked = validation.safeParse(parseJson(readText(body)));
    if (!asked.success) return null;
    const { plain_token, event_ts } = asked.data.d;
    const { sign } = await keysOf(settings.appSecret);
    return jsonAnswer({ plain_token, signature: hex(await sign(utf8(`${event_ts}${plain_token}`))) });
  },
  async verify({ headers, body }, { settings, now }) {
    const timestamp = headers.get("x-signature-timestamp") ?? "";
    const signature = fromHex(headers.get("x-signature-ed25519") ?? "");
    const { isSigned } = await keysOf(settings.appSecret);
    if (!signature || !(await isSigned(signature, joined(timestamp, body)))) refuse("signature");
    requireFresh(timestamp, "s", now());
    return readText(body);
  },
  parse(text, { settings, now }, { headers }) {
    const appId = headers.get("x-bot-appid");
    if (appId !== settings.appId) refuse("receiver");
    return eventsOf(readJson(text, delivery), now());
  },
  ack: () => jsonAnswer({ op: 12 }),
  limits: WITH_MARKDOWN,
  limitsFor: ({ markdown }) => (markdown === "on" ? WITH_MARKDOWN : WORDS_ONLY),
  // A sequence number is taken once per message id, but a newer message of the shopper's would bring another id.
  isIdempotent: false,
  async send(bubble, { thread, reply, sentSince }, { http, token }, signal): Promise<Sent> {
    const path = thread.startsWith("group:") ? `groups/${thread.slice("group:".length)}` : `users/${thread}`;
    const given = {
      ...qqMessage(bubble),
      ...(reply.msg_id ? { msg_id: reply.msg_id } : {}),
      msg_seq: sentSince + 1,
    };
    const headers = { authorization: `QQBot ${await token()}` };
    const response = await postJson(http, `https://${API}/v2/${path}/messages`, given, { headers, signal });
    if (response.status === 502 || response.status === 504) throw new Error("the gateway does not know");
    const { id, code } = answered.parse(await jsonOf(response));
    if (code !== undefined) return sentByCode(code, CODES);
    return sentByStatus(response) ?? { is: "sent", ...(id ? { id } : {}) };
  },
  async token({ http, settings }) {
    const given = { appId: settings.appId, clientSecret: settings.appSecret };
    const response = await postJson(http, `https://${TOKENS}/app/getAppAccessToken`, given);
    const { access_token: value, expires_in } = granted.parse(await jsonOf(response));
    return { value, ttlMs: Number(expires_in) * 1_000 };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
});

const validation = z.object({ op: z.literal(13), d: z.object({ plain_token: z.string(), event_ts: z.string() }) });
const answered = z.object({ id: z.string().optional(), code: z.number().optional() });
const granted = z.object({ access_token: z.string().min(1), expires_in: idText });

/** Both keys come from the secret, repeated until it is long enough. */
async function keysOf(secretText: string) {
  const secret = utf8(secretText);
  if (secret.length === 0) refuse("signature");
  const seed = Uint8Array.from({ length: SEED_BYTES }, (_, i) => secret[i % secret.length] ?? 0);
  const pkcs8 = fromHex(PKCS8 + hex(seed)) ?? refuse("signature");
  const own = await crypto.subtle.importKey("pkcs8", pkcs8, { name: "Ed25519" }, false, ["sign"]);
  const sign = async (data: Bytes): Promise<Bytes> =>
    new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, own, data));
  return {
    sign,
    /** Ed25519 signs the same bytes the same way each time: what is equal to our own signature is valid. */
    isSigned: async (signature: Bytes, data: Bytes) => equalBytes(signature, await sign(data)),
  };
}

function eventsOf({ op, t: type, id: given, d = {} }: z.infer<typeof delivery>, now: number): ChannelEvent[] {
  if (op !== 0 || !type) return [];
  const eventId = d.id ?? given;
  const who = d.author?.user_openid ?? d.author?.member_openid ?? d.user_openid ?? d.openid;
  if (!eventId || !who) return [];
  const at = timeOf(d.timestamp, now);
  const { union_openid } = d.author ?? {};
  const contact = { id: who, ...(union_openid ? { unionId: union_openid } : {}) };
  const base = { eventId, contact, at };
  if (type === "C2C_MESSAGE_CREATE") {
    return [{ is: "message", ...base, thread: who, content: contentOf(d), reply: { msg_id: eventId } }];
  }
  if (type === "GROUP_AT_MESSAGE_CREATE" && d.group_openid) {
    const thread = `group:${d.group_openid}`;
    return [{ is: "message", ...base, thread, content: contentOf(d), reply: { msg_id: eventId }, opens: "group" }];
  }
  const choice = d.data?.resolved?.button_data;
  if (type === "INTERACTION_CREATE" && choice) {
    return [
      { is: "message", ...base, thread: who, content: [{ is: "choice", id: choice, label: choice }], opens: null },
    ];
  }
  if (type === "FRIEND_ADD") return [{ is: "signal", ...base, thread: who, signal: "entered", opens: null }];
  if (type === "FRIEND_DEL") return [{ is: "signal", ...base, thread: who, signal: "left", opens: null }];
  return [];
}

/** RFC 3339 in messages, seconds in other events. */
function timeOf(given: string | undefined, now: number): number {
  if (!given) return now;
  if (/^\d+$/.test(given)) return Number(given) * 1_000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? now : at;
}

function contentOf({ content = "", attachments = [] }: NonNullable<z.infer<typeof delivery>["d"]>): Content[] {
  const text = content.trim();
  return [...(text ? [{ is: "text" as const, text }] : []), ...attachments.map(attached)];
}

function attached({ content_type: type, url, filename, size, asr_refer_text }: z.infer<typeof attachment>): Content {
  const address = url && !url.includes("://") ? `https://${url}` : url;
  const media = address ? { url: address } : {};
  const sized = size === undefined ? {} : { sizeBytes: size };
  if (type.startsWith("image/")) return { is: "image", media, mime: type, ...sized };
  if (type.startsWith("video/")) return { is: "video", media, mime: type, ...sized };
  if (type.startsWith("voice")) {
    return { is: "voice", media, ...sized, ...(asr_refer_text ? { transcript: asr_refer_text } : {}) };
  }
  return { is: "file", media, ...sized, ...(filename ? { name: filename } : {}) };
}
