import { z } from "zod";
import { type Answer, refuse, textAnswer } from "../answer.ts";
import type { RawRequest, Sent } from "../channel.ts";
import { equalText, hex, hmacOf } from "../digest.ts";
import type { Content } from "../events.ts";
import { readText } from "../payload.ts";
import { type Outcome, retryAfterMs, sentByCode } from "../sent.ts";
import { secret, shown } from "../settings.ts";
import { isDeletionCall, signedDeletion } from "./meta-deletion.ts";

// What WhatsApp, Messenger and Instagram share. https://developers.facebook.com/docs/graph-api/webhooks/getting-started

const version = z
  .string()
  .trim()
  .regex(/^v\d{1,3}\.\d$/);

/** The fields of an app at Meta, with the version of the Graph API that its calls name. */
export function appFields(graphVersion: string) {
  return {
    appSecret: secret(
      { zh: "应用密钥", en: "App secret" },
      { zh: "developers.facebook.com → 应用 → 设置 → 基本", en: "developers.facebook.com → app → Settings → Basic" },
      z.string().trim().min(8).max(128),
    ),
    verifyToken: secret(
      { zh: "验证口令", en: "Verify token" },
      { zh: "自定，登记 Webhook 时填同一个", en: "Your choice; enter the same when you register the webhook" },
      z.string().trim().min(8).max(128),
    ),
    graphVersion: shown(
      { zh: "Graph API 版本", en: "Graph API version" },
      { zh: `例如 ${graphVersion}`, en: `For example ${graphVersion}` },
      version.default(graphVersion),
    ),
  };
}

/** Meta's check of the address; null where the request is none. */
export async function subscribed({ method, url }: RawRequest, verifyToken: string): Promise<Answer | null> {
  const { searchParams } = url;
  if (method !== "GET" || searchParams.get("hub.mode") !== "subscribe") return null;
  if (!equalText(searchParams.get("hub.verify_token"), verifyToken)) refuse("token");
  return textAnswer(searchParams.get("hub.challenge") ?? "");
}

/** The body, if it is signed with the app's secret. Meta signs no time. */
export async function signedBody(request: RawRequest, appSecret: string): Promise<string> {
  const { headers, body } = request;
  if (isDeletionCall(request)) return signedDeletion(request, appSecret);
  const signed = hex(await hmacOf("SHA-256", appSecret, body));
  if (!equalText(headers.get("x-hub-signature-256"), `sha256=${signed}`)) refuse("signature");
  return readText(body);
}

/** Error codes of the Graph API that all three share; each kind adds its own. */
export const GRAPH_CODES: Readonly<Record<string, Outcome>> = {
  "1": "retry",
  "2": "retry",
  "4": "retry",
  "17": "retry",
  "32": "retry",
  "613": "retry",
  "80007": "retry",
  "100": "invalid",
  "10": "window",
  "190": "credentials",
  "200": "credentials",
  "551": "blocked",
};

const answered = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional() }).optional(),
});

/**
 * What the Graph API said of a send; `idOf` reads the message's id. A subcode that the table has as `code/subcode`
 * decides before its code. Throws where the answer tells nothing.
 */
export async function sentByGraph(
  response: Response,
  codes: Readonly<Record<string, Outcome>>,
  idOf: (answer: unknown) => string | undefined,
): Promise<Sent> {
  if (response.status === 502 || response.status === 504) throw new Error(`the gateway answered ${response.status}`);
  const answer: unknown = await response.json();
  const { error } = answered.parse(answer);
  if (!error) {
    if (!response.ok) throw new Error(`the Graph API answered ${response.status} without an error`);
    const id = idOf(answer);
    return { is: "sent", ...(id ? { id } : {}) };
  }
  const narrow = `${error.code}/${error.error_subcode}`;
  return sentByCode(narrow in codes ? narrow : error.code, codes, retryAfterMs(response) ?? undefined);
}

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().optional(),
      title: z.string().optional(),
      sticker_id: z.number().optional(),
      coordinates: z.object({ lat: z.number(), long: z.number() }).optional(),
      product: z
        .object({ elements: z.array(z.object({ id: z.string(), title: z.string().optional() })).optional() })
        .optional(),
    })
    .optional(),
  title: z.string().optional(),
  url: z.string().optional(),
});

/** One entry of `messaging` in Messenger's and Instagram's bodies. */
export const messaging = z.object({
  sender: z.object({ id: z.string() }),
  recipient: z.object({ id: z.string() }),
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string(),
      text: z.string().optional(),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      quick_reply: z.object({ payload: z.string() }).optional(),
      attachments: z.array(attachment).optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string().optional(), title: z.string().optional(), payload: z.string() }).optional(),
  delivery: z.object({ mids: z.array(z.string()).optional(), watermark: z.number() }).optional(),
  read: z.object({ watermark: z.number().optional(), mid: z.string().optional() }).optional(),
});
export type Messaging = z.infer<typeof messaging>;

/** What a Messenger or Instagram message holds. */
export function messagingContent({
  text,
  quick_reply,
  attachments = [],
}: NonNullable<Messaging["message"]>): Content[] {
  if (quick_reply) return [{ is: "choice", id: quick_reply.payload, label: text ?? quick_reply.payload }];
  return [...(text ? [{ is: "text" as const, text }] : []), ...attachments.flatMap(attachedContent)];
}

function attachedContent({ type, payload = {}, title, url }: z.infer<typeof attachment>): Content[] {
  const media = payload.url ? { media: { url: payload.url } } : null;
  if (payload.sticker_id !== undefined) return [{ is: "sticker" }];
  if (type === "location" && payload.coordinates) {
    const { lat, long } = payload.coordinates;
    return [{ is: "location", latitude: lat, longitude: long, ...(title ? { name: title } : {}) }];
  }
  const products = payload.product?.elements ?? [];
  if (products.length > 0) {
    return products.map(({ id, title: name }) => ({ is: "product", id, ...(name ? { title: name } : {}) }));
  }
  if (type === "fallback" && (url ?? payload.url)) {
    return [{ is: "link", url: url ?? payload.url ?? "", ...(title ? { title } : {}) }];
  }
  if (!media) return [{ is: "other", type }];
  if (type === "image" || type === "story_mention") return [{ is: "image", ...media }];
  if (type === "audio") return [{ is: "voice", ...media }];
  if (type === "video" || type === "ig_reel" || type === "reel") return [{ is: "video", ...media }];
  if (type === "file") return [{ is: "file", ...media }];
  return [{ is: "link", url: payload.url ?? "", ...(payload.title ? { title: payload.title } : {}) }];
}
