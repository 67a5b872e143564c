import { xmlAnswer } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import type { ChannelEvent, Content } from "../events.ts";
import {
  callTwilio,
  formFor,
  signedByTwilio,
  TWILIO_CODES,
  TWILIO_HOST,
  twilioFields,
  twimlText,
} from "../families/twilio.ts";
import { basicLogin, getFile } from "../http.ts";

/** Where the vendor keeps the files that it sends on to. */
const FILE_HOSTS = ["mms.twiliocdn.com", "media.twiliocdn.com"];
const STATES = { delivered: "delivered", read: "read", undelivered: "failed", failed: "failed" } as const;

/** Text and picture messages by Twilio. https://www.twilio.com/docs/messaging/guides/webhook-request */
export const twilioSms = defineChannel({
  kind: "twilio-sms",
  title: { zh: "短信 / 彩信（Twilio）", en: "SMS / MMS (Twilio)" },
  settings: twilioFields,
  hosts: () => [TWILIO_HOST, ...FILE_HOSTS],
  verify: (request, { settings }) => signedByTwilio(request, settings.authToken),
  parse: (text, { settings, now }) => eventsOf(formFor(text, settings), now()),
  passive: { ms: 10_000, max: 3 },
  ack: (_, reply) =>
    xmlAnswer(
      `<Response>${(reply ?? []).map(({ text }) => `<Message>${twimlText(text)}</Message>`).join("")}</Response>`,
    ),
  limits: { text: { max: 1_600, unit: "characters" } },
  isIdempotent: false,
  send({ text }, { thread }, { http, settings, webhookUrl }, signal) {
    const fields = { From: settings.number, To: thread, Body: text, StatusCallback: webhookUrl };
    return callTwilio(http, settings, "Messages.json", fields, signal);
  },
  // The vendor sends on to where the file is. https://www.twilio.com/docs/messaging/api/media-resource
  media: ({ url = "" }, { http, settings }) =>
    getFile(http, url, { authorization: basicLogin(settings.accountSid, settings.authToken) }),
});

function eventsOf(form: Map<string, string>, now: number): ChannelEvent[] {
  const id = form.get("MessageSid") ?? form.get("SmsSid");
  const from = form.get("From");
  const state = form.get("MessageStatus");
  if (!id || !from) return [];
  if (state) return receiptOf(id, state, form, now);
  const name = form.get("ProfileName");
  // The network vouches for the number that a message comes from.
  const contact = { id: from, phone: from.replace("whatsapp:", ""), ...(name ? { name } : {}) };
  return [{ is: "message", eventId: id, contact, thread: from, at: now, content: contentOf(form) }];
}

function receiptOf(id: string, given: string, form: Map<string, string>, now: number): ChannelEvent[] {
  const state = Object.entries(STATES).find(([name]) => name === given)?.[1];
  const to = form.get("To");
  if (!state || !to) return [];
  const code = form.get("ErrorCode");
  const reason = code ? { reason: TWILIO_CODES[code] ?? `code ${code}` } : {};
  return [{ is: "receipt", eventId: `${id}:${given}`, thread: to, messageId: id, state, at: now, ...reason }];
}

function contentOf(form: Map<string, string>): Content[] {
  const text = form.get("Body") ?? "";
  const payload = form.get("ButtonPayload");
  if (payload) return [{ is: "choice", id: payload, label: text || payload }];
  const latitude = Number(form.get("Latitude") ?? Number.NaN);
  const longitude = Number(form.get("Longitude") ?? Number.NaN);
  const place = Number.isFinite(latitude) && Number.isFinite(longitude);
  return [
    ...(text ? [{ is: "text" as const, text }] : []),
    ...(place ? [{ is: "location" as const, latitude, longitude }] : []),
    ...attachments(form),
  ];
}

const MOST_MEDIA = 10;

function attachments(form: Map<string, string>): Content[] {
  const count = Math.min(MOST_MEDIA, Number(form.get("NumMedia") ?? 0) || 0);
  return Array.from({ length: count }, (_, i) => ({
    url: form.get(`MediaUrl${i}`),
    mime: form.get(`MediaContentType${i}`),
  })).flatMap(({ url, mime = "" }): Content[] => {
    if (!url) return [];
    const family = mime.split("/")[0];
    const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
    return [{ is, media: { url }, ...(mime ? { mime } : {}) }];
  });
}
