import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll } from "vitest";
import {
  type ConversationRpc,
  conversationName,
  conversationOf,
  type InboundEvent,
  type Opening,
} from "../../durable-objects/conversation/contract.ts";
import type { ConversationObject } from "../../durable-objects/conversation/object.ts";
import type { OutboundChannel } from "../../durable-objects/conversation/outbound.ts";
import type { ConversationPorts } from "../../durable-objects/conversation/ports.ts";
import type { NewTicket } from "../../durable-objects/conversation/ticket-desk.ts";
import type { Commerce, Execution, Proposal } from "../../workers/commerce/ports.ts";
import type { Dialogue, ReplyDraft, TurnInput, TurnOutcome, TurnPorts } from "../../workers/dialogue/contract.ts";
import { initialState } from "../../workers/dialogue/initial-state.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { policySchema } from "../../workers/platform/policy.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import type { Understanding } from "../../workers/understanding/types.ts";

export const SHOP = "shop-1";
export const ANNA = { id: "agent-anna", name: "Anna" };
export const BEN = { id: "agent-ben", name: "Ben" };

/** A shop whose people are always there. */
export function shopSnapshot(changes: Partial<ShopSnapshot> = {}): ShopSnapshot {
  const both = (word: string) => ({ zh: word, en: word });
  return {
    shop: SHOP,
    version: 1,
    publishedAt: 0,
    name: both("shop"),
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    country: "CN",
    languages: ["zh", "en"],
    defaultLanguage: "zh",
    allowedOrigins: [],
    greeting: both("hello"),
    staffHours: [],
    holidays: [],
    policy: policySchema.parse({
      version: 1,
      actions: {},
      shipping: { cutoffHour: 16, couriers: ["sf"], freeFromMinor: 0, freightMinor: 0, stuckHours: 48 },
      returns: { address: both("a"), words: both("w") },
      handoff: {},
      identity: {},
    }),
    promotions: [],
    faq: [],
    ownIntents: [],
    examples: [],
    vocabulary: { products: [], categories: [], options: [] },
    templates: {},
    bannedWords: [],
    ...changes,
  };
}

export function replyDraft(text: string): ReplyDraft {
  return { text, cards: [], choices: [], expects: null, sources: [] };
}

export function understanding(): Understanding {
  return {
    language: "zh-CN",
    intent: "product_info",
    confidence: 0.9,
    alternatives: [],
    further: [],
    entities: [],
    sentiment: 0,
    emotion: "calm",
    isCorrection: false,
  };
}

/** An outcome of the turn; by default it says what it has read. */
export function outcomeOf(input: TurnInput, changes: Partial<TurnOutcome> = {}): TurnOutcome {
  return {
    understanding: understanding(),
    step: "say",
    replies: [replyDraft(`re: ${input.messages.map(({ text }) => text).join(" | ")}`)],
    state: input.state,
    handoff: null,
    execute: null,
    actions: [],
    usedModel: false,
    ...changes,
  };
}

export function proposalOf(id: string, now: number): Proposal {
  return {
    id,
    name: "cancel_order",
    arguments: { orderId: "D1001", reason: "changed_mind" },
    orderId: "D1001",
    orderVersion: 1,
    effects: [{ kind: "order_state", orderId: "D1001", from: "paid", to: "cancelled" }],
    identity: { level: "signed", customerId: "cus_1", orderIds: [] },
    createdAt: now,
    expiresAt: now + 900_000,
  };
}

/** What a test decides of the world outside of the object. */
export interface Script {
  takeTurn: (input: TurnInput, ports: TurnPorts) => Promise<TurnOutcome>;
  tellReceipt: Dialogue["tellReceipt"];
  execute: (proposal: Proposal) => Promise<Execution>;
  shop: ShopSnapshot;
  outbound: OutboundChannel | null;
  addTicket: (ticket: NewTicket) => Promise<void>;
}

export function script(changes: Partial<Script> = {}): Script {
  return {
    takeTurn: async (input) => outcomeOf(input),
    tellReceipt: async ({ proposal, execution, state }) => ({
      replies: [replyDraft(`${execution.state}: ${proposal.id}`)],
      state: { ...state, proposal: null, awaiting: null },
      actions: [{ name: proposal.name, proposal: proposal.id, state: "executed", effects: [] }],
      handoff: null,
    }),
    execute: async (proposal) => ({ state: "executed", proposal: proposal.id, effects: [], at: Date.now() }),
    shop: shopSnapshot(),
    outbound: null,
    addTicket: async () => {},
    ...changes,
  };
}

