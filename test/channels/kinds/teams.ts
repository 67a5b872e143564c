import { teams } from "../../../workers/channels/kinds/teams.ts";
import { bearerToken, publishedKeys } from "../families/bearer.ts";
import { defineFixture, json, post, WEBHOOK_URL } from "../fixture.ts";

const SERVICE = "https://smba.trafficmanager.net/apac/";
const CONVERSATION = "a:1stand-in_conversation";
const settings = { appId: "11111111-2222-3333-4444-555555555555", tenantId: "contoso-id", clientSecret: "stand-in" };
const sign = (body: string, atMs: number, { appId, clientSecret }: Record<string, unknown>) => {
  const claims = { iss: "https://api.botframework.com", aud: appId, serviceurl: SERVICE };
  const token = bearerToken(claims, atMs, clientSecret === settings.clientSecret);
  return post(WEBHOOK_URL, { authorization: `Bearer ${token}`, "content-type": "application/json" }, body);
};
const activity = (given: object) =>
  JSON.stringify({
    type: "message",
    id: "1763712000000",
    timestamp: "2025-11-21T08:00:00.000Z",
    channelId: "msteams",
    serviceUrl: SERVICE,
    locale: "zh-CN",
    from: { id: "29:1mei", name: "Mei", aadObjectId: "a" },
    recipient: { id: `28:${settings.appId}`, name: "shop" },
    conversation: { id: CONVERSATION, conversationType: "personal", tenantId: "contoso-id" },
    channelData: { tenant: { id: "contoso-id" } },
    ...given,
  });
const attached = (attachment: object) => activity({ attachments: [attachment] });
const view = `${SERVICE}v3/attachments/0/views/original`;

/** Payloads of https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities */
export const fixture = defineFixture({
  kind: teams,
  settings,
  sign,
  fetched: ({ url }) =>
    url.href === "https://login.botframework.com/v1/.well-known/keys"
      ? json(publishedKeys({ endorsements: ["msteams", "skype"] }))
      : json({}, 404),
  signsTime: true,
  // The vendor's token says who calls, not what.
  signsBody: false,
  inbound: [
    {
      name: "a text",
      body: activity({ text: "我的快递到哪了", textFormat: "plain" }),
      events: [
        {
          is: "message",
          thread: CONVERSATION,
          at: 1_763_712_000_000,
          contact: { id: "29:1mei", name: "Mei", locale: "zh-CN" },
          content: [{ is: "text", text: "我的快递到哪了" }],
          reply: { serviceUrl: SERVICE, activity: "1763712000000" },
        },
      ],
    },
    {
      name: "a mention",
      body: activity({
        text: "<at>shop</at> hi",
        conversation: { id: "19:a@thread.tacv2;messageid=1", conversationType: "channel" },
      }),
      events: [{ thread: "19:a@thread.tacv2;messageid=1", content: [{ is: "text", text: "hi" }] }],
    },
    {
      name: "a picture, with the message once more as HTML",
      body: activity({
        text: "坏了",
        attachments: [
          { contentType: "image/png", contentUrl: view },
          { contentType: "text/html", content: "<p>坏了</p>" },
        ],
      }),
      events: [
        {
          content: [
            { is: "text", text: "坏了" },
            { is: "image", media: { url: view }, mime: "image/png" },
          ],
        },
      ],
    },
    {
      name: "a voice message",
      body: attached({ contentType: "audio/mp4", contentUrl: view }),
      events: [{ content: [{ is: "voice" }] }],
    },
    {
      name: "a video",
      body: attached({ contentType: "video/mp4", contentUrl: view }),
      events: [{ content: [{ is: "video" }] }],
    },
    {
      name: "a file",
      body: attached({
        contentType: "application/vnd.microsoft.teams.file.download.info",
        contentUrl: "https://contoso.sharepoint.com/personal/a.pdf",
        name: "a.pdf",
        content: { downloadUrl: "https://contoso.sharepoint.com/download?tempauth=a", uniqueId: "1", fileType: "pdf" },
      }),
      events: [
        {
          content: [
            { is: "file", name: "a.pdf", media: { url: "https://contoso.sharepoint.com/download?tempauth=a" } },
          ],
        },
      ],
    },
    {
      name: "a button",
      body: activity({ text: "确认", value: { choice: "confirm", label: "确认" }, replyToId: "1" }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "确认" }] }],
    },
    {
      name: "a button that asks for an answer in the body",
      body: activity({
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Execute", data: { choice: "confirm", label: "确认" } } },
      }),
      events: [{ content: [{ is: "choice", id: "confirm" }] }],
    },
    {
      name: "an installation",
      body: activity({ type: "installationUpdate", action: "add" }),
      events: [{ is: "signal", signal: "entered" }],
    },
    { name: "somebody who types", body: activity({ type: "typing" }), events: [{ is: "signal", signal: "typing" }] },
    { name: "a reaction as none of ours", body: activity({ type: "messageReaction" }), events: [] },
    { name: "new members as none of ours", body: activity({ type: "conversationUpdate" }), events: [] },
  ],
  wrongReceiver: { body: activity({ text: "hi" }), settings: { appId: "99999999-2222-3333-4444-555555555555" } },
  contents: ["text", "image", "voice", "video", "file", "choice", "signal"],
  outbound: {
    thread: CONVERSATION,
    reply: { serviceUrl: SERVICE, activity: "1763712000000" },
    textOf: ({ url, body }) => (url.pathname.startsWith("/apac/v3/conversations/") ? JSON.parse(body).text : null),
    answer: (mood) =>
      ({
        ok: () => json({ id: "1763712001000" }, 201),
        retryable: () => json({ error: { code: "Throttled" } }, 429, { "retry-after": "3" }),
        token: () => json({ message: "Authorization has been denied for this request." }, 401),
        window: () => json({}, 400),
        blocked: () => json({ error: { code: "BotNotInConversationRoster", message: "not in roster" } }, 403),
        invalid: () => json({ error: { code: "MessageSizeTooBig", message: "too large" } }, 413),
      })[mood](),
    without: ["window"],
    token: (value, { url }) =>
      url.href === "https://login.microsoftonline.com/contoso-id/oauth2/v2.0/token"
        ? json({ token_type: "Bearer", expires_in: 3599, access_token: value })
        : null,
    tokenOf: ({ headers }) => headers.get("authorization")?.replace("Bearer ", "") ?? null,
  },
});
