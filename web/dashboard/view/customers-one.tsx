import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { createPersonBook, type PersonBook } from "../customers.ts";
import type { Person, Suggestion } from "../customers-wire.ts";
import { shortWhen } from "../times.ts";
import { customerProblem, customerWords } from "../words/customers-words.ts";
import { label } from "../words/labels.ts";
import { PersonHistory } from "./customers-history.tsx";
import { MergeOther } from "./customers-merge.tsx";
import { channelName, nameOfRecord } from "./customers-parts.tsx";
import { PersonRecords } from "./customers-records.tsx";
import { SuggestionCard } from "./customers-suggestion.tsx";
import { NotYet } from "./failure.tsx";
import { BackIcon } from "./icons.tsx";
import { OrderView } from "./order.tsx";
import type { ShopScreen } from "./screen.ts";

/** One customer over all channels, whichever of their records the address names. */
export function CustomerPage({ screen, id }: { screen: ShopScreen; id: string }) {
  const words = customerWords[screen.locale.value];
  const [, navigate] = useLocation();
  const book = useMemo(() => createPersonBook(screen.api.customers, screen.shop.id, id), []);
  useEffect(() => {
    void book.load();
    const online = () => void book.load();
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, []);
  const stage = book.stage.value;
  const person = book.person.value;
  if (stage !== "ready" || !person) {
    const toAll = { label: words.back, run: () => navigate(`/desk/${screen.shop.id}/customers`) };
    const blanks = {
      missing: { title: words.missingTitle, text: words.missing, action: toAll },
      forbidden: { title: words.loadFailed, text: words.forbidden, action: toAll },
      failed: {
        title: words.loadFailed,
        text: words.problems.unreachable,
        action: { label: screen.words.value.retry, run: () => void book.load() },
      },
    };
    return (
      <NotYet
        page="tickets customers"
        title={words.customers}
        isLoading={stage === "loading"}
        loading={screen.words.value.loading}
        blank={stage === "missing" || stage === "forbidden" ? blanks[stage] : blanks.failed}
      />
    );
  }
  return (
    <main class="figures tickets customers" id="list" tabIndex={-1} aria-busy={book.isBusy.value}>
      <Link href={`/desk/${screen.shop.id}/customers`} class="button-quiet ticket-back">
        <BackIcon /> {words.back}
      </Link>
      <Head screen={screen} book={book} person={person} />
      <p class={book.done.value ? "callout" : "visually-hidden"} role="status">
        {book.done.value ? words.done[book.done.value] : ""}
      </p>
      {book.problem.value && (
        <p class="callout callout-bad" role="alert">
          {customerProblem(book.problem.value, words)}
        </p>
      )}
      <Suggested screen={screen} book={book} person={person} />
      <div class="ticket-columns customer-columns">
        <div>
          <Talks screen={screen} person={person} />
          <section aria-labelledby="orders">
            <h2 id="orders">
              {words.orders} <span class="count">{person.orders.length}</span>
            </h2>
            {person.orders.length === 0 && <p class="soft">{words.ordersNone}</p>}
            <div class="customer-orders">
              {person.orders.map((order) => (
                <OrderView key={order.id} screen={screen} order={order} />
              ))}
            </div>
          </section>
          <PersonHistory screen={screen} book={book} person={person} />
        </div>
        <PersonRecords screen={screen} book={book} person={person} />
      </div>
    </main>
  );
}

function Head({ screen, book, person }: { screen: ShopScreen; book: PersonBook; person: Person }) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  const isMerging = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const own = person.records.find(({ id }) => id === book.customer) ?? person.records[0];
  const isOpen = Object.keys(book.open.value).length > 0;
  const tier = own?.tier ?? "standard";
  const openName = own ? book.open.value[own.id]?.name : null;
  const name = openName ?? (own ? nameOfRecord(own, words) : words.unnamed);
  return (
    <>
      <header class="page-head customer-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          <p class="soft fine">
            {tier !== "standard" && <span class="chip chip-waiting">{label("tier", tier, locale)}</span>}{" "}
            {words.records(person.records.length)} · {isOpen ? words.openNote : words.masked}
          </p>
        </div>
        {person.mayChange && (
          <div class="form-buttons">
            <button
              type="button"
              class="button-line"
              aria-pressed={isOpen}
              onClick={() => (isOpen ? book.hide() : void book.reveal())}
            >
              {isOpen ? words.hideAll : words.openAll}
            </button>
            <button
              type="button"
              class="button-line"
              aria-expanded={isMerging.value}
              onClick={() => {
                isMerging.value = !isMerging.value;
              }}
            >
              {words.mergeOther}
            </button>
          </div>
        )}
      </header>
      {!person.mayChange && <p class="soft fine">{words.supervisors}</p>}
      {isMerging.value && own && (
        <MergeOther
          screen={screen}
          book={book}
          own={own}
          members={person.records.map(({ id }) => id)}
          onEnd={() => {
            isMerging.value = false;
          }}
        />
      )}
    </>
  );
}

function Suggested({ screen, book, person }: { screen: ShopScreen; book: PersonBook; person: Person }) {
  const words = customerWords[screen.locale.value];
  if (person.suggestions.length === 0) return null;
  return (
    <section class="customer-suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">{words.suggestions}</h2>
      {person.suggestions.map((one) => (
        <SuggestionCard
          key={one.customers.map(({ id }) => id).join()}
          screen={screen}
          suggestion={ownFirst(one, person)}
          channels={person.channels}
          isBusy={book.isBusy.value}
          decide={
            person.mayChange ? { accept: () => void book.accept(one), decline: () => void book.decline(one) } : null
          }
        />
      ))}
    </section>
  );
}

/** Whose page it is stands on the left. */
function ownFirst(suggestion: Suggestion, { records }: Person): Suggestion {
  const [one, other] = suggestion.customers;
  const isOwn = records.some(({ id }) => id === one.id);
  return isOwn ? suggestion : { ...suggestion, customers: [other, one] };
}

function Talks({ screen, person }: { screen: ShopScreen; person: Person }) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  return (
    <section aria-labelledby="talks">
      <h2 id="talks">
        {words.conversations} <span class="count">{person.conversations.length}</span>
      </h2>
      {person.conversations.length === 0 && <p class="soft">{words.conversationsNone}</p>}
      <ul class="ticket-rows">
        {person.conversations.map(({ conversation, channel, lastText, lastAt }) => (
          <li key={conversation}>
            <Link href={`/desk/${screen.shop.id}/c/${conversation}`} class="ticket-row customer-talk" data-line>
              <span class="chip chip-agent">{channelName(channel, person.channels, words, locale)}</span>
              <span class="customer-text">{lastText}</span>
              <time class="soft fine" dateTime={lastAt}>
                {shortWhen(Date.parse(lastAt), screen.nowMs.value, locale)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
