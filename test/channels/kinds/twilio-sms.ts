import { twilioSms } from "../../../workers/channels/kinds/twilio-sms.ts";
import { account, form, posted, signTwilio, twilioAnswer, twilioVectors } from "../families/twilio.ts";
import { defineFixture, fileToBearer } from "../fixture.ts";

const media = (type: string) =>
  form({
    MessageSid: "MM1",
    Body: "",
    NumMedia: "1",
    MediaUrl0: "https://api.twilio.com/2010-04-01/a",
    MediaContentType0: type,
  });

/** Payloads of https://www.twilio.com/docs/messaging/guides/webhook-request */
export const fixture = defineFixture({
  kind: twilioSms,
  settings: account,
  sign: signTwilio,
  // Twilio signs address and fields; a repeat is known by its sid.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a text",
      body: form({ MessageSid: "SM1", Body: "Where is my parcel?", NumMedia: "0" }),
      events: [
        {
          is: "message",
          eventId: "SM1",
          thread: "+8613800138000",
          contact: { id: "+8613800138000", phone: "+8613800138000" },
          content: [{ is: "text", text: "Where is my parcel?" }],
        },
      ],
    },
    { name: "a picture", body: media("image/jpeg"), events: [{ content: [{ is: "image", mime: "image/jpeg" }] }] },
    { name: "a voice message", body: media("audio/ogg"), events: [{ content: [{ is: "voice" }] }] },
    { name: "a video", body: media("video/mp4"), events: [{ content: [{ is: "video" }] }] },
    { name: "a file", body: media("application/pdf"), events: [{ content: [{ is: "file" }] }] },
    {
      name: "a place",
      body: form({ MessageSid: "SM2", Body: "", Latitude: "1.5", Longitude: "2.5" }),
      events: [{ content: [{ is: "location", latitude: 1.5, longitude: 2.5 }] }],
    },
    {
      name: "a button",
      body: form({ MessageSid: "SM3", Body: "Confirm", ButtonPayload: "confirm" }),
      events: [{ content: [{ is: "choice", id: "confirm", label: "Confirm" }] }],
    },
    {
      name: "a receipt",
      body: form({
        MessageSid: "SM9",
        MessageStatus: "undelivered",
        ErrorCode: "30003",
        From: account.number,
        To: "+8613800138000",
      }),
      events: [
        {
          is: "receipt",
          eventId: "SM9:undelivered",
          thread: "+8613800138000",
          messageId: "SM9",
          state: "failed",
          reason: "blocked",
        },
      ],
    },
  ],
  wrongReceiver: { body: form({ MessageSid: "SM1", Body: "hi", To: "+14155550199" }) },
  contents: ["text", "image", "voice", "video", "file", "location", "choice", "receipt"],
  file: fileToBearer,
  outbound: { thread: "+8613800138000", textOf: (call) => posted(call, "Body"), answer: twilioAnswer },
  carried: (body) => unescaped(body.match(/<Message>(.*)<\/Message>/s)?.[1]),
  vectors: twilioVectors(twilioSms),
});

function unescaped(text: string | undefined): string | null {
  const named: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };
  return text?.replace(/&(?:lt|gt|quot|apos|amp);/g, (name) => named[name] ?? name) ?? null;
}
