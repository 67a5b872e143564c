import type { SlotName } from "../../workers/platform/message.ts";
import type { ActionName, OrderState } from "../../workers/platform/policy.ts";
import type { HandoffReason } from "../../workers/skills/skill.ts";

/** What must hold of an order in storage once the talk is over; what is not named must be as it was. */
export interface OrderAfter {
  state?: OrderState;
  /** All items of the order, in any order. */
  items?: { variant: string; quantity: number; state?: string }[];
  /** Parts of the recipient; the street may be stored in parts, so it is compared without spaces. */
  recipient?: { name?: string; phone?: string; address?: string };
  /** What the talk added to the refunds, minor units; a range where the shop decides how much. */
  refundedMinor?: number | [number, number];
  refundTo?: string;
  /** How it is paid after the talk. */
  paidBy?: string;
  /** Invoices in force after the talk. */
  invoices?: { type: "personal" | "company"; title: string }[];
  isExpedited?: true;
  /** Appointments made: the kind, and the local weekday or date said by the shopper. */
  services?: { type: "install" | "repair"; on?: string }[];
  /** Requests that were opened (`open`) or taken back (`withdrawn`). */
  request?: { kind: "return" | "exchange" | "reship"; state: "open" | "withdrawn" };
  hasCashback?: true;
}

/** What must hold of the shopper; what is not named must be as it was. */
export interface CustomerAfter {
  balanceMinor?: number | [number, number];
  points?: number | [number, number];
  isErased?: true;
}

export const KINDS = ["plain", "correction", "refused", "odd"] as const;

/** One shopper with one wish after the sale (or one that touches a sale), and what must be true at the end. */
export interface AfterSales {
  id: string;
  scenario: string;
  kind: (typeof KINDS)[number];
  locale: "zh-CN" | "en-US";
  /** Signed in as; null: nobody, the shopper proves an order by number and digits. */
  as: string | null;
  /** What is said, turn by turn; bubbles of a turn come in quick succession. */
  turns: string[][];
  /** Answers to what the shop asks for. */
  facts: Partial<Record<SlotName, string>>;
  /** The only previews that are confirmed: `cancel_order 880012340016`; any other is declined. */
  agreesTo: `${ActionName} ${string}`[];
  /** The turn in which the shopper corrects themselves: previews before it are left unanswered. Default: none. */
  correctsIn?: number;
  /** By order number; `NEW` is the order placed in the talk. An empty object: nothing may have changed. */
  orders: Record<string, OrderAfter>;
  customer?: CustomerAfter;
  /** Reasons for which a person is right here; empty: none is. */
  handoff: HandoffReason[];
  /** Where a person is right but not the only right end. */
  mayClose?: true;
}
