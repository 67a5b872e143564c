import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { equalText, hex, joined, sha1 } from "../digest.ts";
import type { ChannelEvent, Contact, Content } from "../events.ts";
import { postForm, postJson } from "../http.ts";
import { hashedId, idText, matching, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "open.douyin.com";
/** Recalled: how long after the shopper's message an answer is taken. */
const WINDOW_MS = 48 * 3_600_000;

const content = z.object({
  challenge: z.number().optional(),
  conversation_short_id: idText.optional(),
  server_message_id: idText.optional(),
  conversation_type: z.number().optional(),
  message_type: z.string().optional(),
  source: z.string().optional(),
  create_time: idText.optional(),
  text: z.string().optional(),
  user_infos: z
    .array(z.object({ open_id: z.string(), nick_name: z.string().optional(), avatar: z.string().optional() }))
    .optional(),
});
const callback = z.object({
  event: z.string(),
  client_key: z.string().optional(),
  from_user_id: z.string().optional(),
  to_user_id: z.string().optional(),
  /** An object, or on some products its JSON as text. */
  content: z.union([content, z.string()]).optional(),
});

/** Recalled error codes of the open platform. */
const CODES: Readonly<Record<string, Outcome>> = {
  "2190002": "token_refused",
  "2190008": "token_refused",
  "10010": "credentials",
  "28001003": "token_refused",
  "28001008": "token_refused",
  "2100004": "retry",
  "2100005": "invalid",
  "28003017": "quota",
  "28001018": "window",
  "28003026": "blocked",
};

/** Douyin private messages of a business account. https://developer.open-douyin.com/docs (webhooks, im) */
export const douyin = defineChannel({
  kind: "douyin",
  title: { zh: "抖音私信", en: "Douyin messages" },
  settings: {
    clientId: shown(
      { zh: "Client Key", en: "Client key" },
      { zh: "抖音开放平台 → 控制台 → 应用", en: "Douyin Open Platform → console → app" },
      line(64),
    ),
    clientSecret: secret({ zh: "Client Secret", en: "Client secret" }, { zh: "同页", en: "The same page" }, line(128)),
    openId: shown(
      { zh: "企业号 open_id", en: "The account's open_id" },
      { zh: "企业号授权应用后得到", en: "Given when the business account authorises the app" },
      line(128),
    ),
    refreshToken: secret(
      { zh: "refresh_token", en: "refresh_token" },
      {
        zh: "授权时与 access_token 一同返回，之后自动续期",
        en: "Given with the access token; renewed by itself afterwards",
      },
      line(256),
    ),
  },
  hosts: () => [HOST],
  async handshake(request, { settings }) {
    const text = await verified(request, settings.clientSecret);
    const asked = callback.safeParse(parseJson(text));
    if (!asked.success || asked.data.event !== "verify_webhook") return null;
    return jsonAnswer({ challenge: contentOf(asked.data).challenge });
  },
  verify: (request, { settings }) => verified(request, settings.clientSecret),
  async parse(text, { settings }, { headers }) {
    const given = readJson(text, callback);
    if (given.client_key !== settings.clientId) refuse("receiver");
    return eventsOf(given, headers.get("msg-id"), settings.clientId);
  },
  limits: { text: { max: 1_000, unit: "characters" }, windows: { message: { ms: WINDOW_MS } } },
  isIdempotent: false,
  async send({ text }, { thread, reply }, { http, settings, token }, signal): Promise<Sent> {
    const address = `https://${HOST}/im/send/msg/?open_id=${encodeURIComponent(settings.openId)}`;
    const given = {
      msg_id: reply.msg_id,
      conversation_id: reply.conversation_id,
      to_user_id: thread,
      scene: reply.scene,
      content: { msg_type: 1, text: { text } },
    };
    const response = await postJson(http, address, given, { headers: { "access-token": await token() }, signal });
    const failed = sentByStatus(response);
    if (failed) return failed;
    const { data, extra } = answered.parse(await jsonOf(response));
    const code = data?.error_code ?? extra?.error_code ?? 0;
    return code === 0 ? { is: "sent", ...(data?.msg_id ? { id: data.msg_id } : {}) } : sentByCode(code, CODES);
  },
  async token({ http, settings }, refresh) {
    const response = await postForm(http, `https://${HOST}/oauth/refresh_token/`, {
      client_key: settings.clientId,
      grant_type: "refresh_token",
      refresh_token: refresh ?? settings.refreshToken,
    });
    const { data } = granted.parse(await jsonOf(response));
    return {
      value: data.access_token,
      ttlMs: data.expires_in * 1_000,
      ...(data.refresh_token ? { refresh: data.refresh_token } : {}),
    };
  },
});

const answered = z.object({
  data: z.object({ error_code: z.number().optional(), msg_id: idText.optional() }).optional(),
  extra: z.object({ error_code: z.number().optional() }).optional(),
});
const granted = z.object({
  data: z.object({
    access_token: z.string().min(1),
    expires_in: z.number().positive(),
    refresh_token: z.string().optional(),
  }),
});

/** Douyin signs no time; a repeat is known by its message id. */
async function verified({ headers, body }: RawRequest, clientSecret: string): Promise<string> {
  const signed = hex(await sha1(joined(clientSecret, body)));
  if (!equalText(headers.get("x-douyin-signature"), signed)) refuse("signature");
  return readText(body);
}

function contentOf({ content: given }: z.infer<typeof callback>): z.infer<typeof content> {
  return typeof given === "string" ? matching(parseJson(given), content) : (given ?? {});
}

async function eventsOf(
  given: z.infer<typeof callback>,
  msgId: string | null,
  clientKey: string,
): Promise<ChannelEvent[]> {
  const { event, from_user_id: from, to_user_id: to } = given;
  const inner = contentOf(given);
  const at = Number(inner.create_time ?? 0);
  const eventId = inner.server_message_id ?? msgId ?? (await hashedId(event, from ?? "", to ?? "", at));
  const shopper = event === "im_send_msg" ? to : from;
  if (!shopper) return [];
  const contact = contactOf(shopper, inner);
  const reply = {
    ...(inner.server_message_id ? { msg_id: inner.server_message_id } : {}),
    ...(inner.conversation_short_id ? { conversation_id: inner.conversation_short_id } : {}),
    scene: event,
  };
  const base = { eventId, contact, thread: shopper, at };
  if (event === "im_receive_msg") return [{ is: "message", ...base, content: [said(inner)], reply }];
  if (event === "im_enter_direct_msg") return [{ is: "signal", ...base, signal: "entered", reply }];
  // An echo of our own names the app; one without a source was written by a person in Douyin.
  if (event === "im_send_msg" && inner.source !== clientKey) {
    return [{ is: "signal", ...base, signal: "taken_over", opens: null }];
  }
  return [];
}

function contactOf(id: string, { user_infos = [] }: z.infer<typeof content>): Contact {
  const { nick_name: name, avatar } = user_infos.find(({ open_id }) => open_id === id) ?? {};
  return { id, ...(name ? { name } : {}), ...(avatar ? { avatarUrl: avatar } : {}) };
}

/** Pictures and films come without an address: they are told, and that they cannot be seen here. */
function said({ message_type: type = "text", text }: z.infer<typeof content>): Content {
  if (type === "text" && text !== undefined) return { is: "text", text };
  if (type === "emoji") return { is: "sticker" };
  if (type === "image" || type === "video") return { is: type, media: {} };
  return { is: "other", type };
}
