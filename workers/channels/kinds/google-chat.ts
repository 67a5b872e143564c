import { importPKCS8, SignJWT } from "jose";
import { z } from "zod";
import type { Card } from "../../platform/message.ts";
import { jsonAnswer, refuse } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { escapeMarkup } from "../card-text.ts";
import { type Bubble, type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { bearerOf, claimsOf } from "../families/bearer-token.ts";
import { postForm, postJson } from "../http.ts";
import { hashedId, readJson, readText } from "../payload.ts";
import { jsonOf, sentByStatus } from "../sent.ts";
import { optionalLine, secret, shown } from "../settings.ts";
import { lengthOf } from "../split.ts";

const API = "https://chat.googleapis.com/v1";
const TOKEN_URL = "https://oauth2.googleapis.com/token";
const SCOPE = "https://www.googleapis.com/auth/chat.bot";
/** Who calls where the audience is an address; a project's own add-on account is named in the form, never matched by pattern. */
const CHAT_ACCOUNT = "chat@system.gserviceaccount.com";
const OIDC = {
  issuer: ["https://accounts.google.com", "accounts.google.com"],
  keys: "https://www.googleapis.com/oauth2/v3/certs",
};
/** Recalled: the JWK form of the account's certificates, which the vendor documents as X.509. */
const PROJECT = { issuer: CHAT_ACCOUNT, keys: `https://www.googleapis.com/service_accounts/v1/jwk/${CHAT_ACCOUNT}` };

const person = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  email: z.string().optional(),
  avatarUrl: z.string().optional(),
  type: z.string().optional(),
});
const space = z.object({
  name: z.string(),
  type: z.string().optional(),
  spaceType: z.string().optional(),
  singleUserBotDm: z.boolean().optional(),
});
const attachment = z.object({
  name: z.string().optional(),
  contentName: z.string().optional(),
  contentType: z.string().optional(),
  attachmentDataRef: z.object({ resourceName: z.string().optional() }).optional(),
  driveDataRef: z.object({ driveFileId: z.string() }).optional(),
});
const message = z.object({
  name: z.string(),
  sender: person.optional(),
  createTime: z.string().optional(),
  text: z.string().optional(),
  argumentText: z.string().optional(),
  thread: z.object({ name: z.string() }).optional(),
  space: space.optional(),
  attachment: z.array(attachment).optional(),
  attachedGifs: z.array(z.object({ uri: z.string() })).optional(),
});
const parameters = z.record(z.string(), z.string()).optional();
const classic = z.object({
  type: z.string(),
  eventTime: z.string().optional(),
  message: message.optional(),
  user: person.optional(),
  space: space.optional(),
  common: z.object({ parameters, userLocale: z.string().optional() }).optional(),
});
const held = z.object({ message: message.optional(), space: space.optional() }).optional();
const addOn = z.object({
  commonEventObject: z.object({ parameters, userLocale: z.string().optional() }).optional(),
  chat: z.object({
    user: person.optional(),
    eventTime: z.string().optional(),
    messagePayload: held,
    appCommandPayload: held,
    buttonClickedPayload: held,
    addedToSpacePayload: held,
    removedFromSpacePayload: held,
  }),
});
/** Both forms of an event as one. */
type Given = z.infer<typeof classic>;

const account = z.object({ client_email: z.string(), private_key: z.string(), private_key_id: z.string().optional() });

