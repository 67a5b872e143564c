import * as z from "zod/mini";
import type { Perform } from "./api.ts";
import { customerAnswers } from "./customers-wire.ts";

/** The calls about customers. `seen` is the `seq` of what was read: a conflict where the ledger has gone on. */
export function customerCalls(call: Perform) {
  const desk = (shop: string) => `/api/desk/${encodeURIComponent(shop)}`;
  const all = (shop: string) => `${desk(shop)}/customers`;
  const one = (shop: string, customer: string) => `${all(shop)}/${encodeURIComponent(customer)}`;
  const post = (path: string, body: unknown) => call(z.unknown(), { method: "POST", path, body });
  return {
    search: (shop: string, word: string) =>
      call(customerAnswers.found, { method: "GET", path: `${all(shop)}?${new URLSearchParams({ q: word })}` }),
    person: (shop: string, customer: string) =>
      call(customerAnswers.person, { method: "GET", path: one(shop, customer) }),
    suggestions: (shop: string) =>
      call(customerAnswers.suggestions, { method: "GET", path: `${desk(shop)}/customer-suggestions` }),
    merge: (shop: string, customers: readonly [string, string], seen: number) =>
      post(`${all(shop)}/merge`, { customers, seen }),
    split: (shop: string, customers: readonly string[], seen: number) =>
      post(`${all(shop)}/split`, { customers, seen }),
    undo: (shop: string, line: number, seen: number) => post(`${all(shop)}/undo`, { line, seen }),
    decline: (shop: string, customers: readonly [string, string]) =>
      post(`${desk(shop)}/customer-suggestions/decline`, { customers }),
    /** With all records that are the same person, everywhere, for good. */
    erase: (shop: string, customer: string) =>
      post(`/api/admin/${encodeURIComponent(shop)}/customers/${encodeURIComponent(customer)}/erase`, {}),
    reveal: (shop: string, customer: string) =>
      call(customerAnswers.open, { method: "POST", path: `${one(shop, customer)}/reveal`, body: {} }),
  };
}
export type CustomersApi = ReturnType<typeof customerCalls>;
