import type { ChannelContext, ChannelKind, Mail, RawRequest } from "../../workers/channels/channel.ts";
import { utf8 } from "../../workers/channels/digest.ts";
import type { ChannelEvent } from "../../workers/channels/events.ts";
import type { Http } from "../../workers/channels/http.ts";
import { wellFormed } from "../../workers/channels/well-formed.ts";
import type { Vector } from "./vectors.ts";

/** How the stand-in answers a send: as the vendor documents each class. */
export type Mood = "ok" | "retryable" | "token" | "window" | "blocked" | "invalid";

/** What a kind called: the stand-in's view of a request. */
export interface Call {
  url: URL;
  method: string;
  headers: Headers;
  body: string;
}

/** One documented payload and what must come of it. */
export interface Sample {
  name: string;
  /** The vendor's payload, as documented; `sign` makes a request of it. */
  body: string;
  /** Fields that the events must have, in order (`toMatchObject`); [] where the payload is none of ours. */
  events: unknown[];
}

/** Everything the contract suite needs of a kind: its documented payloads and a stand-in for the vendor. */
export interface KindFixture {
  kind: ChannelKind;
  /** As the form takes them. */
  settings: Record<string, unknown>;
  /** The request in which the vendor would deliver `body` at `atMs`, signed with `settings`. */
  sign(body: string, atMs: number, settings: Record<string, unknown>): RawRequest | Promise<RawRequest>;
  /** The delivery without its signature, where that stands in the body; else headers and query are taken away. */
  unsigned?(body: Uint8Array<ArrayBuffer>): Pick<RawRequest, "body">;
  /** False where the vendor signs no time (say why beside it): then staleness is not tested. */
  signsTime: boolean;
  /** False where the vendor does not sign the body: then a changed body is not tested. */
  signsBody: boolean;
  /** The URL check, valid; and what must be in the answer. Absent where the vendor has none. */
  handshake?: { request(atMs: number): RawRequest | Promise<RawRequest>; answer: string };
  inbound: Sample[];
  /** What `verify` or `parse` fetches of the vendor, such as public keys. */
  fetched?(call: Call): Response | Promise<Response>;
  /** A payload (or settings) of another account; absent where the vendor names no receiver (say why). */
  wrongReceiver?: { body: string; settings?: Record<string, unknown> };
  /** Contents the vendor's shoppers can send; each must occur in `inbound`. */
  contents: string[];
  /** The vendor's answer to a call for an attachment; absent: any GET gives the file. */
  file?(call: Call, file: Uint8Array<ArrayBuffer>): Response;
  /** Contents of which the vendor gives neither address nor bytes. */
  withoutFiles?: string[];
  /** Of kinds that send. */
  outbound?: {
    thread: string;
    /** `reply` of the newest event, where a reply needs it. */
    reply?: Record<string, string>;
    /** The vendor's documented answer to a send. */
    answer(mood: Mood, call: Call): Response;
    /** The text of a send; null where the call is no send (token, typing). */
    textOf(call: Call): string | null;
    /** The vendor's answer to a call for an access token; `value` is what it gives. */
    token?(value: string, call: Call): Response | null;
    /** The token that a send bore. */
    tokenOf?(call: Call): string | null;
    /** The vendor has buttons that only say their label, as if it had been typed. */
    buttonsSpeak?: boolean;
    /** The receiver gets cards as data and words them itself. */
    cardsAsData?: boolean;
    /** A kind that sends mail: the binding in place of `answer`. */
    mail?(mood: Mood, mail: Mail): { messageId: string };
    /** Moods the vendor does not have. */
    without?: Mood[];
  };
  /** Of kinds with a passive reply: the reply's text in the answer's body. */
  carried?(body: string, request: RawRequest): string | null | Promise<string | null>;
  /** Published signature vectors: their name of the vendor, and whether this kind accepts one (`accepts` does most). */
  vectors?: { channel: string; accepts(vector: Vector): Promise<boolean> };
}

/** A fixture; the name says what the file is for. */
export function defineFixture(fixture: KindFixture): KindFixture {
  return fixture;
}

/** The vendor gives a file to those who bear its `authorization`. */
export function fileToBearer({ headers }: Call, file: Uint8Array<ArrayBuffer>): Response {
  return headers.get("authorization") ? new Response(file) : new Response(null, { status: 401 });
}

/** A POST as it would come in. */
export function post(url: string, headers: Record<string, string>, body: string): RawRequest {
  return { method: "POST", url: new URL(url), headers: new Headers(headers), body: utf8(body) };
}

/** A GET as it would come in. */
export function get(url: string, headers: Record<string, string> = {}): RawRequest {
  return { method: "GET", url: new URL(url), headers: new Headers(headers), body: new Uint8Array(0) };
}

/** JSON as a vendor answers it. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json", ...headers } });
}

export const WEBHOOK_URL = "https://desk.example/hooks/chn_test";

/** A context whose `http` is the stand-in. */
export function contextOf(
  settings: Record<string, unknown>,
  nowMs: number,
  http: Http = () => Promise.reject(new Error("nothing may be called here")),
  token: () => Promise<string> = () => Promise.resolve("token-1"),
): ChannelContext {
  const mail = () => Promise.reject(new Error("no mail is sent here"));
  return { settings, now: () => nowMs, http, token, webhookUrl: WEBHOOK_URL, mail };
}

/** Records what was called and answers by `answer`. */
export function standIn(answer: (call: Call) => Response | Promise<Response>): { http: Http; calls: Call[] } {
  const calls: Call[] = [];
  const http: Http = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const sent = new Response(init.body ?? null).body;
    const isPacked = headers.get("content-encoding") === "gzip";
    const body = await new Response(isPacked ? sent?.pipeThrough(new DecompressionStream("gzip")) : sent).text();
    const call = { url: new URL(url), method: init.method ?? "GET", headers, body };
    calls.push(call);
    return answer(call);
  };
  return { http, calls };
}

/** All the way in: URL check aside, what the hook does with a delivery. */
export async function receive(
  kind: ChannelKind,
  request: RawRequest,
  context: ChannelContext,
): Promise<ChannelEvent[]> {
  const events = await kind.parse(await kind.verify(request, context), context, request);
  return wellFormed(events, context.now());
}
