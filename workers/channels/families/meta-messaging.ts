import { z } from "zod";
import { refuse } from "../answer.ts";
import type { ChannelEvent } from "../events.ts";
import { hashedId, readJson } from "../payload.ts";
import { type Messaging, messaging, messagingContent } from "./meta.ts";

const body = z.object({
  object: z.string(),
  entry: z.array(z.object({ id: z.string().optional(), messaging: z.array(messaging).optional() })),
});

/** The events of a Messenger (`page`) or Instagram (`instagram`) body that are meant for `account`. */
export async function messagingEvents(
  text: string,
  object: "page" | "instagram",
  account: string,
): Promise<ChannelEvent[]> {
  const given = readJson(text, body);
  if (given.object !== object) refuse("receiver");
  const all = given.entry.flatMap((entry) => entry.messaging ?? []);
  return (await Promise.all(all.map((one) => eventsOf(one, account)))).flat();
}

async function eventsOf(one: Messaging, account: string): Promise<ChannelEvent[]> {
  const { sender, recipient, timestamp: at, message, postback, delivery, read } = one;
  // An echo is our own message, or a colleague's in the vendor's inbox.
  if (message?.is_echo) return sender.id === account ? [] : refuse("receiver");
  if (recipient.id !== account) refuse("receiver");
  const { id } = sender;
  const from = { contact: { id }, thread: id, at };
  if (message) {
    const content = message.is_deleted ? [] : messagingContent(message);
    return content.length > 0 ? [{ is: "message", eventId: message.mid, ...from, content }] : [];
  }
  if (postback) {
    const eventId = postback.mid ?? (await hashedId(id, at, postback.payload));
    const content = [{ is: "choice" as const, id: postback.payload, label: postback.title ?? postback.payload }];
    return [{ is: "message", eventId, ...from, content }];
  }
  const receipt = { is: "receipt" as const, thread: id };
  if (delivery) {
    return (delivery.mids ?? []).map((messageId) => ({
      ...receipt,
      eventId: `${messageId}:delivered`,
      messageId,
      state: "delivered" as const,
      at: delivery.watermark,
    }));
  }
  if (read?.mid) return [{ ...receipt, eventId: `${read.mid}:read`, messageId: read.mid, state: "read", at }];
  return [];
}
