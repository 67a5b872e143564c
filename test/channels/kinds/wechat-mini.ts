import { wechatMini } from "../../../workers/channels/kinds/wechat-mini.ts";
import { AES_KEY, sealedDelivery, sortedSha1, wechatXml } from "../families/wechat-delivery.ts";
import { defineFixture, get, json, WEBHOOK_URL } from "../fixture.ts";

const settings = {
  account: "gh_mini",
  appId: "wxmini",
  appSecret: "stand-in-secret",
  token: "standintoken",
  encodingAesKey: AES_KEY,
};
const message = (fields: Record<string, string>, to = "gh_mini") =>
  wechatXml({ ToUserName: to, FromUserName: "oMini", CreateTime: "1763712000", MsgId: "24000000000000002", ...fields });

/** Payloads of https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive.html */
export const fixture = defineFixture({
  kind: wechatMini,
  settings,
  sign: (body, atMs, given) => sealedDelivery(body, atMs, given, "wxmini"),
  signsTime: true,
  signsBody: true,
  handshake: {
    request(atMs) {
      const timestamp = String(Math.floor(atMs / 1_000));
      const signature = sortedSha1(settings.token, timestamp, "n1");
      return get(`${WEBHOOK_URL}?${new URLSearchParams({ signature, timestamp, nonce: "n1", echostr: "echo-1" })}`);
    },
    answer: "echo-1",
  },
  inbound: [
    {
      name: "a text",
      body: message({ MsgType: "text", Content: "这件有货吗" }),
      events: [
        { is: "message", eventId: "24000000000000002", thread: "oMini", content: [{ is: "text", text: "这件有货吗" }] },
      ],
    },
    {
      name: "a text in JSON, with an id beyond 2^53",
      body: '{"ToUserName":"gh_mini","FromUserName":"oMini","CreateTime":1763712000,"MsgType":"text","Content":"hi","MsgId":24000000000000003}',
      events: [{ eventId: "24000000000000003" }],
    },
    {
      name: "a picture",
      body: message({ MsgType: "image", PicUrl: "http://mmbiz.qpic.cn/a", MediaId: "m1" }),
      events: [{ content: [{ is: "image" }] }],
    },
    {
      name: "a page of the mini program",
      body: message({
        MsgType: "miniprogrampage",
        Title: "T恤",
        AppId: "wxmini",
        PagePath: "pages/p?id=tee",
        ThumbUrl: "",
        ThumbMediaId: "",
      }),
      events: [{ content: [{ is: "product", id: "pages/p?id=tee", title: "T恤" }] }],
    },
    {
      name: "somebody who opens the chat, with where from",
      body: message({ MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "order:1" }).replace(
        /<MsgId>.*?<\/MsgId>/,
        "",
      ),
      events: [{ is: "signal", signal: "entered", opens: "enter", reply: { session: "order:1" } }],
    },
  ],
  wrongReceiver: { body: message({ MsgType: "text", Content: "hi" }, "gh_other") },
  contents: ["text", "image", "product", "signal"],
  outbound: {
    thread: "oMini",
    textOf: ({ url, body }) =>
      url.pathname === "/cgi-bin/message/custom/send" ? (JSON.parse(body).text?.content ?? "") : null,
    answer: (mood) =>
      json(
        {
          ok: { errcode: 0, errmsg: "ok" },
          retryable: { errcode: -1, errmsg: "system busy" },
          token: { errcode: 40001, errmsg: "invalid credential" },
          window: { errcode: 45047, errmsg: "out of response count limit" },
          blocked: { errcode: 40003, errmsg: "invalid openid" },
          invalid: { errcode: 45002, errmsg: "content size out of limit" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname === "/cgi-bin/stable_token" ? json({ access_token: value, expires_in: 7_200 }) : null,
    tokenOf: ({ url }) => url.searchParams.get("access_token"),
  },
});
