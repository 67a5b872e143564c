import { createSign, generateKeyPairSync } from "node:crypto";
import { fromUtf8, utf8 } from "../../../workers/channels/digest.ts";
import { alipay } from "../../../workers/channels/kinds/alipay.ts";
import { defineFixture, json, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

const vendor = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicOf = ({ publicKey }: typeof own) => publicKey.export({ type: "spki", format: "der" }).toString("base64");
const settings = {
  appId: "2014072300007148",
  alipayPublicKey: publicOf(vendor),
  privateKey: own.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
};

/** The vendor's messages are in GBK, which Node reads and does not write. */
const gbk = new Map<string, number[]>();
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    const text = new TextDecoder("gbk").decode(Uint8Array.of(high, low));
    if (text.length === 1 && text !== "\uFFFD") gbk.set(text, [high, low]);
  }
}
const gbkBytes = (text: string) =>
  Buffer.from(Array.from(text).flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (gbk.get(c) ?? [0x3f]))));

/** A body is a message's XML or, in JSON, the parameters of a payment's notification. */
function parametersOf(body: string): { fields: Record<string, string>; charset: string } {
  try {
    const given: object = JSON.parse(body);
    if (!("notify_type" in given)) throw new Error("no notification");
    const fields = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
    return { fields: { ...fields, charset: "utf-8" }, charset: "utf-8" };
  } catch {
    const fields = { service: "alipay.mobile.public.message.notify", charset: "GBK", biz_content: body };
    return { fields, charset: "gbk" };
  }
}
const sign = (body: string, _: number, given: Record<string, unknown>) => {
  const { fields, charset } = parametersOf(body);
  return signedForm(fields, charset, given.alipayPublicKey === settings.alipayPublicKey ? vendor : other);
};
function signedForm(fields: Record<string, string>, charset: string, { privateKey }: typeof own) {
  const bytesOf = (text: string) => (charset === "gbk" ? gbkBytes(text) : Buffer.from(text));
  const names = Object.keys(fields).sort();
  const text = Buffer.concat(
    names.map((name, index) =>
      Buffer.concat([Buffer.from(`${index ? "&" : ""}${name}=`), bytesOf(fields[name] ?? "")]),
    ),
  );
  const signature = createSign("RSA-SHA256").update(text).sign(privateKey, "base64");
  const all = Object.entries({ ...fields, sign_type: "RSA2", sign: signature });
  const escaped = (bytes: Buffer) => Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const form = all.map(([name, value]) => `${name}=${escaped(bytesOf(value))}`).join("&");
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  return { method: "POST" as const, url: new URL(WEBHOOK_URL), headers, body: utf8(form) };
}

const xml = (inner: string, appId = settings.appId) =>
  `<?xml version="1.0" encoding="gbk"?><XML><AppId><![CDATA[${appId}]]></AppId><FromUserId><![CDATA[openid-1]]></FromUserId><FromAlipayUserId><![CDATA[2088102534368455]]></FromAlipayUserId><CreateTime>1763712000000</CreateTime>${inner}</XML>`;
const event = (type: string, param = "") =>
  xml(
    `<MsgType>event</MsgType><EventType><![CDATA[${type}]]></EventType><ActionParam><![CDATA[${param}]]></ActionParam>`,
  );
const payment = (given: object) =>
  JSON.stringify({
    notify_type: "trade_status_sync",
    notify_id: "2025112100222080000024068450559358",
    notify_time: "2025-11-21 16:00:00",
    app_id: settings.appId,
    out_trade_no: "T-1001",
    trade_no: "2025112122001468450512505578",
    trade_status: "TRADE_SUCCESS",
    total_amount: "12.50",
    subject: "白色短袖",
    ...given,
  });

/** Payloads of https://opendocs.alipay.com/fw/api/105942 (recalled) and https://opendocs.alipay.com/open/204/105301 */
export const fixture = defineFixture({
  kind: alipay,
  settings,
  sign,
  unsigned: (body) => ({ body: utf8(fromUtf8(body).replace(/&sign=[^&]*/, "")) }),
  // No clock of the request is signed for all forms; a repeat is known by its id.
  signsTime: false,
  signsBody: true,
  handshake: {
    request: () => {
      const fields = { service: "alipay.service.check", charset: "GBK", biz_content: event("verifygw") };
      return signedForm({ ...fields, sign_type: "RSA2" }, "gbk", vendor);
    },
    answer: `<biz_content>${publicOf(own)}</biz_content>`,
  },
  inbound: [
    {
      name: "a text in GBK",
      body: xml("<MsgType>text</MsgType><MsgId>m1</MsgId><Text><Content><![CDATA[我的快递到哪了]]></Content></Text>"),
      events: [
        {
          is: "message",
          eventId: "m1",
          thread: "2088102534368455",
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    {
      name: "a picture",
      body: xml("<MsgType>image</MsgType><MsgId>m2</MsgId><Image><MediaId>img-1</MediaId><Format>jpg</Format></Image>"),
      events: [{ content: [{ is: "image", media: { id: "img-1" } }] }],
    },
    {
      name: "an entry of the menu",
      body: event("click", "my_orders"),
      events: [{ content: [{ is: "choice", id: "my_orders" }] }],
    },
    { name: "a new follower", body: event("follow"), events: [{ is: "signal", signal: "entered" }] },
    { name: "one who goes", body: event("unfollow"), events: [{ is: "signal", signal: "left" }] },
    { name: "another event as none of ours", body: event("notify"), events: [] },
    {
      name: "a payment",
      body: payment({}),
      events: [
        {
          is: "commerce",
          eventId: "2025112100222080000024068450559358",
          at: 1_763_712_000_000,
          order: { externalId: "T-1001", state: "paid", totalMinor: 1_250, currency: "CNY" },
        },
      ],
    },
    {
      name: "a refund",
      body: payment({ trade_status: "TRADE_CLOSED", refund_fee: "12.50" }),
      events: [{ order: { state: "refunded" } }],
    },
  ],
  wrongReceiver: { body: xml("<MsgType>text</MsgType><Text><Content>hi</Content></Text>", "2014000000000000") },
  contents: ["text", "image", "choice", "signal", "commerce"],
  outbound: {
    thread: "2088102534368455",
    textOf: ({ url, body }) => {
      const content = new URLSearchParams(body).get("biz_content");
      return url.pathname === "/gateway.do" && content ? (JSON.parse(content).text?.content ?? "") : null;
    },
    answer: (mood) =>
      json({
        alipay_open_public_message_custom_send_response: {
          ok: { code: "10000", msg: "Success" },
          retryable: { code: "20000", msg: "Service Currently Unavailable", sub_code: "isp.unknow-error" },
          token: { code: "40002", msg: "Invalid Arguments", sub_code: "isv.invalid-signature" },
          window: { code: "40004", msg: "Business Failed", sub_code: "MSG_SD_OVER_TIME" },
          blocked: { code: "40004", msg: "Business Failed" },
          invalid: { code: "40002", msg: "Invalid Arguments", sub_code: "isv.invalid-parameter" },
        }[mood],
        sign: "stand-in",
      }),
    // What the vendor says of a shopper who takes no messages is not known.
    without: ["blocked"],
  },
  vectors: {
    channel: "alipay",
    accepts: (vector) =>
      accepts(alipay, { alipayPublicKey: secretOf(vector, "alipay_public_key") }, { ...vector, body: flat(vector) }),
  },
});

/** Lists travel as JSON in a parameter; the vendor's samples hold them parsed. */
function flat({ body = "" }: Vector): Record<string, string> | string {
  if (typeof body === "string") return body;
  const pairs = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(pairs);
}
