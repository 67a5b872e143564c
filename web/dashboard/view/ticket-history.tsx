import { readableMoment } from "../../shared/moments.ts";
import type { TicketWork } from "../tickets.ts";
import type { WholeTicket } from "../tickets-wire.ts";
import { type TicketWords, ticketWords } from "../words/tickets-words.ts";
import type { ShopScreen } from "./screen.ts";

interface HistoryProps {
  screen: ShopScreen;
  work: TicketWork;
  whole: WholeTicket;
}

/** Every change, who made it and when; the newest first. */
export function TicketHistory({ screen, work, whole }: HistoryProps) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const names = new Map(work.agents.value.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="ticket-history">
      <h2 id="ticket-history">{words.history}</h2>
      <ol class="ticket-history">
        {whole.history.toReversed().map(({ type, byName, at, changes }, index) => (
          <li key={`${at}${index}`}>
            <span class="soft fine">{readableMoment(Date.parse(at), screen.nowMs.value, locale)}</span>
            <span>
              <strong>{byName || words.system}</strong> {words.events[type] ?? type}
              {type === "ticket.created" ? null : <Changes words={words} names={names} changes={changes} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ChangesProps {
  words: TicketWords;
  names: ReadonlyMap<string, string>;
  changes: WholeTicket["history"][number]["changes"];
}

function Changes({ words, names, changes }: ChangesProps) {
  const told = Object.entries(changes).filter(([field]) => field !== "comment");
  if (told.length === 0) return null;
  const parts = told.map(([field, { from, to }]) => {
    const name = words.fields[field] ?? field;
    if (to === true) return name;
    if (from === null && (field === "merged" || field === "mergedInto")) {
      return field === "merged" ? `${name} #${String(to)}` : name;
    }
    return `${name}：${words.was(readable(field, from, words, names), readable(field, to, words, names))}`;
  });
  return <span class="soft"> {parts.join(" · ")}</span>;
}

function readable(field: string, value: unknown, words: TicketWords, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) {
    const all = value.map((one) => (field === "breaches" ? (words.clocks[String(one)] ?? String(one)) : String(one)));
    return all.join("、") || words.none;
  }
  if (value === null || value === undefined) return field === "assigneeId" ? words.nobody : words.none;
  const known: Record<string, Record<string, string>> = {
    priority: words.priorities,
    state: words.states,
    type: words.types,
    source: words.sources,
  };
  const text = String(value);
  return field === "assigneeId" ? (names.get(text) ?? text) : (known[field]?.[text] ?? text);
}
