import type { ChannelContext, ChannelKind } from "../channel.ts";
import { hex, sha256 } from "../digest.ts";
import type { Content, MediaRef, MessageEvent } from "../events.ts";
import { type AttachmentKind, MAX_BYTES, type Sniffed, sniff } from "./sniff.ts";

/** All of a message's attachments together: vendors wait five seconds for the acknowledgement. */
const PATIENCE_MS = 3_500;
const MAX_ATTACHMENTS = 4;

/** What is kept of a message's attachments. */
export interface Kept {
  /** `<id>:<kind>` with commas between; null where nothing is kept. */
  attachment: string | null;
  /** Lines for the message: what stood in an image, what could not be fetched. */
  notes: string[];
}

/** Where the bytes go; the key names shop and conversation. */
export interface AttachmentStore {
  head(key: string): Promise<{ kind: AttachmentKind; codes: string[] } | null>;
  /** `codes`: what stood in it, kept with it: whoever comes again must find the same. */
  put(key: string, bytes: Uint8Array, sniffed: Sniffed, codes: string[]): Promise<void>;
}

export interface KeepPorts {
  kind: Pick<ChannelKind, "media">;
  context: ChannelContext;
  store: AttachmentStore;
  /** What stands in the barcodes of an image. */
  readBarcodes(bytes: Uint8Array, type: string): Promise<string[]>;
}

type Attached = Extract<Content, { media: MediaRef }>;
type Fetched = { id: string; kind: AttachmentKind; codes: string[] } | { failed: "fetch" | "type" | "size" };

const FAILED = {
  fetch: "（附件未能取得 · the attachment could not be fetched）",
  type: "（附件类型不支持 · this type of attachment is not supported）",
  size: "（附件过大 · the attachment is too large）",
} as const;

/** Where an attachment of a conversation is stored. */
export function attachmentKey(shop: string, conversation: string, id: string): string {
  return `${shop}/${conversation}/${id}`;
}

/**
 * Fetches a message's attachments by the kind's `media`, which calls its own hosts only, and stores what is of a kept
 * type and size. The same message again finds what is stored. It never fails: the message says what is missing.
 */
export async function keepAttachments(
  place: { shop: string; conversation: string },
  event: MessageEvent,
  ports: KeepPorts,
): Promise<Kept | null> {
  const attached = event.content.filter((content): content is Attached => "media" in content).slice(0, MAX_ATTACHMENTS);
  if (attached.length === 0) return null;
  const fetched = await Promise.all(
    attached.map((content, index) =>
      inTime(keepOne(place, event.eventId, index, content, ports)).catch((): Fetched => ({ failed: "fetch" })),
    ),
  );
  const kept = fetched.flatMap((one) => ("id" in one ? [`${one.id}:${one.kind}`] : []));
  const notes = fetched.flatMap((one) => ("id" in one ? one.codes.map(noteOfCode) : [FAILED[one.failed]]));
  return { attachment: kept.length > 0 ? kept.join(",") : null, notes: [...new Set(notes)] };
}

async function keepOne(
  { shop, conversation }: { shop: string; conversation: string },
  eventId: string,
  index: number,
  { media }: Attached,
  { kind, context, store, readBarcodes }: KeepPorts,
): Promise<Fetched> {
  const id = `att_${hex(await sha256(`${conversation}\n${eventId}\n${index}`)).slice(0, 26)}`;
  const key = attachmentKey(shop, conversation, id);
  const known = await store.head(key);
  if (known) return { id, ...known };
  if (!kind.media) return { failed: "fetch" };
  const response = await kind.media(media, context);
  if (!response.ok) {
    await response.body?.cancel();
    return { failed: "fetch" };
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sniffed = sniff(bytes);
  if (!sniffed) return { failed: "type" };
  if (bytes.length > MAX_BYTES[sniffed.kind]) return { failed: "size" };
  const codes = sniffed.kind === "image" ? await readBarcodes(bytes, sniffed.type).catch(() => []) : [];
  await store.put(key, bytes, sniffed, codes);
  return { id, kind: sniffed.kind, codes };
}

/** The message does not wait longer than its vendor does. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the attachment took too long")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A number as couriers print it is asked for; what else stands in a code is only told. */
function noteOfCode(code: string): string {
  return /^(?=(?:.*\d){8})[A-Z0-9-]{10,30}$/i.test(code) && !/^\d{13}$/.test(code) ? `运单号 ${code}` : `条码 ${code}`;
}
