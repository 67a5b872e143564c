import { z } from "zod";
import { type Bubble, defineChannel, type Target } from "../channel.ts";
import { appFields, GRAPH_CODES, sentByGraph, signedBody, subscribed } from "../families/meta.ts";
import { deletionAnswer, deletionEvents } from "../families/meta-deletion.ts";
import { genericCards, messageOf } from "../families/meta-generic.ts";
import { messagingEvents } from "../families/meta-messaging.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { jsonOf, type Outcome } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "graph.instagram.com";
const DAY_MS = 24 * 3_600_000;
/** Recalled: a long-lived token lives 60 days, and may be renewed from its second day on. */
const TOKEN_MS = 30 * DAY_MS;

/** Recalled subcodes of a closed window and of a shopper who takes no messages. */
const CODES: Readonly<Record<string, Outcome>> = {
  ...GRAPH_CODES,
  "10/2534022": "window",
  "100/2534014": "blocked",
  "190": "token_refused",
};

/** Instagram messaging with Instagram log-in. https://developers.facebook.com/docs/instagram-platform/webhooks */
export const instagram = defineChannel({
  kind: "instagram",
  title: { zh: "Instagram 私信", en: "Instagram messages" },
  settings: {
    ...appFields("v26.0"),
    accountId: shown(
      { zh: "Instagram 账号 ID", en: "Instagram account ID" },
      { zh: "应用 → Instagram → API 设置里的账号", en: "App → Instagram → API setup, the account's number" },
      line(40),
    ),
    accessToken: secret(
      { zh: "长期访问令牌", en: "Long-lived access token" },
      { zh: "同页生成，之后自动续期", en: "Generated on the same page; renewed by itself afterwards" },
      line(512),
    ),
  },
  hosts: () => [HOST, "*.fbsbx.com", "*.fbcdn.net", "*.cdninstagram.com"],
  handshake: (request, { settings }) => subscribed(request, settings.verifyToken),
  verify: (request, { settings }) => signedBody(request, settings.appSecret),
  parse: async (text, { settings }) =>
    (await deletionEvents(text, settings.appSecret)) ?? messagingEvents(text, "instagram", settings.accountId),
  ack: (events, _reply, { webhookUrl }) => deletionAnswer(events, webhookUrl),
  limits: {
    text: { max: 1_000, unit: "bytes" },
    choices: { max: 13, labelMax: 20, idMax: 1_000 },
    cards: genericCards,
    windows: { message: { ms: DAY_MS, agentMs: 7 * DAY_MS } },
  },
  isIdempotent: false,
  async send(bubble, target, { http, settings, now, token }, signal) {
    const response = await call(http, settings, await token(), bodyOf(bubble, target, now()), signal);
    return sentByGraph(response, CODES, (answer) => sentId.safeParse(answer).data?.message_id);
  },
  async token({ http, settings }, refresh) {
    const query = new URLSearchParams({
      grant_type: "ig_refresh_token",
      access_token: refresh ?? settings.accessToken,
    });
    const given = renewed.parse(await jsonOf(await http(`https://${HOST}/refresh_access_token?${query}`)));
    const ttlMs = Math.min(given.expires_in * 1_000, TOKEN_MS);
    return { value: given.access_token, ttlMs, refresh: given.access_token };
  },
  async typing({ thread }, { http, settings, token }) {
    await call(http, settings, await token(), { recipient: { id: thread }, sender_action: "typing_on" });
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
  async profile(contact, { http, settings, token }) {
    const address = `https://${HOST}/${settings.graphVersion}/${encodeURIComponent(contact)}?fields=name,profile_pic`;
    const answer = await jsonOf(await http(address, { headers: { authorization: `Bearer ${await token()}` } }));
    const { name, profile_pic } = person.parse(answer);
    return { ...(name ? { name } : {}), ...(profile_pic ? { avatarUrl: profile_pic } : {}) };
  },
});

const sentId = z.object({ message_id: z.string() });
const renewed = z.object({ access_token: z.string(), expires_in: z.number().positive() });
const person = z.object({ name: z.string().optional(), profile_pic: z.string().optional() });

function call(
  http: Http,
  { graphVersion }: { graphVersion: string },
  token: string,
  given: object,
  signal?: AbortSignal,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return postJson(http, `https://${HOST}/${graphVersion}/me/messages`, given, {
    headers,
    ...(signal ? { signal } : {}),
  });
}

/** After a day only a person may write, and must say so. */
function bodyOf(bubble: Bubble, { thread, lastInboundAt }: Target, now: number): object {
  const isLateAgent = bubble.from === "agent" && now - lastInboundAt > DAY_MS;
  return {
    recipient: { id: thread },
    ...(isLateAgent ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : {}),
    message: messageOf(bubble),
  };
}
