import type { Perform } from "./api.ts";
import { approvalAnswers } from "./approvals-wire.ts";

/** The calls about what waits for a supervisor. */
export function approvalCalls(call: Perform) {
  const all = (shop: string) => `/api/desk/${encodeURIComponent(shop)}/approvals`;
  const one = (shop: string, id: string) => `${all(shop)}/${encodeURIComponent(id)}`;
  return {
    list: (shop: string, list: "pending" | "decided") =>
      call(approvalAnswers.list, { method: "GET", path: `${all(shop)}?list=${list}` }),
    approve: (shop: string, id: string) =>
      call(approvalAnswers.decided, { method: "POST", path: `${one(shop, id)}/approve` }),
    decline: (shop: string, id: string, note: string) =>
      call(approvalAnswers.decided, { method: "POST", path: `${one(shop, id)}/decline`, body: { note } }),
  };
}
