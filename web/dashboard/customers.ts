import { batch, signal } from "@preact/signals";
import type { CustomersApi } from "./customers-api.ts";
import type { Found, OpenRecord, Person, Suggestion } from "./customers-wire.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Problem, Result } from "./problem.ts";

/** What was last done, for whoever did it. */
export type Done = "merged" | "split" | "undone" | "declined";

/** A search of customers: the answer to the newest word, whichever comes first. */
export type CustomerSearch = ReturnType<typeof createCustomerSearch>;

export function createCustomerSearch(api: Pick<CustomersApi, "search">, shop: string) {
  const word = signal("");
  const found = signal<Found | null>(null);
  const isLooking = signal(false);
  const problem = signal<Problem | null>(null);
  let asked = 0;
  return {
    ...{ word, found, isLooking, problem },
    look: async (given: string): Promise<void> => {
      const turn = ++asked;
      word.value = given;
      isLooking.value = true;
      const answer = await api.search(shop, given.trim());
      if (turn !== asked) return;
      batch(() => {
        isLooking.value = false;
        problem.value = answer.ok ? null : answer.problem;
        if (answer.ok) found.value = answer.value;
      });
    },
  };
}

/** The suggestions of the whole shop. */
export type SuggestionBook = ReturnType<typeof createSuggestionBook>;

export function createSuggestionBook(api: Pick<CustomersApi, "suggestions" | "merge" | "decline">, shop: string) {
  const suggestions = signal<Suggestion[]>([]);
  const stage = signal<"loading" | "ready" | "failed">("loading");
  const problem = signal<Problem | null>(null);
  const isBusy = signal(false);
  const done = signal<Done | null>(null);
  const run = oneAtATime({ isBusy, problem }, () => {
    done.value = null;
  });
  const load = async () => {
    const answer = await api.suggestions(shop);
    stage.value = answer.ok ? "ready" : stage.value === "ready" ? "ready" : "failed";
    if (answer.ok) suggestions.value = answer.value.suggestions;
    else problem.value = answer.problem;
  };
  const decide = async (what: Done, call: () => Promise<Result<unknown>>) => {
    const answer = await run(call);
    const { value: refused } = problem;
    // Whether it went through or somebody was quicker: the list is another now.
    await load();
    problem.value = refused;
    if (answer !== null) done.value = what;
  };
  return {
    ...{ suggestions, stage, problem, isBusy, done },
    load,
    accept: (one: Suggestion, seen: number) => decide("merged", () => api.merge(shop, pairOf(one), seen)),
    decline: (one: Suggestion) => decide("declined", () => api.decline(shop, pairOf(one))),
  };
}

/** One customer before a member of staff. */
export type PersonBook = ReturnType<typeof createPersonBook>;

export function createPersonBook(api: CustomersApi, shop: string, customer: string) {
  const person = signal<Person | null>(null);
  const stage = signal<"loading" | "ready" | "missing" | "forbidden" | "failed">("loading");
  const problem = signal<Problem | null>(null);
  const isBusy = signal(false);
  const done = signal<Done | null>(null);
  const open = signal<Record<string, OpenRecord>>({});
  const run = oneAtATime({ isBusy, problem }, () => {
    done.value = null;
  });
  const load = async () => {
    if (person.value === null) stage.value = "loading";
    const answer = await api.person(shop, customer);
    if (answer.ok) {
      batch(() => {
        person.value = answer.value;
        stage.value = "ready";
      });
    } else if (person.value === null) {
      const { kind } = answer.problem;
      stage.value = kind === "missing" || kind === "forbidden" ? kind : "failed";
    } else problem.value = answer.problem;
  };
  /** Shows how it stands afterwards; also where somebody else was quicker. */
  const decide = async (what: Done, call: (seen: number) => Promise<Result<unknown>>): Promise<boolean> => {
    const seen = person.value?.seq ?? 0;
    const answer = await run(() => call(seen));
    const { value: refused } = problem;
    if (refused?.kind !== "unreachable") await load();
    problem.value = refused;
    if (answer === null) return false;
    done.value = what;
    return true;
  };
  return {
    ...{ customer, person, stage, problem, isBusy, done, open },
    load,
    /** `seenOther`: as of when the other one was read. */
    merge: (other: string, seenOther: number) =>
      decide("merged", (seen) => api.merge(shop, [customer, other], Math.min(seen, seenOther))),
    accept: (one: Suggestion) => decide("merged", (seen) => api.merge(shop, pairOf(one), seen)),
    decline: (one: Suggestion) => decide("declined", () => api.decline(shop, pairOf(one))),
    split: (records: readonly string[]) => decide("split", (seen) => api.split(shop, records, seen)),
    undo: (line: number) => decide("undone", (seen) => api.undo(shop, line, seen)),
    reveal: async () => {
      const answer = await run(() => api.reveal(shop, customer));
      if (answer) open.value = Object.fromEntries(answer.records.map((record) => [record.id, record]));
    },
    /** Whether it was done; a repeated one does no harm. */
    erase: async (): Promise<boolean> => (await run(() => api.erase(shop, customer))) !== null,
    hide: () => {
      open.value = {};
    },
  };
}

function pairOf({ customers: [one, other] }: Suggestion): [string, string] {
  return [one.id, other.id];
}
