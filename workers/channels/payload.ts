import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { refuse } from "./answer.ts";
import { hex, sha256 } from "./digest.ts";

/** Deeper than any vendor's payload; what is deeper is refused before it is parsed. */
const MAX_DEPTH = 64;
/** The longest XML of a vendor is a few thousand characters. */
const MAX_XML_LENGTH = 256_000;
const CDATA = "<![CDATA[";
const LONG_INTEGER = /^-?\d{16,}$/;

const strictly = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The body as text; refuses (`invalid`) what is no UTF-8, since two such bodies would look the same. */
export function readText(body: Uint8Array): string {
  try {
    return strictly.decode(body);
  } catch {
    return refuse("invalid", "the body is not UTF-8");
  }
}

/** An id that some vendors write as a number and some as a string. */
export const idText = z.union([z.string().min(1), z.number().int()]).transform(String);

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;
const keepLongIntegers: Reviver = (_, value, context) =>
  typeof value === "number" && context?.source && LONG_INTEGER.test(context.source) && !Number.isSafeInteger(value)
    ? context.source
    : value;

/** JSON with integers beyond 2^53 as strings; refuses (`invalid`) what is no JSON or too deep. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) refuse("invalid", "the body is nested too deeply");
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text);
  } catch {
    return refuse("invalid", "the body is not JSON");
  }
}

/** `parseJson` and the kind's schema; unknown fields pass, since vendors add them. */
export function readJson<T extends z.ZodType>(text: string, schema: T): z.output<T> {
  return matching(parseJson(text), schema);
}

/** The schema's value, or a refusal (`invalid`). */
export function matching<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) refuse("invalid", `the body is not as documented: ${parsed.error.issues[0]?.path.join(".")}`);
  return parsed.data;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

const xml = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  // 64-bit ids lose digits as numbers.
  parseTagValue: false,
  trimValues: true,
});
/**
 * The children of an XML document's root, every value a string; entities stay as written, a DTD is refused. Refuses
 * (`invalid`) what is no XML.
 */
export function readXml<T extends z.ZodType>(text: string, root: string, schema: T): z.output<T> {
  if (text.length > MAX_XML_LENGTH || /<!(?:DOCTYPE|ENTITY)/i.test(text) || depthOfXml(text) > MAX_DEPTH)
    refuse("invalid", "no long XML, no DTD, no deep nesting");
  let document: unknown;
  try {
    document = xml.parse(text, true);
  } catch {
    refuse("invalid", "the body is not XML");
  }
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, root)) {
    refuse("invalid", `the body has no <${root}>`);
  }
  return matching(Reflect.get(document, root), schema);
}

/** Walks the tags once: a regular expression takes the square of the length of what is left open. Infinite: no XML. */
function depthOfXml(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const isCdata = text.startsWith(CDATA, at);
    const end = text.indexOf(isCdata ? "]]>" : ">", at);
    if (end < 0) return Number.POSITIVE_INFINITY;
    const next = text.charAt(at + 1);
    if (next === "/") depth--;
    else if (next !== "!" && next !== "?" && text.charAt(end - 1) !== "/") deepest = Math.max(deepest, ++depth);
    at = end;
  }
  return deepest;
}

/** Text for an element. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** A form's fields, in the order in which they came; the first of a name counts. */
export function readForm(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!fields.has(name)) fields.set(name, value);
  return fields;
}

/** An event id for vendors that give none: a hash of what cannot repeat. */
export async function hashedId(...parts: (string | number)[]): Promise<string> {
  return hex((await sha256(parts.join("\n"))).subarray(0, 16));
}
