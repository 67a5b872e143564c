import { z } from "zod";
import { refuse } from "../answer.ts";
import { ALL_CARDS, cardParts } from "../card-parts.ts";
import { type Markup, textWithCards } from "../card-text.ts";
import { type Bubble, defineChannel, type Sent, type Target } from "../channel.ts";
import { base64, equalText, hmacOf } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { requireFresh } from "../freshness.ts";
import { getFile, postJson } from "../http.ts";
import { idText, readJson, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, optionalLine, secret, shown } from "../settings.ts";
import { cutText } from "../split.ts";

const API = "api.dingtalk.com";
const OAPI = "oapi.dingtalk.com";
/** Recalled: where files of messages are, by the address that the API gives for them. */
const FILE_HOSTS = ["*.dingtalk.com", "wukong-file-im-zjk.oss-cn-zhangjiakou.aliyuncs.com"];
const HOUR_MS = 3_600_000;
const MAX_TEXT = 5_000;
/** https://open.dingtalk.com/document/orgapp/types-of-messages-sent-by-robots: sampleActionCard2 to 5 */
const MAX_BUTTONS = 5;
/** Recalled. */
const MAX_TITLE = 100;
/** A session address that is about to expire is left alone. */
const SPARE_MS = 30_000;

const piece = z.object({
  text: z.string().optional(),
  downloadCode: z.string().optional(),
  type: z.string().optional(),
});
const message = z.object({
  msgId: z.string(),
  msgtype: z.string(),
  createAt: z.number(),
  conversationType: idText,
  conversationId: z.string(),
  senderId: z.string(),
  senderNick: z.string().optional(),
  senderStaffId: z.string().optional(),
  senderCorpId: z.string().optional(),
  chatbotCorpId: z.string().optional(),
  robotCode: z.string().optional(),
  sessionWebhook: z.string().optional(),
  sessionWebhookExpiredTime: z.number().optional(),
  text: z.object({ content: z.string() }).optional(),
  content: z
    .object({
      downloadCode: z.string().optional(),
      duration: z.number().optional(),
      recognition: z.string().optional(),
      fileName: z.string().optional(),
      richText: z.array(piece).optional(),
    })
    .optional(),
});
type DingtalkMessage = z.infer<typeof message>;

/** Codes of the session address and of the robot API. */
const CODES: Readonly<Record<string, Outcome>> = {
  "130101": "retry",
  "410100": "retry",
  "90018": "retry",
  "300001": "credentials",
  "310000": "credentials",
  "400013": "blocked",
  "40035": "invalid",
  "400105": "invalid",
  "Throttling.User": "retry",
  InvalidAuthentication: "token_refused",
  "invalidParameter.userIds.invalid": "blocked",
  "staffId.notExisted": "blocked",
  invalidParameter: "invalid",
};

/**
 * A DingTalk robot. https://open.dingtalk.com/document/orgapp/receive-message — the header signs the clock only, so the
 * address is secret and the robot's code is checked.
 */
