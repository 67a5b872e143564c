import { z } from "zod";
import { type Bubble, defineChannel, type Target } from "../channel.ts";
import { appFields, GRAPH_CODES, sentByGraph, signedBody, subscribed } from "../families/meta.ts";
import { deletionAnswer, deletionEvents } from "../families/meta-deletion.ts";
import { genericCards, messageOf } from "../families/meta-generic.ts";
import { messagingEvents } from "../families/meta-messaging.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { jsonOf, type Outcome } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

const HOST = "graph.facebook.com";
const DAY_MS = 24 * 3_600_000;

/** Send API errors. https://developers.facebook.com/docs/messenger-platform/error-codes */
const CODES: Readonly<Record<string, Outcome>> = { ...GRAPH_CODES, "10/2018278": "window", "10/2018065": "window" };

/** Messenger of a Facebook page. https://developers.facebook.com/docs/messenger-platform/webhooks */
export const messenger = defineChannel({
  kind: "messenger",
  title: { zh: "Messenger", en: "Messenger" },
  settings: {
    ...appFields("v25.0"),
    pageId: shown(
      { zh: "主页 ID", en: "Page ID" },
      { zh: "Facebook 主页 → 关于 → 主页透明度", en: "Facebook page → About → Page transparency" },
      line(40),
    ),
    pageToken: secret(
      { zh: "主页访问令牌", en: "Page access token" },
      { zh: "应用 → Messenger → API 设置 → 生成令牌", en: "App → Messenger → API settings → Generate token" },
      line(512),
    ),
  },
  hosts: () => [HOST, "*.fbcdn.net", "*.fbsbx.com"],
  handshake: (request, { settings }) => subscribed(request, settings.verifyToken),
  verify: (request, { settings }) => signedBody(request, settings.appSecret),
  parse: async (text, { settings }) =>
    (await deletionEvents(text, settings.appSecret)) ?? messagingEvents(text, "page", settings.pageId),
  ack: (events, _reply, { webhookUrl }) => deletionAnswer(events, webhookUrl),
  limits: {
    text: { max: 2_000, unit: "characters" },
    choices: { max: 13, labelMax: 20, idMax: 1_000 },
    cards: genericCards,
    // A person may answer for seven days, with the permission Human Agent.
    windows: { message: { ms: DAY_MS, agentMs: 7 * DAY_MS } },
  },
  isIdempotent: false,
  async send(bubble, target, { http, settings, now }, signal) {
    const response = await call(http, settings, bodyOf(bubble, target, now()), signal);
    return sentByGraph(response, CODES, (answer) => sentId.safeParse(answer).data?.message_id);
  },
  async typing({ thread }, { http, settings }) {
    await call(http, settings, { recipient: { id: thread }, sender_action: "typing_on" });
  },
  media: ({ url = "" }, { http }) => getFile(http, url),
  async profile(contact, { http, settings }) {
    const address = `https://${HOST}/${settings.graphVersion}/${encodeURIComponent(contact)}?fields=first_name,last_name,profile_pic`;
    const answer = await jsonOf(await http(address, { headers: bearer(settings) }));
    const { first_name, last_name, profile_pic } = person.parse(answer);
    const name = [first_name, last_name].filter(Boolean).join(" ");
    return { ...(name ? { name } : {}), ...(profile_pic ? { avatarUrl: profile_pic } : {}) };
  },
  async check({ http, settings }) {
    const address = `https://${HOST}/${settings.graphVersion}/me?fields=id,name`;
    const { id, name } = await jsonOf(await http(address, { headers: bearer(settings) }));
    if (id !== settings.pageId) {
      return { problem: { zh: "令牌不属于这个主页", en: "The token does not belong to this page" } };
    }
    return { account: String(name) };
  },
});

const sentId = z.object({ message_id: z.string() });
const person = z.object({
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  profile_pic: z.string().optional(),
});

interface Page {
  graphVersion: string;
  pageToken: string;
}

const bearer = ({ pageToken }: Page) => ({ authorization: `Bearer ${pageToken}` });

function call(http: Http, page: Page, given: object, signal?: AbortSignal): Promise<Response> {
  const address = `https://${HOST}/${page.graphVersion}/me/messages`;
  return postJson(http, address, given, { headers: bearer(page), ...(signal ? { signal } : {}) });
}

/** After a day only a person may write, and must say so. */
function bodyOf(bubble: Bubble, { thread, lastInboundAt }: Target, now: number): object {
  const isLateAgent = bubble.from === "agent" && now - lastInboundAt > DAY_MS;
  const kind = isLateAgent ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : { messaging_type: "RESPONSE" };
  return { recipient: { id: thread }, ...kind, message: messageOf(bubble) };
}
