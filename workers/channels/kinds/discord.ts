import { z } from "zod";
import { type Answer, jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { fromHex, joined } from "../digest.ts";
import { discordMessage, embedCards } from "../families/discord-embeds.ts";
import { EPHEMERAL, INTERACTION, interaction, interactionEvents, SPOKEN } from "../families/discord-interaction.ts";
import { requireFresh } from "../freshness.ts";
import { getFile, type Http } from "../http.ts";
import { idText, parseJson, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const API = "https://discord.com/api/v10";
/** How an interaction is answered at once. */
const DEFERRED = 5;
const NO_SUGGESTIONS = 8;
/** How long the token of an interaction takes replies. */
const TOKEN_MS = 15 * 60_000;
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
    const asked = z.object({ type: z.literal(INTERACTION.ping) }).safeParse(parseJson(text));
    return asked.success ? jsonAnswer({ type: INTERACTION.ping }) : null;
  },
  verify: verified,
  parse(text, { settings }) {
    const given = readJson(text, interaction);
    if (given.application_id !== settings.applicationId) refuse("receiver");
    return interactionEvents(given);
  },
  ack: (_, __, ___, request) => acknowledged(request),
  limits: {
    text: { max: 2_000, unit: "characters" },
    choices: { max: 25, labelMax: 80, idMax: 100 },
    cards: embedCards,
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
      body: JSON.stringify({ ...discordMessage(bubble), ...(flags && !isFirst ? { flags: Number(flags) } : {}) }),
      signal,
    });
    return sentOf(response);
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
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

/** Always "is thinking": three seconds may be too short for the answer. */
function acknowledged({ body }: RawRequest): Answer {
  const { type, guild_id } = readJson(readText(body), interaction);
  if (type === INTERACTION.autocomplete) return jsonAnswer({ type: NO_SUGGESTIONS, data: { choices: [] } });
  if (!SPOKEN.includes(type)) return textAnswer("", 204);
  return jsonAnswer({ type: DEFERRED, data: guild_id ? { flags: EPHEMERAL } : {} });
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
