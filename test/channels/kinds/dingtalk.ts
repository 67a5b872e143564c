import { createHmac } from "node:crypto";
import { dingtalk } from "../../../workers/channels/kinds/dingtalk.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const settings = { robotCode: "dingstandin", corpId: "corp1", clientId: "dingkey", appSecret: "stand-in-app-secret" };
const message = (given: object) =>
  JSON.stringify({
    msgId: "msgABC==",
    createAt: 1_763_712_000_000,
    conversationType: "1",
    conversationId: "cidXYZ==",
    senderId: "$:LWCP_v1:$abc",
    senderNick: "小美",
    senderStaffId: "staff7",
    senderCorpId: "corp1",
    chatbotCorpId: "corp1",
    robotCode: "dingstandin",
    sessionWebhook: "https://oapi.dingtalk.com/robot/sendBySession?session=s1",
    sessionWebhookExpiredTime: 1_763_717_400_000,
    ...given,
  });
const file = (msgtype: string, content: object = {}) =>
  message({ msgtype, content: { downloadCode: "d1", ...content } });

/** Payloads of https://open.dingtalk.com/document/orgapp/receive-message */
export const fixture = defineFixture({
  kind: dingtalk,
  settings,
  sign(body, atMs, { appSecret }) {
    const sign = createHmac("sha256", String(appSecret)).update(`${atMs}\n${appSecret}`).digest("base64");
    return post(WEBHOOK_URL, { timestamp: String(atMs), sign }, body);
  },
  signsTime: true,
  // The vendor signs the clock and not the body; the address is the second secret.
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: message({ msgtype: "text", text: { content: " 查订单 " } }),
      events: [
        {
          is: "message",
          eventId: "msgABC==",
          thread: "staff7",
          at: 1_763_712_000_000,
          contact: { id: "staff7", name: "小美" },
          content: [{ is: "text", text: "查订单" }],
          reply: { session: "https://oapi.dingtalk.com/robot/sendBySession?session=s1" },
        },
      ],
    },
    { name: "a picture", body: file("picture"), events: [{ content: [{ is: "image", media: { id: "d1" } }] }] },
    {
      name: "a voice message with its words",
      body: file("audio", { duration: 3000, recognition: "我要退货" }),
      events: [{ content: [{ is: "voice", durationMs: 3_000, transcript: "我要退货" }] }],
    },
    { name: "a video", body: file("video", { duration: 5000 }), events: [{ content: [{ is: "video" }] }] },
    {
      name: "a file",
      body: file("file", { fileName: "a.pdf" }),
      events: [{ content: [{ is: "file", name: "a.pdf" }] }],
    },
    {
      name: "text and pictures in one",
      body: message({
        msgtype: "richText",
        content: { richText: [{ text: "坏了" }, { type: "picture", downloadCode: "d2" }] },
      }),
      events: [
        {
          content: [
            { is: "text", text: "坏了" },
            { is: "image", media: { id: "d2" } },
          ],
        },
      ],
    },
    {
      name: "a group that asks the robot",
      body: message({ msgtype: "text", conversationType: "2", text: { content: "有货吗" } }),
      events: [{ thread: "group:cidXYZ==" }],
    },
    {
      name: "an address that is not DingTalk's is not called",
      body: message({ msgtype: "text", text: { content: "hi" }, sessionWebhook: "https://evil.example/x" }),
      events: [{ content: [{ is: "text", text: "hi" }] }],
    },
  ],
  wrongReceiver: { body: message({ msgtype: "text", text: { content: "hi" }, robotCode: "dingother" }) },
  contents: ["text", "image", "voice", "video", "file"],
  file({ url, method, headers, body }, file) {
    if (method === "GET") return new Response(file);
    const isAsked = url.pathname === "/v1.0/robot/messageFiles/download" && JSON.parse(body).downloadCode;
    if (!isAsked || !headers.get("x-acs-dingtalk-access-token")) return json({ code: "invalid" }, 400);
    return json({ downloadUrl: "http://wukong-file-im-zjk.oss-cn-zhangjiakou.aliyuncs.com/a?Signature=b" });
  },
  outbound: {
    thread: "staff7",
    buttonsSpeak: true,
    textOf({ url, body }) {
      if (url.pathname !== "/v1.0/robot/oToMessages/batchSend") return null;
      return JSON.parse(JSON.parse(body).msgParam).content;
    },
    answer: (mood) =>
      ({
        ok: () => json({ processQueryKey: "k1", invalidStaffIdList: [] }),
        retryable: () => json({ code: "Throttling.User", message: "too fast" }, 400),
        token: () => json({ code: "InvalidAuthentication", message: "不合法的access_token" }, 400),
        window: () => json({ code: "x" }, 400),
        blocked: () => json({ code: "staffId.notExisted" }, 400),
        invalid: () => json({ code: "invalidParameter" }, 400),
      })[mood](),
    token: (value, { url }) =>
      url.pathname === "/v1.0/oauth2/accessToken" ? json({ accessToken: value, expireIn: 7200 }) : null,
    tokenOf: ({ headers }) => headers.get("x-acs-dingtalk-access-token"),
    without: ["window"],
  },
  vectors: {
    channel: "dingtalk",
    accepts: (vector) => accepts(dingtalk, { appSecret: secretOf(vector, "app_secret") }, vector),
  },
});
