/** The 24 languages that understanding identifies, as BCP 47 tags. */
export const LANGUAGES = [
  "zh-CN",
  "zh-TW",
  "en",
  "ja",
  "ko",
  "fr",
  "de",
  "es",
  "pt",
  "it",
  "ru",
  "ar",
  "th",
  "vi",
  "id",
  "ms",
  "tr",
  "nl",
  "pl",
  "hi",
  "uk",
  "sv",
  "he",
  "fil",
] as const;
export type Language = (typeof LANGUAGES)[number];

/** The 45 built-in intents; a shop adds its own as `custom.*`. */
export const INTENTS = [
  "greeting",
  "thanks_goodbye",
  "human_agent",
  "affirm",
  "deny",
  "chitchat",
  "out_of_scope",
  "product_info",
  "product_usage",
  "product_compare",
  "size_advice",
  "stock_query",
  "price_query",
  "recommendation",
  "promotion_query",
  "coupon_help",
  "authenticity",
  "store_info",
  "bulk_order",
  "place_order_help",
  "payment_methods",
  "payment_problem",
  "order_status",
  "change_order",
  "change_address",
  "cancel_order",
  "invoice",
  "price_protection",
  "shipping_info",
  "urge_shipping",
  "track_shipment",
  "delivery_problem",
  "return_request",
  "exchange_request",
  "refund_request",
  "refund_status",
  "withdraw_request",
  "return_policy",
  "quality_issue",
  "repair_warranty",
  "complaint",
  "account_help",
  "membership_points",
  "cross_border",
  "feedback_privacy",
] as const;
export type BuiltInIntentId = (typeof INTENTS)[number];
/** An intent that a shop has added. */
export type OwnIntentId = `custom.${string}`;
export type IntentId = BuiltInIntentId | OwnIntentId;

/** What a message meant, said by the shop: an example of its own intent, or an agent's correction. */
export interface Example {
  intent: IntentId;
  text: string;
}

export const EMOTIONS = ["calm", "happy", "anxious", "disappointed", "angry"] as const;
export type Emotion = (typeof EMOTIONS)[number];

/** -1 negative, 0 neutral, 1 positive. */
export type Sentiment = -1 | 0 | 1;

/** What was found in the text. `start` and `end` are UTF-16 offsets into the original text; `value` is normalised. */
export type Entity = { text: string; start: number; end: number } & (
  | { type: "order_id"; value: string }
  | { type: "tracking_no"; value: string; courier?: string }
  /** E.164 where the country is known, else digits. */
  | { type: "phone"; value: string }
  /** Exactly four digits standing alone, read as the tail of a phone number only where that was asked. */
  | { type: "last4"; value: string }
  | { type: "email"; value: string }
  | {
      type: "address";
      value: {
        country?: string;
        province?: string;
        city?: string;
        district?: string;
        street?: string;
        postcode?: string;
        full: string;
      };
    }
  | { type: "person"; value: string }
  | { type: "money"; value: { amountMinor: number; currency: string } }
  /** Local calendar days, `YYYY-MM-DD`, both ends included. */
  | { type: "date"; value: { from: string; to: string; part?: "morning" | "afternoon" | "evening" } }
  | { type: "quantity"; value: number }
  /** `value` is the shop's own spelling of the option value where the vocabulary knows it. */
  | { type: "color"; value: string }
  | { type: "size"; value: string }
  | { type: "storage"; value: string }
  | { type: "spec"; value: string; name: string }
  | { type: "height_cm"; value: number }
  | { type: "weight_kg"; value: number }
  | { type: "foot_cm"; value: number }
  /** `value` is the product id in the shop's catalogue; `score` 0–1. */
  | { type: "product"; value: string; score: number }
  | { type: "category"; value: string }
  | { type: "courier"; value: string }
  | { type: "payment_method"; value: string }
  | { type: "country"; value: string }
  | { type: "coupon_code"; value: string }
  /** 1-based, from “第二个”, “2”, “the second one”. */
  | { type: "ordinal"; value: number }
);
export type EntityType = Entity["type"];

/** The shop's own words, published with the snapshot: what product mentions and option values are resolved against. */
export interface Vocabulary {
  products: { id: string; names: string[]; category: string }[];
  categories: { id: string; names: string[] }[];
  /** Option values of all variants, by option name id (`color`, `size`, `storage`, or the shop's own). */
  options: { name: string; values: { value: string; names: string[] }[] }[];
}

/** What the understanding may know besides the text. */
export interface UnderstandContext {
  vocabulary?: Vocabulary;
  /** The shop's own examples; the list of a snapshot is compiled once. */
  examples?: readonly Example[];
  /** Epoch ms; relative dates are read from here. */
  now: number;
  /** IANA name. */
  timeZone: string;
  /** What the last reply asked for, so that “是的”, “2”, “1234” are read in its light. */
  expects?: { kind: "confirm" | "slot" | "choice"; name: string; choices?: { id: string; label: string }[] } | null;
  /** The language of the conversation so far; a message too short to tell keeps it. */
  language?: Language;
}

/** One reading of one message (a burst of bubbles is read as one, joined by newlines). */
export interface Understanding {
  language: Language;
  intent: IntentId;
  /** Calibrated probability of `intent`, 0–1. */
  confidence: number;
  /** The next best intents, best first, at most four. */
  alternatives: { intent: IntentId; confidence: number }[];
  /** Further requests in the same message, in order (“查下物流，另外发票开了吗”), each with its part of the text. */
  further: { intent: IntentId; confidence: number; text: string }[];
  entities: Entity[];
  sentiment: Sentiment;
  emotion: Emotion;
  /** The message corrects what was said before (“不对，是红色的那件”). */
  isCorrection: boolean;
  /** The answer to what was asked, when `expects` was given and this is one. */
  answer?: { kind: "yes" } | { kind: "no" } | { kind: "choice"; id: string };
}
