import { whatsapp } from "../../../workers/channels/kinds/whatsapp.ts";
import { app, graphError, metaHandshake, metaVectors, signMeta } from "../families/meta.ts";
import { defineFixture, json } from "../fixture.ts";

const delivery = (value: object, phone_number_id = "2") =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "1",
        changes: [
          { field: "messages", value: { messaging_product: "whatsapp", metadata: { phone_number_id }, ...value } },
        ],
      },
    ],
  });
const from = { from: "15551234", id: "wamid.X", timestamp: "1763712000" };
const contacts = [{ wa_id: "15551234", profile: { name: "Mei" } }];
const message = (content: object, phoneNumberId?: string) =>
  delivery({ contacts, messages: [{ ...from, ...content }] }, phoneNumberId);
const status = (state: string, more: object = {}) =>
  delivery({
    statuses: [{ id: "wamid.OUT", status: state, timestamp: "1763712009", recipient_id: "15551234", ...more }],
  });
const media = { id: "m1", mime_type: "image/jpeg", sha256: "x" };

/** Payloads of https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples */
export const fixture = defineFixture({
  kind: whatsapp,
  settings: { ...app, graphVersion: "v25.0", phoneNumberId: "2", accessToken: "stand-in-token" },
  sign: signMeta,
  // Meta signs the body alone; a repeat is known by its message id.
  signsTime: false,
  signsBody: true,
  handshake: metaHandshake,
  inbound: [
    {
      name: "a text",
      body: message({ type: "text", text: { body: "Where is my parcel?" } }),
      events: [
        {
          is: "message",
          eventId: "wamid.X",
          thread: "15551234",
          at: 1_763_712_000_000,
          contact: { id: "15551234", name: "Mei", phone: "+15551234" },
          content: [{ is: "text", text: "Where is my parcel?" }],
        },
      ],
    },
    {
      name: "a text of somebody without a number",
      body: delivery({
        contacts: [{ user_id: "US.13491208655302741918", profile: { name: "Mei" } }],
        messages: [
          {
            id: "wamid.Y",
            from_user_id: "US.13491208655302741918",
            timestamp: "1763712000",
            type: "text",
            text: { body: "hi" },
          },
        ],
      }),
      events: [{ thread: "user:US.13491208655302741918", contact: { id: "US.13491208655302741918", name: "Mei" } }],
    },
    {
      name: "a picture",
      body: message({ type: "image", image: { ...media, caption: "broken" } }),
      events: [{ content: [{ is: "image", media: { id: "m1" }, mime: "image/jpeg", caption: "broken" }] }],
    },
    { name: "a video", body: message({ type: "video", video: media }), events: [{ content: [{ is: "video" }] }] },
    {
      name: "a voice message",
      body: message({ type: "audio", audio: media }),
      events: [{ content: [{ is: "voice" }] }],
    },
    {
      name: "a file",
      body: message({ type: "document", document: { ...media, filename: "a.pdf" } }),
      events: [{ content: [{ is: "file", name: "a.pdf" }] }],
    },
    {
      name: "a place",
      body: message({ type: "location", location: { latitude: 1.5, longitude: 2.5, name: "Home" } }),
      events: [{ content: [{ is: "location", latitude: 1.5, longitude: 2.5, name: "Home" }] }],
    },
    {
      name: "a sticker",
      body: message({ type: "sticker", sticker: media }),
      events: [{ content: [{ is: "sticker" }] }],
    },
    {
      name: "a button",
      body: message({
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { id: "confirm", title: "Confirm" } },
      }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "Confirm" }] }],
    },
    {
      name: "a template's button",
      body: message({ type: "button", button: { payload: "track", text: "Track" } }),
      events: [{ content: [{ is: "choice", id: "track" }] }],
    },
    {
      name: "products of a cart",
      body: message({
        type: "order",
        order: { catalog_id: "c", product_items: [{ product_retailer_id: "tee" }], text: "gift" },
      }),
      events: [
        {
          content: [
            { is: "product", id: "tee" },
            { is: "text", text: "gift" },
          ],
        },
      ],
    },
    {
      name: "a receipt",
      body: status("delivered"),
      events: [{ is: "receipt", eventId: "wamid.OUT:delivered", messageId: "wamid.OUT", state: "delivered" }],
    },
    {
      name: "a failure after the window",
      body: status("failed", { errors: [{ code: 131047 }] }),
      events: [{ is: "receipt", state: "failed", reason: "window" }],
    },
    {
      name: "a reaction as nothing to answer",
      body: message({ type: "reaction", reaction: { emoji: "👍" } }),
      events: [],
    },
  ],
  wrongReceiver: { body: message({ type: "text", text: { body: "hi" } }, "3") },
  contents: ["text", "image", "voice", "video", "file", "location", "sticker", "choice", "product", "receipt"],
  // The address that an id stands for lives five minutes and asks for the token as well.
  file({ url, headers }, file) {
    if (headers.get("authorization") === null) return json({ error: { code: 190 } }, 401);
    if (url.hostname !== "graph.facebook.com") return new Response(file);
    return json({ url: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", id: "1" });
  },
  outbound: {
    thread: "15551234",
    textOf: ({ body }) => {
      const { text, interactive } = JSON.parse(body);
      return text?.body ?? interactive?.body?.text ?? null;
    },
    answer: (mood) =>
      ({
        ok: () => json({ messaging_product: "whatsapp", messages: [{ id: "wamid.OUT" }] }),
        retryable: () => graphError(131056, undefined, 429),
        token: () => graphError(190, 463, 401),
        window: () => graphError(131047),
        blocked: () => graphError(131026),
        invalid: () => graphError(100),
      })[mood](),
  },
  vectors: metaVectors(whatsapp),
});
