import type { ActionRequest, Commerce, Identity } from "../commerce/ports.ts";
import type { Knowledge } from "../knowledge/ports.ts";
import type { Card, Choice, SlotName, Source } from "../platform/message.ts";
import type { PromiseKind } from "../platform/promise.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { IntentId, Understanding } from "../understanding/types.ts";

/** Languages the templates are written in; other shoppers are answered in the shop's default or English. */
export type ReplyLanguage = "zh" | "en";

/** A typed value that an answer states; the guard lets no amount, date or number out that is not one of these. */
export type Fact =
  | { is: "text"; text: string }
  | { is: "money"; amountMinor: number; currency: string }
  /** Said as a day in the shop's time zone (今天, 明天, 11月23日). */
  | { is: "day"; at: number }
  /** Said with hour and minute. */
  | { is: "time"; at: number }
  | { is: "number"; value: number; unit?: string }
  | { is: "list"; items: string[] };
export type Facts = Record<string, Fact>;

/** One thing to say: a template of the shop and the facts it needs. */
export interface Say {
  template: string;
  facts: Facts;
  cards?: Card[];
  sources?: Source[];
  /** Quick answers that go with a plain statement. */
  choices?: Choice[];
}

/** What to do next. */
export type Step =
  /** A complete answer. `isOpen`: the frame stays, the goal is not reached yet. */
  | { do: "say"; say: Say[]; isOpen?: boolean }
  /** A question for a slot; the answer comes back in `frame.slots`. */
  | { do: "ask"; slot: SlotName; say: Say[]; choices?: Choice[] }
  /**
   * An action to preview; the dialogue proposes it, shows the effects and asks for the confirmation. `isMore`: the goal
   * is not reached with it, the skill is asked for the next step once this one is done.
   */
  | { do: "propose"; request: ActionRequest; before?: Say[]; isMore?: boolean }
  /** Hand over to a person. */
  | { do: "handoff"; reason: HandoffReason; say?: Say[] }
  /** Not mine after all: let the next skill, or the knowledge, answer. */
  | { do: "pass" };

export const HANDOFF_REASONS = [
  "asked",
  "not_understood",
  "threat_or_complaint",
  "angry",
  "policy",
  "identity_limited",
  "approval",
  "quality",
  "lost_parcel",
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** A goal under way: which skill, what is collected. Plain JSON: it lives in the conversation's storage. */
export interface Frame {
  skill: string;
  intent: IntentId;
  /** Values collected so far. Text as the shopper gave it, or ids: order_id, product (id), option values by `option.<name>`. */
  slots: Partial<Record<string, string>>;
  /** The slot that was asked for last. */
  asked: SlotName | null;
  /** How often that slot was asked in a row; at 3 the dialogue hands off. */
  askedTimes: number;
}

/** What the conversation is about, across frames: ellipsis and “它” are read in its light. Plain JSON. */
export interface Focus {
  productId: string | null;
  /** Products last shown, for “第二个”. */
  shownProductIds: string[];
  /** Products spoken of one after another, the latest last; absent: none. For “这两款” after each was asked about. */
  spokenOf?: string[];
  categoryId: string | null;
  /** Option values chosen for the product so far, by option name, in the shop's spelling (zh). */
  options: Record<string, string>;
  orderId: string | null;
  /** The order was spoken of later than the product; absent: it was not. What is asked next is about its goods. */
  isOrderLatest?: true;
  /** How many pieces of the product were spoken of. */
  quantity?: number;
  /** Orders last shown to choose from, for “第二个”; absent: none. */
  shownOrderIds?: string[];
  /** The item of an order that was spoken of last. */
  itemId?: string;
  /** Last measures given: cm and kg. */
  body: { heightCm?: number; weightKg?: number; footCm?: number };
  city: string | null;
}

/** What a skill gets. It may change `frame.slots` and `focus`; both are kept if the turn commits. */
export interface SkillContext {
  /** The burst's text, bubbles joined by newlines. */
  text: string;
  /** References to pictures and films that came with it; absent: none. */
  attachments?: readonly string[];
  understanding: Understanding;
  language: ReplyLanguage;
  shop: ShopSnapshot;
  frame: Frame;
  focus: Focus;
  identity: Identity;
  /** Called when order and digits were proved in this turn. */
  prove(identity: Identity): void;
  /** Epoch ms. */
  now: number;
  commerce: Commerce;
  knowledge: Knowledge;
}

/** One skill: the intents it serves, its words, its next step. */
export interface Skill {
  name: string;
  intents: readonly IntentId[];
  step(context: SkillContext): Promise<Step>;
}

/** A template's words: placeholders are `{factName}`. A shop may replace them (snapshot `templates`). */
export interface Template {
  zh: string;
  en: string;
  /** What the shop owes by saying this. Words that commit and declare nothing do not leave. */
  promises?: readonly TemplatePromise[];
}

/** A commitment that a template's words make. `due`, `amount`, `order` name the facts that say it. */
export interface TemplatePromise {
  kind: PromiseKind;
  /**
   * What holds the record: `message`: saying it makes one; `execution`: the execution's batch or its open approval;
   * `handoff`: the handover of this turn; `ledger`: it tells of one that is there.
   */
  record: "message" | "execution" | "handoff" | "ledger";
  due?: string;
  amount?: string;
  order?: string;
}
export type Templates = Record<string, Template>;

// Constructors for facts, so that skills read well.
export const text = (value: string): Fact => ({ is: "text", text: value });
export const money = (amountMinor: number, currency: string): Fact => ({ is: "money", amountMinor, currency });
export const day = (at: number): Fact => ({ is: "day", at });
export const time = (at: number): Fact => ({ is: "time", at });
export const number = (value: number, unit?: string): Fact => ({ is: "number", value, ...(unit ? { unit } : {}) });
export const list = (items: string[]): Fact => ({ is: "list", items });
