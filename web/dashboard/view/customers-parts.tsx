import type { Locale } from "../../shared/locale.ts";
import type { CustomerRecord } from "../customers-wire.ts";
import type { ChannelName } from "../wire.ts";
import type { CustomerWords } from "../words/customers-words.ts";
import { label } from "../words/labels.ts";

/** A channel as staff call it; one that is gone by its id. */
export function channelName(
  id: string,
  channels: readonly ChannelName[],
  words: CustomerWords,
  locale: Locale,
): string {
  if (id === "web") return words.webChat;
  const known = channels.find((channel) => channel.id === id);
  return known ? known.name || label("channel", known.kind, locale) : id;
}

/** How a customer is called. */
export function nameOfRecord({ name, phone, email }: CustomerRecord, words: CustomerWords): string {
  return name ?? phone ?? email ?? words.unnamed;
}

interface IdentityProps {
  record: CustomerRecord;
  channels: readonly ChannelName[];
  words: CustomerWords;
  locale: Locale;
}

/** By which keys and on which channels a record is known. Weak keys say that they are. */
export function Identities({ record, channels, words, locale }: IdentityProps) {
  // A channel's account is told by the channel's own name.
  const kinds = [...new Map(record.keys.map((key) => [key.kind, key])).values()].filter(
    ({ kind }) => kind !== "channel_user",
  );
  if (kinds.length === 0 && record.channels.length === 0) return <span class="soft">{words.none1}</span>;
  return (
    <ul class="customer-keys">
      {record.channels.map((id) => (
        <li key={id} class="chip chip-agent">
          {channelName(id, channels, words, locale)}
        </li>
      ))}
      {kinds.map(({ kind, isProved }) => (
        <li key={kind} class="chip">
          {words.kinds[kind] ?? kind}
          {!isProved && <span class="soft"> · {words.weak}</span>}
        </li>
      ))}
    </ul>
  );
}
