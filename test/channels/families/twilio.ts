import { createHmac } from "node:crypto";
import type { ChannelKind } from "../../../workers/channels/channel.ts";
import { type Call, json, type Mood, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, requestOf, secretOf, type Vector } from "../vectors.ts";

export const account = { accountSid: "AC0123", authToken: "stand-in-auth-token", number: "+14155550100" };

/** A form as Twilio posts it. */
export function form(fields: Record<string, string>): string {
  return new URLSearchParams({
    AccountSid: account.accountSid,
    To: account.number,
    From: "+8613800138000",
    ...fields,
  }).toString();
}

/** By the vendor's rule: address, then each field's name and value in the order of the names. */
export function signTwilio(body: string, _: number, { authToken }: Record<string, unknown>) {
  const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
  const signed = WEBHOOK_URL + fields.map((pair) => pair.join("")).join("");
  const signature = createHmac("sha1", String(authToken)).update(signed).digest("base64");
  return post(
    WEBHOOK_URL,
    { "x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded" },
    body,
  );
}

/** The REST API's answers. */
export function twilioAnswer(mood: Mood): Response {
  const error = (code: number, status = 400) => json({ code, message: "stand-in", status }, status);
  return {
    ok: () => json({ sid: "SM9", status: "queued" }, 201),
    retryable: () => error(20429, 429),
    token: () => error(20003, 401),
    window: () => error(21220),
    blocked: () => error(21610),
    invalid: () => error(21617),
  }[mood]();
}

/** A field of the form that was posted. */
export const posted = ({ body }: Call, name: string) => new URLSearchParams(body).get(name);

export const twilioVectors = (kind: ChannelKind) => ({
  channel: "twilio",
  accepts: (vector: Vector) => {
    const request = requestOf(vector);
    return accepts(kind, { authToken: secretOf(vector, "auth_token") }, vector, request);
  },
});
