import type { Sample } from "../fixture.ts";

/** Messenger's and Instagram's payloads have one shape. */
export function messagingSamples(object: "page" | "instagram", account: string): Sample[] {
  const one = (given: object, sender = "7", recipient = account) =>
    messagingBody(object, {
      sender: { id: sender },
      recipient: { id: recipient },
      timestamp: 1_763_712_000_000,
      ...given,
    });
  const message = (given: object) => one({ message: { mid: "m_1", ...given } });
  const attached = (type: string, payload: object) => message({ attachments: [{ type, payload }] });
  const url = "https://scontent.xx.fbcdn.net/a";
  return [
    {
      name: "a text",
      body: message({ text: "什么时候发货" }),
      events: [
        {
          is: "message",
          eventId: "m_1",
          thread: "7",
          at: 1_763_712_000_000,
          contact: { id: "7" },
          content: [{ is: "text", text: "什么时候发货" }],
        },
      ],
    },
    { name: "a picture", body: attached("image", { url }), events: [{ content: [{ is: "image", media: { url } }] }] },
    { name: "a voice message", body: attached("audio", { url }), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: attached("video", { url }), events: [{ content: [{ is: "video" }] }] },
    {
      name: "a sticker",
      body: attached("image", { url, sticker_id: 369 }),
      events: [{ content: [{ is: "sticker" }] }],
    },
    {
      name: "a product of the shop's page",
      body: attached("template", { product: { elements: [{ id: "9", title: "Tee" }] } }),
      events: [{ content: [{ is: "product", id: "9", title: "Tee" }] }],
    },
    {
      name: "a quick reply",
      body: message({ text: "确认", quick_reply: { payload: "confirm" } }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "a button",
      body: one({ postback: { mid: "m_2", title: "Track", payload: "track" } }),
      events: [{ eventId: "m_2", content: [{ is: "choice", id: "track", label: "Track" }] }],
    },
    {
      name: "our own message as none of the shopper's",
      body: one({ message: { mid: "m_3", text: "hi", is_echo: true } }, account, "7"),
      events: [],
    },
    { name: "a message that was taken back", body: message({ is_deleted: true }), events: [] },
  ];
}

/** One delivery. */
export function messagingBody(object: "page" | "instagram", given: object): string {
  return JSON.stringify({ object, entry: [{ id: "1", time: 1_763_712_000_000, messaging: [given] }] });
}
