import { signal } from "@preact/signals";
import { isPassing, type Problem, type Result } from "./problem.ts";
import type { TicketChange, TicketDraft, TicketList, TicketsApi } from "./tickets-api.ts";
import type { Ticket, TicketAgent, TicketCounts, WholeTicket } from "./tickets-wire.ts";

type Stage = "loading" | "ready" | "failed";

/** The list of a shop's tickets that is looked at. */
export type TicketDesk = ReturnType<typeof createTicketDesk>;

export function createTicketDesk(api: TicketsApi, shop: string, newKey: () => string) {
  const list = signal<TicketList>("open");
  const rows = signal<Ticket[]>([]);
  const next = signal<number | null>(null);
  const counts = signal<TicketCounts | null>(null);
  const stage = signal<Stage>("loading");
  const problem = signal<Problem | null>(null);
  const keys = createKeys(newKey);

  const load = async (before: number | null) => {
    const asked = list.value;
    if (before === null) stage.value = "loading";
    const answer = await api.list(shop, asked, before);
    // Another list was chosen meanwhile: this one is not looked at any more.
    if (asked !== list.value) return;
    stage.value = answer.ok ? "ready" : "failed";
    problem.value = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    rows.value = before === null ? answer.value.tickets : [...rows.value, ...answer.value.tickets];
    next.value = answer.value.next;
    counts.value = answer.value.counts;
  };
  return {
    ...{ list, rows, next, counts, stage, problem },
    show: (chosen: TicketList) => {
      if (chosen !== list.value) rows.value = [];
      list.value = chosen;
      return load(null);
    },
    reload: () => load(null),
    more: () => load(next.value),
    /** The new ticket, or what kept it from being made. */
    create: (draft: TicketDraft): Promise<Result<{ ticket: Ticket }>> =>
      keys.once(draft, (key) => api.create(shop, key, draft)),
  };
}

/** One ticket as it is looked at and worked on. */
export type TicketWork = ReturnType<typeof createTicketWork>;

export function createTicketWork(
  api: TicketsApi,
  { shop, id, newKey }: { shop: string; id: string; newKey(): string },
) {
  const whole = signal<WholeTicket | null>(null);
  const agents = signal<TicketAgent[]>([]);
  const stage = signal<Stage>("loading");
  const problem = signal<Problem | null>(null);
  const isBusy = signal(false);
  const keys = createKeys(newKey);

  const load = async () => {
    const [answer, people] = await Promise.all([api.read(shop, id), api.agents(shop)]);
    if (people.ok) agents.value = people.value.agents;
    if (!answer.ok) problem.value = answer.problem;
    else problem.value = null;
    if (answer.ok) whole.value = answer.value;
    stage.value = answer.ok ? "ready" : "failed";
  };
  const run = async <T>(body: unknown, call: (key: string) => Promise<Result<T>>): Promise<T | null> => {
    if (isBusy.value) return null;
    isBusy.value = true;
    const answer = await keys.once(body, call);
    if (answer.ok) await load();
    isBusy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    return answer.ok ? answer.value : null;
  };
  return {
    ...{ whole, agents, stage, problem, isBusy },
    load,
    change: (change: TicketChange) => run({ change }, (key) => api.change(shop, id, key, change)),
    comment: (comment: { text: string; isReply: boolean }) =>
      run({ comment }, (key) => api.comment(shop, id, key, comment)),
    /** Merges it into the ticket of this number; the ticket it went into, or null. */
    merge: async (number: number): Promise<Ticket | null> => {
      const found = await api.upTo(shop, number);
      const others = found.ok ? found.value.tickets : [];
      const into = others.find((ticket) => ticket.number === number && ticket.id !== id);
      if (!into) {
        problem.value = found.ok ? { kind: "missing" } : found.problem;
        return null;
      }
      return (await run({ into: into.id }, (key) => api.merge(shop, id, key, into.id)))?.ticket ?? null;
    },
  };
}

/** The same command keeps its key until it is known what became of it, so that trying again does nothing twice. */
function createKeys(newKey: () => string) {
  const open = new Map<string, string>();
  return {
    once: async <T>(body: unknown, call: (key: string) => Promise<Result<T>>): Promise<Result<T>> => {
      const name = JSON.stringify(body);
      const key = open.get(name) ?? newKey();
      open.set(name, key);
      const answer = await call(key);
      if (answer.ok || !isPassing(answer.problem)) open.delete(name);
      return answer;
    },
  };
}
