import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { PersonBook } from "../customers.ts";
import type { CustomerRecord, Person } from "../customers-wire.ts";
import { shortWhen } from "../times.ts";
import { customerWords } from "../words/customers-words.ts";
import { EraseCustomer } from "./customers-erase.tsx";
import { Identities, nameOfRecord } from "./customers-parts.tsx";
import { mayManage } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";

interface RecordsProps {
  screen: ShopScreen;
  book: PersonBook;
  person: Person;
}

/** The records that are this person with the identities of each; a supervisor says which of them leave. */
export function PersonRecords({ screen, book, person }: RecordsProps) {
  const words = customerWords[screen.locale.value];
  const isSplitting = useSignal(false);
  const leaving = useSignal<readonly string[]>([]);
  const trouble = useSignal(false);
  const { records } = person;
  const ids = leaving.value.filter((id) => records.some((record) => record.id === id));
  const begin = (is: boolean) => {
    isSplitting.value = is;
    leaving.value = [];
    trouble.value = false;
  };
  const split = async () => {
    trouble.value = ids.length === 0 || ids.length === records.length;
    if (!trouble.value && (await book.split(ids))) begin(false);
  };
  return (
    <section class="customer-records" aria-labelledby="records">
      <div class="customer-records-head">
        <h2 id="records">{words.identities}</h2>
        {person.mayChange && records.length > 1 && !isSplitting.value && (
          <button type="button" class="button-quiet" onClick={() => begin(true)}>
            {words.split}
          </button>
        )}
      </div>
      {records.length > 1 && <p class="soft fine">{isSplitting.value ? words.splitLead : words.identitiesLead}</p>}
      <form
        class="customer-cards"
        onSubmit={(event) => {
          event.preventDefault();
          void split();
        }}
      >
        {records.map((record) => (
          <RecordCard key={record.id} screen={screen} book={book} record={record} person={person}>
            {isSplitting.value && (
              <Side
                words={words}
                name={nameOfRecord(record, words)}
                isLeaving={ids.includes(record.id)}
                onChange={(leaves) => {
                  trouble.value = false;
                  leaving.value = leaves ? [...ids, record.id] : ids.filter((id) => id !== record.id);
                }}
              />
            )}
          </RecordCard>
        ))}
        {trouble.value && (
          <p class="callout callout-bad" role="alert">
            {words.splitNone}
          </p>
        )}
        {isSplitting.value && (
          <div class="form-buttons">
            <button type="submit" class="button" aria-disabled={book.isBusy.value}>
              {ids.length > 0 ? words.splitNow(ids.length) : words.split}
            </button>
            <button type="button" class="button-quiet" onClick={() => begin(false)}>
              {words.cancel}
            </button>
          </div>
        )}
      </form>
      {mayManage(screen.shop.role) && !isSplitting.value && <EraseCustomer screen={screen} book={book} />}
    </section>
  );
}

/** Where a record goes. */
function Side(props: {
  words: (typeof customerWords)["zh"];
  name: string;
  isLeaving: boolean;
  onChange(leaves: boolean): void;
}) {
  const { words, name, isLeaving, onChange } = props;
  const group = useId();
  return (
    <fieldset class="customer-side">
      <legend class="visually-hidden">{name}</legend>
      {[false, true].map((leaves) => (
        <label key={String(leaves)}>
          <input type="radio" name={group} checked={leaves === isLeaving} onChange={() => onChange(leaves)} />
          <span class={leaves !== isLeaving ? "" : leaves ? "is-leaving" : "is-chosen"}>
            {leaves ? words.leaves : words.stays}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface CardProps extends RecordsProps {
  record: CustomerRecord;
  children: preact.ComponentChildren;
}

function RecordCard({ screen, book, person, record, children }: CardProps) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  const open = book.open.value[record.id];
  const when = (at: string) => shortWhen(Date.parse(at), screen.nowMs.value, locale);
  const pairs: readonly [string, string | null][] = [
    [words.fields.phone, open?.phone ?? record.phone],
    [words.fields.email, open?.email ?? record.email],
    [words.fields.address, open?.address ?? null],
    [words.fields.orders, String(record.orders)],
    [words.fields.conversations, String(record.conversations)],
    [words.fields.createdAt, when(record.createdAt)],
  ];
  return (
    <article class="rule-card customer-card">
      <h3>{open?.name ?? nameOfRecord(record, words)}</h3>
      <Identities record={record} channels={person.channels} words={words} locale={locale} />
      <dl class="pairs">
        {pairs.map(([title, value]) => value && [<dt key={`${title}t`}>{title}</dt>, <dd key={title}>{value}</dd>])}
      </dl>
      {children}
    </article>
  );
}
