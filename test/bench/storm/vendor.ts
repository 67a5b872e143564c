import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { seeded } from "../../faults/random.ts";
import { RELAY_KEY } from "../../stand-ins/relay.ts";

/** A call that the vendor has taken, or has left without an answer. */
export interface Reached {
  /** The message's key, where the vendor takes one. */
  key: string | null;
  text: string;
  /** Nobody was told what became of it. */
  isTimedOut: boolean;
}

/** How often the vendor fails, by the call. */
export interface Weather {
  seed: number;
  /** Share of calls that are told to come later (429). */
  limited: number;
  /** Share of calls that fail (500). */
  broken: number;
  /** Share of calls that get no answer; with a key, half of them are taken all the same. */
  silent: number;
}

type Call = { thread: string; key: string | null; text: string };
type Mood = "good" | "limited" | "broken" | "silent";
const secretOut = "whsec_c3RhbmQtaW4tb3V0Ym91bmQtc2VjcmV0LW9mLTMyYnk=";
/** Where a shop's own system takes replies, and how they are signed. */
export const REPLIES = { url: "https://shop.example/replies", outboundSecret: secretOut };

const telegramBody = z.object({ chat_id: z.string(), text: z.string() });
const restBody = z.object({ thread: z.string(), message: z.string(), text: z.string() });

/**
 * What stands behind the egress relay: Telegram's Bot API (https://core.telegram.org/bots/api#sendmessage, no key) and
 * a shop's own system (Standard Webhooks: what comes again with the same id is taken once).
 */
export async function startVendor(weather: Weather) {
  const random = seeded(weather.seed);
  /** By thread, in the order in which they came. */
  const reached = new Map<string, Reached[]>();
  const injected = { limited: 0, broken: 0, timedOutWithoutKey: 0, timedOutWithKey: 0 };
  let nextId = 1;

  const mood = (): Mood => {
    const drawn = random();
    if (drawn < weather.limited) return "limited";
    if (drawn < weather.limited + weather.broken) return "broken";
    return drawn < weather.limited + weather.broken + weather.silent ? "silent" : "good";
  };

  /** A key that was taken before is not taken again; the same key with other words would be another message. */
  const take = ({ thread, key, text }: Call, isTimedOut: boolean) => {
    const list = reached.get(thread) ?? [];
    const isKnown = key !== null && list.some((known) => known.key === key && known.text === text);
    if (!isKnown) list.push({ key, text, isTimedOut });
    reached.set(thread, list);
  };

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.headers["x-relay-key"] !== RELAY_KEY) return response.writeHead(403).end();
    const target = new URL(String(request.headers["x-relay-target"]));
    const isTelegram = target.hostname === "api.telegram.org";
    if (isTelegram && !target.pathname.endsWith("/sendMessage")) return json(response, 200, { ok: true, result: true });
    const call = isTelegram ? telegramCall(body) : restCall(request, body);
    const now = mood();
    if (now === "silent") {
      injected[call.key === null ? "timedOutWithoutKey" : "timedOutWithKey"]++;
      // Without a key nobody can know and nothing may come again; with one, what was not taken must.
      if (call.key === null || random() < 0.5) take(call, true);
      return;
    }
    if (now !== "good") injected[now]++;
    else take(call, false);
    if (isTelegram) return answerAsTelegram(response, now, nextId++);
    return response
      .writeHead({ good: 204, limited: 429, broken: 500 }[now], now === "limited" ? { "retry-after": "1" } : {})
      .end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    reached,
    injected,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function telegramCall(body: string): Call {
  const { chat_id: thread, text } = telegramBody.parse(JSON.parse(body));
  return { thread, key: null, text };
}

/** Throws where the signature is not ours. */
function restCall({ headers }: IncomingMessage, body: string): Call {
  const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  new Webhook(secretOut).verify(body, signed);
  const { thread, message: key, text } = restBody.parse(JSON.parse(body));
  return { thread, key, text };
}

function answerAsTelegram(response: ServerResponse, mood: Exclude<Mood, "silent">, id: number): void {
  const limited = { error_code: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } };
  const broken = { error_code: 500, description: "Internal Server Error" };
  const [status, body] = {
    good: [200, { ok: true, result: { message_id: id } }] as const,
    limited: [429, { ok: false, ...limited }] as const,
    broken: [500, { ok: false, ...broken }] as const,
  }[mood];
  json(response, status, body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
