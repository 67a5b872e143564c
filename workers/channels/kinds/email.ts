import PostalMime, { type Attachment, type Email } from "postal-mime";
import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { type Bytes, base64, fromBase64 } from "../digest.ts";
import type { ChannelEvent, Content } from "../events.ts";
import { isAutomatic, isProved, senderOf } from "../families/mail-trust.ts";
import { newWords, wordsOfHtml } from "../families/mail-words.ts";
import { hashedId } from "../payload.ts";
import { type Outcome, sentByCode } from "../sent.ts";
import { optionalLine, shown } from "../settings.ts";

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 200_000, maxRfc822NestingDepth: 0 };
/** The mails before this one that an answer names; the vendor allows 16 KB of headers. */
const MOST_REFERENCES = 10;
const MAX_SUBJECT = 200;
/** More of them are told, not kept. */
const MAX_FILES = 20;
/** Pictures in the text of a mail that are smaller are marks of a signature, or count who reads. */
const SMALLEST_INLINE_BYTES = 4_096;
const SIGNATURES = /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-keys)$/;

/** https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes */
const CODES: Readonly<Record<string, Outcome>> = {
  E_RATE_LIMIT_EXCEEDED: "retry",
  E_DAILY_LIMIT_EXCEEDED: "quota",
  E_SENDER_NOT_VERIFIED: "credentials",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "credentials",
  E_RECIPIENT_SUPPRESSED: "blocked",
  E_RECIPIENT_NOT_ALLOWED: "blocked",
  E_CONTENT_TOO_LARGE: "invalid",
  E_VALIDATION_ERROR: "invalid",
  E_FIELD_MISSING: "invalid",
  E_HEADER_NOT_ALLOWED: "invalid",
  // Ours: no binding is there to send with.
  precondition: "credentials",
};
/** Whether it was sent after all, nobody knows. */
const UNKNOWN = new Set(["E_INTERNAL_SERVER_ERROR", "E_DELIVERY_FAILED"]);

/** Mail of the shop's address. https://developers.cloudflare.com/email-routing/email-workers/runtime-api/ */
export const email = defineChannel({
  kind: "email",
  title: { zh: "电子邮件", en: "E-mail" },
  settings: {
    address: shown(
      { zh: "客服邮箱", en: "Service address" },
      {
        zh: "在 Cloudflare 邮件路由里把这个地址交给本 Worker，并打开子地址（+ 号）",
        en: "In Cloudflare's Email Routing send this address to the worker, and turn on subaddressing (the plus)",
      },
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9._-]{1,50}@[a-z0-9.-]{1,190}$/),
    ),
    sender: shown(
      { zh: "发件人名称", en: "Sender's name" },
      { zh: "例如“某某旗舰店客服”，可以留空", en: "Such as “Example Store”; may stay empty" },
      optionalLine(60),
    ),
  },
  mailbox: "address",
  hosts: () => [],
  async verify({ body }) {
    const { headers } = await read(headOf(body));
    const from = senderOf(headers);
    if (from === null || !isProved(headers, from)) refuse("signature", "the sender's domain is not proved (DMARC)");
    // A body may be in any charset, so that its bytes are read.
    return "";
  },
  async parse(_, { settings, now }, request) {
    const [local, host] = settings.address.split("@");
    const to = (request.headers.get("x-envelope-to") ?? "").trim().toLowerCase();
    const [, plain, token] = /^([^@+]*)(?:\+([^@]*))?@/.exec(to) ?? [];
    if (plain !== local || to.split("@")[1] !== host) refuse("receiver");
    const mail = await read(request.body);
    const from = senderOf(mail.headers);
    if (from === null || from === settings.address) return [];
    if (isAutomatic(mail, from, request.headers.get("x-envelope-from"))) return [];
    return eventsOf(mail, { from, token: token ?? "", now: now(), body: request.body });
  },
  limits: { text: { max: 20_000, unit: "characters" } },
  isIdempotent: false,
  async send({ text, from: author }, { thread, reply }, { mail, settings }): Promise<Sent> {
    const [to = "", root = ""] = thread.split(" ");
    const [local, host] = settings.address.split("@");
    const { messageId, references, subject } = reply;
    const headers = {
      ...(messageId ? { "In-Reply-To": messageId } : {}),
      ...(references || messageId ? { References: references ?? messageId ?? "" } : {}),
      ...(author === "agent" ? {} : { "Auto-Submitted": "auto-replied" }),
    };
    try {
      const sent = await mail({
        to,
        from: { email: settings.address, ...(settings.sender ? { name: settings.sender } : {}) },
        subject: answered(subject ?? ""),
        text,
        // Mail programs that name no thread still answer to it.
        replyTo: `${local}+${root}@${host}`,
        headers,
      });
      return { is: "sent", id: sent.messageId };
    } catch (error) {
      const code = z.object({ code: z.string() }).safeParse(error).data?.code;
      if (!code || UNKNOWN.has(code) || !(code.startsWith("E_") || Object.hasOwn(CODES, code))) throw error;
      return sentByCode(code, CODES);
    }
  },
  /** A file came with the mail itself. */
  media({ extra }) {
    const bytes = fromBase64(extra?.bytes ?? "");
    return Promise.resolve(new Response(bytes, { headers: { "content-type": extra?.mime ?? "" } }));
  },
});

