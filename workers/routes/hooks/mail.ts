import { noteSeen } from "../../../durable-objects/credential/note-seen.ts";
import { type Channel, loadChannel } from "../../channels/directory.ts";
import { channelOfMailbox } from "../../channels/mailboxes.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Env } from "../../platform/env.ts";
import { newId } from "../../platform/ids.ts";
import { log } from "../../platform/log.ts";
import { handleDelivery } from "./handle.ts";
import { answerRefusal } from "./refusal.ts";

/** The text of a mail and its pictures; what is larger is told to its sender. */
const MAX_MAIL_BYTES = 10_000_000;

/**
 * What Email Routing hands over: the mail as the body of a delivery, its envelope in `x-envelope-from` and
 * `x-envelope-to`. What nobody takes is rejected with a word to the sender; a failure of ours throws, so that the
 * sending server comes again.
 */
export async function receiveMail(mail: ForwardableEmailMessage, env: Env, context: ExecutionContext): Promise<void> {
  const id = await channelOfMailbox(env, mail.to);
  const channel = id === null ? null : await loadChannel(env, id, systemClock);
  if (!channel) return mail.setReject("This address does not take mail; use the shop's chat");
  if (mail.rawSize > MAX_MAIL_BYTES) return mail.setReject("This mail is over 10 MB; send its files smaller");
  const trace = newId("trc", systemClock());
  const note = (seen: Omit<Parameters<typeof noteSeen>[2], "at">) =>
    context.waitUntil(noteSeen(env, channel.id, { ...seen, at: systemClock() }));
  try {
    await handleDelivery(env, channel, await deliveryOf(mail, channel), { trace, address: null });
    note({ received: 1, errors: [] });
  } catch (error) {
    const refusal = answerRefusal(channel.kind, error);
    if (!refusal) throw error;
    const { reason } = refusal;
    log("warn", "channel.refused", { trace, channel: channel.id, kind: channel.kind.kind, reason });
    note({ refused: 1, errors: [{ at: systemClock(), what: "mail", reason }] });
    mail.setReject("This mail was not accepted");
  }
}

async function deliveryOf(mail: ForwardableEmailMessage, channel: Channel) {
  const headers = new Headers(mail.headers);
  headers.set("x-envelope-from", mail.from);
  headers.set("x-envelope-to", mail.to);
  const body = new Uint8Array(await new Response(mail.raw).arrayBuffer());
  return { method: "POST" as const, url: new URL(channel.webhookUrl), headers, body };
}
