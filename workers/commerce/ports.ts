import type { Money } from "../platform/message.ts";
import type { ActionName, IdentityLevel, OrderState, ServiceType } from "../platform/policy.ts";
import type { Bilingual, Promotion } from "../platform/snapshot.ts";

/** A product as the shop publishes it; option and attribute values in both languages. */
export interface Product {
  id: string;
  categoryId: string;
  category: Bilingual;
  name: Bilingual;
  description: Bilingual;
  /** On sale or not; a product off sale is still answered about. */
  isOnSale: boolean;
  /** Parameters, in the shop's order. */
  attributes: { key: string; label: Bilingual; value: Bilingual }[];
  inTheBox: Bilingual[];
  usage: Bilingual;
  /** Whether it is genuine, where it is made, how it proves it. */
  authenticity: Bilingual | null;
  warrantyMonths: number | null;
  sizeChart: SizeChart | null;
  /** Names of the options its variants differ in, in asking order. */
  optionNames: { name: string; label: Bilingual }[];
  variants: Variant[];
  tags: string[];
  /** What the shop says about living with it, in its own words. */
  guides: Guide[];
  /** Products that it may be exchanged for, where the policy asks for a list. */
  exchangeFor: string[];
}

export const GUIDE_TOPICS = ["installation", "accessories", "repair", "faults", "care", "gifts"] as const;
/** One text about a product, passages divided by line breaks. */
export interface Guide {
  topic: (typeof GUIDE_TOPICS)[number];
  text: Bilingual;
}

export interface Variant {
  id: string;
  /** By option name: the value in both languages. */
  options: Record<string, Bilingual>;
  price: Money;
  /** Before the present price; null: never dearer. */
  listPrice: Money | null;
}

/** Which size fits whom; the first row whose ranges hold the measures. */
export interface SizeChart {
  id: string;
  title: Bilingual;
  measure: "height_weight" | "foot";
  rows: { size: string; heightCm?: [number, number]; weightKg?: [number, number]; footCm?: [number, number] }[];
  /** One step larger or smaller where it fits differently. */
  fit: "small" | "true" | "large";
  note: Bilingual | null;
}

/** Stock of one variant at one warehouse, with what its delivery would be if ordered now. */
export interface StockLevel {
  variantId: string;
  warehouse: Bilingual;
  warehouseId: string;
  quantity: number;
  /** When it comes back, where it is sold out and known; epoch ms. */
  restockAt: number | null;
  /** Ordered now: leaves and arrives; epoch ms. */
  shipsAt: number;
  arrivesAt: number;
}

export interface Catalogue {
  /** By id, in the order asked; unknown ids are left out. One round trip. */
  products(ids: string[]): Promise<Product[]>;
  /** Full text and category; on sale only. */
  search(query: {
    text?: string;
    categoryId?: string;
    maxPriceMinor?: number;
    tags?: string[];
    limit: number;
  }): Promise<Product[]>;
  /** All warehouses of the named variants. `city` narrows the delivery estimate where the shopper named one. */
  stock(variantIds: string[], city?: string): Promise<StockLevel[]>;
}

export interface Address {
  country: string;
  province: string;
  city: string;
  district: string;
  street: string;
  /** Where the country writes one. */
  postcode?: string;
}

export interface OrderItem {
  id: string;
  productId: string;
  variantId: string;
  name: Bilingual;
  options: Record<string, Bilingual>;
  quantity: number;
  unitPriceMinor: number;
  /** What of the line's price was given back while it was kept; absent: nothing. */
  reducedMinor?: number;
  state: "ordered" | "return_requested" | "returned" | "exchange_requested" | "exchanged";
}

export interface Shipment {
  id: string;
  courier: string;
  trackingNo: string;
  state: "created" | "in_transit" | "out_for_delivery" | "delivered" | "lost";
  shippedAt: number | null;
  etaAt: number | null;
  deliveredAt: number | null;
  events: { at: number; text: Bilingual; city: string }[];
}

/** Money that came in for an order. */
export interface Payment {
  method: string;
  amountMinor: number;
  /** Epoch ms; absent: with the order. */
  at?: number;
}

/** What a customer pays with. A stored value (gift card, shop balance) is booked at once; others take their days. */
export interface PaymentMethod {
  id: string;
  kind: "stored_value" | "external";
  label: Bilingual;
  /** Of a stored value; null: external. */
  balanceMinor: number | null;
}

