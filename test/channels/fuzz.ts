import { choiceOf, textOf } from "../../workers/channels/content-text.ts";
import { utf8 } from "../../workers/channels/digest.ts";
import type { ChannelEvent } from "../../workers/channels/events.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { contextOf, type KindFixture, receive, standIn } from "./fixture.ts";
import { oddBodies } from "./odd-bodies.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");
/** Errors that become a 4xx; every other is an exception or a 5xx. */
const REFUSED: ReadonlySet<string> = new Set(["unauthorized", "forbidden", "invalid", "not_found", "conflict"]);

/** What came of a run. `failures` holds the first bodies that were neither read nor refused. */
export interface FuzzResult {
  bodies: number;
  read: number;
  refused: number;
  failures: { body: string; error: unknown }[];
}

/**
 * Brings `count` bodies to a kind, as the hook does: documented payloads with changes, signed as the vendor signs, so
 * that they reach the parser; every tenth with its signature or its bytes spoilt. The same seed gives the same bodies.
 */
export async function fuzzKind(fixture: KindFixture, count: number, seed: number): Promise<FuzzResult> {
  const { kind, settings, inbound } = fixture;
  const random = randomOf(seed);
  const context = contextOf(settings, NOW, fixture.fetched ? standIn(fixture.fetched).http : undefined);
  const result: FuzzResult = { bodies: 0, read: 0, refused: 0, failures: [] };
  const odd = inbound.flatMap(({ body }) => oddBodies(body)).filter((body) => body.length < 50_000);
  for (; result.bodies < count; result.bodies++) {
    const sample = inbound[Math.floor(random() * inbound.length)]?.body ?? "";
    const body = result.bodies < odd.length ? (odd[result.bodies] ?? "") : mutate(sample, random);
    try {
      const signed = await fixture.sign(body, NOW, settings);
      const request = random() < 0.1 ? { ...signed, body: spoil(signed.body, random) } : signed;
      const checked = await kind.handshake?.(request, context);
      const events = checked ? [] : await receive(kind, request, context);
      await kind.ack?.(events, null, context, request);
      requireStorable(events);
      result.read++;
    } catch (error) {
      if (error instanceof DeskbellError && REFUSED.has(error.code)) result.refused++;
      else if (result.failures.length < 5) result.failures.push({ body: body.slice(0, 500), error });
      else break;
    }
  }
  return result;
}

/** What the owners of events rely on; anything else would be a failure of theirs, and a 5xx. */
function requireStorable(events: readonly ChannelEvent[]): void {
  for (const event of events) {
    if ("at" in event && !Number.isSafeInteger(event.at)) throw new Error(`no time: ${event.at}`);
    if (event.is !== "message") continue;
    if (!textOf(event.content) && choiceOf(event.content) === null) throw new Error("a message without content");
    if (typeof event.contact.id !== "string" || event.contact.id === "") throw new Error("nobody has written it");
    if (Object.values(event.reply ?? {}).some((value) => typeof value !== "string"))
      throw new Error("no text in reply");
  }
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VALUES = [
  "null",
  "true",
  "0",
  "-1",
  "1e999",
  "9007199254740993",
  "1.5",
  '""',
  '"x"',
  "[]",
  "{}",
  '[{"a":1}]',
  '"\\u0000"',
  '"\\ud800"',
  '"😀"',
];
const PIECES = [
  "<",
  ">",
  "&",
  "%",
  "=",
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  "]]>",
  "<![CDATA[",
  "<!DOCTYPE x>",
  "\u0000",
  "\u2028",
  "\r\n",
  "😀",
  "%00",
  "%ff",
  "9".repeat(30),
];

/** One to three changes that keep most of a payload's shape: a value of another type, a field gone, a piece put in. */
function mutate(body: string, random: () => number): string {
  let changed = body;
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  for (let i = 0; i <= random() * 3; i++) {
    const at = Math.floor(random() * changed.length);
    const cases: (() => string)[] = [
      () => changed.slice(0, at),
      () => changed.slice(0, at) + changed.slice(at + 1 + Math.floor(random() * 20)),
      () => changed.slice(0, at) + (pick(PIECES) ?? "") + changed.slice(at),
      () =>
        replaceOne(
          changed,
          /("[\w.-]+"\s*:\s*)("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g,
          (_, name) => `${name}${pick(VALUES)}`,
          random,
        ),
      () => replaceOne(changed, /"[\w.-]+"\s*:/g, () => '"other":', random),
      () => replaceOne(changed, /<(\w+)>[^<]*<\/\1>/g, (_, name) => `<${name}>${pick(PIECES)}</${name}>`, random),
      () =>
        replaceOne(changed, /([?&]|^)([\w-]+)=[^&]*/g, (_, before, name) => `${before}${name}=${pick(PIECES)}`, random),
      () => changed.replace(/\d+/g, (digits) => (random() < 0.3 ? String(Math.floor(random() * 2 ** 53)) : digits)),
    ];
    changed = pick(cases)?.() ?? changed;
  }
  return changed;
}

function replaceOne(text: string, pattern: RegExp, by: (...found: string[]) => string, random: () => number): string {
  const found = [...text.matchAll(pattern)];
  const one = found[Math.floor(random() * found.length)];
  return one ? text.slice(0, one.index) + by(...one) + text.slice(one.index + one[0].length) : text;
}

function spoil(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return utf8("\u0000");
  const spoilt = bytes.slice();
  spoilt[Math.floor(random() * spoilt.length)] = Math.floor(random() * 256);
  return spoilt;
}
