import { waitUntil } from "cloudflare:workers";
import type { Contact } from "../../workers/channels/events.ts";
import { meetContact } from "../../workers/commerce/customers/meet-contact.ts";
import { shopDatabase } from "../../workers/platform/db/shop-database.ts";
import type { Env } from "../../workers/platform/env.ts";
import { log } from "../../workers/platform/log.ts";
import { dataKeys } from "../../workers/platform/privacy/keys.ts";

const KEPT = 10_000;
/** Whom this isolate has met: what the vendor told of them, by conversation. */
const met = new Map<string, string>();

/**
 * Finds the customer behind a contact after the message is stored: nobody waits for it, and where it fails the next
 * message of the contact does it. `now` is epoch ms.
 */
export function meetLater(
  env: Env,
  {
    shop,
    channel,
    conversation,
    contact,
    said,
    now,
  }: {
    shop: string;
    channel: string;
    conversation: string;
    contact: Contact;
    /** The message: a number or address in it is no proof, but may be another customer's. */
    said: string;
    now: number;
  },
): void {
  const { id, name, unionId, phone, email, signedId } = contact;
  const typed = typedKeys(said);
  const told = JSON.stringify([id, unionId, phone, email, signedId, ...Object.values(typed)]);
  if (met.get(conversation) === told) return;
  if (met.size >= KEPT) met.clear();
  met.set(conversation, told);
  const known = {
    id,
    ...(name === undefined ? {} : { name }),
    ...(unionId === undefined ? {} : { unionId }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(signedId === undefined ? {} : { signedId }),
    typed,
  };
  const meeting = async () => {
    const database = await shopDatabase(env, shop);
    if (!database) return;
    const keys = await dataKeys(env.DATA_KEY, shop);
    await meetContact({ database, keys, shop, now }, { channel, conversation, contact: known });
  };
  waitUntil(
    meeting().catch((error: unknown) => {
      met.delete(conversation);
      log("warn", "channel.contact_not_met", { channel, error });
    }),
  );
}

/** The first number and address that somebody has typed. */
function typedKeys(said: string): { phone?: string; email?: string } {
  const phone = said.match(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/)?.[0];
  const email = said.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/)?.[0];
  return { ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
}
