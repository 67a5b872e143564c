import type { Money } from "../platform/message.ts";
import type { IdentityLevel, OrderState, ServiceType } from "../platform/policy.ts";
import type { Bilingual, Promotion } from "../platform/snapshot.ts";
import type { Actions } from "./action-ports.ts";
import type { AfterSales } from "./after-sales-ports.ts";

export * from "./action-ports.ts";

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

/** How an order of presale goods is paid. What is left of the total after the deposit is the balance; times are epoch ms. */
export interface OrderPresale {
  depositMinor: number;
  /** Null: the deposit is not there yet. */
  depositPaidAt: number | null;
  balanceFrom: number;
  balanceUntil: number;
  /** Null: it is not known. */
  shipsAt: number | null;
  /** The goods were taken from the stock; else they are still to come. */
  isReserved: boolean;
  /** The deposit goes back where the order is cancelled before its balance is paid. */
  refundsDeposit: boolean;
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
  /** Of an order that is paid in two parts; absent or null: it is not. */
  presale?: OrderPresale | null;
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
  /** Whether a cashback for a review has been registered for the order; absent: it is not told. */
  hasCashback?(orderId: string, identity: Identity): Promise<boolean>;
  /** Visits that are booked and not yet over, of the orders that `identity` opens, newest first. */
  visits(identity: Identity): Promise<Visit[]>;
}

/** Somebody is to come; `time` as the shopper said it, `date` the local day it is, where it is one. */
export interface Visit {
  id: string;
  orderId: string;
  type: ServiceType;
  itemId: string | null;
  time: string;
  date: string | null;
}

/** A request under way: goods to come back, to be exchanged or sent again. */
export interface OpenCase {
  id: string;
  kind: "return" | "exchange" | "reship";
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

/** How a code is to come; the other way is taken where this one is not there. Left out: SMS, in the shop's language. */
export interface CodeWish {
  by?: CodeWay;
  language?: "zh" | "en";
}
export type CodeWay = "sms" | "email";

/** What became of a wish for a code. `to` is masked. */
export type CodeSent =
  | { sent: true; by: CodeWay; to: string }
  | { sent: false; why: "unknown" | "no_contact" | "limited" | "failed" };
/** `isOver`: the code is good for nothing any more (used, too old, guessed too often, or there was none). */
export type CodeProof = { proved: true; identity: Identity } | { proved: false; isOver: boolean };

/** One-time codes: six digits, good for ten minutes and five guesses, in the conversation that asked for them. */
export interface Codes {
  /** To the phone or address on file of the customer whose order was proved. */
  send(identity: Identity, wish?: CodeWish): Promise<CodeSent>;
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

/** All that dialogue and skills may use of commerce. */
export interface Commerce {
  catalogue: Catalogue;
  orders: Orders;
  identification: Identification;
  /** Null: no way to send one. */
  codes: Codes | null;
  pricing: Pricing;
  actions: Actions;
  /** Absent: nobody drives cases here. */
  afterSales?: AfterSales;
}
