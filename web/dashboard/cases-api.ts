import type { Perform } from "./api.ts";
import { caseAnswers } from "./cases-wire.ts";

/** The lists of cases that staff may look at. */
export const CASE_VIEWS = ["open", "decide", "done"] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

/** Whether the address names one of the lists. */
export function isCaseView(value: string | null): value is CaseView {
  return CASE_VIEWS.some((view) => view === value);
}

interface Parcel {
  courier: string;
  trackingNo: string;
}

/** What staff report of a case, or decide. */
export type StaffEvent =
  | { type: "goods_sent" | "repaired"; parcel: Parcel | null }
  | { type: "goods_received" | "delivered" }
  | { type: "inspected"; result: "accepted" | "rejected" }
  | { type: "courier_answered"; answer: "lost" | "found" }
  | { type: "replacement_shipped"; parcel: Parcel }
  | {
      type: "decided";
      decision: "refund" | "replace" | "send_back" | "refuse" | "close";
      /** Minor units; null: as it was promised. */
      amountMinor: number | null;
    };

/** The calls about cases. */
export function caseCalls(call: Perform) {
  const all = (shop: string) => `/api/desk/${encodeURIComponent(shop)}/cases`;
  const one = (shop: string, id: string) => `${all(shop)}/${encodeURIComponent(id)}`;
  return {
    list: (shop: string, list: CaseView, before: string | null) => {
      const query = new URLSearchParams({ list, ...(before === null ? {} : { before }) });
      return call(caseAnswers.list, { method: "GET", path: `${all(shop)}?${query}` });
    },
    read: (shop: string, id: string) => call(caseAnswers.one, { method: "GET", path: one(shop, id) }),
    report: (shop: string, id: string, key: string, body: { event: StaffEvent; note: string | null }) =>
      call(caseAnswers.one, { method: "POST", path: `${one(shop, id)}/events`, key, body }),
  };
}