/** An order with everything a shopper may ask about it. `recipient` is readable; mask it before it is shown in full. */
export interface Order {
  id: string;
  customerId: string;
  state: OrderState;
  /** Raised by every change; an execution names the version it saw. */
  version: number;
  currency: string;
  itemsMinor: number;
  freightMinor: number;
  discountMinor: number;
  totalMinor: number;
  /** What was paid, in its order; `method` is the id of a payment method of the customer, or the name of one. */
  payments: Payment[];
  recipient: { name: string; phone: string; address: Address };
  placedAt: number;
  paidAt: number | null;
  deliveredAt: number | null;
  expeditedAt: number | null;
  items: OrderItem[];
  shipments: Shipment[];
  refunds: {
    id: string;
    amountMinor: number;
    to: string;
    state: "requested" | "approved" | "paid" | "refused";
    reason: string;
    createdAt: number;
    dueAt: number | null;
  }[];
  invoices: {
    id: string;
    type: "personal" | "company";
    title: string;
    amountMinor: number;
    /** `replaced`: a later one stands in for it. */
    state: "requested" | "issued" | "replaced";
    url: string | null;
  }[];
}

/** Who the shopper has proved to be. `orderIds` are the orders that `order_phone` opens; `signed` opens all of the customer. */
export interface Identity {
  level: IdentityLevel;
  customerId: string | null;
  orderIds: string[];
}
export const ANONYMOUS: Identity = { level: "none", customerId: null, orderIds: [] };

export interface Customer {
  id: string;
  name: string | null;
  phone: string | null;
  tier: string;
  points: number;
  methods: PaymentMethod[];
  address: Address | null;
}

export interface Orders {
  /** The order, if `identity` opens it; null for an unknown one and for somebody else's alike. */
  order(orderId: string, identity: Identity): Promise<Order | null>;
  /** Newest first; an `order_phone` identity sees the orders it opened only. One round trip. */
  recent(identity: Identity, limit: number): Promise<Order[]>;
  customer(identity: Identity): Promise<Customer | null>;
  /** What of the order can be taken back by `withdraw_request`, newest first. */
  openCases(orderId: string, identity: Identity): Promise<OpenCase[]>;
}

/** A request under way: goods to come back, to be exchanged or sent again, or a service booked. */
export interface OpenCase {
  id: string;
  kind: "return" | "exchange" | "reship" | "service";
  createdAt: number;
}

export interface Identification {
  /**
   * Order number and the last four digits of its phone. Wrong and unknown give the same answer after the same work;
   * attempts are counted per order, contact and address across conversations (design §5).
   */
  prove(claim: {
    orderId: string;
    last4: string;
  }): Promise<{ proved: true; identity: Identity } | { proved: false; isLimited: boolean }>;
}

/** What became of a wish for a code. `to` is masked. */
export type CodeSent =
  | { sent: true; by: "sms" | "email"; to: string }
  | { sent: false; why: "unknown" | "no_contact" | "limited" | "failed" };
/** `isOver`: the code is good for nothing any more (used, too old, guessed too often, or there was none). */
export type CodeProof = { proved: true; identity: Identity } | { proved: false; isOver: boolean };

/** One-time codes: six digits, good for ten minutes and five guesses, in the conversation that asked for them. */
export interface Codes {
  /** To the phone or address on file of the customer whose order was proved. */
  send(identity: Identity): Promise<CodeSent>;
  /** Opens the customer's file; what was open stays open. */
  prove(identity: Identity, digits: string): Promise<CodeProof>;
}

/** One line of a price computation; all that is said about an amount comes from here. */
export interface QuoteStep {
  kind: "item" | "promotion" | "coupon" | "freight" | "deposit" | "balance" | "total";
  label: Bilingual;
  /** Signed: what is taken off is negative. */
  amountMinor: number;
  /** The arithmetic, as terms: `2 × 19900`. */
  terms?: { quantity: number; unitMinor: number };
  promotionId?: string;
}
export interface Quote {
  currency: string;
  steps: QuoteStep[];
  totalMinor: number;
  /** What is due now: the deposit in a presale, else the total. */
  dueNowMinor: number;
  /** The next 满减 step and what is missing to it. */
  nextStep: { promotionId: string; missingMinor: number; offMinor: number } | null;
  /** Coupons that do not apply, and why. */
  refusedCoupons: {
    code: string;
    reason: "expired" | "not_started" | "below_minimum" | "not_for_these" | "not_stackable" | "unknown";
    missingMinor?: number;
  }[];
}
export interface Pricing {
  /** Pure over the catalogue and the published promotions: what do I pay now, step by step. */
  quote(lines: { product: Product; variantId: string; quantity: number }[], coupons: string[]): Quote;
  /** Promotions that cover the product now. */
  promotionsFor(product: Product): Promotion[];
}

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
   * `afterReceipt`: the goods are awaited first, and nothing is booked before.
   */
  | {
      kind: "refund";
      orderId: string;
      amountMinor: number;
      currency: string;
      to: string;
      label: Bilingual | null;
      dueAt: number;
      balanceAfterMinor: number | null;
      afterReceipt?: true;
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
/** An item and the variant that takes its place. */
export interface ItemChange {
  itemId: string;
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

/** All that dialogue and skills may use of commerce. */
export interface Commerce {
  catalogue: Catalogue;
  orders: Orders;
  identification: Identification;
  /** Null: no way to send one. */
  codes: Codes | null;
  pricing: Pricing;
  actions: Actions;
}
