import type { ChannelContext, ChannelKind } from "../channel.ts";
import { hex, sha256 } from "../digest.ts";
import type { Content, MediaRef, MessageEvent } from "../events.ts";
import { type AttachmentKind, MAX_BYTES, type Sniffed, sniff } from "./sniff.ts";

/** All of a message's attachments together: vendors wait five seconds for the acknowledgement. */
const PATIENCE_MS = 3_500;
/** The most of one message that are kept; the rest is told. Memory holds two of them at a time. */
const MAX_ATTACHMENTS = 10;
const AT_ONCE = 2;

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
  /** Has the context's next `token` be a new one: the vendor has refused the last. */
  refuseToken?(): void;
}

type Attached = Extract<Content, { media: MediaRef }>;
type Fetched = { id: string; kind: AttachmentKind; codes: string[] } | { failed: keyof typeof FAILED };

const FAILED = {
  fetch: "（附件未能取得 · the attachment could not be fetched）",
  type: "（附件类型不支持 · this type of attachment is not supported）",
  size: "（附件过大 · the attachment is too large）",
  count: "（附件过多，其余未保存 · too many attachments; the others are not kept）",
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
  const attached = event.content.filter((content): content is Attached => "media" in content);
  if (attached.length === 0) return null;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error("the attachments took too long")), PATIENCE_MS);
  const fetched: Fetched[] = attached.slice(0, MAX_ATTACHMENTS).map(() => ({ failed: "fetch" }));
  const entries = attached.slice(0, MAX_ATTACHMENTS).entries();
  const take = async () => {
    for (const [index, content] of entries) {
      const work = () => keepOne(place, event.eventId, index, content, ports);
      fetched[index] = await before(deadline.signal, work).catch((): Fetched => ({ failed: "fetch" }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  clearTimeout(timer);
  if (attached.length > MAX_ATTACHMENTS) fetched.push({ failed: "count" });
  const kept = fetched.flatMap((one) => ("id" in one ? [`${one.id}:${one.kind}`] : []));
  const notes = fetched.flatMap((one) => ("id" in one ? one.codes.map(noteOfCode) : [FAILED[one.failed]]));
  return { attachment: kept.length > 0 ? kept.join(",") : null, notes: [...new Set(notes)] };
}

async function keepOne(
  { shop, conversation }: { shop: string; conversation: string },
  eventId: string,
  index: number,
  { media }: Attached,
  ports: KeepPorts,
): Promise<Fetched> {
  const { store, readBarcodes } = ports;
  const id = `att_${hex(await sha256(`${conversation}\n${eventId}\n${index}`)).slice(0, 26)}`;
  const key = attachmentKey(shop, conversation, id);
  const known = await store.head(key);
  if (known) return { id, ...known };
  const response = await fetchOne(media, ports);
  if (!response) return { failed: "fetch" };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sniffed = sniff(bytes);
  if (!sniffed) return { failed: "type" };
  if (bytes.length > MAX_BYTES[sniffed.kind]) return { failed: "size" };
  const codes = sniffed.kind === "image" ? await readBarcodes(bytes, sniffed.type).catch(() => []) : [];
  await store.put(key, bytes, sniffed, codes);
  return { id, kind: sniffed.kind, codes };
}

/** Once more with a new access token, where the vendor refuses the one in hand; null where it gives nothing. */
async function fetchOne(media: MediaRef, { kind, context, refuseToken }: KeepPorts): Promise<Response | null> {
  for (let attempt = 0; kind.media && attempt < 2; attempt++) {
    const response = await kind.media(media, context);
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status !== 401 || !refuseToken) return null;
    refuseToken();
  }
  return null;
}

/** The message does not wait longer than its vendor does. */
async function before<T>(deadline: AbortSignal, work: () => Promise<T>): Promise<T> {
  deadline.throwIfAborted();
  const late = Promise.withResolvers<never>();
  const stop = () => late.reject(deadline.reason);
  deadline.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    deadline.removeEventListener("abort", stop);
  }
}

/** A number as couriers print it is asked for; what else stands in a code is only told. */
function noteOfCode(code: string): string {
  return /^(?=(?:.*\d){8})[A-Z0-9-]{10,30}$/i.test(code) && !/^\d{13}$/.test(code) ? `运单号 ${code}` : `条码 ${code}`;
}
