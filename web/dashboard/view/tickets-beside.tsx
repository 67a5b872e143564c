import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Ticket } from "../tickets-wire.ts";
import { ticketWords } from "../words/tickets-words.ts";
import type { ShopScreen } from "./screen.ts";
import { summaryOf } from "./tickets-parts.tsx";

/** The tickets of a conversation, beside it, and the way to a new one. */
export function TicketsBeside({ screen, conversation }: { screen: ShopScreen; conversation: string }) {
  const locale = screen.locale.value;
  const words = ticketWords[locale];
  const tickets = useSignal<Ticket[]>([]);
  useEffect(() => {
    void screen.api.tickets.ofConversation(screen.shop.id, conversation).then((answer) => {
      if (answer.ok) tickets.value = answer.value.tickets;
    });
  }, [conversation]);
  const home = `/desk/${screen.shop.id}/tickets`;
  return (
    <div class="tickets-beside">
      <ul>
        {tickets.value.map((ticket) => (
          <li key={ticket.id}>
            <Link href={`${home}/${ticket.id}`}>
              #{ticket.number} {summaryOf(ticket, locale)}
            </Link>{" "}
            <span class={`chip chip-state-${ticket.state}`}>{words.states[ticket.state]}</span>
          </li>
        ))}
      </ul>
      <Link class="button-line" href={`${home}?new=${encodeURIComponent(conversation)}`}>
        {words.newTicket}
      </Link>
    </div>
  );
}
