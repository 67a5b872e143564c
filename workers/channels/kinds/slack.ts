import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { ALL_CARDS } from "../card-parts.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { equalText, hex, hmacOf, joined } from "../digest.ts";
import type { ChannelEvent, Content, MessageEvent } from "../events.ts";
import { cardBlocks, fitsBlocks, saidShort } from "../families/slack-blocks.ts";
import { requireFresh } from "../freshness.ts";
import { getFile, postJson } from "../http.ts";
import { hashedId, matching, parseJson, readForm, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const file = z.object({
  id: z.string(),
  name: z.string().optional(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
});
const callback = z.object({
  api_app_id: z.string(),
  team_id: z.string().optional(),
  event_id: z.string(),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().optional(),
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
    files: z.array(file).optional(),
  }),
});
const interaction = z.object({
  type: z.string(),
  api_app_id: z.string(),
  trigger_id: z.string().optional(),
  user: z.object({ id: z.string(), name: z.string().optional() }),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_ts: z.string().optional(),
        value: z.string().optional(),
        text: z.object({ text: z.string() }).optional(),
      }),
    )
    .optional(),
});

/** Error names of `chat.postMessage`; anything else is refused under its own name. */
const CODES: Record<string, Outcome> = {
  ratelimited: "retry",
  rate_limited: "retry",
  internal_error: "retry",
  service_unavailable: "retry",
  fatal_error: "retry",
  token_expired: "token_refused",
  invalid_auth: "credentials",
  not_authed: "credentials",
  token_revoked: "credentials",
  account_inactive: "credentials",
  missing_scope: "credentials",
  channel_not_found: "blocked",
  is_archived: "blocked",
  not_in_channel: "blocked",
  msg_too_long: "invalid",
  no_text: "invalid",
  invalid_blocks: "invalid",
};

/** Slack Events API and interactivity. https://api.slack.com/authentication/verifying-requests-from-slack */
export const slack = defineChannel({
  kind: "slack",
  title: { zh: "Slack", en: "Slack" },
  settings: {
    appId: shown(
      { zh: "App ID", en: "App ID" },
      { zh: "api.slack.com/apps → Basic Information", en: "api.slack.com/apps → Basic Information" },
      line(40),
    ),
    signingSecret: secret(
      { zh: "Signing Secret", en: "Signing secret" },
      { zh: "同页的 App Credentials", en: "App Credentials on the same page" },
      line(128),
    ),
    botToken: secret(
      { zh: "Bot Token", en: "Bot token" },
      {
        zh: "OAuth & Permissions,xoxb- 开头;权限 chat:write、im:history、files:read",
        en: "OAuth & Permissions, begins with xoxb-; scopes chat:write, im:history, files:read",
      },
      line(255),
    ),
  },
  hosts: () => ["slack.com", "files.slack.com"],
  async handshake(request, context) {
    if (request.method !== "POST" || isForm(request)) return null;
    const text = await verified(request, context);
    const asked = z.object({ type: z.literal("url_verification"), challenge: z.string() }).safeParse(parseJson(text));
    return asked.success ? jsonAnswer({ challenge: asked.data.challenge }) : null;
  },
  verify: verified,
  async parse(body, { settings }, request) {
    if (!isForm(request)) return eventsOf(readJson(body, callback), settings.appId);
    const form = readForm(body);
    const payload = form.get("payload");
    return payload
      ? pressed(matching(parseJson(payload), interaction), settings.appId)
      : commanded(form, settings.appId, request);
  },
  limits: {
    text: { max: 4_000, unit: "characters" },
    choices: { max: 5, labelMax: 75 },
    cards: { kinds: ALL_CARDS, fits: ({ cards }) => fitsBlocks(cards) },
  },
  isIdempotent: false,
  async send(bubble, { thread }, { http, settings }, signal): Promise<Sent> {
    const [channel, thread_ts] = thread.split(":");
    const body = { channel, ...(thread_ts ? { thread_ts } : {}), ...contentFor(bubble) };
    const headers = { authorization: `Bearer ${settings.botToken}` };
    const response = await postJson(http, "https://slack.com/api/chat.postMessage", body, { headers, signal });
    const failed = sentByStatus(response);
    if (failed) return failed;
    const { ok, error, ts } = await jsonOf(response);
    return ok === true ? { is: "sent", id: String(ts) } : sentByCode(String(error), CODES);
  },
  media: ({ url = "" }, { http, settings }) => getFile(http, url, { authorization: `Bearer ${settings.botToken}` }),
  async profile(contact, { http, settings }) {
    const headers = { authorization: `Bearer ${settings.botToken}` };
    const answer = await jsonOf(
      await http(`https://slack.com/api/users.info?user=${encodeURIComponent(contact)}`, { headers }),
    );
    const user = z.object({ real_name: z.string().optional(), locale: z.string().optional() }).safeParse(answer.user);
    const { real_name: name, locale } = user.data ?? {};
    return { ...(name ? { name } : {}), ...(locale ? { locale } : {}) };
  },
  async check({ http, settings }) {
    const headers = { authorization: `Bearer ${settings.botToken}` };
    const { ok, team, error } = await jsonOf(await postJson(http, "https://slack.com/api/auth.test", {}, { headers }));
    if (ok !== true) throw new Error(`Slack answered ${String(error)}`);
    return { account: String(team) };
  },
});

