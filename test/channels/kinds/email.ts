import { fromUtf8, utf8 } from "../../../workers/channels/digest.ts";
import { email } from "../../../workers/channels/kinds/email.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";

const settings = { address: "help@shop.example", sender: "示例店" };
const RESULTS =
  "Authentication-Results: mx.cloudflare.net;\r\n dkim=pass header.d=example.com; dmarc=pass header.from=example.com policy.dmarc=reject;\r\n spf=pass smtp.mailfrom=mei@example.com";

/** The receiving server writes what it found on top of the mail; a body may begin with other results. */
const sign = (body: string, _: number, { address }: Record<string, unknown>) => {
  const [, token] = /^X-Stand-In-To: help\+(\w+)@/m.exec(body) ?? [];
  const to = token ? String(address).replace("@", `+${token}@`) : String(address);
  const from = /^X-Stand-In-Bounce/m.test(body) ? "" : "mei@example.com";
  return post(WEBHOOK_URL, { "x-envelope-from": from, "x-envelope-to": to }, `${RESULTS}\r\n${body}`);
};
const mail = (headers: string[], text: string, from = "Mei <Mei@Example.com>") =>
  [
    `From: ${from}`,
    "To: help@shop.example",
    "Date: Fri, 21 Nov 2025 08:00:00 +0000",
    "Message-ID: <m1@example.com>",
    ...headers,
    "",
    text,
  ].join("\r\n");
