import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { VIEWS, type View } from "../api.ts";
import { callsFor, fits, isUnread, listed, matches, type Row } from "../inbox-rows.ts";
import { label, VIEW_LABELS } from "../words/labels.ts";
import { Blank } from "./failure.tsx";
import { SearchIcon } from "./icons.tsx";
import { Line } from "./line.tsx";
import type { ShopScreen } from "./screen.ts";

interface InboxProps {
  screen: ShopScreen;
  view: View;
  /** The conversation that is open beside the list. */
  open: string | null;
}

/** The list of conversations with its views and its filter. */
export function InboxPlace({ screen, view, open }: InboxProps) {
  const words = screen.words.value;
  const { inbox } = screen;
  const filter = useSignal("");
  const isUnreadOnly = useSignal(false);
  const all = listed(inbox.rows.value, view, inbox.agentId);
  const intentOf = (row: Row) => (row.intent ? label("intent", row.intent, screen.locale.value) : "");
  const shown = all.filter(
    (row) =>
      (!filter.value.trim() || matches(row, filter.value.trim(), intentOf)) &&
      (!isUnreadOnly.value || isUnread(row, inbox.seen.value, inbox.agentId) || row.conversation === open),
  );
  const isFiltered = filter.value.trim() !== "" || isUnreadOnly.value;
  const clear = () => {
    filter.value = "";
    isUnreadOnly.value = false;
  };
  return (
    <section class="inbox" aria-label={words.inbox}>
      <h1 class="visually-hidden">{words.inbox}</h1>
      <Views screen={screen} view={view} />
      <div class="filter">
        <SearchIcon />
        <label class="visually-hidden" for="filter">
          {words.filter}
        </label>
        <input
          id="filter"
          type="search"
          placeholder={words.filter}
          autoComplete="off"
          value={filter.value}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
        <button
          type="button"
          class="filter-unread"
          aria-pressed={isUnreadOnly.value}
          onClick={() => {
            isUnreadOnly.value = !isUnreadOnly.value;
          }}
        >
          {words.unreadOnly}
        </button>
      </div>
      <div class="list" id="list" tabIndex={-1}>
        <ul aria-label={`${words.conversations} · ${VIEW_LABELS[view][screen.locale.value]}`}>
          {shown.map((row) => (
            <li key={row.conversation}>
              <Line screen={screen} row={row} view={view} isOpen={row.conversation === open} />
            </li>
          ))}
        </ul>
        {isFiltered && shown.length === 0 && all.length > 0 ? (
          <Blank title={words.emptyFilter} action={{ label: words.clearFilter, run: clear }} />
        ) : (
          <Foot screen={screen} view={view} count={all.length} />
        )}
      </div>
    </section>
  );
}

function Views({ screen, view }: { screen: ShopScreen; view: View }) {
  const { inbox } = screen;
  const counts = useComputed(() => {
    const rows = [...inbox.rows.value.values()];
    const held = (of: View) => rows.filter((row) => fits(row, of, inbox.agentId)).length;
    const desk = inbox.desk.value;
    return {
      waiting: desk ? Math.max(desk.waiting, held("waiting")) : held("waiting"),
      mine: held("mine"),
      bot: desk?.botHeld ?? 0,
    } satisfies Partial<Record<View, number>>;
  }).value;
  const unread = callsFor(inbox.rows.value, inbox.seen.value, inbox.agentId);
  const known: Partial<Record<View, number>> = counts;
  return (
    <nav class="views" aria-label={screen.words.value.views}>
      {VIEWS.map((of) => {
        const count = known[of] ?? 0;
        const isUrgent = of === "waiting" && count > 0;
        return (
          <Link
            key={of}
            href={of === "all" ? `/desk/${screen.shop.id}` : `/desk/${screen.shop.id}?view=${of}`}
            class="view"
            aria-current={of === view ? "page" : undefined}
            data-unread={of === "all" && unread > 0 ? "" : undefined}
          >
            {VIEW_LABELS[of][screen.locale.value]}
            {count > 0 && <span class={isUrgent ? "count count-warn" : "count"}>{count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

/** What stands below the lines: nothing yet, nothing at all, trouble, or the way to more. */
function Foot({ screen, view, count }: { screen: ShopScreen; view: View; count: number }) {
  const words = screen.words.value;
  const { inbox } = screen;
  const { stage, next, isMoreLoading, problem } = inbox.paging.value;
  if (stage === "failed" && count === 0) {
    const text = problem?.kind === "unreachable" ? words.failed : undefined;
    const again = { label: words.retry, run: () => void inbox.reload() };
    return <Blank title={words.listFailed} {...(text ? { text } : {})} action={again} />;
  }
  if (stage !== "ready") return count === 0 ? <Waiting words={words.loading} /> : null;
  if (count === 0) return <Blank {...words.emptyViews[view]} />;
  if (next === null) return count > 8 ? <p class="list-end">{words.listEnd}</p> : null;
  if (problem) return <Blank title={words.moreFailed} action={{ label: words.retry, run: () => void inbox.more() }} />;
  return (
    <>
      <Sentinel onSeen={() => void inbox.more()} />
      <p class="list-end" role="status">
        {isMoreLoading ? words.moreLoading : ""}
      </p>
    </>
  );
}

/** Loads more when the end of the list comes into sight. */
function Sentinel({ onSeen }: { onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen();
    });
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  });
  return <div ref={place} class="sentinel" />;
}

function Waiting({ words }: { words: string }) {
  return (
    <div class="line-skeletons" role="status">
      <span class="visually-hidden">{words}</span>
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <i key={at} />
      ))}
    </div>
  );
}
