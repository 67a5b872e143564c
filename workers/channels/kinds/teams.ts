import { decodeJwt } from "jose";
import { z } from "zod";
import type { Card } from "../../platform/message.ts";
import { jsonAnswer, refuse, textAnswer } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { type Bubble, defineChannel, type Sent } from "../channel.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { bearerOf, claimsOf } from "../families/bearer-token.ts";
import { getFile, postForm, postJson } from "../http.ts";
import { hashedId, idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";
import { lengthOf } from "../split.ts";

const KEYS = "https://login.botframework.com/v1/.well-known/keys";
const ISSUER = "https://api.botframework.com";
const LOGIN = "login.microsoftonline.com";
const SCOPE = "https://api.botframework.com/.default";
/** Where Teams takes replies; the token goes nowhere else. */
const SERVICE_HOST = "smba.trafficmanager.net";
/** Recalled: a message holds 28 KB with all that is around its text. */
const MAX_TEXT_BYTES = 20_000;
const MAX_BODY_BYTES = 26_000;

const account = z.object({ id: idText, name: z.string().optional() });
const attachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
  content: z.unknown().optional(),
});
const submitted = z.object({ choice: z.string().min(1), label: z.string().optional() });
const activity = z.object({
  type: z.string(),
  id: idText.optional(),
  timestamp: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().optional(),
  from: account,
  conversation: z.object({ id: idText, conversationType: z.string().optional() }),
  text: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  name: z.string().optional(),
  action: z.string().optional(),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activity>;

/** Error codes of https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability */
const CODES: Readonly<Record<string, Outcome>> = {
  BotNotInConversationRoster: "blocked",
  ConversationBlockedByUser: "blocked",
  ConversationNotFound: "blocked",
  MessageWritesBlocked: "blocked",
  ForbiddenOperationException: "blocked",
  BotDisabledByAdmin: "blocked",
  MessageSizeTooBig: "invalid",
  BadSyntax: "invalid",
  BadArgument: "invalid",
  Throttled: "retry",
  PreconditionFailed: "retry",
};

/** Microsoft Teams by the Bot Framework. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const teams = defineChannel({
  kind: "teams",
  title: { zh: "Microsoft Teams", en: "Microsoft Teams" },
  settings: {
    appId: shown(
      { zh: "Microsoft App ID", en: "Microsoft app id" },
      { zh: "Azure 门户 → Azure Bot → 配置", en: "Azure portal → Azure Bot → Configuration" },
      line(64),
    ),
    tenantId: shown(
      { zh: "租户 ID", en: "Tenant id" },
      { zh: "同页；机器人类型选单租户", en: "The same page; the bot's type is single tenant" },
      z
        .string()
        .trim()
        .regex(/^[\w.-]{1,100}$/),
    ),
    clientSecret: secret(
      { zh: "客户端密码", en: "Client secret" },
      { zh: "同页 → 管理密码 → 新建，填它的值", en: "The same page → Manage password → New; its value" },
      line(255),
    ),
  },
  hosts: () => [SERVICE_HOST, LOGIN, "login.botframework.com", "*.sharepoint.com"],
  refusalStatus: 403,
  async verify({ headers, body }, context) {
    const expected = { keys: KEYS, issuer: ISSUER, audience: context.settings.appId, endorsement: "msteams" };
    await claimsOf(bearerOf(headers), expected, context);
    return readText(body);
  },
  parse(text, { now }, { headers }) {
    const given = readJson(text, activity);
    const { serviceurl } = z.object({ serviceurl: z.string() }).safeParse(decodeJwt(bearerOf(headers))).data ?? {};
    // The token was made for one service; a body of another one was put beside it.
    if (serviceurl !== given.serviceUrl || !isService(given.serviceUrl)) refuse("receiver");
    if (given.channelId !== "msteams") refuse("receiver");
    return eventsOf(given, now());
  },
  ack(events, _, __, { body }) {
    const { type } = readJson(readText(body), activity);
    if (type !== "invoke") return textAnswer("");
    const label = events.flatMap((event) => (event.is === "message" ? event.content : [])).find(isChoice)?.label ?? "";
    return jsonAnswer({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: label });
  },
  limits: {
    text: { max: MAX_TEXT_BYTES, unit: "bytes" },
    choices: { max: 6, labelMax: 60 },
    cards: {
      kinds: ALL_CARDS,
      fits: (bubble) => lengthOf(JSON.stringify(bodyOf(bubble)), "bytes") <= MAX_BODY_BYTES,
    },
  },
  isIdempotent: false,
  async send(bubble, { thread, reply }, { http, token }, signal): Promise<Sent> {
    const address = activitiesOf(thread, reply);
    if (!address) return { is: "refused", reason: "window" };
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await postJson(http, address, bodyOf(bubble), { headers, signal });
    if (response.ok) {
      const { id } = z.object({ id: idText.optional() }).parse(await jsonOf(response));
      return { is: "sent", ...(id ? { id } : {}) };
    }
    const isKnown = [400, 403, 404, 412, 413].includes(response.status);
    const code = isKnown ? failed.safeParse(await response.json().catch(() => null)).data?.error.code : undefined;
    if (code && Object.hasOwn(CODES, code)) return sentByCode(code, CODES);
    return sentByStatus(response) ?? { is: "sent" };
  },
  async token({ http, settings }) {
    const { appId, clientSecret, tenantId } = settings;
    const grant = { grant_type: "client_credentials", client_id: appId, client_secret: clientSecret, scope: SCOPE };
    const response = await postForm(http, `https://${LOGIN}/${tenantId}/oauth2/v2.0/token`, grant);
    const { access_token: value, expires_in } = granted.parse(await jsonOf(response));
    return { value, ttlMs: expires_in * 1_000 };
  },
  async typing({ thread, reply }, { http, token }) {
    const address = activitiesOf(thread, reply);
    const headers = { authorization: `Bearer ${await token()}` };
    if (address) await postJson(http, address, { type: "typing" }, { headers });
  },
  async media({ url = "", extra }, { http, token }) {
    // A file's address holds its own permission; only the service gets the token.
    const isOwn = extra?.auth === "bearer" && isService(url);
    return getFile(http, url, isOwn ? { authorization: `Bearer ${await token()}` } : {});
  },
});

const failed = z.object({ error: z.object({ code: z.string() }) });
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const isChoice = (content: Content) => content.is === "choice";

function isService(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  return protocol === "https:" && hostname === SERVICE_HOST && port === "" && username === "";
}

function activitiesOf(thread: string, { serviceUrl, activity }: Record<string, string>): string | null {
  if (!serviceUrl || !isService(serviceUrl)) return null;
  const base = serviceUrl.endsWith("/") ? serviceUrl : `${serviceUrl}/`;
  const answered = activity ? `/${encodeURIComponent(activity)}` : "";
  return `${base}v3/conversations/${encodeURIComponent(thread)}/activities${answered}`;
}

async function eventsOf(given: Activity, now: number): Promise<ChannelEvent[]> {
  const { type, from, conversation, serviceUrl, locale } = given;
  const at = Date.parse(given.timestamp ?? "") || now;
  // Activity ids are unique within a conversation only.
  const eventId = await hashedId(conversation.id, given.id ?? `${type}${given.timestamp}${from.id}`);
  const contact = { id: from.id, ...(from.name ? { name: from.name } : {}), ...(locale ? { locale } : {}) };
  const reply = { serviceUrl, ...(given.id && type === "message" ? { activity: given.id } : {}) };
  const base = { eventId, contact, thread: conversation.id, at, reply };
  if (type === "typing") return [{ ...base, is: "signal", signal: "typing", opens: null }];
  if (type === "installationUpdate") {
    return [{ ...base, is: "signal", signal: given.action?.startsWith("remove") ? "left" : "entered" }];
  }
  const pressed = pressedIn(given);
  if (pressed) return [{ ...base, is: "message", content: [pressed] }];
  if (type !== "message") return [];
  const said = (given.text ?? "").replace(/<at\b[^>]{0,200}>[^<]{0,500}<\/at>/gi, "").trim();
  const pieces = (given.attachments ?? []).flatMap(attached);
  return [{ ...base, is: "message", content: [...(said ? [{ is: "text" as const, text: said }] : []), ...pieces] }];
}

/** A button of ours: submitted as a message, or invoked where a card asks for an answer in the body. */
function pressedIn({ type, name, value }: Activity): Content | null {
  const invoked = z.object({ action: z.object({ data: z.unknown() }) }).safeParse(value);
  const isInvoke = type === "invoke" && name === "adaptiveCard/action";
  const data = isInvoke ? invoked.data?.action.data : type === "message" ? value : null;
  const { choice, label } = submitted.safeParse(data).data ?? {};
  return choice ? { is: "choice", id: choice, label: label ?? choice } : null;
}

const download = z.object({ downloadUrl: z.string(), fileType: z.string().optional() });

function attached({ contentType, contentUrl, name, content }: z.infer<typeof attachment>): Content[] {
  const named = name ? { name } : {};
  if (contentType === "application/vnd.microsoft.teams.file.download.info") {
    const file = download.safeParse(content).data;
    return file ? [{ is: "file", media: { url: file.downloadUrl }, ...named }] : [];
  }
  if (!contentUrl) return [];
  const family = contentType.split("/")[0];
  const media = { url: contentUrl, extra: { auth: "bearer" } };
  if (family === "image") return [{ is: "image", media, mime: contentType, ...named }];
  if (family === "audio") return [{ is: "voice", media, mime: contentType, ...named }];
  if (family === "video") return [{ is: "video", media, mime: contentType, ...named }];
  // The message once more as HTML, and cards.
  return [];
}

function bodyOf({ text, choices, cards }: Pick<Bubble, "text" | "choices" | "cards">) {
  const message = { type: "message", text, textFormat: "plain" };
  if (choices.length + cards.length === 0) return message;
  const actions = choices.map(({ id, label }) => ({
    type: "Action.Submit",
    title: label,
    // What the shopper has pressed stands in the chat as their words.
    data: { choice: id, label, msteams: { type: "messageBack", displayText: label, value: { choice: id, label } } },
  }));
  const content = { type: "AdaptiveCard", version: "1.4", body: cards.flatMap(elementsOf), actions };
  return { ...message, attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

/** Text runs, because text blocks would read the shop's words as Markdown. https://adaptivecards.io/explorer */
function elementsOf(card: Card, index: number) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const paragraph = (...inlines: object[]) => ({ type: "RichTextBlock", inlines });
  const run = (text: string, look: object = {}) => ({ type: "TextRun", text, ...look });
  return [
    { ...paragraph(run(title, { weight: "Bolder" })), separator: index > 0 },
    ...(imageUrl ? [{ type: "Image", url: imageUrl, altText: title, size: "Large" }] : []),
    ...(subtitle ? [paragraph(run(subtitle))] : []),
    ...rows.map(({ line }) => ({ ...paragraph(run(line)), spacing: "Small" })),
  ];
}
