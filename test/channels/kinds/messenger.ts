import { messenger } from "../../../workers/channels/kinds/messenger.ts";
import { app, metaHandshake, metaVectors, sendAnswer, signMeta } from "../families/meta.ts";
import { messagingBody, messagingSamples } from "../families/meta-samples.ts";
import { defineFixture } from "../fixture.ts";

const own = { sender: { id: "7" }, recipient: { id: "1001" }, timestamp: 1_763_712_000_000 };
const message = (given: object) => messagingBody("page", { ...own, message: { mid: "m_9", ...given } });

/** Payloads of https://developers.facebook.com/docs/messenger-platform/reference/webhook-events */
export const fixture = defineFixture({
  kind: messenger,
  settings: { ...app, graphVersion: "v25.0", pageId: "1001", pageToken: "stand-in-token" },
  sign: signMeta,
  // Meta signs the body alone; a repeat is known by its message id.
  signsTime: false,
  signsBody: true,
  handshake: metaHandshake,
  inbound: [
    ...messagingSamples("page", "1001"),
    {
      name: "a file",
      body: message({ attachments: [{ type: "file", payload: { url: "https://cdn.fbsbx.com/a.pdf" } }] }),
      events: [{ content: [{ is: "file" }] }],
    },
    {
      name: "a place",
      body: message({
        attachments: [{ type: "location", title: "Home", payload: { coordinates: { lat: 1, long: 2 } } }],
      }),
      events: [{ content: [{ is: "location", latitude: 1, longitude: 2, name: "Home" }] }],
    },
    {
      name: "a link",
      body: message({ attachments: [{ type: "fallback", title: "Tee", url: "https://shop.example/tee" }] }),
      events: [{ content: [{ is: "link", url: "https://shop.example/tee", title: "Tee" }] }],
    },
    {
      name: "a delivery receipt",
      body: messagingBody("page", { ...own, delivery: { mids: ["m_out"], watermark: 1_763_712_001_000 } }),
      events: [{ is: "receipt", messageId: "m_out", state: "delivered", at: 1_763_712_001_000 }],
    },
    {
      name: "reading up to a time as nothing that names a message",
      body: messagingBody("page", { ...own, read: { watermark: 1_763_712_001_000 } }),
      events: [],
    },
  ],
  wrongReceiver: {
    body: messagingBody("page", { ...own, recipient: { id: "1002" }, message: { mid: "m", text: "hi" } }),
  },
  contents: ["text", "image", "voice", "video", "file", "location", "link", "sticker", "choice", "product", "receipt"],
  outbound: {
    thread: "7",
    textOf: ({ body }) => JSON.parse(body).message?.text ?? null,
    answer: sendAnswer({ retryable: [613], token: [190], window: [10, 2018278], blocked: [551], invalid: [100] }),
  },
  vectors: metaVectors(messenger),
});
