import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Link, useLocation, useSearchParams } from "wouter-preact";
import { createTicketDesk, type TicketDesk } from "../tickets.ts";
import { isTicketList, TICKET_LISTS } from "../tickets-api.ts";
import type { Ticket } from "../tickets-wire.ts";
import { shortWhen } from "../times.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { Blank } from "./failure.tsx";
import { SelectField, TextField } from "./fields.tsx";
import type { ShopScreen } from "./screen.ts";
import { DueMark, problemText, summaryOf } from "./tickets-parts.tsx";
import { TicketSettings } from "./tickets-settings.tsx";

/** The lists of the shop's tickets, and the form that makes one. */
export function TicketsPage({ screen }: { screen: ShopScreen }) {
  const words = ticketWords[screen.locale.value];
  const [search] = useSearchParams();
  const asked = search.get("list");
  const list = isTicketList(asked) ? asked : "open";
  const desk = useMemo(() => createTicketDesk(screen.api.tickets, screen.shop.id, screen.ports.newKey), []);
  const about = search.get("new");
  const isMaking = useSignal(about !== null);
  useEffect(() => void desk.show(list), [list]);
  const isLoading = desk.stage.value === "loading";
  return (
    <main class="figures tickets" id="list" tabIndex={-1} aria-busy={isLoading}>
      <header class="page-head">
        <h1>{words.tickets}</h1>
        {screen.shop.role !== "analyst" && (
          <button
            type="button"
            class="button"
            aria-expanded={isMaking.value}
            onClick={() => {
              isMaking.value = !isMaking.value;
            }}
          >
            {words.newTicket}
          </button>
        )}
      </header>
      {isMaking.value && (
        <NewTicket
          screen={screen}
          desk={desk}
          conversation={about}
          onEnd={() => {
            isMaking.value = false;
          }}
        />
      )}
      <Lists screen={screen} desk={desk} />
      <Rows screen={screen} desk={desk} />
      {screen.shop.role !== "analyst" && <TicketSettings screen={screen} />}
    </main>
  );
}

function Lists({ screen, desk }: { screen: ShopScreen; desk: TicketDesk }) {
  const words = ticketWords[screen.locale.value];
  const counts = desk.counts.value;
  return (
    <nav class="views tickets-lists" aria-label={words.lists}>
      {TICKET_LISTS.map((list) => {
        const count = list === "done" ? 0 : (counts?.[list] ?? 0);
        return (
          <Link
            key={list}
            href={`/desk/${screen.shop.id}/tickets?list=${list}`}
            class="view"
            aria-current={list === desk.list.value ? "page" : undefined}
          >
            {words.list[list]}
            {count > 0 && <span class={list === "overdue" ? "count count-warn" : "count"}>{count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function Rows({ screen, desk }: { screen: ShopScreen; desk: TicketDesk }) {
  const words = ticketWords[screen.locale.value];
  const { rows, stage, problem, next, list } = desk;
  const again = { label: screen.words.value.retry, run: () => void desk.reload() };
  if (stage.value === "failed" && rows.value.length === 0) {
    const text = problem.value?.kind === "forbidden" ? words.forbidden : words.problems.unreachable;
    return <Blank title={words.loadFailed} text={text} action={again} />;
  }
  if (stage.value === "loading" && rows.value.length === 0) {
    return (
      <div class="line-skeletons" role="status">
        <span class="visually-hidden">{screen.words.value.loading}</span>
        {[0, 1, 2, 3].map((at) => (
          <i key={at} />
        ))}
      </div>
    );
  }
  if (rows.value.length === 0) return <Blank {...words.empty[list.value]} />;
  return (
    <>
      <ul class="ticket-rows" aria-label={words.list[list.value]}>
        {rows.value.map((ticket) => (
          <li key={ticket.id}>
            <TicketLine screen={screen} ticket={ticket} />
          </li>
        ))}
      </ul>
      {next.value !== null && (
        <button type="button" class="button-line" onClick={() => void desk.more()}>
          {words.more}
        </button>
      )}
    </>
  );
}

function TicketLine({ screen, ticket }: { screen: ShopScreen; ticket: Ticket }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  return (
    <Link href={`/desk/${screen.shop.id}/tickets/${ticket.id}`} class="ticket-row" data-line>
      <span class="ticket-number number">#{ticket.number}</span>
      <span class="ticket-what">
        <strong>{summaryOf(ticket, locale)}</strong>
        <span class="soft fine">
          {words.types[ticket.type] ?? ticket.type} · {ticket.assigneeName ?? words.nobody} ·{" "}
          {shortWhen(Date.parse(ticket.createdAt), screen.nowMs.value, locale)}
          {ticket.tags.map((tag) => (
            <span key={tag} class="chip">
              {tag}
            </span>
          ))}
        </span>
      </span>
      <span class="ticket-marks">
        <span class={`chip ticket-${ticket.priority}`}>{words.priorities[ticket.priority]}</span>
        <DueMark screen={screen} ticket={ticket} />
      </span>
    </Link>
  );
}

interface NewTicketProps {
  screen: ShopScreen;
  desk: TicketDesk;
  /** What it is made beside; null: nothing. */
  conversation: string | null;
  onEnd(): void;
}

function NewTicket({ screen, desk, conversation, onEnd }: NewTicketProps) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const [, navigate] = useLocation();
  const type = useSignal("other");
  const priority = useSignal("normal");
  const summary = useSignal("");
  const orderId = useSignal("");
  const trouble = useSignal<string | null>(null);
  const isBusy = useSignal(false);
  const send = async () => {
    if (isBusy.value) return;
    if (!summary.value.trim()) {
      trouble.value = `${words.summary}：${words.problems.refused}`;
      return;
    }
    isBusy.value = true;
    const draft = { type: type.value, priority: priority.value, summary: summary.value.trim() };
    const answer = await desk.create({ ...draft, conversation, orderId: orderId.value.trim() || null });
    isBusy.value = false;
    trouble.value = answer.ok ? null : problemText(answer.problem, words);
    if (!answer.ok) return;
    screen.announcement.value = words.created;
    onEnd();
    navigate(`/desk/${screen.shop.id}/tickets/${answer.value.ticket.id}`);
  };
  const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([id, label]) => ({ id, label }));
  return (
    <form
      class="ticket-new"
      aria-label={words.newTicket}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={words.summary}
        value={summary.value}
        isLong
        onChange={(value) => {
          summary.value = value;
        }}
      />
      <div class="form-row">
        <SelectField
          label={words.type}
          value={type.value}
          options={optionsOf(words.types)}
          onChange={(value) => {
            type.value = value;
          }}
        />
        <SelectField
          label={words.priority}
          value={priority.value}
          options={optionsOf(words.priorities)}
          onChange={(value) => {
            priority.value = value;
          }}
        />
        <TextField
          label={words.order}
          value={orderId.value}
          onChange={(value) => {
            orderId.value = value;
          }}
        />
      </div>
      {trouble.value && (
        <p class="callout callout-bad" role="alert">
          {trouble.value}
        </p>
      )}
      <div class="form-buttons">
        <button type="submit" class="button" aria-disabled={isBusy.value}>
          {words.create}
        </button>
        <button type="button" class="button-quiet" onClick={onEnd}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
