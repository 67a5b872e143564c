import { createHash } from "node:crypto";
import { decryptWechat, encryptWechat } from "../../../workers/channels/families/wechat-crypto.ts";
import { wechat } from "../../../workers/channels/kinds/wechat.ts";
import { acceptsWechat } from "../families/wechat-vector.ts";
import { defineFixture, get, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = {
  account: "gh_standin",
  appId: "wxstandin",
  appSecret: "stand-in-secret",
  token: "standintoken",
  encodingAesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const sha1 = (...parts: string[]) => createHash("sha1").update(parts.sort().join("")).digest("hex");
const xml = (fields: Record<string, string>, to = "gh_standin") => {
  const all = { ToUserName: to, FromUserName: "oAbc", CreateTime: "1763712000", MsgId: "24000000000000001", ...fields };
  return `<xml>${Object.entries(all)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join("")}</xml>`;
};
const message = (content: object) => [
  { is: "message", eventId: "24000000000000001", thread: "oAbc", content: [content] },
];

/** Payloads of https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html */
export const fixture = defineFixture({
  kind: wechat,
  settings,
  async sign(body, atMs, { token, encodingAesKey, appId }) {
    const timestamp = String(Math.floor(atMs / 1_000));
    const cipher = await encryptWechat(String(encodingAesKey), body, String(appId));
    const signature = sha1(String(token), timestamp, "n1", cipher);
    const query = new URLSearchParams({ timestamp, nonce: "n1", encrypt_type: "aes", msg_signature: signature });
    return post(
      `${WEBHOOK_URL}?${query}`,
      { "content-type": "text/xml" },
      `<xml><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`,
    );
  },
  signsTime: true,
  signsBody: true,
  handshake: {
    request(atMs) {
      const timestamp = String(Math.floor(atMs / 1_000));
      const signature = sha1(settings.token, timestamp, "n1");
      return get(`${WEBHOOK_URL}?${new URLSearchParams({ signature, timestamp, nonce: "n1", echostr: "echo-1" })}`);
    },
    answer: "echo-1",
  },
  inbound: [
    {
      name: "a text",
      body: xml({ MsgType: "text", Content: "查订单" }),
      events: [
        {
          is: "message",
          eventId: "24000000000000001",
          thread: "oAbc",
          at: 1_763_712_000_000,
          contact: { id: "oAbc" },
          content: [{ is: "text", text: "查订单" }],
        },
      ],
    },
    {
      name: "a text in JSON, with an id beyond 2^53",
      body: '{"ToUserName":"gh_standin","FromUserName":"oAbc","CreateTime":1763712000,"MsgType":"text","Content":"hi","MsgId":24000000000000001}',
      events: message({ is: "text", text: "hi" }),
    },
    {
      name: "a picture",
      body: xml({ MsgType: "image", PicUrl: "http://mmbiz.qpic.cn/a", MediaId: "m1" }),
      events: message({ is: "image", media: { id: "m1" } }),
    },
    {
      name: "a voice message with what was recognised",
      body: xml({ MsgType: "voice", MediaId: "m2", Format: "amr", Recognition: "我要退货" }),
      events: message({ is: "voice", media: { id: "m2" }, transcript: "我要退货" }),
    },
    {
      name: "a video",
      body: xml({ MsgType: "video", MediaId: "m3" }),
      events: message({ is: "video", media: { id: "m3" } }),
    },
    {
      name: "a place",
      body: xml({ MsgType: "location", Location_X: "30.25", Location_Y: "120.16", Scale: "15", Label: "西湖" }),
      events: message({ is: "location", latitude: 30.25, longitude: 120.16, address: "西湖" }),
    },
    {
      name: "a link",
      body: xml({ MsgType: "link", Title: "商品", Description: "d", Url: "https://shop.example/p/1" }),
      events: message({ is: "link", url: "https://shop.example/p/1", title: "商品" }),
    },
    {
      name: "an entry of the menu we sent",
      body: xml({ MsgType: "text", Content: "确认", bizmsgmenuid: "confirm" }),
      events: message({ is: "choice", id: "confirm", label: "确认" }),
    },
    {
      name: "an entry of the account's menu",
      body: xml({ MsgType: "event", Event: "CLICK", EventKey: "my_orders" }).replace(/<MsgId>.*<\/MsgId>/, ""),
      events: [
        { is: "message", eventId: "oAbc-1763712000-CLICK", opens: "act", content: [{ is: "choice", id: "my_orders" }] },
      ],
    },
    {
      name: "a new follower",
      body: xml({ MsgType: "event", Event: "subscribe" }).replace(/<MsgId>.*<\/MsgId>/, ""),
      events: [{ is: "signal", signal: "entered", opens: "act" }],
    },
    {
      name: "a follower who leaves",
      body: xml({ MsgType: "event", Event: "unsubscribe" }).replace(/<MsgId>.*<\/MsgId>/, ""),
      events: [{ is: "signal", signal: "left", opens: null }],
    },
  ],
  wrongReceiver: { body: xml({ MsgType: "text", Content: "hi" }, "gh_other") },
  contents: ["text", "image", "voice", "video", "location", "link", "choice", "signal"],
  outbound: {
    thread: "oAbc",
    textOf({ url, body }) {
      if (url.pathname !== "/cgi-bin/message/custom/send") return null;
      const { text, msgmenu, news } = JSON.parse(body);
      return text?.content ?? msgmenu?.head_content ?? news.articles[0].description;
    },
    answer: (mood) =>
      json(
        {
          ok: { errcode: 0, errmsg: "ok" },
          retryable: { errcode: -1, errmsg: "system busy" },
          token: { errcode: 42001, errmsg: "access_token expired" },
          window: { errcode: 45015, errmsg: "response out of time limit" },
          blocked: { errcode: 43004, errmsg: "require subscribe" },
          invalid: { errcode: 45002, errmsg: "content size out of limit" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname === "/cgi-bin/stable_token" ? json({ access_token: value, expires_in: 7_200 }) : null,
    tokenOf: ({ url }) => url.searchParams.get("access_token"),
  },
  async carried(body) {
    const cipher = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/s.exec(body)?.[1] ?? "";
    const opened = await decryptWechat(settings.encodingAesKey, cipher);
    const content = /<Content><!\[CDATA\[(.*)\]\]><\/Content>/s.exec(opened?.text ?? "")?.[1];
    return content?.replaceAll("]]]]><![CDATA[>", "]]>") ?? null;
  },
  vectors: {
    channel: "wechat (official account, mini program)",
    accepts: async (vector) =>
      (await acceptsWechat(vector)) ?? accepts(wechat, { token: secretOf(vector, "token") }, vector),
  },
});
