import type { Money } from "../platform/message.ts";
import type { ActionName, IdentityLevel, OrderState } from "../platform/policy.ts";
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
}

export interface OrderItem {
  id: string;
  productId: string;
  variantId: string;
  name: Bilingual;
  options: Record<string, Bilingual>;
  quantity: number;
  unitPriceMinor: number;
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
  payments: { method: string; amountMinor: number }[];
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
    state: "requested" | "issued";
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
  balanceMinor: number;
  address: Address | null;
}

export interface Orders {
  /** The order, if `identity` opens it; null for an unknown one and for somebody else's alike. */
  order(orderId: string, identity: Identity): Promise<Order | null>;
  /** Newest first; an `order_phone` identity sees the orders it opened only. One round trip. */
  recent(identity: Identity, limit: number): Promise<Order[]>;
  customer(identity: Identity): Promise<Customer | null>;
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

/** What an action would do, exactly; shown as the preview and compared at execution. Keys are stable, values plain JSON. */
export type Effect =
  | { kind: "order_state"; orderId: string; from: OrderState; to: OrderState }
  | { kind: "refund"; orderId: string; amountMinor: number; currency: string; to: string; dueAt: number }
  | { kind: "address"; orderId: string; recipient: { name: string; phone: string; address: Address } }
  | {
      kind: "items_returned";
      orderId: string;
      items: { itemId: string; name: Bilingual; quantity: number; amountMinor: number }[];
      returnTo: Bilingual;
      freight: "shop" | "shopper";
    }
  | { kind: "expedited"; orderId: string }
  | {
      kind: "invoice";
      orderId: string;
      invoiceType: "personal" | "company";
      title: string;
      taxNo: string | null;
      amountMinor: number;
      currency: string;
    };

/** Arguments by action; what issue-level skills collect. Other actions join this table as they are built. */
export interface ActionArguments {
  cancel_order: { orderId: string; reason: string };
  change_address: { orderId: string; recipient?: string; phone?: string; address?: Address };
  return_items: { orderId: string; itemIds: string[]; reason: string };
  expedite_order: { orderId: string };
  issue_invoice: { orderId: string; invoiceType: "personal" | "company"; title: string; taxNo?: string };
}
export type BuiltAction = keyof ActionArguments & ActionName;
export type ActionRequest = { [A in BuiltAction]: { name: A; arguments: ActionArguments[A] } }[BuiltAction];

/** An action previewed and waiting for its confirmation. */
export type Proposal = ActionRequest & {
  id: string;
  orderId: string;
  /** The order version the preview was computed on. */
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
] as const;
export interface Refusal {
  reason: (typeof REFUSALS)[number];
  /** The order's state and other facts the words need. */
  state?: OrderState;
  windowDays?: number;
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
  pricing: Pricing;
  actions: Actions;
}