/** Google Chat. https://developers.google.com/workspace/chat/verify-requests-from-chat */
export const googleChat = defineChannel({
  kind: "google-chat",
  title: { zh: "Google Chat", en: "Google Chat" },
  settings: {
    projectNumber: shown(
      { zh: "项目编号", en: "Project number" },
      {
        zh: "Chat API 配置的 Authentication Audience 选 Project Number 时填；选 HTTP endpoint URL 时留空",
        en: "Where the Chat API's Authentication Audience is Project Number; empty where it is HTTP endpoint URL",
      },
      optionalLine(20),
    ),
    addOnAccount: shown(
      { zh: "加载项服务账号", en: "Add-on service account" },
      {
        zh: "作为 Workspace 加载项时填，形如 service-…@gcp-sa-gsuiteaddons.iam.gserviceaccount.com",
        en: "Only for a Workspace add-on: service-…@gcp-sa-gsuiteaddons.iam.gserviceaccount.com",
      },
      optionalLine(200),
    ),
    serviceAccountKey: secret(
      { zh: "服务账号密钥（JSON）", en: "Service account key (JSON)" },
      {
        zh: "Google Cloud → IAM → 服务账号 → 密钥 → 新建 JSON，粘贴整个文件",
        en: "Google Cloud → IAM → Service accounts → Keys → new JSON key; paste the whole file",
      },
      z
        .string()
        .max(8_000)
        .refine((text) => isAccount(text), "not the JSON file of a service account key"),
    ),
  },
  hosts: () => ["chat.googleapis.com", "oauth2.googleapis.com", "www.googleapis.com"],
  verify: verified,
  parse: (text) => eventsOf(givenOf(readJson(text, z.union([addOn, classic])))),
  ack: () => jsonAnswer({}),
  // Recalled: characters of one message.
  limits: {
    text: { max: 4_096, unit: "characters" },
    choices: { max: 20, labelMax: 40 },
    cards: { kinds: ALL_CARDS, fits: ({ cards }) => fitsChat(cards.map(sectionOf)) },
  },
  isIdempotent: true,
  async send(bubble, { thread }, { http, token, webhookUrl }, signal): Promise<Sent> {
    const [space] = /^spaces\/[^/]+/.exec(thread) ?? [];
    if (!space) return { is: "refused", reason: "invalid" };
    const query = `requestId=${bubble.key}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD`;
    const body = { ...bodyOf(bubble, webhookUrl), ...(thread === space ? {} : { thread: { name: thread } }) };
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await postJson(http, `${API}/${space}/messages?${query}`, body, { headers, signal });
    // The app was taken out of the space.
    if (response.status === 404) return { is: "refused", reason: "blocked" };
    const failed = sentByStatus(response);
    if (failed) return failed;
    return { is: "sent", id: z.object({ name: z.string() }).parse(await jsonOf(response)).name };
  },
  async token({ http, settings, now }) {
    const { client_email, private_key, private_key_id } = account.parse(JSON.parse(settings.serviceAccountKey));
    const seconds = Math.floor(now() / 1_000);
    const assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", ...(private_key_id ? { kid: private_key_id } : {}) })
      .setIssuer(client_email)
      .setAudience(TOKEN_URL)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 3_600)
      .sign(await importPKCS8(private_key, "RS256"));
    const grant = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion };
    const { access_token: value, expires_in } = granted.parse(await jsonOf(await postForm(http, TOKEN_URL, grant)));
    return { value, ttlMs: expires_in * 1_000 };
  },
  async media({ id = "" }, { http, token }) {
    const address = `${API}/media/${id.split("/").map(encodeURIComponent).join("/")}?alt=media`;
    return http(address, { headers: { authorization: `Bearer ${await token()}` } });
  },
});

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

