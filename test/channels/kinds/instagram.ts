import { instagram } from "../../../workers/channels/kinds/instagram.ts";
import { app, metaHandshake, metaVectors, sendAnswer, signMeta } from "../families/meta.ts";
import { messagingBody, messagingSamples } from "../families/meta-samples.ts";
import { defineFixture, json } from "../fixture.ts";

const own = { sender: { id: "7" }, recipient: { id: "1784" }, timestamp: 1_763_712_000_000 };
const message = (given: object) => messagingBody("instagram", { ...own, message: { mid: "m_9", ...given } });

/** Payloads of https://developers.facebook.com/docs/instagram-platform/webhooks/examples */
export const fixture = defineFixture({
  kind: instagram,
  settings: { ...app, graphVersion: "v26.0", accountId: "1784", accessToken: "stand-in-long-lived" },
  sign: signMeta,
  // Meta signs the body alone; a repeat is known by its message id.
  signsTime: false,
  signsBody: true,
  handshake: metaHandshake,
  inbound: [
    ...messagingSamples("instagram", "1784"),
    {
      name: "a reel",
      body: message({
        attachments: [{ type: "ig_reel", payload: { url: "https://lookaside.fbsbx.com/r", title: "x" } }],
      }),
      events: [{ content: [{ is: "video" }] }],
    },
    {
      name: "a shared post",
      body: message({ attachments: [{ type: "share", payload: { url: "https://lookaside.fbsbx.com/p" } }] }),
      events: [{ content: [{ is: "link", url: "https://lookaside.fbsbx.com/p" }] }],
    },
    {
      name: "a read receipt",
      body: messagingBody("instagram", { ...own, read: { mid: "m_out" } }),
      events: [{ is: "receipt", messageId: "m_out", state: "read" }],
    },
  ],
  wrongReceiver: {
    body: messagingBody("instagram", { ...own, recipient: { id: "1785" }, message: { mid: "m", text: "hi" } }),
  },
  contents: ["text", "image", "voice", "video", "link", "sticker", "choice", "product", "receipt"],
  outbound: {
    thread: "7",
    textOf: ({ url, body }) => (url.pathname.endsWith("/messages") ? (JSON.parse(body).message?.text ?? null) : null),
    answer: sendAnswer({
      retryable: [613],
      token: [190],
      window: [10, 2534022],
      blocked: [100, 2534014],
      invalid: [100],
    }),
    token: (value, { url }) =>
      url.pathname === "/refresh_access_token"
        ? json({ access_token: value, token_type: "bearer", expires_in: 5_183_944 })
        : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("Bearer ", "") ?? null,
  },
  vectors: metaVectors(instagram),
});
