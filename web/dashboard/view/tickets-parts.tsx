import type { Locale } from "../../shared/locale.ts";
import type { Problem } from "../problem.ts";
import type { Ticket } from "../tickets-wire.ts";
import { shortWhen } from "../times.ts";
import { label } from "../words/labels.ts";
import { type TicketWords, ticketWords } from "../words/tickets-words.ts";
import type { ShopScreen } from "./screen.ts";

/** What a ticket is about; one that a handover left behind names its reason. */
export function summaryOf(ticket: Pick<Ticket, "summary" | "type">, locale: Locale): string {
  if (ticket.summary === "") return ticketWords[locale].erased;
  if (!/^[a-z_]+$/.test(ticket.summary)) return ticket.summary;
  return `${ticketWords[locale].types[ticket.type] ?? ticket.type}：${label("reason", ticket.summary, locale)}`;
}

/** When the next clock runs out, or that one has. */
export function DueMark({ screen, ticket }: { screen: ShopScreen; ticket: Ticket }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const nowMs = screen.nowMs.value;
  if (ticket.state === "done") return <span class="soft fine">{words.states.done}</span>;
  const dueMs = ticket.nextDueAt === null ? null : Date.parse(ticket.nextDueAt);
  if (ticket.breaches.length > 0 || (dueMs !== null && dueMs <= nowMs)) {
    return <span class="chip chip-off">{words.overdue}</span>;
  }
  if (ticket.state === "pending") return <span class="soft fine">{words.states.pending}</span>;
  return <span class="soft fine number">{dueMs === null ? "" : words.due(shortWhen(dueMs, nowMs, locale))}</span>;
}

/** What a problem is in words. */
export function problemText(problem: Problem, words: TicketWords): string {
  return problem.kind === "signed_out" ? words.problems.forbidden : words.problems[problem.kind];
}
