import { z } from "zod";
import { type Answer, jsonAnswer, refuse, textAnswer } from "../answer.ts";
import type { RawRequest } from "../channel.ts";
import { equalText, fromBase64, fromUtf8, hex, hmacOf } from "../digest.ts";
import type { ChannelEvent } from "../events.ts";
import { hashedId, idText, parseJson, readForm, readJson, readText } from "../payload.ts";

// The data deletion callback of an app at Meta; its address is entered beside the webhook's.
// https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback

const payload = z.object({
  algorithm: z.string().transform((name) => name.toUpperCase()),
  user_id: idText,
  issued_at: z.number().optional(),
});
const carrier = z.object({ signed_request: payload });

/** Whether a delivery is a form with a `signed_request`, and no webhook. */
export function isDeletionCall({ method, headers }: Pick<RawRequest, "method" | "headers">): boolean {
  return method === "POST" && (headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
}

/** What the signed request says, as JSON; refuses one that the app's secret has not signed. */
export async function signedDeletion({ body }: Pick<RawRequest, "body">, appSecret: string): Promise<string> {
  const [signature = "", encoded = "", ...rest] = (readForm(readText(body)).get("signed_request") ?? "").split(".");
  if (rest.length > 0 || encoded === "") refuse("signature");
  const given = fromBase64(signature);
  if (!given || !equalText(hex(given), hex(await hmacOf("SHA-256", appSecret, encoded)))) refuse("signature");
  const said = fromBase64(encoded);
  if (!said) return refuse("invalid");
  const parsed = payload.safeParse(parseJson(fromUtf8(said)));
  if (!parsed.success || parsed.data.algorithm !== "HMAC-SHA256") return refuse("invalid");
  return JSON.stringify({ signed_request: parsed.data });
}

/** The erasure that the callback asks for; null where the delivery is a webhook. The same wish is the same event. */
export async function deletionEvents(text: string, appSecret: string): Promise<ChannelEvent[] | null> {
  if (!text.startsWith('{"signed_request"')) return null;
  const { user_id: contact, issued_at: at = 0 } = readJson(text, carrier).signed_request;
  const eventId = await hashedId("deletion", contact, at);
  // Known to nobody without the secret, and the same when the vendor comes again.
  const code = hex(await hmacOf("SHA-256", appSecret, `deletion\n${eventId}`)).slice(0, 24);
  return [{ is: "erase", eventId, contact, code }];
}

/** The vendor shows both to the shopper: where to ask, and by which code. Webhooks are answered with an empty 200. */
export function deletionAnswer(events: readonly ChannelEvent[], webhookUrl: string): Answer {
  const wish = events.find((event) => event.is === "erase");
  if (wish?.is !== "erase" || wish.code === undefined) return textAnswer("");
  return jsonAnswer({ url: `${webhookUrl}/erasures/${wish.code}`, confirmation_code: wish.code });
}
