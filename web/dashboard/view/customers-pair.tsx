import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import type { CustomerRecord } from "../customers-wire.ts";
import { shortWhen } from "../times.ts";
import type { ChannelName } from "../wire.ts";
import { customerWords } from "../words/customers-words.ts";
import { Identities, nameOfRecord } from "./customers-parts.tsx";
import type { ShopScreen } from "./screen.ts";

interface PairProps {
  screen: ShopScreen;
  pair: readonly [CustomerRecord, CustomerRecord];
  channels: readonly ChannelName[];
}

/** Two records side by side, with what is equal marked. */
export function Pair({ screen, pair, channels }: PairProps) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  const when = (at: string | null) =>
    at === null ? words.none1 : shortWhen(Date.parse(at), screen.nowMs.value, locale);
  const text = (value: string | null) => value ?? words.none1;
  const rows: { name: keyof typeof words.fields; of(record: CustomerRecord): ComponentChildren; equal?: boolean }[] = [
    { name: "phone", of: ({ phone }) => text(phone), equal: isSame(pair.map(({ phone }) => phone)) },
    { name: "email", of: ({ email }) => text(email), equal: isSame(pair.map(({ email }) => email)) },
    { name: "keys", of: (record) => <Identities {...{ record, channels, words, locale }} /> },
    { name: "orders", of: ({ orders }) => orders },
    { name: "conversations", of: ({ conversations }) => conversations },
    { name: "lastAt", of: ({ lastAt }) => when(lastAt) },
    { name: "createdAt", of: ({ createdAt }) => when(createdAt) },
  ];
  const isNameEqual = isSame(pair.map(({ name }) => name));
  return (
    <table class="customer-pair">
      <thead>
        <tr>
          <th scope="row">{words.fields.name}</th>
          {pair.map((record) => (
            <th key={record.id} scope="col" class={isNameEqual ? "is-equal" : ""}>
              <Link href={`/desk/${screen.shop.id}/customers/${record.id}`}>{nameOfRecord(record, words)}</Link>
              {isNameEqual && <span class="visually-hidden"> ({words.equal})</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of, equal }) => (
          <tr key={name}>
            <th scope="row">{words.fields[name]}</th>
            {pair.map((record) => (
              <td key={record.id} class={equal ? "is-equal" : ""}>
                {of(record)}
                {equal && <span class="visually-hidden"> ({words.equal})</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isSame(values: readonly (string | null)[]): boolean {
  const [one, other] = values;
  return one !== null && one !== undefined && one === other;
}