/** The parts of a conversation that a test has scripted; a part that is not scripted throws where it is used. */
function portsOf(scripted: Script): ConversationPorts {
  const unused = new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`${String(name)} is not scripted`);
      },
    },
  );
  return {
    turn: async () => ({
      shop: scripted.shop,
      isStale: false,
      dialogue: { takeTurn: scripted.takeTurn, tellReceipt: scripted.tellReceipt },
      initialState,
      commerce: { actions: { execute: scripted.execute } } as Commerce,
      knowledge: { find: () => [] },
      models: { has: { language: false, embedding: false, vision: false, speech: false }, ...unused } as never,
    }),
    outbound: scripted.outbound,
    tickets: { add: scripted.addTicket },
  };
}

/** The shop's directory row, without which the consumer knows no database for its events. */
export async function makeShop(): Promise<void> {
  await env.DB.prepare(
    `INSERT OR IGNORE INTO shops (id, name_zh, name_en, time_zone, currency, country, default_language, allowed_origins,
     identity_secret_sealed, settings, shard, created_at)
     VALUES (?, 'a', 'a', 'UTC', 'CNY', 'CN', 'zh', '[]', '', '{}', 'DB', 0)`,
  )
    .bind(SHOP)
    .run();
}

const conversations: TestConversation[] = [];
beforeAll(makeShop);
// A worker that goes while its queue still has messages for it stalls the runner.
afterAll(async () => {
  const until = Date.now() + 5_000;
  for (const conversation of conversations) {
    const open = "SELECT 1 AS yes FROM conversation WHERE confirmed_seq < event_seq";
    while (Date.now() < until && (await conversation.rows(open)).length > 0) await scheduler.wait(20);
  }
});

let made = 0;

/** A conversation of its own, with a scripted world. */
export class TestConversation {
  readonly opening: Opening;
  stub: DurableObjectStub<ConversationObject>;
  rpc: ConversationRpc;
  scripted: Script;
  /** Ahead of the machine's clock, in ms. */
  ahead = 0;
  #events = 0;

  private constructor(scripted: Script, channel: string) {
    const thread = `t${Date.now()}-${made++}`;
    const conversation = `${channel}~${thread}`;
    this.opening = { shop: SHOP, conversation, channel, thread, trace: "trace-1", address: null };
    this.stub = env.CONVERSATION.getByName(conversationName(SHOP, conversation));
    this.rpc = conversationOf(env, SHOP, conversation);
    this.scripted = scripted;
  }

  static async make(changes: Partial<Script> = {}, channel = "web"): Promise<TestConversation> {
    const made = new TestConversation(script(changes), channel);
    await made.install();
    conversations.push(made);
    return made;
  }

  /** The process dies, in the middle of whatever it does, and comes again on the same storage. */
  async crash(): Promise<void> {
    await runInDurableObject(this.stub, (_, state) => state.abort("crashed by the test")).catch(() => {});
    this.stub = env.CONVERSATION.getByName(conversationName(SHOP, this.opening.conversation));
    this.rpc = conversationOf(env, SHOP, this.opening.conversation);
    await this.install();
  }

  /** The idle object leaves memory, and comes again. */
  async evict(): Promise<void> {
    await evictDurableObject(this.stub);
    await this.install();
  }

  /** Puts the scripted world in place. */
  install(): Promise<void> {
    return runInDurableObject(this.stub, ({ kernel }) => {
      kernel.openPorts = () => portsOf(this.scripted);
      kernel.now = () => Date.now() + this.ahead;
    });
  }

  event(text: string, changes: Partial<InboundEvent> = {}): InboundEvent {
    const eventId = `e${this.#events++}`;
    return { eventId, bodyHash: `hash of ${text}`, text, choice: null, attachment: null, ...changes };
  }

  async say(text: string, waitMs = 5_000) {
    return unwrap(await this.rpc.receive(this.opening, this.event(text), waitMs));
  }

  async messages() {
    return unwrap(await this.rpc.list(0, 500)).messages;
  }

  /** Sender and text, in order. */
  async lines() {
    return (await this.messages()).map(({ from, text }) => `${from}: ${text}`);
  }

  async holder() {
    return unwrap(await this.rpc.list(0, 1)).holder;
  }

  async events() {
    return unwrap(await this.rpc.events(0, 500)).events;
  }

  /** Rows of a table of the object's storage. */
  rows(query: string): Promise<Record<string, SqlStorageValue>[]> {
    return runInDurableObject(this.stub, (_, { storage }) => storage.sql.exec(query).toArray());
  }
}
