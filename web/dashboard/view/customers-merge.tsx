import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { createCustomerSearch, type PersonBook } from "../customers.ts";
import type { CustomerRecord, FoundCustomer } from "../customers-wire.ts";
import { customerProblem, customerWords } from "../words/customers-words.ts";
import { FoundRow, SearchField } from "./customers.tsx";
import { Pair } from "./customers-pair.tsx";
import type { ShopScreen } from "./screen.ts";

interface MergeProps {
  screen: ShopScreen;
  book: PersonBook;
  own: CustomerRecord;
  /** Who is this person already. */
  members: readonly string[];
  onEnd(): void;
}

/** Merging by hand: find the other one, compare side by side, then decide. */
export function MergeOther({ screen, book, own, members, onEnd }: MergeProps) {
  const words = customerWords[screen.locale.value];
  const search = useMemo(() => createCustomerSearch(screen.api.customers, screen.shop.id), []);
  const other = useSignal<FoundCustomer | null>(null);
  const found = search.found.value;
  const rows = (found?.customers ?? []).filter(({ id }) => !members.includes(id));
  const isAsked = search.word.value.trim() !== "";
  const merge = async () => {
    if (other.value && found && (await book.merge(other.value.id, found.seq))) onEnd();
  };
  return (
    <section class="rule-form customer-merge" aria-label={words.mergeOther}>
      <h2>{words.mergeOther}</h2>
      <p class="soft">{other.value ? words.mergeSure : words.mergePick}</p>
      {other.value && found ? (
        <Pair screen={screen} pair={[own, other.value]} channels={found.channels} />
      ) : (
        <>
          <SearchField screen={screen} start="" label={words.mergeFind} onWord={(word) => void search.look(word)} />
          {search.problem.value && (
            <p class="callout callout-bad" role="alert">
              {customerProblem(search.problem.value, words)}
            </p>
          )}
          {isAsked && found && rows.length === 0 && <p class="soft">{words.nobodyTitle}</p>}
          {isAsked && rows.length > 0 && (
            <ul class="ticket-rows">
              {rows.map((customer) => (
                <li key={customer.id}>
                  <button
                    type="button"
                    class="ticket-row customer-row"
                    data-line
                    onClick={() => {
                      other.value = customer;
                    }}
                  >
                    <FoundRow screen={screen} customer={customer} channels={found?.channels ?? []} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <div class="form-buttons">
        {other.value && (
          <button type="button" class="button" aria-disabled={book.isBusy.value} onClick={() => void merge()}>
            {words.mergeNow}
          </button>
        )}
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            if (other.value) other.value = null;
            else onEnd();
          }}
        >
          {words.cancel}
        </button>
      </div>
    </section>
  );
}
