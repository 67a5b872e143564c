import type { ActionName, OrderState, ServiceType } from "../platform/policy.ts";
import type { Bilingual } from "../platform/snapshot.ts";
import type { Address, Identity } from "./ports.ts";

// What actions are asked with, what they come to, and why they are refused.

/** A variant of a product as an effect names it. */
export interface EffectItem {
  itemId: string;
  productId: string;
  variantId: string;
  name: Bilingual;
  options: Record<string, Bilingual>;
  quantity: number;
  unitPriceMinor: number;
}

/** What an action would do, exactly; shown as the preview and compared at execution. Keys are stable, values plain JSON. */
export type Effect =
  | { kind: "order_state"; orderId: string; from: OrderState; to: OrderState }
  /**
   * Money back. `to` is a payment method; `balanceAfterMinor` is there where a stored value has it at once.
   * `afterReceipt`: the goods are awaited first, and nothing is booked before; there is no day yet, `dueAt` is null, and
   * the money is there `days` after they have come.
   */
  | {
      kind: "refund";
      orderId: string;
      amountMinor: number;
      currency: string;
      to: string;
      label: Bilingual | null;
      dueAt: number | null;
      balanceAfterMinor: number | null;
      afterReceipt?: true;
      days?: number;
    }
  /** Money taken. */
  | {
      kind: "charge";
      orderId: string;
      amountMinor: number;
      currency: string;
      from: string;
      label: Bilingual | null;
      balanceAfterMinor: number | null;
    }
  | { kind: "address"; orderId: string; recipient: Recipient }
  | { kind: "profile_address"; customerId: string; address: Address; phone: string | null }
  | {
      kind: "payment_changed";
      orderId: string;
      from: string;
      to: string;
      label: Bilingual | null;
      amountMinor: number;
      currency: string;
    }
  /** Before shipping: the order now holds `to` in place of `from`. */
  | {
      kind: "items_changed";
      orderId: string;
      changes: { from: EffectItem; to: EffectItem }[];
      /** Positive: to pay; negative: comes back; by `method`, where the shopper named one. */
      differenceMinor: number;
      currency: string;
      method?: string;
    }
  | {
      kind: "items_returned";
      orderId: string;
      items: { itemId: string; name: Bilingual; quantity: number; amountMinor: number }[];
      returnTo: Bilingual;
      freight: "shop" | "shopper";
    }
  /** After delivery: `from` comes back, `to` is sent. */
  | {
      kind: "items_exchanged";
      orderId: string;
      changes: { from: EffectItem; to: EffectItem }[];
      /** Positive: to pay; negative: comes back; by `method`. */
      differenceMinor: number;
      currency: string;
      method: string | null;
      returnTo: Bilingual;
      freight: "shop" | "shopper";
    }
  | { kind: "items_reshipped"; orderId: string; items: { itemId: string; name: Bilingual; quantity: number }[] }
  | {
      kind: "order_placed";
      orderId: string;
      items: EffectItem[];
      itemsMinor: number;
      freightMinor: number;
      discountMinor: number;
      totalMinor: number;
      currency: string;
      recipient: Recipient;
    }
  /** Of an order placed in a presale: what is due now, and what when. `shipsAt` null: not known. */
  | {
      kind: "presale";
      orderId: string;
      depositMinor: number;
      balanceMinor: number;
      currency: string;
      balanceFrom: number;
      balanceUntil: number;
      shipsAt: number | null;
      refundsDeposit: boolean;
    }
  /** Of a presale order cancelled before its balance was paid. */
  | { kind: "deposit_kept"; orderId: string; amountMinor: number; currency: string }
  | { kind: "coupon_applied"; orderId: string; code: string; offMinor: number; totalMinor: number; currency: string }
  | {
      kind: "price_protected";
      orderId: string;
      itemId: string;
      name: Bilingual;
      paidMinor: number;
      currentMinor: number;
      currency: string;
    }
  | { kind: "expedited"; orderId: string }
  | {
      kind: "service_booked";
      orderId: string;
      serviceType: ServiceType;
      itemId: string | null;
      name: Bilingual | null;
      /** As the shopper said it, and the local day it is, where it is one. */
      time: string;
      date: string | null;
      contact: { name: string; phone: string };
    }
  | { kind: "cashback_registered"; orderId: string; amountMinor: number; currency: string }
  | { kind: "points_redeemed"; points: number; pointsAfter: number; amountMinor: number; currency: string; to: string }
  | { kind: "case_withdrawn"; caseId: string; orderId: string }
  | { kind: "data_erased"; customerId: string }
  | {
      kind: "invoice";
      orderId: string;
      invoiceType: "personal" | "company";
      title: string;
      taxNo: string | null;
      amountMinor: number;
      currency: string;
      /** The invoice that it stands in for. */
      replaces?: string;
    };

export interface Recipient {
  name: string;
  phone: string;
  address: Address;
}

/** An item of an order and how many of it; all of them where no quantity is given. */
export interface ItemPick {
  itemId: string;
  quantity?: number;
}
/** An item, the variant that takes its place, and for how many of it; for all of them where no quantity is given. */
export interface ItemChange extends ItemPick {
  variantId: string;
}