const subject = "Subject: =?UTF-8?B?5oiR55qE5b+r6YCS?=";
const reply = ["Subject: Re: parcel", "In-Reply-To: <ours@shop.example>"];
const file = (type: string, name: string) =>
  mail(
    [subject, "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b"'],
    [
      "--b",
      "Content-Type: text/plain",
      "",
      "see",
      "--b",
      `Content-Type: ${type}; name="${name}"`,
      "Content-Transfer-Encoding: base64",
      `Content-Disposition: attachment; filename="${name}"`,
      "",
      "aGVsbG8=",
      "--b--",
    ].join("\r\n"),
  );
/** A mail of HTML with a photo in its text, a small mark of a signature beside it, a file and a signature of the mail. */
const withPictures = mail(
  [subject, "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="m"'],
  [
    "--m",
    'Content-Type: multipart/related; boundary="r"',
    "",
    "--r",
    "Content-Type: text/html",
    "",
    '<p>look</p><img src="cid:photo"><img src="cid:mark">',
    ...["photo", "mark"].flatMap((id) => [
      "--r",
      `Content-Type: image/png; name="${id}.png"`,
      "Content-Transfer-Encoding: base64",
      `Content-ID: <${id}>`,
      `Content-Disposition: inline; filename="${id}.png"`,
      "",
      Buffer.alloc(id === "photo" ? 5_000 : 300, 1).toString("base64"),
    ]),
    "--r--",
    "--m",
    'Content-Type: application/pdf; name="invoice.pdf"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="invoice.pdf"',
    "",
    "JVBERi0xLjc=",
    "--m",
    'Content-Type: application/pkcs7-signature; name="smime.p7s"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="smime.p7s"',
    "",
    "aGVsbG8=",
    "--m--",
  ].join("\r\n"),
);
const code = (given: string) => Object.assign(new Error(given), { code: given });
const TOKEN = "0123456789abcdef0123456789abcdef";

/** Mails as RFC 5322 and 2045 have them, with the results of RFC 8601 that the receiving server writes. */
export const fixture = defineFixture({
  kind: email,
  settings,
  sign,
  unsigned: (body) => ({ body: utf8(fromUtf8(body).slice(RESULTS.length + 2)) }),
  // The receiving server has checked the sender's signature (DKIM); no clock and no body is signed towards us.
  signsTime: false,
  signsBody: false,
  inbound: [
    {
      name: "a photo in the text and a file, without the marks and signatures of mails",
      body: withPictures,
      events: [
        {
          content: [
            { is: "text", text: "我的快递\nlook" },
            { is: "file", name: "invoice.pdf", sizeBytes: 8 },
            { is: "image", name: "photo.png", sizeBytes: 5_000 },
          ],
        },
      ],
    },
    {
      name: "a first mail, which opens a thread",
      body: mail([subject, "Content-Type: text/plain; charset=utf-8"], "到哪了？\r\n\r\n-- \r\nMei\r\n"),
      events: [
        {
          is: "message",
          eventId: "<m1@example.com>",
          at: 1_763_712_000_000,
          contact: { id: "mei@example.com", email: "mei@example.com", name: "Mei" },
          content: [{ is: "text", text: "我的快递\n到哪了？" }],
          reply: { subject: "我的快递", references: "<m1@example.com>", messageId: "<m1@example.com>" },
        },
      ],
    },
    {
      name: "an answer without what it answers",
      body: mail(
        [...reply, "References: <m0@example.com> <ours@shop.example>"],
        "Still waiting.\r\n\r\nOn Fri, 21 Nov 2025 at 08:00, Example\r\n<help@shop.example> wrote:\r\n> It is on its way.\r\n>\r\n",
      ),
      events: [
        {
          content: [{ is: "text", text: "Still waiting." }],
          reply: { references: "<m0@example.com> <ours@shop.example> <m1@example.com>" },
        },
      ],
    },
    {
      name: "an answer to the address of the thread",
      body: mail(
        [`X-Stand-In-To: help+${TOKEN}@shop.example`, ...reply],
        "好的\r\n\r\n在 2025年11月21日，示例店写道：\r\n订单",
      ),
      events: [{ thread: `mei@example.com ${TOKEN}`, content: [{ is: "text", text: "好的" }] }],
    },
    {
      name: "a mail in HTML only",
      body: mail(
        [...reply, "Content-Type: text/html; charset=utf-8"],
        "<html><head><style>p{}</style></head><body><p>Hello &amp; <b>thanks</b></p><blockquote>old</blockquote></body></html>",
      ),
      events: [{ content: [{ is: "text", text: "Hello & thanks" }] }],
    },
    {
      name: "a mail in another charset",
      body: mail([...reply, "Content-Type: text/plain; charset=gbk", "Content-Transfer-Encoding: base64"], "xPq6ww=="),
      events: [{ content: [{ is: "text", text: "您好" }] }],
    },
    {
      name: "a picture",
      body: file("image/png", "a.png"),
      events: [
        {
          content: [
            { is: "text", text: "我的快递\nsee" },
            { is: "image", name: "a.png", sizeBytes: 5, media: { extra: { bytes: "aGVsbG8=" } } },
          ],
        },
      ],
    },
    { name: "a file", body: file("application/pdf", "a.pdf"), events: [{ content: [{ is: "text" }, { is: "file" }] }] },
    {
      name: "a voice memo",
      body: file("audio/mp4", "a.m4a"),
      events: [{ content: [{ is: "text" }, { is: "voice" }] }],
    },
    { name: "a video", body: file("video/mp4", "a.mp4"), events: [{ content: [{ is: "text" }, { is: "video" }] }] },
    {
      name: "an absence note as none of ours",
      body: mail([subject, "Auto-Submitted: auto-replied"], "away"),
      events: [],
    },
    { name: "a list's mail as none of ours", body: mail([subject, "List-Id: <l.example.com>"], "news"), events: [] },
    { name: "a bulk mail as none of ours", body: mail([subject, "Precedence: bulk"], "news"), events: [] },
    { name: "a bounce as none of ours", body: mail([subject, "X-Stand-In-Bounce: 1"], "not found"), events: [] },
  ],
  wrongReceiver: { body: mail([subject], "hi"), settings: { address: "help@other.example" } },
  contents: ["text", "image", "file", "voice", "video"],
  outbound: {
    thread: `mei@example.com ${TOKEN}`,
    reply: { subject: "我的快递", references: "<m1@example.com>", messageId: "<m1@example.com>" },
    textOf: () => null,
    answer: () => new Response(null, { status: 500 }),
    mail: (mood) => {
      const codes = {
        retryable: "E_RATE_LIMIT_EXCEEDED",
        token: "E_SENDER_NOT_VERIFIED",
        window: "E_DAILY_LIMIT_EXCEEDED",
        blocked: "E_RECIPIENT_SUPPRESSED",
        invalid: "E_VALIDATION_ERROR",
      };
      if (mood !== "ok") throw code(codes[mood]);
      return { messageId: "<out1@shop.example>" };
    },
  },
});
