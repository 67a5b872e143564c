import { createHmac } from "node:crypto";
import type { ChannelKind } from "../../../workers/channels/channel.ts";
import { get, json, type Mood, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

export const app = { appSecret: "stand-in-app-secret", verifyToken: "stand-in-verify-token" };

/** X-Hub-Signature-256 over the raw body. */
export function signMeta(body: string, _: number, { appSecret }: Record<string, unknown>) {
  const hmac = createHmac("sha256", String(appSecret)).update(body).digest("hex");
  return post(WEBHOOK_URL, { "x-hub-signature-256": `sha256=${hmac}`, "content-type": "application/json" }, body);
}

export const metaHandshake = {
  request: () => {
    const query = { "hub.mode": "subscribe", "hub.verify_token": app.verifyToken, "hub.challenge": "1158201444" };
    return get(`${WEBHOOK_URL}?${new URLSearchParams(query)}`);
  },
  answer: "1158201444",
};

/** An error as the Graph API words it. */
export function graphError(code: number, subcode?: number, status = 400) {
  const error = {
    message: "(#stand-in)",
    type: "OAuthException",
    code,
    ...(subcode ? { error_subcode: subcode } : {}),
  };
  return json({ error }, status);
}

/** The Send API's answers of Messenger and Instagram. */
export function sendAnswer(codes: Record<Exclude<Mood, "ok">, [code: number, subcode?: number]>) {
  return (mood: Mood) => {
    if (mood === "ok") return json({ recipient_id: "7", message_id: "m_out" });
    return graphError(...codes[mood]);
  };
}

export const metaVectors = (kind: ChannelKind) => ({
  channel: "meta (whatsapp, messenger, instagram)",
  accepts: (vector: Vector) => accepts(kind, { appSecret: secretOf(vector, "app_secret") }, vector),
});
