import { z } from "zod";
import { refuse } from "../answer.ts";
import { ALL_CARDS } from "../card-parts.ts";
import { type Markup, textWithCards } from "../card-text.ts";
import { type Bubble, defineChannel, type Target } from "../channel.ts";
import type { ChannelEvent, Contact, Content } from "../events.ts";
import { appFields, GRAPH_CODES, sentByGraph, signedBody, subscribed } from "../families/meta.ts";
import { deletionAnswer, deletionEvents } from "../families/meta-deletion.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { idText, readJson } from "../payload.ts";
import { jsonOf, type Outcome } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";
import { cutText } from "../split.ts";

const HOST = "graph.facebook.com";
/** Where media addresses point. */
const MEDIA_HOSTS = ["lookaside.fbsbx.com", "*.fbcdn.net"];
const DAY_MS = 24 * 3_600_000;
/** The body of an interactive message; a plain text may be longer. */
const MAX_TEXT = 1_024;
/** Left for what is put before a late text. */
const SPARE = 64;
/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages */
const BUTTONS = { max: 3, labelMax: 20 };
/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages */
const LIST = { max: 10, titleMax: 24, labelMax: 72, idMax: 200, open: "选择 · Choose" };

const media = z.object({
  id: z.string(),
  mime_type: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});
const pressed = z.object({ id: z.string(), title: z.string() });
const message = z.object({
  id: z.string(),
  /** Absent for people with a user name only; then `from_user_id` is who writes. */
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: idText,
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: media.optional(),
  video: media.optional(),
  audio: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  interactive: z.object({ button_reply: pressed.optional(), list_reply: pressed.optional() }).optional(),
  button: z.object({ payload: z.string(), text: z.string() }).optional(),
  order: z
    .object({ product_items: z.array(z.object({ product_retailer_id: z.string() })), text: z.string().optional() })
    .optional(),
});
type WhatsappMessage = z.infer<typeof message>;
const status = z.object({
  id: z.string(),
  status: z.string(),
  timestamp: idText,
  recipient_id: z.string().optional(),
  errors: z.array(z.object({ code: z.number() })).optional(),
});
const body = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          field: z.string(),
          value: z.object({
            metadata: z.object({ phone_number_id: z.string() }).optional(),
            contacts: z
              .array(
                z.object({
                  wa_id: z.string().optional(),
                  user_id: z.string().optional(),
                  profile: z.object({ name: z.string().optional() }).optional(),
                }),
              )
              .optional(),
            messages: z.array(message).optional(),
            statuses: z.array(status).optional(),
          }),
        }),
      ),
    }),
  ),
});
type Value = z.infer<typeof body>["entry"][number]["changes"][number]["value"];

/** Cloud API error codes. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const CODES: Readonly<Record<string, Outcome>> = {
  ...GRAPH_CODES,
  "131047": "window",
  "131026": "blocked",
  "131050": "blocked",
  "131056": "retry",
  "130429": "retry",
  "131000": "retry",
  "131016": "retry",
  "131048": "quota",
};

/** WhatsApp Cloud API. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components */
export const whatsapp = defineChannel({
  kind: "whatsapp",
  title: { zh: "WhatsApp", en: "WhatsApp" },
  settings: {
    ...appFields("v25.0"),
    phoneNumberId: shown(
      { zh: "电话号码 ID", en: "Phone number ID" },
      { zh: "WhatsApp → API 设置，不是电话号码本身", en: "WhatsApp → API setup; not the number itself" },
      line(40),
    ),
    accessToken: secret(
      { zh: "系统用户令牌", en: "System user token" },
      {
        zh: "商务管理平台 → 系统用户 → 生成永久令牌，权限 whatsapp_business_messaging",
        en: "Business settings → System users → permanent token with whatsapp_business_messaging",
      },
      line(512),
    ),
  },
  hosts: () => [HOST, ...MEDIA_HOSTS],
  handshake: (request, { settings }) => subscribed(request, settings.verifyToken),
  verify: (request, { settings }) => signedBody(request, settings.appSecret),
  async parse(text, { settings }) {
    const deletion = await deletionEvents(text, settings.appSecret);
    if (deletion) return deletion;
    return readJson(text, body).entry.flatMap(({ changes }) =>
      changes
        .filter(({ field }) => field === "messages")
        .flatMap(({ value }) => eventsOf(value, settings.phoneNumberId)),
    );
  },
  ack: (events, _reply, { webhookUrl }) => deletionAnswer(events, webhookUrl),
  limits: {
    text: { max: MAX_TEXT, unit: "characters" },
    choices: { max: LIST.max, labelMax: LIST.labelMax, idMax: LIST.idMax },
    // Without pictures: one that cannot be fetched takes the whole message with it, after it was accepted.
    cards: { kinds: ALL_CARDS, fits: (bubble) => textWithCards(bubble, BOLD).length <= MAX_TEXT - SPARE },
    windows: { message: { ms: DAY_MS } },
  },
  isIdempotent: false,
  async send(bubble, target, { http, settings }, signal) {
    const response = await call(http, settings, bodyOf(bubble, target), signal);
    return sentByGraph(response, CODES, (answer) => sentId.safeParse(answer).data?.messages[0]?.id);
  },
  async typing({ reply }, { http, settings }) {
    if (!reply.message_id) return;
    const shownAs = { status: "read", message_id: reply.message_id, typing_indicator: { type: "text" } };
    await call(http, settings, shownAs);
  },
  async media({ id }, { http, settings }) {
    const headers = { authorization: `Bearer ${settings.accessToken}` };
    const found = await jsonOf(await http(`https://${HOST}/${settings.graphVersion}/${id}`, { headers }));
    return getFile(http, z.object({ url: z.string() }).parse(found).url, headers);
  },
  async check({ http, settings }) {
    const headers = { authorization: `Bearer ${settings.accessToken}` };
    const address = `https://${HOST}/${settings.graphVersion}/${settings.phoneNumberId}?fields=display_phone_number`;
    const { display_phone_number: account, error } = await jsonOf(await http(address, { headers }));
    if (error) throw new Error("the Graph API refuses the token or the number");
    return { account: String(account) };
  },
});

