import type { ChannelKind, RawRequest } from "../../workers/channels/channel.ts";
import { utf8 } from "../../workers/channels/digest.ts";
import { contextOf, WEBHOOK_URL } from "./fixture.ts";

/** A published or derived signature vector. A field that a vector does not have is absent. */
export interface Vector {
  channel: string;
  name: string;
  scheme: string;
  secret?: string | Record<string, string>;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  url?: string;
  path?: string;
  /** The raw body, or a form's parameters. */
  body?: string | Record<string, string | string[]>;
  encrypt?: string;
  decrypted?: string;
  random?: string;
  expected_response?: Record<string, string> | string;
  sign?: string;
  sig?: string;
  parts?: string[];
  public_key_hex?: string;
  valid: boolean;
}

/** One value of a vector's secret; a secret that is a plain text is the first one asked for. */
export function secretOf({ secret }: Vector, name: string): string {
  return typeof secret === "string" ? secret : (secret?.[name] ?? "");
}

/** The request that a vector describes. */
export function requestOf(vector: Vector): RawRequest {
  const url = new URL(vector.url ?? WEBHOOK_URL);
  for (const [name, value] of Object.entries(vector.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers(vector.headers);
  const { body = "" } = vector;
  if (typeof body !== "string") headers.set("content-type", "application/x-www-form-urlencoded");
  const text = typeof body === "string" ? body : formOf(body);
  return { method: text === "" ? "GET" : "POST", url, headers, body: utf8(text) };
}

/** A form of parameters, as the vendor posts it. */
export function formOf(fields: Record<string, string | string[]>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs).toString();
}

/**
 * Whether a kind accepts the request that a vector describes: by its URL check where it is one, else by `verify`. The
 * clock stands at the vector's own time.
 */
export async function accepts(
  kind: ChannelKind,
  settings: Record<string, unknown>,
  vector: Vector,
  given: RawRequest = requestOf(vector),
): Promise<boolean> {
  const context = { ...contextOf(settings, timeOf(given)), webhookUrl: given.url.href };
  try {
    const checked = await kind.handshake?.(given, context);
    if (!checked) return (await kind.verify(given, context)) !== null;
    return checked.status === 200 && isExpected(checked.body, vector);
  } catch {
    return false;
  }
}

function isExpected(body: string, { expected_response: expected, decrypted, query }: Vector): boolean {
  if (expected !== undefined) {
    return typeof expected === "string"
      ? body === expected
      : JSON.stringify(sorted(JSON.parse(body))) === JSON.stringify(sorted(expected));
  }
  return decrypted !== undefined ? body === decrypted : query?.echostr === undefined || body === query.echostr;
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The time a request bears in a header or parameter called "timestamp", in s or ms; else any. */
function timeOf({ url, headers }: RawRequest): number {
  const named = [...headers, ...url.searchParams].find(([name]) => name.toLowerCase().endsWith("timestamp"))?.[1];
  const time = Number(named);
  if (!Number.isFinite(time)) return Date.parse("2026-11-21T08:00:00Z");
  return time > 1e11 ? time : time * 1_000;
}
