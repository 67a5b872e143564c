import { z } from "zod";
import { refuse } from "../answer.ts";
import { type ChannelContext, defineChannel, type Sent } from "../channel.ts";
import { fromBase64, uuidOf } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { appleChoices, messageOf } from "../families/apple-choices.ts";
import { decrypted, ownToken, type Provider, packed, requireApple, unpacked } from "../families/apple-gateway.ts";
import { bearerOf } from "../families/bearer-token.ts";
import { hashedId, readJson, readText } from "../payload.ts";
import { jsonOf, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

/** All that this kind knows of the vendor is recalled: the documents are open to registered providers only. */
const GATEWAY = "https://mspgw.push.apple.com/v1";
const DOWNLOAD_HOSTS = ["*.icloud-content.com", "*.icloud.com"];

const attachment = z.object({
  name: z.string().optional(),
  mimeType: z.string().optional(),
  size: z.union([z.string(), z.number()]).optional(),
  "signature-base64": z.string().optional(),
  signature: z.string().optional(),
  url: z.string(),
  owner: z.string(),
  key: z.string(),
});
const selected = z.object({ identifier: z.string().min(1), title: z.string().optional() });
const delivery = z.object({
  id: z.string().optional(),
  type: z.string(),
  sourceId: z.string().optional(),
  destinationId: z.string().optional(),
  body: z.string().optional(),
  locale: z.string().optional(),
  intent: z.string().optional(),
  group: z.string().optional(),
  attachments: z.array(attachment).optional(),
  interactiveData: z
    .object({
      data: z
        .object({
          replyMessage: z.object({ title: z.string().optional() }).optional(),
          "quick-reply": z
            .object({ selectedIdentifier: z.string().optional(), items: z.array(selected).optional() })
            .optional(),
          listPicker: z.object({ sections: z.array(z.object({ items: z.array(selected).optional() })) }).optional(),
        })
        .optional(),
    })
    .optional(),
});
type Delivery = z.infer<typeof delivery>;

/** Apple Messages for Business, for a registered messaging service provider. https://register.apple.com/resources/messages/msp-rest-api/ */
export const appleMessages = defineChannel({
  kind: "apple-messages",
  title: { zh: "Apple 商务信息（MSP）", en: "Apple Messages for Business (MSP)" },
  settings: {
    businessId: shown(
      { zh: "商家账号 ID", en: "Business id" },
      {
        zh: "register.apple.com → Messages for Business 账号",
        en: "register.apple.com → Messages for Business account",
      },
      line(64),
    ),
    mspId: shown(
      { zh: "MSP ID", en: "MSP id" },
      {
        zh: "Apple 分配给服务商的编号；没有登记为服务商时请用 REST 渠道接入已有服务商",
        en: "Given to the provider by Apple; without one, connect your provider by the REST channel",
      },
      line(64),
    ),
    mspSecret: secret(
      { zh: "MSP API 密钥", en: "MSP API secret" },
      { zh: "同页，base64 文本", en: "The same page, base64" },
      z
        .string()
        .trim()
        .max(500)
        .refine((text) => (fromBase64(text)?.length ?? 0) >= 16, "not a base64 secret"),
    ),
  },
  hosts: () => [new URL(GATEWAY).hostname, ...DOWNLOAD_HOSTS],
  async verify({ headers, body }, context) {
    await requireApple(bearerOf(headers), context.settings, context.now());
    return readText(await unpacked(body));
  },
  parse(text, { settings, now }, { headers }) {
    const given = readJson(text, delivery);
    const to = headers.get("destination-id") ?? given.destinationId;
    if (to !== settings.businessId) refuse("receiver");
    return eventsOf(given, headers, now());
  },
  limits: { text: { max: 10_000, unit: "characters" }, choices: appleChoices },
  // The gateway knows a message by its id.
  isIdempotent: true,
  async send(bubble, { thread }, context, signal): Promise<Sent> {
    const id = await uuidOf(bubble.key);
    const bot = bubble.from !== "agent";
    const response = await sent(context, thread, id, messageOf(bubble, id), bot, signal);
    // 403: the shopper has closed the conversation; 410: there is none any more.
    if (response.status === 410) return { is: "refused", reason: "blocked" };
    if (response.status === 401) return { is: "refused", reason: "credentials" };
    return sentByStatus(response) ?? { is: "sent", id };
  },
  async typing({ thread, lastInboundAt }, context) {
    const id = await uuidOf(`${thread}${lastInboundAt}`);
    await sent(context, thread, id, { type: "typing_start" }, true);
  },
  async media({ url = "", extra }, context) {
    const { owner = "", signature = "", key = "" } = extra ?? {};
    const asked = { url, owner, "signature-base64": signature, "source-id": context.settings.businessId };
    const headers = { ...asked, authorization: `Bearer ${await ownToken(context.settings, context.now())}` };
    const announced = await context.http(`${GATEWAY}/preDownload`, { headers });
    const address = z.object({ "download-url": z.string() }).parse(await jsonOf(announced))["download-url"];
    const file = await context.http(address);
    if (!file.ok) return file;
    return new Response(await decrypted(new Uint8Array(await file.arrayBuffer()), key));
  },
});

type Context = Pick<ChannelContext<Provider & { businessId: string }>, "settings" | "now" | "http">;

async function sent(
  context: Context,
  thread: string,
  id: string,
  message: object,
  isBot: boolean,
  signal?: AbortSignal,
): Promise<Response> {
  const { businessId } = context.settings;
  const body = await packed(JSON.stringify({ v: 1, id, sourceId: businessId, destinationId: thread, ...message }));
  return context.http(`${GATEWAY}/message`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await ownToken(context.settings, context.now())}`,
      "content-type": "application/json",
      "content-encoding": "gzip",
      id,
      "source-id": businessId,
      "destination-id": thread,
      "auto-reply": String(isBot),
    },
    body,
    ...(signal ? { signal } : {}),
  });
}

async function eventsOf(given: Delivery, headers: Headers, now: number): Promise<ChannelEvent[]> {
  const from = headers.get("source-id") ?? given.sourceId;
  if (!from) return [];
  const id = headers.get("id") ?? given.id;
  const eventId = id ?? (await hashedId(from, JSON.stringify(given), Math.floor(now / 60_000)));
  const contact = { id: from, ...(given.locale ? { locale: given.locale.replace("_", "-") } : {}) };
  const base = { eventId, contact, thread: from, at: now };
  switch (given.type) {
    case "typing_start":
      return [{ ...base, is: "signal", signal: "typing", opens: null }];
    case "close":
      return [{ ...base, is: "signal", signal: "left", opens: null }];
    case "text":
    case "interactive":
    case "richLink":
      return [{ ...base, is: "message", content: contentOf(given) }];
    default:
      return [];
  }
}

function contentOf({ type, body = "", attachments = [], interactiveData }: Delivery): Content[] {
  const { "quick-reply": quick, listPicker, replyMessage } = interactiveData?.data ?? {};
  const listed = listPicker?.sections.flatMap(({ items = [] }) => items) ?? [];
  const picked = quick?.selectedIdentifier ?? listed[0]?.identifier;
  if (picked) {
    const title =
      [...(quick?.items ?? []), ...listed].find(({ identifier }) => identifier === picked)?.title ??
      replyMessage?.title;
    return [{ is: "choice", id: picked, label: title || picked }];
  }
  // U+FFFC stands where an attachment stands.
  const text = body.replaceAll("\uFFFC", "").trim();
  const pieces = attachments.map(attached);
  const said = text ? [{ is: "text" as const, text }] : [];
  return said.length + pieces.length > 0 ? [...said, ...pieces] : [{ is: "other", type }];
}

function attached(given: z.infer<typeof attachment>): Content {
  const { name, mimeType = "", size, url, owner, key } = given;
  const signature = given["signature-base64"] ?? given.signature ?? "";
  const family = mimeType.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  const sizeBytes = Number(size);
  return {
    is,
    media: { url, extra: { owner, signature, key } },
    ...(name ? { name } : {}),
    ...(mimeType ? { mime: mimeType } : {}),
    ...(sizeBytes > 0 ? { sizeBytes } : {}),
  };
}