async function read(bytes: Bytes): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    return refuse("invalid", "the mail cannot be read");
  }
}

/** The header section, up to the first empty line. */
function headOf(body: RawRequest["body"]): Bytes {
  for (let at = body.indexOf(0x0a); at >= 0; at = body.indexOf(0x0a, at + 1)) {
    const next = body[at + 1] === 0x0d ? body[at + 2] : body[at + 1];
    if (next === 0x0a) return body.slice(0, at + 1);
  }
  return body;
}

const idsIn = (text: string | undefined): string[] => text?.slice(0, 20_000).match(/<[^<>\s]{1,250}>/g) ?? [];

async function eventsOf(
  mail: Email,
  { from, token, now, body }: { from: string; token: string; now: number; body: Bytes },
): Promise<ChannelEvent[]> {
  const [messageId] = idsIn(mail.messageId);
  const eventId = messageId ?? (await hashedId(base64(body)));
  const before = [...idsIn(mail.references), ...idsIn(mail.inReplyTo)].filter((id, i, all) => all.indexOf(id) === i);
  // The address that we gave to answer to names the thread; it opens it only to the sender whose thread it is.
  const root = /^[0-9a-f]{32}$/.test(token) ? token : await hashedId(before[0] ?? eventId);
  const chain = [...before, ...(messageId ? [messageId] : [])];
  const references = [...chain.slice(0, 1), ...chain.slice(1).slice(1 - MOST_REFERENCES)].join(" ");
  const subject = mail.subject?.replace(/\s+/g, " ").trim().slice(0, MAX_SUBJECT) ?? "";
  const name = mail.from?.name?.trim();
  return [
    {
      is: "message",
      eventId,
      contact: { id: from, email: from, ...(name ? { name } : {}) },
      thread: `${from} ${root}`,
      at: Date.parse(mail.date ?? "") || now,
      content: contentOf(mail, before.length === 0 ? subject : ""),
      reply: { subject, references, ...(messageId ? { messageId } : {}) },
    },
  ];
}

/** The first mail of a thread says in its subject what it is about; the others repeat it. */
function contentOf({ text, html, attachments }: Email, subject: string): Content[] {
  const written = (text && newWords(text)) || (html ? wordsOfHtml(html) : "");
  const said = [subject, written].filter(Boolean).join("\n");
  const isInline = ({ disposition, related }: Attachment) => disposition === "inline" || related === true;
  // What was attached comes before what stands in the text.
  const files = [
    ...attachments.filter((file) => !isInline(file) && !SIGNATURES.test(file.mimeType)),
    ...attachments.filter((file) => isInline(file) && bytesOf(file).length >= SMALLEST_INLINE_BYTES),
  ];
  return [...(said ? [{ is: "text" as const, text: said }] : []), ...files.slice(0, MAX_FILES).map(attached)];
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function attached(file: Attachment): Content {
  const { filename, mimeType } = file;
  const bytes = bytesOf(file);
  const family = mimeType.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  const media = { extra: { bytes: base64(bytes), mime: mimeType } };
  return { is, media, mime: mimeType, sizeBytes: bytes.length, ...(filename ? { name: filename } : {}) };
}

function answered(subject: string): string {
  const plain = subject.replace(/^(?:(?:re|回复|答复)\s*[:：]\s*)+/i, "");
  return plain ? `Re: ${plain}` : "Re:";
}
