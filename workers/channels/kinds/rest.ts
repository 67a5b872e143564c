import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { refuse } from "../answer.ts";
import { ALL_CARDS } from "../card-parts.ts";
import { defineChannel } from "../channel.ts";
import { equalText } from "../digest.ts";
import { type ChannelEvent, ORDER_STATES, SHIPMENT_STATES } from "../events.ts";
import { requireFresh } from "../freshness.ts";
import { getFile } from "../http.ts";
import { readJson, readText } from "../payload.ts";
import { sentByStatus } from "../sent.ts";
import { secret, shown } from "../settings.ts";

const id = z.string().min(1).max(200);
const text = z.string().min(1).max(8_000);
const at = z.iso.datetime({ offset: true }).transform((given) => Date.parse(given));
const media = z.object({ url: z.url({ protocol: /^https$/ }) });
const attached = { media, name: z.string().optional(), mime: z.string().optional(), sizeBytes: z.number().optional() };
const heard = { durationMs: z.number().optional() };

const content = z.discriminatedUnion("is", [
  z.object({ is: z.literal("text"), text }),
  z.object({ is: z.literal("choice"), id, label: z.string().default("") }),
  z.object({ is: z.literal("image"), ...attached }),
  z.object({ is: z.literal("voice"), ...attached, ...heard, transcript: z.string().optional() }),
  z.object({ is: z.literal("video"), ...attached, ...heard }),
  z.object({ is: z.literal("file"), ...attached }),
  z.object({
    is: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({ is: z.literal("link"), url: z.url(), title: z.string().optional(), description: z.string().optional() }),
  z.object({ is: z.literal("product"), id, title: z.string().optional(), url: z.string().optional() }),
  z.object({ is: z.literal("order"), id, title: z.string().optional() }),
]);
const contact = z.object({
  id,
  name: z.string().optional(),
  avatarUrl: z.string().optional(),
  locale: z.string().optional(),
  /** The shop's own customer id: the shop signs the delivery, and so it is proved. */
  customer: id.optional(),
});
const order = z.object({
  externalId: id,
  number: z.string().optional(),
  state: z.enum(ORDER_STATES).optional(),
  totalMinor: z.number().int().optional(),
  currency: z.string().length(3).optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});
const shipment = z.object({
  trackingNo: id,
  courier: z.string(),
  order: z.string().optional(),
  state: z.enum(SHIPMENT_STATES).optional(),
  etaAt: at.optional(),
  events: z.array(z.object({ at, text: z.string(), place: z.string().optional() })).default([]),
});
const body = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("message"),
    thread: id.optional(),
    contact,
    at,
    content: z.array(content).min(1).max(20),
  }),
  z.object({ type: z.literal("typing"), thread: id.optional(), contact, at }),
  z.object({
    type: z.literal("receipt"),
    thread: id,
    message: id,
    state: z.enum(["delivered", "read", "failed"]),
    reason: z.string().optional(),
    at,
  }),
  z.object({ type: z.literal("commerce"), at, order: order.optional(), shipment: shipment.optional() }),
]);

/**
 * A shop's own front end, by Standard Webhooks both ways. https://www.standardwebhooks.com — what it sends is signed
 * with one secret, what we send with another; the id is the key in both directions.
 */
export const rest = defineChannel({
  kind: "rest",
  title: { zh: "自有系统(REST)", en: "Your own system (REST)" },
  settings: {
    inboundSecret: secret(
      { zh: "入站密钥", en: "Inbound secret" },
      {
        zh: "whsec_ 加 24–64 字节的 base64;您的系统用它签名",
        en: "whsec_ and base64 of 24–64 bytes; your system signs with it",
      },
      z
        .string()
        .trim()
        .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
    ),
    url: shown(
      { zh: "回复地址", en: "Reply address" },
      { zh: "我们把回复 POST 到这里,须为 https", en: "We POST replies to it; https only" },
      z.url({ protocol: /^https$/ }),
    ),
    outboundSecret: secret(
      { zh: "出站密钥", en: "Outbound secret" },
      { zh: "我们用它签名,请在您的系统里校验", en: "We sign with it; verify it in your system" },
      z
        .string()
        .trim()
        .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
    ),
  },
  hosts: ({ url }) => [new URL(url).hostname],
  async verify({ headers, body }, { settings, now }) {
    const eventId = headers.get("webhook-id");
    const timestamp = headers.get("webhook-timestamp");
    if (!eventId || eventId.length > 200) refuse("signature");
    requireFresh(timestamp, "s", now());
    const payload = readText(body);
    const expected = new Webhook(settings.inboundSecret).sign(eventId, new Date(Number(timestamp) * 1_000), payload);
    const given = (headers.get("webhook-signature") ?? "").split(" ").slice(0, 10);
    // One for each secret while a sender changes it.
    if (given.filter((signature) => equalText(signature, expected)).length === 0) refuse("signature");
    return payload;
  },
  parse(text, _, { headers }): ChannelEvent[] {
    const eventId = headers.get("webhook-id") ?? "";
    const given = readJson(text, body);
    if (given.type === "commerce") return [{ ...given, is: "commerce", eventId }];
    if (given.type === "receipt") {
      const { type, message, ...receipt } = given;
      return [{ ...receipt, is: "receipt", eventId, messageId: message }];
    }
    const { at } = given;
    const { customer: signedId, ...told } = given.contact;
    const contact = { ...told, ...(signedId === undefined ? {} : { signedId }) };
    const base = { eventId, contact, at, thread: given.thread ?? contact.id };
    if (given.type === "typing") return [{ ...base, is: "signal", signal: "typing", opens: null }];
    return [{ ...base, is: "message", content: given.content }];
  },
  // From the reply address's host only; `hosts` refuses any other.
  media: ({ url = "" }, { http }) => getFile(http, url),
  limits: {
    text: { max: 8_000, unit: "characters" },
    choices: { max: 50, labelMax: 80 },
    cards: { kinds: ALL_CARDS },
  },
  isIdempotent: true,
  async send(bubble, { thread }, { http, settings, now }, signal) {
    const { key, text, choices, cards, from } = bubble;
    const payload = JSON.stringify({ type: "message", thread, message: key, from, text, choices, cards });
    const at = new Date(now());
    const response = await http(settings.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "webhook-id": key,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": new Webhook(settings.outboundSecret).sign(key, at, payload),
      },
      body: payload,
      signal,
    });
    if (response.status === 410) return { is: "refused", reason: "blocked" };
    if (response.status === 401) return { is: "refused", reason: "credentials" };
    // The receiver knows the key, so that a gateway's doubt may be asked again.
    if (response.status === 502 || response.status === 504) return { is: "retry" };
    return sentByStatus(response) ?? { is: "sent", id: key };
  },
});