export const dingtalk = defineChannel({
  kind: "dingtalk",
  title: { zh: "钉钉机器人", en: "DingTalk robot" },
  settings: {
    robotCode: shown(
      { zh: "RobotCode", en: "RobotCode" },
      { zh: "开放平台 → 应用 → 机器人", en: "Open platform → app → robot" },
      line(64),
    ),
    corpId: shown(
      { zh: "企业 CorpId", en: "CorpId" },
      { zh: "开放平台首页右上角；可不填", en: "Top right of the open platform; may stay empty" },
      optionalLine(64),
    ),
    clientId: shown(
      { zh: "AppKey（Client ID）", en: "AppKey (client ID)" },
      { zh: "应用 → 凭证与基础信息", en: "App → credentials" },
      line(64),
    ),
    appSecret: secret({ zh: "AppSecret", en: "AppSecret" }, { zh: "同页", en: "The same page" }, line(128)),
  },
  hosts: () => [API, OAPI, ...FILE_HOSTS],
  async verify({ headers, body }, { settings, now }) {
    const timestamp = headers.get("timestamp");
    const signed = await hmacOf("SHA-256", settings.appSecret, `${timestamp}\n${settings.appSecret}`);
    if (!equalText(headers.get("sign"), base64(signed))) refuse("signature");
    requireFresh(timestamp, "ms", now(), HOUR_MS);
    return readText(body);
  },
  parse(text, { settings }): ChannelEvent[] {
    const given = readJson(text, message);
    const isOtherCorp =
      settings.corpId !== undefined && given.chatbotCorpId !== undefined && given.chatbotCorpId !== settings.corpId;
    if (given.robotCode !== settings.robotCode || isOtherCorp) refuse("receiver");
    const isGroup = given.conversationType === "2";
    const reply = replyOf(given);
    return [
      {
        is: "message",
        eventId: given.msgId,
        contact: { id: given.senderStaffId ?? given.senderId, ...(given.senderNick ? { name: given.senderNick } : {}) },
        thread: isGroup ? `group:${given.conversationId}` : (given.senderStaffId ?? given.senderId),
        at: given.createAt,
        content: contentOf(given),
        ...(reply ? { reply } : {}),
      },
    ];
  },
  limits: {
    text: { max: MAX_TEXT, unit: "characters" },
    choices: { max: MAX_BUTTONS, labelMax: 20 },
    cards: { kinds: ALL_CARDS, fits: (bubble) => markdownOf(bubble).length <= MAX_TEXT },
  },
  isIdempotent: false,
  send: (bubble, target, { http, settings, token, now }, signal) => {
    const session = sessionOf(target, now());
    if (!session) return sendByRobot(bubble, target, { http, robotCode: settings.robotCode, token }, signal);
    return sendBySession(bubble, session, http, signal);
  },
  async token({ http, settings }) {
    const response = await postJson(http, `https://${API}/v1.0/oauth2/accessToken`, {
      appKey: settings.clientId,
      appSecret: settings.appSecret,
    });
    const { accessToken, expireIn } = granted.parse(await jsonOf(response));
    return { value: accessToken, ttlMs: expireIn * 1_000 };
  },
  async media({ id }, { http, settings, token }) {
    const response = await postJson(
      http,
      `https://${API}/v1.0/robot/messageFiles/download`,
      { downloadCode: id, robotCode: settings.robotCode },
      { headers: { "x-acs-dingtalk-access-token": await token() } },
    );
    return getFile(http, z.object({ downloadUrl: z.string() }).parse(await jsonOf(response)).downloadUrl);
  },
});

const granted = z.object({ accessToken: z.string().min(1), expireIn: z.number().positive() });

/** The address in the payload is called only where it is DingTalk's own. */
function replyOf({ sessionWebhook, sessionWebhookExpiredTime }: DingtalkMessage): Record<string, string> | null {
  if (!sessionWebhook || !URL.canParse(sessionWebhook)) return null;
  const { protocol, hostname } = new URL(sessionWebhook);
  if (protocol !== "https:" || (hostname !== OAPI && hostname !== API)) return null;
  return { session: sessionWebhook, until: String(sessionWebhookExpiredTime ?? 0) };
}

function sessionOf({ reply }: Target, now: number): string | null {
  return reply.session && Number(reply.until) - SPARE_MS > now ? reply.session : null;
}

async function sendBySession(
  bubble: Bubble,
  session: string,
  http: Parameters<typeof postJson>[0],
  signal: AbortSignal,
): Promise<Sent> {
  const response = await postJson(http, session, sessionMessage(bubble), { signal });
  const failed = sentByStatus(response);
  if (failed) return failed;
  const { errcode } = z.object({ errcode: z.number() }).parse(await jsonOf(response));
  return errcode === 0 ? { is: "sent" } : sentByCode(errcode, CODES);
}

