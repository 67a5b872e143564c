import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { type Bubble, defineChannel, type RawRequest } from "../channel.ts";
import { equalText } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { kakaoCards, MOST_OUTPUTS, outputsOf } from "../families/kakao-outputs.ts";
import { getFile, postJson } from "../http.ts";
import { hashedId, idText, readJson, readText } from "../payload.ts";
import { sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

/** Recalled: where a late answer is posted to. */
const CALLBACK_HOST = "bot-api.kakao.com";
/** Recalled: where pictures that a shopper sends are. */
const FILE_HOSTS = ["*.kakaocdn.net", "dn-m.talk.kakao.com", "dn.talk.kakao.com"];
/** A late answer is taken once, within a minute. */
const CALLBACK_MS = 55_000;
/** The vendor gives no event id: what is said twice within so long is one message. */
const SAME_MS = 2_000;

const request = z.object({
  bot: z.object({ id: idText }),
  userRequest: z.object({
    utterance: z.string(),
    lang: z.string().optional(),
    callbackUrl: z.string().optional(),
    user: z.object({
      id: z.string(),
      properties: z.object({ plusfriendUserKey: z.string().optional(), appUserId: z.string().optional() }).optional(),
    }),
    params: z.object({ media: z.object({ type: z.string(), url: z.string() }).optional() }).optional(),
  }),
  action: z
    .object({
      clientExtra: z.record(z.string(), z.unknown()).nullish(),
      params: z.object({ secureimage: z.string().optional().catch(undefined) }).nullish(),
    })
    .optional(),
});

/**
 * A skill of Kakao i open builder. The vendor does not sign: a header set in the skill's settings is the proof.
 * https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide
 */
export const kakao = defineChannel({
  kind: "kakao",
  title: { zh: "KakaoTalk 机器人", en: "KakaoTalk skill" },
  settings: {
    botId: shown(
      { zh: "机器人 ID", en: "Bot ID" },
      { zh: "챗봇 관리자센터 → 설정", en: "Chatbot admin centre → settings" },
      line(64),
    ),
    headerSecret: secret(
      { zh: "请求头口令", en: "Header secret" },
      {
        zh: "自定；在技能设置里加请求头 X-Deskbell-Secret",
        en: "Your choice; add the header X-Deskbell-Secret in the skill's settings",
      },
      z.string().trim().min(16).max(128),
    ),
  },
  hosts: () => [CALLBACK_HOST, ...FILE_HOSTS],
  async verify({ headers, body }, { settings }) {
    if (!equalText(headers.get("x-deskbell-secret"), settings.headerSecret)) refuse("signature");
    return readText(body);
  },
  async parse(text, { settings, now }): Promise<ChannelEvent[]> {
    const { bot, userRequest, action } = readJson(text, request);
    if (bot.id !== settings.botId) refuse("receiver");
    const { utterance, lang, callbackUrl, user, params } = userRequest;
    const at = now();
    const choice = action?.clientExtra?.choice;
    const said = utterance.trim();
    const files = filesOf(said, params?.media, action?.params?.secureimage);
    const content: Content[] =
      typeof choice === "string"
        ? [{ is: "choice", id: choice, label: said || choice }]
        : files.length > 0
          ? files
          : [{ is: "text", text: said }];
    return [
      {
        is: "message",
        eventId: await hashedId(user.id, said, Math.floor(at / SAME_MS)),
        contact: { id: user.id, ...(lang ? { locale: lang } : {}) },
        thread: user.id,
        at,
        content,
        ...(callbackUrl && isKakao(callbackUrl) ? { reply: { callback: callbackUrl } } : {}),
      },
    ];
  },
  passive: { ms: 4_300, max: MOST_OUTPUTS, carriesAll: true, sizeOf: (bubble) => outputsOf(bubble).length },
  ack(events, reply) {
    if (reply) return jsonAnswer(skillResponse(reply));
    const isLate = events.some((event) => event.is === "message" && event.reply?.callback);
    if (isLate) return jsonAnswer({ version: "2.0", useCallback: true, data: {} });
    return jsonAnswer({ version: "2.0", template: { outputs: [] } });
  },
  limits: {
    text: { max: 1_000, unit: "characters" },
    choices: { max: 10, labelMax: 14, idMax: 256 },
    cards: kakaoCards,
    windows: { message: { ms: CALLBACK_MS, max: 1 } },
  },
  isIdempotent: false,
  async send(bubble, { reply }, { http }, signal) {
    if (!reply.callback) return { is: "refused", reason: "window" };
    const response = await postJson(http, reply.callback, skillResponse([bubble]), { signal });
    if (response.status === 404 || response.status === 410) return { is: "refused", reason: "window" };
    return sentByStatus(response) ?? { is: "sent" };
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
});

/**
 * What a shopper has sent from their album. Recalled: it is in the parameter `media`, in that of the plug-in for
 * pictures, or else its address is all that they have said.
 */
function filesOf(said: string, media: { type: string; url: string } | undefined, secure = ""): Content[] {
  if (media) return [{ is: kindOf(media.type), media: { url: media.url } }];
  const pictures = secure.match(/https:\/\/[^\s,()"\\]+/g) ?? [];
  if (pictures.length > 0) return pictures.map((url) => ({ is: "image", media: { url } }));
  return /^https?:\/\/dn-m\.talk\.kakao\.com\/\S+$/.test(said) ? [{ is: "image", media: { url: said } }] : [];
}

/** Recalled: the types of what a shopper may send from their album. */
function kindOf(type: string): "image" | "voice" | "video" | "file" {
  if (type === "audio") return "voice";
  return type === "video" || type === "file" ? type : "image";
}

function isKakao(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname }: Pick<RawRequest["url"], "protocol" | "hostname"> = new URL(address);
  return protocol === "https:" && hostname === CALLBACK_HOST;
}

function skillResponse(bubbles: readonly Bubble[]): object {
  const outputs = bubbles.flatMap(outputsOf);
  const quickReplies = bubbles.flatMap(({ choices }) =>
    choices.map(({ id, label }) => ({ label, action: "message", messageText: label, extra: { choice: id } })),
  );
  return { version: "2.0", template: { outputs, ...(quickReplies.length > 0 ? { quickReplies } : {}) } };
}
