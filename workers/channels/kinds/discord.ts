import { z } from "zod";
import type { Card } from "../../platform/message.ts";
import { type Answer, jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { fromHex, joined } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { requireFresh } from "../freshness.ts";
import type { Http } from "../http.ts";
import { idText, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const API = "https://discord.com/api/v10";
/** Interaction types, and how each is answered at once. */
const PING = 1;
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;
const DEFERRED = 5;
const NO_SUGGESTIONS = 8;
/** Only who has asked sees the answer: a server's channel is read by others. */
const EPHEMERAL = 64;
/** How long the token of an interaction takes replies. */
const TOKEN_MS = 15 * 60_000;
/** Ids hold the time since this one, in ms, above their lowest 22 bits. */
const FIRST_MS = 1_420_070_400_000n;

const user = z.object({
  id: idText,
  username: z.string().optional(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
});
const file = z.object({
  id: idText,
  url: z.string(),
  filename: z.string().optional(),
  content_type: z.string().nullish(),
  size: z.number().optional(),
});
const option = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).optional() });
const input = z.object({ custom_id: z.string().optional(), value: z.string().optional() });
const interaction = z.object({
  id: idText,
  application_id: idText,
  type: z.number(),
  token: z.string().optional(),
  guild_id: idText.optional(),
  channel_id: idText.optional(),
  locale: z.string().optional(),
  member: z.object({ user }).optional(),
  user: user.optional(),
  message: z
    .object({
      components: z
        .array(
          z.object({
            components: z
              .array(z.object({ custom_id: z.string().optional(), label: z.string().optional() }))
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  data: z
    .object({
      name: z.string().optional(),
      options: z.array(option.extend({ options: z.array(option).optional() })).optional(),
      resolved: z.object({ attachments: z.record(z.string(), file).optional() }).optional(),
      custom_id: z.string().optional(),
      values: z.array(z.string()).optional(),
      components: z.array(z.object({ components: z.array(input).optional(), component: input.optional() })).optional(),
    })
    .optional(),
});
type Interaction = z.infer<typeof interaction>;

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const CODES: Readonly<Record<string, Outcome>> = {
  "10015": "window",
  "50027": "window",
  "10062": "window",
  "10008": "window",
  "10003": "blocked",
  "50001": "blocked",
  "50007": "blocked",
  "50013": "blocked",
  "50006": "invalid",
  "50035": "invalid",
};

/**
 * Discord's interactions: a slash command, its buttons and forms. Plain messages are not delivered over HTTP.
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export const discord = defineChannel({
  kind: "discord",
  title: { zh: "Discord 命令与按钮", en: "Discord commands and buttons" },
  settings: {
    applicationId: shown(
      { zh: "Application ID", en: "Application id" },
      {
        zh: "discord.com/developers → 应用 → General Information",
        en: "discord.com/developers → app → General Information",
      },
      line(32),
    ),
    publicKey: secret(
      { zh: "Public Key", en: "Public key" },
      { zh: "同页，64 位十六进制", en: "The same page, 64 hexadecimal digits" },
      z
        .string()
        .trim()
        .regex(/^[0-9a-f]{64}$/i),
    ),
    botToken: secret(
      { zh: "Bot Token", en: "Bot token" },
      {
        zh: "Bot 页 → Reset Token；用来登记 /ask 命令和本地址",
        en: "Bot page → Reset Token; registers the command /ask and this address",
      },
      line(128),
    ),
  },
  hosts: () => ["discord.com", "cdn.discordapp.com", "media.discordapp.net"],
  async handshake(request, context) {
    if (request.method !== "POST") return null;
    const text = await verified(request, context);
    const asked = z.object({ type: z.literal(PING) }).safeParse(parseJson(text));
    return asked.success ? jsonAnswer({ type: PING }) : null;
  },
  verify: verified,
  parse(text, { settings }) {
    const given = readJson(text, interaction);
    if (given.application_id !== settings.applicationId) refuse("receiver");
    return eventsOf(given);
  },
  ack: (_, __, ___, request) => acknowledged(request),
  limits: {
    text: { max: 2_000, unit: "characters" },
    choices: { max: 25, labelMax: 80, idMax: 100 },
    cards: { kinds: ALL_CARDS, fits: ({ cards }) => fitsEmbeds(cards.map(embedOf)) },
    windows: { message: { ms: TOKEN_MS } },
  },
  isIdempotent: false,
  async send(bubble, { reply, sentSince }, { http, settings }, signal): Promise<Sent> {
    const { token, flags } = reply;
    if (!token) return { is: "refused", reason: "window" };
    const hook = `${API}/webhooks/${settings.applicationId}/${encodeURIComponent(token)}`;
    // The first one takes the place of "is thinking", the others follow it.
    const isFirst = sentSince === 0;
    const response = await http(isFirst ? `${hook}/messages/@original` : `${hook}?wait=true`, {
      method: isFirst ? "PATCH" : "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...bodyOf(bubble), ...(flags && !isFirst ? { flags: Number(flags) } : {}) }),
      signal,
    });
    return sentOf(response);
  },
  media: ({ url }, { http }) => http(url ?? ""),
  async connect({ http, settings, webhookUrl }) {
    const commands = JSON.stringify([COMMAND_ASK]);
    await called(http, settings.botToken, "PUT", `/applications/${settings.applicationId}/commands`, commands);
    const endpoint = JSON.stringify({ interactions_endpoint_url: webhookUrl });
    await called(http, settings.botToken, "PATCH", "/applications/@me", endpoint);
  },
  async check({ http, settings }) {
    const { id, name } = z
      .object({ id: idText, name: z.string() })
      .parse(await called(http, settings.botToken, "GET", "/applications/@me"));
    if (id === settings.applicationId) return { account: name };
    const problem = { zh: `Token 属于应用 ${id}`, en: `The token is of application ${id}` };
    return { account: name, problem };
  },
});

/** The command that shoppers type; the photo is optional. */
const COMMAND_ASK = {
  name: "ask",
  name_localizations: { "zh-CN": "咨询", "zh-TW": "諮詢" },
  description: "Ask the shop",
  description_localizations: { "zh-CN": "向店铺提问", "zh-TW": "向店鋪提問" },
  options: [
    { type: 3, name: "question", description: "Your question", required: true, max_length: 2_000 },
    { type: 11, name: "file", description: "A photo or file" },
  ],
};

async function verified(
  { headers, body }: RawRequest,
  { settings, now }: Pick<ChannelContext<{ publicKey: string }>, "settings" | "now">,
): Promise<string> {
  const timestamp = headers.get("x-signature-timestamp") ?? "";
  const signature = fromHex(headers.get("x-signature-ed25519") ?? "");
  const bytes = fromHex(settings.publicKey);
  if (signature?.length !== 64 || bytes?.length !== 32) refuse("signature");
  const key = await crypto.subtle.importKey("raw", bytes, { name: "Ed25519" }, false, ["verify"]);
  if (!(await crypto.subtle.verify("Ed25519", key, signature, joined(timestamp, body)))) refuse("signature");
  requireFresh(timestamp, "s", now());
  return readText(body);
}

function eventsOf(given: Interaction): ChannelEvent[] {
  const { id, type, token, guild_id, channel_id, locale, data } = given;
  const author = given.member?.user ?? given.user;
  if (!author || !channel_id || !data || ![COMMAND, COMPONENT, MODAL].includes(type)) return [];
  const name = author.global_name ?? author.username;
  const avatar = author.avatar ? `https://cdn.discordapp.com/avatars/${author.id}/${author.avatar}.png` : undefined;
  const contact = {
    id: author.id,
    ...(name ? { name } : {}),
    ...(avatar ? { avatarUrl: avatar } : {}),
    ...(locale ? { locale } : {}),
  };
  const reply: Record<string, string> = {
    ...(token ? { token } : {}),
    ...(guild_id ? { flags: String(EPHEMERAL) } : {}),
  };
  const thread = `${channel_id}:${author.id}`;
  return [{ is: "message", eventId: id, contact, thread, at: timeOf(id), content: contentOf(given, data), reply }];
}

function timeOf(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number((BigInt(id) >> 22n) + FIRST_MS) : 0;
}

function contentOf({ type, message }: Interaction, data: NonNullable<Interaction["data"]>): Content[] {
  if (type === COMPONENT) {
    const id = data.values?.[0] ?? data.custom_id ?? "";
    const buttons = message?.components?.flatMap(({ components = [] }) => components) ?? [];
    const label = buttons.find(({ custom_id }) => custom_id === id)?.label;
    return [{ is: "choice", id, label: label || id }];
  }
  const fields = data.components?.flatMap(({ components = [], component }) => [...components, component ?? {}]) ?? [];
  const options = data.options?.flatMap((given) => given.options ?? [given]) ?? [];
  const files = data.resolved?.attachments ?? {};
  const words = type === MODAL ? fields.map(({ value }) => value) : options.map(({ value }) => value);
  const said = words.filter((word) => word !== undefined && !Object.hasOwn(files, String(word))).join("\n");
  const pieces = Object.values(files).map(attached);
  // A command without a word asks by its name.
  const text = said || (pieces.length === 0 ? (data.name ?? "") : "");
  return [...(text ? [{ is: "text" as const, text }] : []), ...pieces];
}

function attached({ id, url, filename, content_type, size }: z.infer<typeof file>): Content {
  const family = content_type?.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  return {
    is,
    media: { id, url },
    ...(filename ? { name: filename } : {}),
    ...(content_type ? { mime: content_type } : {}),
    ...(size === undefined ? {} : { sizeBytes: size }),
  };
}

/** Always "is thinking": three seconds may be too short for the answer. */
function acknowledged({ body }: RawRequest): Answer {
  const { type, guild_id } = readJson(readText(body), interaction);
  if (type === AUTOCOMPLETE) return jsonAnswer({ type: NO_SUGGESTIONS, data: { choices: [] } });
  if (![COMMAND, COMPONENT, MODAL].includes(type)) return textAnswer("", 204);
  return jsonAnswer({ type: DEFERRED, data: guild_id ? { flags: EPHEMERAL } : {} });
}

function bodyOf({ text, choices, cards }: Bubble) {
  const rows = choices.reduce<object[][]>((rows, { id, label }) => {
    const button = { type: 2, style: 2, label, custom_id: id };
    const last = rows.at(-1);
    if (last && last.length < 5) last.push(button);
    else rows.push([button]);
    return rows;
  }, []);
  const components = rows.map((row) => ({ type: 1, components: row }));
  // What a shopper wrote and we repeat must call nobody.
  return {
    content: text,
    allowed_mentions: { parse: [] },
    ...(cards.length > 0 ? { embeds: cards.map(embedOf) } : {}),
    ...(components.length > 0 ? { components } : {}),
  };
}

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const EMBEDS = { max: 10, title: 256, description: 4_096, total: 6_000 };

function fitsEmbeds(embeds: ReturnType<typeof embedOf>[]): boolean {
  const total = embeds.reduce((sum, { title, description }) => sum + title.length + description.length, 0);
  const isWithin = ({ title, description }: ReturnType<typeof embedOf>) =>
    title.length <= EMBEDS.title && description.length <= EMBEDS.description;
  return embeds.length <= EMBEDS.max && total <= EMBEDS.total && embeds.every(isWithin);
}

function embedOf(card: Card) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const description = [subtitle, ...rows.map(({ line }) => line)].filter(Boolean).join("\n");
  return { title, description, ...(imageUrl ? { thumbnail: { url: imageUrl } } : {}) };
}

async function sentOf(response: Response): Promise<Sent> {
  if (response.ok) return { is: "sent", id: z.object({ id: idText }).parse(await jsonOf(response)).id };
  if (response.status >= 500) return sentByStatus(response) ?? { is: "sent" };
  const { code, retry_after } = z
    .object({ code: z.number().default(0), retry_after: z.number().optional() })
    .parse(await jsonOf(response));
  if (response.status === 429) return { is: "retry", afterMs: Math.ceil((retry_after ?? 2) * 1_000) };
  return sentByCode(code, CODES);
}

async function called(http: Http, token: string, method: "GET" | "PUT" | "PATCH", path: string, body?: string) {
  const headers = { authorization: `Bot ${token}`, "content-type": "application/json" };
  const response = await http(`${API}${path}`, { method, headers, ...(body ? { body } : {}) });
  if (!response.ok) throw new Error(`Discord answered ${response.status}`);
  const value: unknown = await response.json();
  return value;
}
