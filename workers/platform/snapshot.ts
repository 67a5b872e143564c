import type { Example, OwnIntentId, Vocabulary } from "../understanding/types.ts";
import type { Policy } from "./policy.ts";

/** Words in the two languages that the shop itself writes. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** One promotion as published; `startsAt`/`endsAt` are epoch ms, the end not included. */
export interface Promotion {
  id: string;
  title: Bilingual;
  startsAt: number;
  endsAt: number;
  /** Products it covers; empty: all. */
  productIds: string[];
  categoryIds: string[];
  rule: /** 满减: every step reached once, the highest one counts. */
    | { kind: "threshold"; steps: { fromMinor: number; offMinor: number }[] }
    /** The named products bought together cost `priceMinor`. */
    | { kind: "bundle"; items: { productId: string; quantity: number }[]; priceMinor: number }
    /** A code or claimed coupon. */
    | { kind: "coupon"; code: string; fromMinor: number; offMinor: number; perCustomer: number; howToGet: Bilingual }
    /**
     * Deposit now, the rest from `balanceFrom` to `balanceUntil`; the deposit counts as `depositCountsMinor`. The goods
     * leave from `shipsAt` on, where that is known. The deposit binds the shopper unless the shop gives it back.
     */
    | {
        kind: "presale";
        depositMinor: number;
        depositCountsMinor: number;
        balanceFrom: number;
        balanceUntil: number;
        shipsAt?: number | undefined;
        refundsDeposit?: boolean | undefined;
      };
  /** Whether it may be combined with coupons. */
  withCoupons: boolean;
}

/** One answered question of the shop. */
export interface Faq {
  id: string;
  question: Bilingual;
  /** Other ways shoppers ask it. */
  alternates: string[];
  answer: Bilingual;
  /** Intents it answers, where one fits. */
  intents: string[];
}

/** An intent that the shop has added: what shoppers say, and what is done then. */
export interface OwnIntent {
  id: OwnIntentId;
  name: Bilingual;
  examples: string[];
  /** What is answered, or that a person takes over. */
  answer: Bilingual | "handoff";
}

/** Whether an intent is one that a shop has added. */
export function isOwnIntent(intent: string): intent is OwnIntentId {
  return intent.startsWith("custom.");
}

/** What a turn needs of a shop without a query; built on publish, at most 512 KB. Never the catalogue or stock. */
export interface ShopSnapshot {
  shop: string;
  version: number;
  publishedAt: number;
  name: Bilingual;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  country: string;
  languages: ("zh" | "en")[];
  defaultLanguage: "zh" | "en";
  allowedOrigins: string[];
  greeting: Bilingual;
  /** Local hours in which people answer, per weekday 0 (Sunday) – 6; empty: closed. Minutes from midnight. */
  staffHours: { weekday: number; fromMinute: number; toMinute: number }[];
  /** Whole local days, `YYYY-MM-DD`, on which nobody answers. */
  holidays: string[];
  policy: Policy;
  promotions: Promotion[];
  faq: Faq[];
  vocabulary: Vocabulary;
  /** What the guides of its products are about; absent: none has one. */
  guideTopics?: string[];
  ownIntents: Omit<OwnIntent, "examples">[];
  /** What messages mean in this shop: the examples of its own intents, and its agents' corrections. */
  examples: Example[];
  /** The shop's own wording, by template id; placeholders in braces. */
  templates: Record<string, Partial<Bilingual>>;
  /** Words that never leave the shop, beside the built-in 极限词. */
  bannedWords: string[];
}