async function verified(
  { headers, body }: RawRequest,
  { settings, now }: Pick<ChannelContext<{ signingSecret: string }>, "settings" | "now">,
): Promise<string> {
  const timestamp = headers.get("x-slack-request-timestamp");
  const signed = await hmacOf("SHA-256", settings.signingSecret, joined(`v0:${timestamp}:`, body));
  if (!equalText(headers.get("x-slack-signature"), `v0=${hex(signed)}`)) refuse("signature");
  requireFresh(timestamp, "s", now());
  return readText(body);
}

const isForm = ({ headers }: RawRequest) => (headers.get("content-type") ?? "").includes("x-www-form-urlencoded");

function eventsOf({ api_app_id, event_id, event }: z.infer<typeof callback>, appId: string): ChannelEvent[] {
  if (api_app_id !== appId) refuse("receiver");
  const { type, subtype, channel, channel_type, user, bot_id, text, ts, thread_ts, files = [] } = event;
  const isOurs = type === "app_mention" || (type === "message" && channel_type === "im");
  // Edits, joins and bots (ourselves among them) are no messages of a shopper; a shared file is one.
  if (!isOurs || bot_id || (subtype && subtype !== "file_share") || !channel || !user || !ts) return [];
  const content: Content[] = [
    ...(text ? [{ is: "text" as const, text: text.replace(/<@[A-Z0-9]+>\s*/g, "") }] : []),
    ...files.map(fileContent),
  ];
  const root = channel_type === "im" ? thread_ts : (thread_ts ?? ts);
  return [
    {
      is: "message",
      eventId: event_id,
      contact: { id: user },
      thread: root ? `${channel}:${root}` : channel,
      at: Number(ts) * 1_000,
      content,
    },
  ];
}

function fileContent({ id, name, mimetype = "", size, url_private }: z.infer<typeof file>): Content {
  const family = mimetype.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  return {
    is,
    media: { id, ...(url_private ? { url: url_private } : {}) },
    ...(name ? { name } : {}),
    ...(mimetype ? { mime: mimetype } : {}),
    ...(size === undefined ? {} : { sizeBytes: size }),
  };
}

async function pressed(given: z.infer<typeof interaction>, appId: string): Promise<ChannelEvent[]> {
  if (given.api_app_id !== appId) refuse("receiver");
  const action = given.actions?.[0];
  if (given.type !== "block_actions" || !action?.value || !given.channel) return [];
  const { id, name } = given.user;
  const root = given.message?.thread_ts;
  return [
    {
      is: "message",
      eventId: given.trigger_id ?? (await hashedId(id, action.value, action.action_ts ?? "")),
      contact: { id, ...(name ? { name } : {}) },
      thread: root ? `${given.channel.id}:${root}` : given.channel.id,
      at: Number(action.action_ts ?? 0) * 1_000,
      content: [{ is: "choice", id: action.value, label: action.text?.text ?? action.value }],
    },
  ];
}

async function commanded(form: Map<string, string>, appId: string, request: RawRequest): Promise<MessageEvent[]> {
  const owner = form.get("api_app_id");
  if (owner !== undefined && owner !== appId) refuse("receiver");
  const user = form.get("user_id");
  const channel = form.get("channel_id");
  const text = form.get("text");
  if (!user || !channel) refuse("invalid");
  if (!text) return [];
  const name = form.get("user_name");
  return [
    {
      is: "message",
      eventId: form.get("trigger_id") ?? (await hashedId(user, channel, text)),
      contact: { id: user, ...(name ? { name } : {}) },
      thread: channel,
      at: Number(request.headers.get("x-slack-request-timestamp")) * 1_000,
      content: [{ is: "text", text }],
    },
  ];
}

function contentFor({ text, choices, cards }: Bubble) {
  if (choices.length + cards.length === 0) return { text };
  const elements = choices.map(({ id, label }, index) => ({
    type: "button",
    action_id: `choice_${index}`,
    text: { type: "plain_text", text: label },
    value: id,
  }));
  // A section holds 3,000 characters; the text beside the blocks is what notifications show.
  const sections = text.match(/[\s\S]{1,2900}/g) ?? [];
  const blocks = sections.map((part) => ({ type: "section", text: { type: "plain_text", text: part } }));
  const actions = elements.length > 0 ? [{ type: "actions", elements }] : [];
  return { text: text || saidShort(cards), blocks: [...blocks, ...cardBlocks(cards), ...actions] };
}
