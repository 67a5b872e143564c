import { wechatKf } from "../../../workers/channels/kinds/wechat-kf.ts";
import { AES_KEY, sealedCheck, sealedDelivery, wechatXml } from "../families/wechat-delivery.ts";
import { defineFixture, json } from "../fixture.ts";

const settings = { corpId: "wwstandin", corpSecret: "stand-in-secret", token: "standintoken", encodingAesKey: AES_KEY };
const callback = (fields: Record<string, string> = {}) =>
  wechatXml({
    ToUserName: "wwstandin",
    FromUserName: "sys",
    CreateTime: "1763712000",
    MsgType: "event",
    Event: "kf_msg_or_event",
    Token: "tok10min",
    OpenKfId: "wkA",
    ...fields,
  });

/** Payloads of https://developer.work.weixin.qq.com/document/path/94670; what is pulled has a test of its own. */
export const fixture = defineFixture({
  kind: wechatKf,
  settings,
  sign: (body, atMs, given) => sealedDelivery(body, atMs, given, "wwstandin"),
  signsTime: true,
  signsBody: true,
  handshake: { request: (atMs) => sealedCheck("echo-1", atMs, settings.token, "wwstandin"), answer: "echo-1" },
  inbound: [
    {
      name: "the word that there is something to pull",
      body: callback(),
      events: [{ is: "pull", source: "wkA", hint: "tok10min" }],
    },
    { name: "another event as none of ours", body: callback({ Event: "change_contact" }), events: [] },
  ],
  wrongReceiver: { body: callback({ ToUserName: "wwother" }) },
  contents: ["pull"],
  outbound: {
    thread: "wkA:wmB",
    textOf({ url, body }) {
      if (url.pathname !== "/cgi-bin/kf/send_msg") return null;
      const { text, msgmenu } = JSON.parse(body);
      return text?.content ?? msgmenu.head_content;
    },
    answer: (mood) =>
      json(
        {
          ok: { errcode: 0, errmsg: "ok", msgid: "x1" },
          retryable: { errcode: -1, errmsg: "system busy" },
          token: { errcode: 40014, errmsg: "invalid access_token" },
          window: { errcode: 95001, errmsg: "api send msg limit" },
          blocked: { errcode: 95013, errmsg: "conversation end" },
          invalid: { errcode: 45002, errmsg: "content too long" },
        }[mood],
      ),
    token: (value, { url }) =>
      url.pathname === "/cgi-bin/gettoken" ? json({ errcode: 0, access_token: value, expires_in: 7_200 }) : null,
    tokenOf: ({ url }) => url.searchParams.get("access_token"),
  },
});
