import * as z from "zod/mini";
import type { Perform } from "./api.ts";
import { type Allowed, type TicketAgent, ticketAnswers } from "./tickets-wire.ts";

/** The lists of tickets that an agent may look at. */
export const TICKET_LISTS = ["open", "mine", "unassigned", "overdue", "pending", "done"] as const;
export type TicketList = (typeof TICKET_LISTS)[number];

/** Whether the address names one of the lists. */
export function isTicketList(value: string | null): value is TicketList {
  return TICKET_LISTS.some((list) => list === value);
}

/** What is changed of a ticket; what is left out stays. */
export interface TicketChange {
  priority?: string;
  type?: string;
  state?: string;
  assigneeId?: string | null;
  addTags?: string[];
  removeTags?: string[];
}

/** A new ticket as the form gives it. */
export interface TicketDraft {
  type: string;
  priority: string;
  summary: string;
  conversation: string | null;
  orderId: string | null;
}

const QUERIES = {
  open: { state: "open" },
  mine: { list: "mine" },
  unassigned: { list: "unassigned" },
  overdue: { list: "overdue" },
  pending: { state: "pending" },
  done: { state: "done" },
} as const satisfies Record<TicketList, Record<string, string>>;

/** The calls about tickets. */
export function ticketCalls(call: Perform) {
  const all = (shop: string) => `/api/desk/${encodeURIComponent(shop)}/tickets`;
  const one = (shop: string, id: string) => `${all(shop)}/${encodeURIComponent(id)}`;
  return {
    list: (shop: string, list: TicketList, before: number | null) => {
      const query = new URLSearchParams({ ...QUERIES[list], ...(before === null ? {} : { before: String(before) }) });
      return call(ticketAnswers.list, { method: "GET", path: `${all(shop)}?${query}` });
    },
    ofConversation: (shop: string, conversation: string) =>
      call(ticketAnswers.list, {
        method: "GET",
        path: `${all(shop)}?conversation=${encodeURIComponent(conversation)}&limit=10`,
      }),
    /** At most one: the ticket of this number, or the next lower one. */
    upTo: (shop: string, number: number) =>
      call(ticketAnswers.list, { method: "GET", path: `${all(shop)}?before=${number + 1}&limit=1` }),
    read: (shop: string, id: string) => call(ticketAnswers.whole, { method: "GET", path: one(shop, id) }),
    agents: (shop: string) =>
      call(ticketAnswers.agents, { method: "GET", path: `/api/desk/${encodeURIComponent(shop)}/ticket-agents` }),
    saveAgent: (shop: string, agent: TicketAgent) => {
      const { id, skills, languages, tiers, capacity, isAway } = agent;
      return call(z.unknown(), {
        method: "POST",
        path: `/api/desk/${encodeURIComponent(shop)}/ticket-agents/${encodeURIComponent(id)}`,
        body: { skills, languages, tiers, capacity, isAway },
      });
    },
    setAway: (shop: string, isAway: boolean) =>
      call(z.unknown(), {
        method: "POST",
        path: `/api/desk/${encodeURIComponent(shop)}/ticket-agents/me/away`,
        body: { isAway },
      }),
    targets: (shop: string) =>
      call(ticketAnswers.targets, { method: "GET", path: `/api/desk/${encodeURIComponent(shop)}/ticket-targets` }),
    saveTargets: (shop: string, body: Record<string, Allowed>) =>
      call(ticketAnswers.targets, {
        method: "POST",
        path: `/api/desk/${encodeURIComponent(shop)}/ticket-targets`,
        body,
      }),
    create: (shop: string, key: string, body: TicketDraft) =>
      call(ticketAnswers.one, { method: "POST", path: all(shop), key, body }),
    change: (shop: string, id: string, key: string, body: TicketChange) =>
      call(ticketAnswers.one, { method: "POST", path: `${one(shop, id)}/change`, key, body }),
    comment: (shop: string, id: string, key: string, body: { text: string; isReply: boolean }) =>
      call(ticketAnswers.one, { method: "POST", path: `${one(shop, id)}/comment`, key, body }),
    merge: (shop: string, id: string, key: string, into: string) =>
      call(ticketAnswers.one, { method: "POST", path: `${one(shop, id)}/merge`, key, body: { into } }),
  };
}
export type TicketsApi = ReturnType<typeof ticketCalls>;
