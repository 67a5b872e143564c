import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import { readableMoment } from "../../shared/moments.ts";
import { createTicketWork, type TicketWork } from "../tickets.ts";
import type { WholeTicket } from "../tickets-wire.ts";
import { shortWhen } from "../times.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { Blank, Failure } from "./failure.tsx";
import { CheckField, TextField } from "./fields.tsx";
import { BackIcon } from "./icons.tsx";
import type { ShopScreen } from "./screen.ts";
import { TicketControls, TicketMerge } from "./ticket-controls.tsx";
import { TicketHistory } from "./ticket-history.tsx";
import { DueMark, problemText, summaryOf } from "./tickets-parts.tsx";

/** One ticket: what it is about, what may be done with it, what was written and changed. */
export function TicketPage({ screen, id }: { screen: ShopScreen; id: string }) {
  const words = ticketWords[screen.locale.value];
  const work = useMemo(
    () => createTicketWork(screen.api.tickets, { shop: screen.shop.id, id, newKey: screen.ports.newKey }),
    [],
  );
  useEffect(() => void work.load(), []);
  const whole = work.whole.value;
  if (!whole && work.stage.value === "failed") {
    if (work.problem.value?.kind === "missing") {
      return <Failure title={words.missingTitle} text={words.missing} />;
    }
    const again = { label: screen.words.value.retry, run: () => void work.load() };
    return (
      <main class="figures">
        <Blank title={words.loadFailed} action={again} />
      </main>
    );
  }
  return (
    <main class="figures tickets ticket" id="list" tabIndex={-1} aria-busy={!whole || work.isBusy.value}>
      <Link href={`/desk/${screen.shop.id}/tickets`} class="button-quiet ticket-back">
        <BackIcon />
        {words.back}
      </Link>
      {!whole && <p role="status">{screen.words.value.loading}</p>}
      {whole && <Whole screen={screen} work={work} whole={whole} />}
    </main>
  );
}

function Whole({ screen, work, whole }: { screen: ShopScreen; work: TicketWork; whole: WholeTicket }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const { ticket } = whole;
  const mayWork = screen.shop.role !== "analyst";
  const into = whole.related.find(({ id }) => id === ticket.mergedInto);
  const problem = work.problem.value;
  return (
    <>
      <header class="ticket-head">
        <p class="soft">
          {words.ticket(ticket.number)} · {words.types[ticket.type] ?? ticket.type} ·{" "}
          {words.sources[ticket.source] ?? ticket.source}
        </p>
        <h1>{summaryOf(ticket, locale)}</h1>
        <p class="ticket-marks">
          <span class={`chip chip-state-${ticket.state}`}>{words.states[ticket.state]}</span>
          <span class={`chip ticket-${ticket.priority}`}>{words.priorities[ticket.priority]}</span>
          {ticket.breaches.map((clock) => (
            <span key={clock} class="chip chip-off">
              {words.missed(words.clocks[clock] ?? clock)}
            </span>
          ))}
          {ticket.breaches.length === 0 && <DueMark screen={screen} ticket={ticket} />}
        </p>
        {into && (
          <p class="callout">
            <Link href={`/desk/${screen.shop.id}/tickets/${into.id}`}>{words.mergedInto(`#${into.number}`)}</Link>
          </p>
        )}
      </header>
      {problem && (
        <p class="callout callout-bad" role="alert">
          {problemText(problem, words)}
        </p>
      )}
      <div class="ticket-columns">
        <div>
          <Comments screen={screen} whole={whole} />
          {mayWork && <NewComment screen={screen} work={work} />}
          <TicketHistory screen={screen} work={work} whole={whole} />
        </div>
        <aside class="ticket-side">
          {mayWork && ticket.mergedInto === null && <TicketControls screen={screen} work={work} ticket={ticket} />}
          <Clocks screen={screen} whole={whole} />
          <References screen={screen} whole={whole} />
          {mayWork && ticket.mergedInto === null && <TicketMerge screen={screen} work={work} />}
        </aside>
      </div>
    </>
  );
}