const sentId = z.object({ messages: z.array(z.object({ id: z.string() })) });

interface Account {
  graphVersion: string;
  phoneNumberId: string;
  accessToken: string;
}

function call(http: Http, { graphVersion, phoneNumberId, accessToken }: Account, given: object, signal?: AbortSignal) {
  return postJson(
    http,
    `https://${HOST}/${graphVersion}/${phoneNumberId}/messages`,
    { messaging_product: "whatsapp", ...given },
    { headers: { authorization: `Bearer ${accessToken}` }, ...(signal ? { signal } : {}) },
  );
}

/** WhatsApp knows no escape: a title with a star of its own stays plain. */
const BOLD: Markup = { title: (text) => (text.includes("*") ? text : `*${text}*`), escape: (text) => text };

/** A thread is a phone number, or `user:` and a business-scoped id. */
function bodyOf(bubble: Bubble, { thread }: Target): object {
  const text = textWithCards(bubble, BOLD);
  const to = thread.startsWith("user:") ? { recipient: thread.slice("user:".length) } : { to: thread };
  if (bubble.choices.length === 0) return { ...to, type: "text", text: { body: text } };
  return { ...to, type: "interactive", interactive: { body: { text }, ...offered(bubble.choices) } };
}

/** Buttons where there are few with short labels, else a list that a button opens. */
function offered(choices: Bubble["choices"]): object {
  if (choices.length <= BUTTONS.max && choices.every(({ label }) => Array.from(label).length <= BUTTONS.labelMax)) {
    const buttons = choices.map(({ id, label }) => ({ type: "reply", reply: { id, title: label } }));
    return { type: "button", action: { buttons } };
  }
  const rows = choices.map(({ id, label }) => {
    const title = cutText(label, LIST.titleMax);
    return { id, title, ...(title === label ? {} : { description: label }) };
  });
  return { type: "list", action: { button: LIST.open, sections: [{ rows }] } };
}

function eventsOf({ metadata, contacts = [], messages = [], statuses = [] }: Value, own: string): ChannelEvent[] {
  if (metadata?.phone_number_id !== own) refuse("receiver");
  const names = new Map<string | undefined, string | undefined>();
  for (const { wa_id, user_id, profile } of contacts) {
    names.set(user_id ?? wa_id, profile?.name);
    names.set(wa_id, profile?.name);
  }
  return [
    ...messages.flatMap((one): ChannelEvent[] => {
      const { id: eventId, from, from_user_id, timestamp } = one;
      const contactId = from_user_id ?? from;
      const content = contentOf(one);
      if (!contactId || content.length === 0) return [];
      const name = names.get(contactId);
      // The network vouches for the number that a message comes from.
      const contact: Contact = { id: contactId, ...(name ? { name } : {}), ...(from ? { phone: `+${from}` } : {}) };
      const thread = from ?? `user:${contactId}`;
      const at = Number(timestamp) * 1_000;
      return [{ is: "message", eventId, contact, thread, at, content, reply: { message_id: eventId } }];
    }),
    ...statuses.flatMap(receiptOf),
  ];
}

function contentOf({
  type,
  text,
  image,
  video,
  audio,
  document,
  sticker,
  location,
  ...rest
}: WhatsappMessage): Content[] {
  if (text) return [{ is: "text", text: text.body }];
  if (image) return [{ is: "image", ...attached(image) }];
  if (video) return [{ is: "video", ...attached(video) }];
  if (audio) return [{ is: "voice", ...attached(audio) }];
  if (document) return [{ is: "file", ...attached(document) }];
  if (sticker) return [{ is: "sticker" }];
  if (location) return [{ is: "location", ...location }];
  const choice = rest.interactive?.button_reply ?? rest.interactive?.list_reply;
  if (choice) return [{ is: "choice", id: choice.id, label: choice.title }];
  if (rest.button) return [{ is: "choice", id: rest.button.payload, label: rest.button.text }];
  if (rest.order) {
    const { product_items, text: note } = rest.order;
    const products = product_items.map(({ product_retailer_id: id }) => ({ is: "product" as const, id }));
    return [...products, ...(note ? [{ is: "text" as const, text: note }] : [])];
  }
  // A reaction or a change of number says nothing that wants an answer.
  return type === "reaction" || type === "system" ? [] : [{ is: "other", type }];
}

function attached({ id, mime_type, caption, filename }: z.infer<typeof media>) {
  return {
    media: { id },
    ...(mime_type ? { mime: mime_type } : {}),
    ...(filename ? { name: filename } : {}),
    ...(caption ? { caption } : {}),
  };
}

const RECEIPTS = { delivered: "delivered", read: "read", failed: "failed" } as const;

function receiptOf({ id, status: state, timestamp, recipient_id, errors }: z.infer<typeof status>): ChannelEvent[] {
  if (!(state === "delivered" || state === "read" || state === "failed") || !recipient_id) return [];
  const code = errors?.[0]?.code;
  return [
    {
      is: "receipt",
      eventId: `${id}:${state}`,
      thread: recipient_id,
      messageId: id,
      state: RECEIPTS[state],
      at: Number(timestamp) * 1_000,
      ...(code === undefined ? {} : { reason: CODES[code] ?? `code ${code}` }),
    },
  ];
}