/** Arguments by action. */
export interface ActionArguments {
  cancel_order: { orderId: string; reason: string };
  change_address: { orderId: string; recipient?: string; phone?: string; address?: Address };
  change_items: { orderId: string; changes: ItemChange[]; method?: string };
  change_payment: { orderId: string; method: string };
  change_profile_address: { address: Address; phone?: string };
  place_order: {
    lines: { variantId: string; quantity: number }[];
    method: string;
    recipient?: string;
    phone?: string;
    address?: Address;
    coupons?: string[];
  };
  apply_coupon: { orderId: string; code: string };
  return_items: { orderId: string; items: ItemPick[]; reason: string; method?: string };
  exchange_items: { orderId: string; changes: ItemChange[]; reason: string; method?: string };
  refund_only: { orderId: string; items: ItemPick[]; reason: string; evidence?: string[]; method?: string };
  reship: { orderId: string; items: ItemPick[]; reason: string; evidence?: string[] };
  price_protect: { orderId: string; itemIds: string[] };
  compensate: { orderId: string; reason: string; evidence?: string[] };
  expedite_order: { orderId: string };
  issue_invoice: {
    orderId: string;
    invoiceType: "personal" | "company";
    title: string;
    taxNo?: string;
    /** An invoice of the order that this one corrects. */
    replaces?: string;
  };
  book_service: {
    orderId: string;
    serviceType: ServiceType;
    itemId?: string;
    /** As said; `date` is the local day `YYYY-MM-DD` it stands for. */
    time: string;
    date?: string;
    recipient?: string;
    phone?: string;
  };
  register_review_cashback: { orderId: string; evidence: string[] };
  redeem_points: { points: number };
  withdraw_request: { orderId: string; caseId: string };
  erase_my_data: Record<string, never>;
}
/** Actions that concern the customer, not one order. */
export const ORDERLESS_ACTIONS = ["change_profile_address", "place_order", "redeem_points", "erase_my_data"] as const;

export type CustomerAction = (typeof ORDERLESS_ACTIONS)[number];
export type OrderAction = Exclude<BuiltAction, CustomerAction>;

export type BuiltAction = keyof ActionArguments & ActionName;
export type ActionRequest = { [A in BuiltAction]: { name: A; arguments: ActionArguments[A] } }[BuiltAction];

/** An action previewed and waiting for its confirmation. */
export type Proposal = ActionRequest & {
  id: string;
  /** Null: the action concerns the customer; of place_order the number that the order will have. */
  orderId: string | null;
  /** The order version the preview was computed on; 0 without an order. */
  orderVersion: number;
  effects: Effect[];
  identity: Identity;
  createdAt: number;
  /** 15 minutes later. */
  expiresAt: number;
};

/** Why an action may not be done; each has words in both languages in the skills' templates. */
export const REFUSALS = [
  "unknown_order",
  "identity_needed",
  "wrong_state",
  "window_over",
  "category_excluded",
  "already_done",
  "too_often",
  "amount_over_ladder",
  "approval_needed",
  "not_allowed",
  "nothing_to_change",
  "items_unknown",
  /** More than there is, none, or a fraction. */
  "quantity",
  /** After another action that closes this one. */
  "too_late_after",
  /** The payment method is not the customer's, or not one that the rule allows. */
  "method",
  /** A stored value does not cover it. */
  "balance",
  /** The new variant is another product, or not on sale. */
  "replacement",
  "out_of_stock",
  "evidence_needed",
  "coupon",
  /** Presale goods beside others: they are paid at other times. */
  "presale",
  "no_difference",
  "points",
] as const;
export interface Refusal {
  reason: (typeof REFUSALS)[number];
  /** The order's state and other facts the words need. */
  state?: OrderState;
  windowDays?: number;
  /** The action that closed this one. */
  after?: ActionName;
  /** What is there, and what would be needed: of `balance`, `points`. */
  availableMinor?: number;
  neededMinor?: number;
  currency?: string;
  /** The nearest thing that is possible. */
  instead?: ActionName;
}

export type Proposed = { proposed: true; proposal: Proposal } | { proposed: false; refusal: Refusal };

/** What became of an execution; stored once per proposal and returned again for the same proposal. */
export type Execution =
  | { state: "executed"; proposal: string; effects: Effect[]; at: number }
  /** Policy, state or amounts are no longer those of the preview. */
  | { state: "refused"; proposal: string; refusal: Refusal; at: number }
  /** Changed data: here is the new preview to confirm. */
  | { state: "changed"; proposal: string; next: Proposal; at: number }
  /** Over the automatic amount: a supervisor decides, and the execution follows by itself. */
  | { state: "awaiting_approval"; proposal: string; approval: string; at: number }
  | { state: "unknown"; proposal: string; at: number };

export interface Actions {
  /** Reads policy and order anew and computes the effects; changes nothing. */
  propose(request: ActionRequest, identity: Identity): Promise<Proposed>;
  /** Exactly once per proposal id, whatever dies on the way; see design §5. */
  execute(proposal: Proposal): Promise<Execution>;
}