async function sendByRobot(
  bubble: Bubble,
  { thread }: Target,
  api: { http: Parameters<typeof postJson>[0]; robotCode: string; token(): Promise<string> },
  signal: AbortSignal,
): Promise<Sent> {
  const isGroup = thread.startsWith("group:");
  const to = isGroup ? { openConversationId: thread.slice("group:".length) } : { userIds: [thread] };
  const given = { robotCode: api.robotCode, ...to, ...robotMessage(bubble) };
  const address = `https://${API}/v1.0/robot/${isGroup ? "groupMessages/send" : "oToMessages/batchSend"}`;
  const headers = { "x-acs-dingtalk-access-token": await api.token() };
  const response = await postJson(api.http, address, given, { headers, signal });
  if (response.status === 502 || response.status === 504) throw new Error("the gateway does not know");
  const { code, processQueryKey } = z
    .object({ code: z.string().optional(), processQueryKey: z.string().optional() })
    .parse(await jsonOf(response));
  if (code) return sentByCode(code, CODES);
  return sentByStatus(response) ?? { is: "sent", ...(processQueryKey ? { id: processQueryKey } : {}) };
}

/** Titles are headings, and every line a paragraph: Markdown joins lines. */
const MARKDOWN: Markup = { title: (text) => `#### ${text}`, escape: (text) => text };
const markdownOf = (bubble: Pick<Bubble, "text" | "cards">) =>
  textWithCards(bubble, MARKDOWN).replaceAll(/\n+/g, "\n\n");

/** What the list of chats shows of a message that is Markdown. */
function titleOf({ text, cards: [card] }: Bubble): string {
  return cutText((card ? cardParts(card).title : text).replaceAll(/\s+/g, " "), MAX_TITLE);
}

/** Recalled: this address sends the words as the shopper's own message, so that a button says its label. */
function sayingUrl(words: string): string {
  return `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent(words)}`;
}

/** A message as the session's address takes it. */
function sessionMessage(bubble: Bubble): object {
  const { text, choices, cards } = bubble;
  if (choices.length + cards.length === 0) return { msgtype: "text", text: { content: text } };
  const said = { title: titleOf(bubble), text: markdownOf(bubble) };
  if (choices.length === 0) return { msgtype: "markdown", markdown: said };
  const btns = choices.map(({ label }) => ({ title: label, actionURL: sayingUrl(label) }));
  return { msgtype: "actionCard", actionCard: { ...said, btnOrientation: "0", btns } };
}

/** The same for the robot API, which has a template for each number of buttons. */
function robotMessage(bubble: Bubble): { msgKey: string; msgParam: string } {
  const { text, choices, cards } = bubble;
  const template = (msgKey: string, given: object) => ({ msgKey, msgParam: JSON.stringify(given) });
  if (choices.length + cards.length === 0) return template("sampleText", { content: text });
  const said = { title: titleOf(bubble), text: markdownOf(bubble) };
  const [only, ...others] = choices;
  if (!only) return template("sampleMarkdown", said);
  if (others.length === 0) {
    return template("sampleActionCard", { ...said, singleTitle: only.label, singleURL: sayingUrl(only.label) });
  }
  const actions = choices.flatMap(({ label }, index) => [
    [`actionTitle${index + 1}`, label],
    [`actionURL${index + 1}`, sayingUrl(label)],
  ]);
  return template(`sampleActionCard${choices.length}`, { ...said, ...Object.fromEntries(actions) });
}

function contentOf({ msgtype, text, content = {} }: DingtalkMessage): Content[] {
  if (msgtype === "text" && text) return [{ is: "text", text: text.content.trim() }];
  if (content.richText) {
    return content.richText.flatMap(({ text: part, downloadCode }): Content[] => [
      ...(part?.trim() ? [{ is: "text" as const, text: part.trim() }] : []),
      ...(downloadCode ? [{ is: "image" as const, media: { id: downloadCode } }] : []),
    ]);
  }
  const { downloadCode, duration, recognition, fileName } = content;
  if (!downloadCode) return [{ is: "other", type: msgtype }];
  const media = { id: downloadCode };
  const lasting = duration === undefined ? {} : { durationMs: duration };
  if (msgtype === "picture") return [{ is: "image", media }];
  if (msgtype === "audio")
    return [{ is: "voice", media, ...lasting, ...(recognition ? { transcript: recognition } : {}) }];
  if (msgtype === "video") return [{ is: "video", media, ...lasting }];
  return [{ is: "file", media, ...(fileName ? { name: fileName } : {}) }];
}
