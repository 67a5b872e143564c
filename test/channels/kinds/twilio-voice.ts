import { XMLParser } from "fast-xml-parser";
import { twilioVoice } from "../../../workers/channels/kinds/twilio-voice.ts";
import { account, form, posted, signTwilio, twilioAnswer } from "../families/twilio.ts";
import { defineFixture } from "../fixture.ts";

const call = (fields: Record<string, string>) =>
  form({ CallSid: "CA1", CallStatus: "in-progress", Direction: "inbound", ...fields });
const parser = new XMLParser({ parseTagValue: false });
const spoken = (twiml: string | null): string | null =>
  twiml ? (parser.parse(twiml).Response?.Gather?.Say ?? null) : null;

/** Payloads of https://www.twilio.com/docs/voice/twiml#request-parameters and /gather */
export const fixture = defineFixture({
  kind: twilioVoice,
  settings: { ...account, language: "zh-CN" },
  sign: signTwilio,
  // Twilio signs address and fields; a repeat is known by call and turn.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "what was said",
      body: call({ SpeechResult: "我的快递到哪了", Confidence: "0.93" }),
      events: [
        {
          is: "message",
          eventId: "CA1:0",
          thread: "CA1",
          contact: { phone: "+8613800138000" },
          content: [{ is: "text", text: "我的快递到哪了" }],
        },
      ],
    },
    { name: "digits", body: call({ Digits: "1" }), events: [{ content: [{ is: "text", text: "1" }] }] },
    {
      name: "a call that begins",
      body: call({ CallStatus: "ringing" }),
      events: [{ is: "signal", signal: "entered" }],
    },
    {
      name: "a call that is over",
      body: call({ CallStatus: "completed" }),
      events: [{ is: "signal", signal: "left" }],
    },
  ],
  wrongReceiver: { body: call({ SpeechResult: "hi", To: "+14155550199" }) },
  contents: ["text", "signal"],
  outbound: { thread: "CA1", textOf: (given) => spoken(posted(given, "Twiml")), answer: twilioAnswer },
  carried: (body) => spoken(body),
});