function isAccount(text: string): boolean {
  try {
    return account.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

async function verified(
  { headers, body }: RawRequest,
  context: ChannelContext<{ projectNumber?: string | undefined; addOnAccount?: string | undefined }>,
): Promise<string> {
  const { projectNumber, addOnAccount } = context.settings;
  const token = bearerOf(headers);
  if (projectNumber) {
    await claimsOf(token, { ...PROJECT, audience: projectNumber }, context);
    return readText(body);
  }
  const claims = await claimsOf(token, { ...OIDC, audience: context.webhookUrl }, context);
  // Anybody with a Google account gets a token for any audience: only the e-mail says that it is Chat who calls.
  const isChat = claims.email === CHAT_ACCOUNT || (!!addOnAccount && claims.email === addOnAccount);
  if (!isChat || claims.email_verified !== true) refuse("signature");
  return readText(body);
}

function givenOf(given: z.infer<typeof classic> | z.infer<typeof addOn>): Given {
  if (!("chat" in given)) return given;
  const { chat, commonEventObject: common } = given;
  const { user, eventTime } = chat;
  const [type, payload] = chat.buttonClickedPayload
    ? (["CARD_CLICKED", chat.buttonClickedPayload] as const)
    : chat.addedToSpacePayload
      ? (["ADDED_TO_SPACE", chat.addedToSpacePayload] as const)
      : chat.removedFromSpacePayload
        ? (["REMOVED_FROM_SPACE", chat.removedFromSpacePayload] as const)
        : (["MESSAGE", chat.messagePayload ?? chat.appCommandPayload] as const);
  return { type, user, eventTime, common, message: payload?.message, space: payload?.space };
}

async function eventsOf(given: Given): Promise<ChannelEvent[]> {
  const { type, message, user, eventTime = "", common } = given;
  const where = given.space ?? message?.space;
  // What a button stands under is our own message: then the event's user has pressed it.
  const author = type === "MESSAGE" ? (message?.sender ?? user) : user;
  if (!author || !where || author.type === "BOT") return [];
  const isDirect = where.type === "DM" || where.spaceType === "DIRECT_MESSAGE" || where.singleUserBotDm === true;
  const base = {
    contact: contactOf(author, common?.userLocale),
    thread: isDirect ? where.name : (message?.thread?.name ?? where.name),
    at: Date.parse(message && type === "MESSAGE" ? (message.createTime ?? eventTime) : eventTime),
  };
  if (type === "MESSAGE" && message) {
    return [{ ...base, is: "message", eventId: message.name, content: contentOf(message, isDirect) }];
  }
  if (type === "CARD_CLICKED" && common?.parameters?.choice) {
    const { choice, label = choice } = common.parameters;
    const eventId = await hashedId(author.name, message?.name ?? "", choice, eventTime);
    return [{ ...base, is: "message", eventId, content: [{ is: "choice", id: choice, label }] }];
  }
  if (type === "ADDED_TO_SPACE" || type === "REMOVED_FROM_SPACE") {
    const eventId = await hashedId(type, where.name, author.name, eventTime);
    const signal = type === "ADDED_TO_SPACE" ? "entered" : "left";
    return [{ ...base, is: "signal", eventId, signal }];
  }
  return [];
}

function contactOf({ name: id, displayName, email, avatarUrl }: z.infer<typeof person>, locale: string | undefined) {
  return {
    id,
    ...(displayName ? { name: displayName } : {}),
    ...(email ? { email } : {}),
    ...(avatarUrl ? { avatarUrl } : {}),
    ...(locale ? { locale } : {}),
  };
}

function contentOf(given: z.infer<typeof message>, isDirect: boolean): Content[] {
  const { text, argumentText, attachment = [], attachedGifs = [] } = given;
  // In a room the text begins with the app's name; what follows is the argument.
  const said = ((isDirect ? text : (argumentText ?? text)) ?? "").trim();
  return [
    ...(said ? [{ is: "text" as const, text: said }] : []),
    ...attachment.map(attached),
    ...attachedGifs.map(() => ({ is: "sticker" as const })),
  ];
}

function attached(given: z.infer<typeof attachment>): Content {
  const { contentName, contentType = "", attachmentDataRef, driveDataRef } = given;
  const id = attachmentDataRef?.resourceName;
  // A file of the shopper's Drive is not the app's to read.
  if (!id) return driveDataRef ? { is: "other", type: `Drive: ${contentName ?? ""}` } : { is: "other", type: "file" };
  const family = contentType.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  return {
    is,
    media: { id },
    ...(contentName ? { name: contentName } : {}),
    ...(contentType ? { mime: contentType } : {}),
  };
}

/** Buttons call this address: an add-on takes nothing else, and the classic form any name. */
function bodyOf({ text, choices, cards }: Bubble, webhookUrl: string) {
  if (choices.length + cards.length === 0) return { text };
  const buttons = choices.map(({ id, label }) => {
    const parameters = [
      { key: "choice", value: id },
      { key: "label", value: label },
    ];
    return { text: label, onClick: { action: { function: webhookUrl, parameters } } };
  });
  const offered = buttons.length > 0 ? [{ widgets: [{ buttonList: { buttons } }] }] : [];
  const card = { sections: [...cards.map(sectionOf), ...offered] };
  return { ...(text ? { text } : {}), cardsV2: [{ cardId: "choices", card }] };
}

/** Recalled: a message holds 32 KB, a card 100 widgets. */
const MAX_CARD_BYTES = 12_000;
const MAX_WIDGETS = 90;

function fitsChat(sections: ReturnType<typeof sectionOf>[]): boolean {
  const widgets = sections.flatMap((section) => section.widgets);
  return widgets.length <= MAX_WIDGETS && lengthOf(JSON.stringify(sections), "bytes") <= MAX_CARD_BYTES;
}

/** Words of a card are read for a few tags. https://developers.google.com/workspace/chat/format-messages#card-formatting */
function sectionOf(card: Card) {
  const { title, subtitle, rows, imageUrl } = cardParts(card);
  const said = (text: string) => ({ textParagraph: { text: escapeMarkup(text) } });
  const widgets = [
    { textParagraph: { text: `<b>${escapeMarkup(title)}</b>` } },
    ...(imageUrl ? [{ image: { imageUrl, altText: title } }] : []),
    ...(subtitle ? [said(subtitle)] : []),
    ...rows.map(({ line }) => said(line)),
  ];
  return { widgets };
}
