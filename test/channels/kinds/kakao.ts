import { kakao } from "../../../workers/channels/kinds/kakao.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";

const settings = { botId: "5c7e1f00", headerSecret: "stand-in-header-secret" };
const skill = (userRequest: object, more: object = {}) =>
  JSON.stringify({
    intent: { id: "i", name: "fallback" },
    bot: { id: "5c7e1f00", name: "bell" },
    userRequest: {
      timezone: "Asia/Seoul",
      utterance: "",
      lang: "ko",
      user: { id: "u7", type: "botUserKey", properties: { plusfriendUserKey: "p7" } },
      ...userRequest,
    },
    action: { id: "a", name: "ask", params: {}, detailParams: {}, clientExtra: {} },
    ...more,
  });

/** Payloads of https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format */
export const fixture = defineFixture({
  kind: kakao,
  settings,
  sign: (body, _, { headerSecret }) => post(WEBHOOK_URL, { "x-deskbell-secret": String(headerSecret) }, body),
  // The vendor signs nothing; a header of ours is the proof.
  signsTime: false,
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: skill({ utterance: "재고 있나요?\n" }),
      events: [
        {
          is: "message",
          thread: "u7",
          contact: { id: "u7", locale: "ko" },
          content: [{ is: "text", text: "재고 있나요?" }],
        },
      ],
    },
    {
      name: "a text that may be answered later",
      body: skill({ utterance: "안녕", callbackUrl: "https://bot-api.kakao.com/v1/bots/callback/1" }),
      events: [{ reply: { callback: "https://bot-api.kakao.com/v1/bots/callback/1" } }],
    },
    {
      name: "a picture",
      body: skill({
        utterance: "https://k.kakaocdn.net/a",
        params: { media: { type: "image", url: "https://k.kakaocdn.net/a" } },
      }),
      events: [{ content: [{ is: "image", media: { url: "https://k.kakaocdn.net/a" } }] }],
    },
    {
      name: "pictures of the plug-in for pictures",
      body: skill(
        { utterance: "사진" },
        {
          action: {
            id: "a",
            name: "ask",
            params: {
              secureimage: JSON.stringify({
                secureUrls: "List(https://secure.kakaocdn.net/a, https://secure.kakaocdn.net/b)",
              }),
            },
          },
        },
      ),
      events: [
        {
          content: [
            { is: "image", media: { url: "https://secure.kakaocdn.net/a" } },
            { is: "image", media: { url: "https://secure.kakaocdn.net/b" } },
          ],
        },
      ],
    },
    {
      name: "a picture whose address is all that is said",
      body: skill({ utterance: "http://dn-m.talk.kakao.com/talkm/a/i_1.jpg" }),
      events: [{ content: [{ is: "image" }] }],
    },
    {
      name: "a quick reply",
      body: skill({ utterance: "확인" }, { action: { id: "a", name: "ask", clientExtra: { choice: "confirm" } } }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "확인" }] }],
    },
  ],
  wrongReceiver: { body: skill({ utterance: "hi" }, { bot: { id: "other" } }) },
  contents: ["text", "image", "choice"],
  outbound: {
    thread: "u7",
    reply: { callback: "https://bot-api.kakao.com/v1/bots/callback/1" },
    textOf: ({ body }) => JSON.parse(body).template.outputs[0].simpleText.text,
    answer: (mood) =>
      ({
        ok: () => json({ taskId: "t", status: "SUCCESS" }),
        retryable: () => json({ status: "ERROR" }, 429),
        token: () => json({}, 401),
        window: () => json({ status: "FAIL" }, 404),
        blocked: () => json({ status: "FAIL" }, 403),
        invalid: () => json({ status: "FAIL" }, 400),
      })[mood](),
    without: ["token"],
  },
  carried: (body) => JSON.parse(body).template.outputs[0]?.simpleText.text ?? null,
});
