import { decryptWechat } from "../../../workers/channels/families/wechat-crypto.ts";
import { wecom } from "../../../workers/channels/kinds/wecom.ts";
import { AES_KEY, sealedCheck, sealedDelivery, wechatXml } from "../families/wechat-delivery.ts";
import { acceptsWechat } from "../families/wechat-vector.ts";
import { defineFixture, json } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = {
  corpId: "wwstandin",
  corpSecret: "stand-in-secret",
  token: "standintoken",
  encodingAesKey: AES_KEY,
  agentId: "1000002",
};
const message = (fields: Record<string, string>, to = "wwstandin") =>
  wechatXml({
    ToUserName: to,
    FromUserName: "zhangsan",
    CreateTime: "1763712000",
    MsgId: "6054768590064713728",
    AgentID: "1000002",
    ...fields,
  });
const event = (fields: Record<string, string>) =>
  message({ MsgType: "event", ...fields }).replace(/<MsgId>.*?<\/MsgId>/, "");

/** Payloads of https://developer.work.weixin.qq.com/document/path/90239 */
export const fixture = defineFixture({
  kind: wecom,
  settings,
  sign: (body, atMs, given) => sealedDelivery(body, atMs, given, "wwstandin"),
  signsTime: true,
  signsBody: true,
  handshake: { request: (atMs) => sealedCheck("echo-1", atMs, settings.token, "wwstandin"), answer: "echo-1" },
  inbound: [
    {
      name: "a text",
      body: message({ MsgType: "text", Content: "查订单" }),
      events: [
        {
          is: "message",
          eventId: "6054768590064713728",
          thread: "zhangsan",
          at: 1_763_712_000_000,
          content: [{ is: "text", text: "查订单" }],
        },
      ],
    },
    {
      name: "a picture",
      body: message({ MsgType: "image", PicUrl: "https://p.qpic.cn/a", MediaId: "m1" }),
      events: [{ content: [{ is: "image" }] }],
    },
    {
      name: "a voice message",
      body: message({ MsgType: "voice", MediaId: "m2", Format: "amr" }),
      events: [{ content: [{ is: "voice" }] }],
    },
    {
      name: "a video",
      body: message({ MsgType: "video", MediaId: "m3", ThumbMediaId: "t" }),
      events: [{ content: [{ is: "video" }] }],
    },
    {
      name: "a place",
      body: message({ MsgType: "location", Location_X: "30.2", Location_Y: "120.1", Scale: "16", Label: "西湖" }),
      events: [{ content: [{ is: "location", latitude: 30.2 }] }],
    },
    {
      name: "a link",
      body: message({ MsgType: "link", Title: "商品", Url: "https://shop.example/1" }),
      events: [{ content: [{ is: "link" }] }],
    },
    {
      name: "an entry of the app's menu",
      body: event({ Event: "click", EventKey: "my_orders" }),
      events: [{ is: "message", content: [{ is: "choice", id: "my_orders" }] }],
    },
    {
      name: "somebody who opens the app",
      body: event({ Event: "enter_agent" }),
      events: [{ is: "signal", signal: "entered" }],
    },
  ],
  wrongReceiver: { body: message({ MsgType: "text", Content: "hi", AgentID: "1000003" }) },
  contents: ["text", "image", "voice", "video", "location", "link", "choice", "signal"],
  outbound: {
    thread: "zhangsan",
    textOf: ({ url, body }) =>
      url.pathname === "/cgi-bin/message/send" ? (JSON.parse(body).text?.content ?? "") : null,
    answer: (mood) =>
      json(
        {
          ok: { errcode: 0, errmsg: "ok", msgid: "x1" },
          retryable: { errcode: -1, errmsg: "system busy" },
          token: { errcode: 42001, errmsg: "access_token expired" },
          window: { errcode: 95001 },
          blocked: { errcode: 82001, errmsg: "no allowed user" },
          invalid: { errcode: 44004, errmsg: "empty content" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname === "/cgi-bin/gettoken" ? json({ errcode: 0, access_token: value, expires_in: 7_200 }) : null,
    tokenOf: ({ url }) => url.searchParams.get("access_token"),
  },
  async carried(body) {
    const cipher = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/s.exec(body)?.[1] ?? "";
    const opened = await decryptWechat(AES_KEY, cipher);
    const content = /<Content><!\[CDATA\[(.*)\]\]><\/Content>/s.exec(opened?.text ?? "")?.[1];
    return content?.replaceAll("]]]]><![CDATA[>", "]]>") ?? null;
  },
  vectors: {
    channel: "wecom",
    accepts: async (vector) =>
      (await acceptsWechat(vector)) ?? accepts(wecom, { token: secretOf(vector, "token") }, vector),
  },
});
