import { z } from "zod";
import { type Answer, xmlAnswer } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import type { ChannelEvent } from "../events.ts";
import { callTwilio, formFor, signedByTwilio, TWILIO_HOST, twilioFields, twimlText } from "../families/twilio.ts";
import { shown } from "../settings.ts";

/** A call is kept for so long while the answer is made; the answer replaces it. */
const HOLD_S = 20;
const WAIT = { "zh-CN": "请稍等，正在为您查询。", "en-US": "One moment please, I am looking it up." } as const;
const GREETING = { "zh-CN": "您好，请讲。", "en-US": "Hello, how can I help you?" } as const;

/** Calls by Twilio: what is said is understood by Twilio, answers are spoken. https://www.twilio.com/docs/voice/twiml/gather */
export const twilioVoice = defineChannel({
  kind: "twilio-voice",
  title: { zh: "电话（Twilio）", en: "Calls (Twilio)" },
  settings: {
    ...twilioFields,
    language: shown(
      { zh: "语言", en: "Language" },
      { zh: "听写和朗读用的语言：zh-CN 或 en-US", en: "Of listening and speaking: zh-CN or en-US" },
      z.enum(["zh-CN", "en-US"]).default("zh-CN"),
    ),
  },
  hosts: () => [TWILIO_HOST],
  verify: (request, { settings }) => signedByTwilio(request, settings.authToken),
  parse: (text, { settings, now }, { url }) => eventsOf(formFor(text, settings), turnOf(url), now()),
  passive: { ms: 8_000, max: 4 },
  ack(events, reply, { settings, webhookUrl }, { url }): Answer {
    const { language } = settings;
    if (events.some((event) => event.is === "signal" && event.signal === "left")) return xmlAnswer("<Response/>");
    const hasSpoken = events.some(({ is }) => is === "message");
    if (hasSpoken && !reply) {
      return xmlAnswer(`<Response>${said(WAIT[language], language)}<Pause length="${HOLD_S}"/></Response>`);
    }
    const text = reply?.map((bubble) => bubble.text).join("\n") || (hasSpoken ? "" : GREETING[language]);
    return xmlAnswer(asking(text, language, webhookUrl, turnOf(url) + 1));
  },
  limits: { text: { max: 3_000, unit: "characters" }, windows: { call: { ms: 3_600_000 } } },
  isIdempotent: false,
  send({ text }, { thread, reply }, { http, settings, webhookUrl }, signal) {
    const Twiml = asking(text, settings.language, webhookUrl, Number(reply.turn ?? 0) + 1);
    return callTwilio(http, settings, `Calls/${encodeURIComponent(thread)}.json`, { Twiml }, signal);
  },
});

/** Which answer of the call this is; the address that Twilio calls next says it. */
function turnOf(url: URL): number {
  return Number(url.searchParams.get("turn") ?? 0) || 0;
}

function said(text: string, language: string): string {
  return `<Say language="${language}">${twimlText(text)}</Say>`;
}

/** Speaks and listens; whoever says nothing is listened to again. */
function asking(text: string, language: string, webhookUrl: string, turn: number): string {
  const next = new URL(webhookUrl);
  next.searchParams.set("turn", String(turn));
  const action = twimlText(next.href);
  const gather = `<Gather input="speech dtmf" speechTimeout="auto" language="${language}" action="${action}" method="POST">`;
  return `<Response>${gather}${said(text, language)}</Gather><Redirect method="POST">${action}</Redirect></Response>`;
}

function eventsOf(form: Map<string, string>, turn: number, now: number): ChannelEvent[] {
  const call = form.get("CallSid");
  const from = form.get("From");
  if (!call || !from) return [];
  // The network vouches for the number that a call comes from.
  const base = { eventId: `${call}:${turn}`, contact: { id: from, phone: from }, thread: call, at: now, opens: "call" };
  const text = form.get("SpeechResult") ?? form.get("Digits");
  if (text) {
    return [{ is: "message", ...base, content: [{ is: "text", text }], reply: { turn: String(turn) } }];
  }
  const isOver = ["completed", "busy", "failed", "no-answer", "canceled"].includes(form.get("CallStatus") ?? "");
  if (isOver) return [{ is: "signal", ...base, eventId: `${call}:over`, signal: "left", opens: null }];
  return turn === 0 ? [{ is: "signal", ...base, signal: "entered" }] : [];
}