function Comments({ screen, whole }: { screen: ShopScreen; whole: WholeTicket }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  return (
    <section aria-labelledby="ticket-comments">
      <h2 id="ticket-comments">{words.comments}</h2>
      {whole.comments.length === 0 && <p class="soft">{words.noComments}</p>}
      <ul class="ticket-comments">
        {whole.comments.map(({ id, by, text, at, fromNumber }) => (
          <li key={id}>
            <p class="soft fine">
              <strong>{by || words.system}</strong> · {readableMoment(Date.parse(at), screen.nowMs.value, locale)}
              {fromNumber !== null && ` · ${words.fromTicket(fromNumber)}`}
            </p>
            <p class="ticket-text">{text || words.erased}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewComment({ screen, work }: { screen: ShopScreen; work: TicketWork }) {
  const words = ticketWords[screen.locale.value];
  const text = useSignal("");
  const isReply = useSignal(false);
  const send = async () => {
    const said = text.value.trim();
    if (!said) return;
    if (await work.comment({ text: said, isReply: isReply.value })) {
      text.value = "";
      isReply.value = false;
    }
  };
  return (
    <form
      class="ticket-new"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={`${words.comment} · ${words.commentHint}`}
        value={text.value}
        isLong
        onChange={(value) => {
          text.value = value;
        }}
      />
      <CheckField
        label={words.isReply}
        isOn={isReply.value}
        onChange={(isOn) => {
          isReply.value = isOn;
        }}
      />
      <div class="form-buttons">
        <button type="submit" class="button" aria-disabled={work.isBusy.value}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

function Clocks({ screen, whole }: { screen: ShopScreen; whole: WholeTicket }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const { ticket } = whole;
  const clocks = [
    ["first_reply", ticket.firstReplyDueAt],
    ["next_reply", ticket.nextReplyDueAt],
    ["resolution", ticket.resolutionDueAt],
  ] as const;
  const running = clocks.filter(([, due]) => due !== null);
  return (
    <dl class="ticket-facts">
      {running.map(([clock, due]) => (
        <div key={clock}>
          <dt>{words.clocks[clock]}</dt>
          <dd class="number">
            {words.due(shortWhen(Date.parse(due ?? ""), screen.nowMs.value, locale))}
            {ticket.breaches.includes(clock) && <span class="chip chip-off">{words.overdue}</span>}
          </dd>
        </div>
      ))}
      {running.length === 0 && <p class="soft">{words.paused}</p>}
    </dl>
  );
}

function References({ screen, whole }: { screen: ShopScreen; whole: WholeTicket }) {
  const words = ticketWords[screen.locale.value];
  const { ticket, related } = whole;
  const merged = related.filter(({ id }) => id !== ticket.mergedInto);
  return (
    <dl class="ticket-facts">
      {ticket.conversation && (
        <div>
          <dt>{words.conversation}</dt>
          <dd>
            <Link href={`/desk/${screen.shop.id}/c/${ticket.conversation}`}>{words.openConversation}</Link>
          </dd>
        </div>
      )}
      {ticket.orderId && (
        <div>
          <dt>{words.order}</dt>
          <dd>{ticket.orderId}</dd>
        </div>
      )}
      {ticket.evidence.length > 0 && (
        <div>
          <dt>{words.evidence}</dt>
          <dd>
            {ticket.evidence.map(({ kind, ref }) => (
              <span key={`${kind}${ref}`} class="ticket-evidence">
                {words.evidenceKinds[kind] ?? kind} {ref}
              </span>
            ))}
          </dd>
        </div>
      )}
      {merged.length > 0 && (
        <div>
          <dt>{words.mergedHere}</dt>
          <dd>
            {merged.map(({ id, number }) => (
              <Link key={id} href={`/desk/${screen.shop.id}/tickets/${id}`}>
                #{number}
              </Link>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
