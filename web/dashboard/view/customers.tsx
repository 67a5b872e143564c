import { useEffect, useMemo, useRef } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { type CustomerSearch, createCustomerSearch, createSuggestionBook, type SuggestionBook } from "../customers.ts";
import type { FoundCustomer } from "../customers-wire.ts";
import { shortWhen } from "../times.ts";
import { customerProblem, customerWords } from "../words/customers-words.ts";
import { label } from "../words/labels.ts";
import { Identities, nameOfRecord } from "./customers-parts.tsx";
import { SuggestionCard } from "./customers-suggestion.tsx";
import { Blank } from "./failure.tsx";
import { mayDecide } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";

/** So long after the last key the search goes out. */
const PAUSE_MS = 250;

/** The shop's customers: a search, and those who may be one. */
export function CustomersPage({ screen }: { screen: ShopScreen }) {
  const words = customerWords[screen.locale.value];
  const search = useMemo(() => createCustomerSearch(screen.api.customers, screen.shop.id), []);
  const book = useMemo(() => createSuggestionBook(screen.api.customers, screen.shop.id), []);
  const [params, setParams] = useSearchParams();
  const asked = params.get("q") ?? "";
  useEffect(() => {
    if (search.word.peek() !== asked || search.found.peek() === null) void search.look(asked);
  }, [asked]);
  useEffect(() => void book.load(), []);
  const typed = (word: string) => setParams(word.trim() === "" ? {} : { q: word }, { replace: true });
  return (
    <main class="figures tickets customers" id="list" tabIndex={-1} aria-busy={search.isLooking.value}>
      <header class="page-head">
        <div>
          <h1>{words.customers}</h1>
          <p class="soft">{words.lead}</p>
        </div>
      </header>
      <SearchField screen={screen} start={asked} onWord={typed} />
      <Suggestions screen={screen} book={book} search={search} />
      <FoundList screen={screen} search={search} />
    </main>
  );
}

/** A field that asks once one has paused; Enter asks at once. */
export function SearchField(props: { screen: ShopScreen; start: string; label?: string; onWord(word: string): void }) {
  const { screen, start, onWord } = props;
  const words = customerWords[screen.locale.value];
  const callOff = useRef(() => {});
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => callOff.current(), []);
  return (
    <search class="customer-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          callOff.current();
          onWord(field.current?.value ?? "");
        }}
      >
        <label>
          <span class="visually-hidden">{props.label ?? words.search}</span>
          <input
            ref={field}
            id={props.label ? undefined : "filter"}
            class="field"
            type="search"
            maxLength={120}
            autocomplete="off"
            defaultValue={start}
            placeholder={words.searchHint}
            onInput={({ currentTarget }) => {
              callOff.current();
              const { value } = currentTarget;
              callOff.current = screen.ports.after(PAUSE_MS, () => onWord(value));
            }}
          />
        </label>
      </form>
    </search>
  );
}

function Suggestions({ screen, book, search }: { screen: ShopScreen; book: SuggestionBook; search: CustomerSearch }) {
  const words = customerWords[screen.locale.value];
  const { suggestions, problem, done, isBusy } = book;
  const found = search.found.value;
  const isShown = suggestions.value.length > 0 && search.word.value.trim() === "" && found !== null;
  return (
    <>
      <p class={done.value ? "callout" : "visually-hidden"} role="status">
        {done.value ? words.done[done.value] : ""}
      </p>
      {problem.value && book.stage.value === "ready" && (
        <p class="callout callout-bad" role="alert">
          {customerProblem(problem.value, words)}
        </p>
      )}
      {isShown && (
        <section class="customer-suggestions" aria-labelledby="suggestions">
          <h2 id="suggestions">
            {words.suggestions} <span class="count count-warn">{suggestions.value.length}</span>
          </h2>
          <p class="soft">{words.suggestionsLead}</p>
          {suggestions.value.map((one) => (
            <SuggestionCard
              key={one.customers.map(({ id }) => id).join()}
              screen={screen}
              suggestion={one}
              channels={found.channels}
              isBusy={isBusy.value}
              decide={
                mayDecide(screen.shop.role)
                  ? {
                      accept: () => void book.accept(one, found.seq).then(() => search.look("")),
                      decline: () => void book.decline(one),
                    }
                  : null
              }
            />
          ))}
        </section>
      )}
    </>
  );
}

function FoundList({ screen, search }: { screen: ShopScreen; search: CustomerSearch }) {
  const words = customerWords[screen.locale.value];
  const { found, problem, word } = search;
  const again = { label: screen.words.value.retry, run: () => void search.look(word.value) };
  if (problem.value) {
    const isForbidden = problem.value.kind === "forbidden";
    return (
      <Blank
        title={words.loadFailed}
        text={isForbidden ? words.forbidden : customerProblem(problem.value, words)}
        {...(isForbidden ? {} : { action: again })}
      />
    );
  }
  if (found.value === null) {
    return (
      <div class="line-skeletons" role="status">
        <span class="visually-hidden">{screen.words.value.loading}</span>
        {[0, 1, 2, 3].map((at) => (
          <i key={at} />
        ))}
      </div>
    );
  }
  const isSearch = word.value.trim() !== "";
  const { customers, isPartial, channels } = found.value;
  if (customers.length === 0) {
    return isSearch ? (
      <Blank title={words.nobodyTitle} text={isPartial ? words.partial : words.nobody} />
    ) : (
      <Blank title={words.noneTitle} text={words.none} />
    );
  }
  return (
    <section aria-labelledby="found">
      <h2 id="found" role={isSearch ? "status" : undefined}>
        {isSearch ? words.found(customers.length) : words.latest}
      </h2>
      {isSearch && isPartial && <p class="soft fine">{words.partial}</p>}
      <ul class="ticket-rows">
        {customers.map((customer) => (
          <li key={customer.id}>
            <Link href={`/desk/${screen.shop.id}/customers/${customer.id}`} class="ticket-row customer-row" data-line>
              <FoundRow screen={screen} customer={customer} channels={channels} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  screen: ShopScreen;
  customer: FoundCustomer;
  channels: NonNullable<CustomerSearch["found"]["value"]>["channels"];
}

/** What tells one customer from another. */
export function FoundRow({ screen, customer, channels }: RowProps) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  const { phone, email, tier, records, orders, conversations, lastAt } = customer;
  return (
    <>
      <span class="ticket-what">
        <strong>
          {nameOfRecord(customer, words)}
          {tier !== "standard" && <span class="chip chip-waiting">{label("tier", tier, locale)}</span>}
          {records > 1 && <span class="chip">{words.records(records)}</span>}
        </strong>
        <span class="soft fine number">{[phone, email].filter(Boolean).join(" · ")}</span>
        <Identities record={customer} channels={channels} words={words} locale={locale} />
      </span>
      <span class="customer-counts soft fine">
        <span>
          {words.fields.orders} <b class="number">{orders}</b>
        </span>
        <span>
          {words.fields.conversations} <b class="number">{conversations}</b>
        </span>
        {lastAt && <time dateTime={lastAt}>{shortWhen(Date.parse(lastAt), screen.nowMs.value, locale)}</time>}
      </span>
    </>
  );
}
