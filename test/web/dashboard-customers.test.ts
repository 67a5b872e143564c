import { expect, test } from "vitest";
import { createCustomerSearch, createPersonBook, createSuggestionBook } from "../../web/dashboard/customers.ts";
import type { CustomersApi } from "../../web/dashboard/customers-api.ts";
import type { Found, Person, Suggestion } from "../../web/dashboard/customers-wire.ts";
import type { Problem } from "../../web/dashboard/problem.ts";

const ok = <T>(value: T) => ({ ok: true as const, value });
const refused = (problem: Problem) => ({ ok: false as const, problem });
const CONFLICT: Problem = { kind: "conflict", holder: null };

const record = (id: string) => ({
  ...{ id, name: "云**", phone: null, email: null, tier: "standard", createdAt: "2026-11-21T08:00:00Z" },
  ...{ keys: [], kinds: [], channels: [], conversations: 0, orders: 0, lastAt: null },
});
const found = (id: string): Found => ({
  ...{ customers: [{ ...record(id), records: 1 }], isPartial: false, channels: [], seq: 1 },
});
const person = (seq: number): Person => ({
  ...{ records: [record("a")], conversations: [], orders: [], suggestions: [], history: [], people: {} },
  ...{ channels: [], seq, mayChange: true },
});
const suggestion: Suggestion = { customers: [record("a"), record("b")], why: "phone", at: "2026-11-21T08:00:00Z" };

/** What is not given is not called. */
function apiOf(given: Partial<CustomersApi>): CustomersApi {
  const none = () => Promise.reject(new Error("not called here"));
  const calls = { search: none, person: none, suggestions: none, merge: none, split: none, undo: none };
  return { ...calls, decline: none, reveal: none, erase: none, ...given };
}

test("a search shows the answer to the newest word, also where an older one comes later", async () => {
  const answers = new Map<string, (value: ReturnType<typeof ok<Found>>) => void>();
  const search = createCustomerSearch(
    apiOf({ search: (_, word) => new Promise((resolve) => answers.set(word, resolve)) }),
    "demo",
  );
  const older = search.look("云");
  const newer = search.look("云小朵");
  answers.get("云小朵")?.(ok(found("new")));
  await newer;
  answers.get("云")?.(ok(found("old")));
  await older;
  expect(search.found.value?.customers.map(({ id }) => id)).toEqual(["new"]);
  expect(search.isLooking.value).toBe(false);
});

test("a conflict is said, and the page shows how it is now", async () => {
  const seen: number[] = [];
  let seq = 4;
  const api = apiOf({
    person: async () => ok(person(seq)),
    split: async (_shop, _records, at) => {
      seen.push(at);
      seq = 5;
      return refused(CONFLICT);
    },
  });
  const book = createPersonBook(api, "demo", "a");
  await book.load();
  expect(await book.split(["b"])).toBe(false);
  expect([book.problem.value, book.person.value?.seq, book.done.value]).toEqual([CONFLICT, 5, null]);
  await book.split(["b"]);
  expect(seen).toEqual([4, 5]);
});

test("without an answer the page keeps what it shows, and says so", async () => {
  const lost = refused({ kind: "unreachable" });
  const api = apiOf({ person: async () => ok(person(1)), undo: async () => lost, reveal: async () => lost });
  const book = createPersonBook(api, "demo", "a");
  await book.load();
  await book.undo(1);
  await book.reveal();
  expect(book.problem.value).toEqual({ kind: "unreachable" });
  expect([book.stage.value, book.person.value?.records.length, book.open.value]).toEqual(["ready", 1, {}]);
});

test.each([
  ["missing", "missing"],
  ["forbidden", "forbidden"],
  ["unreachable", "failed"],
] as const)("a customer who is %s is not shown", async (kind, stage) => {
  const book = createPersonBook(apiOf({ person: async () => refused({ kind }) }), "demo", "a");
  await book.load();
  expect(book.stage.value).toBe(stage);
});

test("a suggestion that somebody else has decided goes, with a word on it", async () => {
  let left = [suggestion];
  const api = apiOf({
    suggestions: async () => ok({ suggestions: left }),
    merge: async () => {
      left = [];
      return refused(CONFLICT);
    },
  });
  const book = createSuggestionBook(api, "demo");
  await book.load();
  expect(book.suggestions.value).toHaveLength(1);
  await book.accept(suggestion, 1);
  expect([book.suggestions.value, book.problem.value, book.done.value]).toEqual([[], CONFLICT, null]);
});
