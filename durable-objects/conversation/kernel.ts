import { type Clock, systemClock } from "../../workers/platform/clock.ts";
import { applyEvents, blankRow, type ConversationRow } from "../../workers/platform/conversation-row.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import type { ConversationEvent } from "../../workers/platform/events.ts";
import { log } from "../../workers/platform/log.ts";
import type { DeliveryState, HolderState, Message } from "../../workers/platform/message.ts";
import { type DataKeys, dataKeys } from "../../workers/platform/privacy/keys.ts";
import type { Opening } from "./contract.ts";
import { move, OPENED, type Transition } from "./holder.ts";
import { MessageBook, type OpenMessage, type SealedMessage } from "./messages.ts";
import { queueDelivery } from "./outbox.ts";
import { type ConversationPorts, type OpenPorts, openPorts } from "./ports.ts";
import { holderOf, loadConversation, type StoredConversation, saveConversation } from "./store.ts";
import { Timers } from "./timers.ts";

/** What is unconfirmed so long after it was sent is sent again. */
export const EVENTS_RESEND_MS = 60_000;
/** How long confirmed events are kept. */
export const EVENTS_KEPT_MS = 30 * 86_400_000;

type WithoutPlace<E> = E extends unknown ? Omit<E, "eventSeq" | "at"> : never;
export type NewEvent = WithoutPlace<ConversationEvent>;

/** What a commit has changed, told to the subjects after it. */
export interface Committed {
  row: StoredConversation;
  holderBefore: HolderState;
  holder: HolderState;
  messages: OpenMessage[];
  events: ConversationEvent[];
  deliveries: { message: string; state: DeliveryState }[];
}

/** One transaction: the row to change in place, and the ways to add to it. Synchronous from end to end. */
export interface Transaction {
  readonly now: number;
  readonly row: StoredConversation;
  readonly sql: SqlStorage;
  readonly timers: Timers;
  /** Rules that brought it about, the first one first; what it leaves for later carries them on. */
  readonly chain: readonly string[];
  /** Changes for the agents' sockets. */
  readonly deliveries: Committed["deliveries"];
  emit(event: NewEvent): void;
  /** Gives the message the next number. */
  add(message: SealedMessage): Message;
  move(transition: Transition): HolderState;
}

/** Storage, clock, keys and the one way to commit: shared by the subjects of a conversation object. */
export class Kernel {
  readonly ctx: DurableObjectState;
  readonly env: Env;
  readonly sql: SqlStorage;
  readonly timers: Timers;
  readonly book: MessageBook;
  now: Clock = systemClock;
  openPorts: OpenPorts = openPorts;
  /** Of the shopper's last call; never stored. */
  address: string | null = null;
  readonly #afterCommit: ((committed: Committed) => void)[] = [];

  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx;
    this.env = env;
    this.sql = ctx.storage.sql;
    this.timers = new Timers(ctx.storage);
    this.book = new MessageBook(ctx.storage.sql);
  }

  /** Called after each commit, in the order of registration, before anything else can run. */
  onCommit(listener: (committed: Committed) => void): void {
    this.#afterCommit.push(listener);
  }

  row(): StoredConversation | null {
    return loadConversation(this.sql);
  }

  /** `not_found` before the conversation was opened. */
  requireRow(): StoredConversation {
    const row = this.row();
    if (!row) throw new DeskbellError("not_found", "there is no such conversation");
    return row;
  }

  keys(shop = this.requireRow().shop): Promise<DataKeys> {
    return dataKeys(this.env.DATA_KEY, shop);
  }

  ports(): ConversationPorts {
    const { shop, conversation, channel, thread } = this.requireRow();
    return this.openPorts(this.env, { shop, conversation, channel, thread, address: this.address }, this.now);
  }

  /**
   * Runs `work` in one transaction; a throw leaves nothing behind. The alarm is set in the same breath. With `opening`
   * the conversation is created where it is not there; `chain` names the rules that brought the commit about.
   */
  commit<T>(work: (tx: Transaction) => T, opening: Opening | null = null, chain: readonly string[] = []): T {
    const now = this.now();
    const committed = this.ctx.storage.transactionSync(() => {
      const row = this.row() ?? (opening ? newConversation(opening, now) : this.requireRow());
      if (opening) row.trace = opening.trace;
      const holderBefore = holderOf(row);
      const messages: OpenMessage[] = [];
      const events: ConversationEvent[] = [];
      const deliveries: Committed["deliveries"] = [];
      const emit = (event: NewEvent) => {
        row.eventSeq++;
        events.push({ ...event, ...(chain.length > 0 ? { chain: [...chain] } : {}), eventSeq: row.eventSeq, at: now });
      };
      const value = work({
        now,
        row,
        sql: this.sql,
        timers: this.timers,
        chain,
        deliveries,
        emit,
        add: (sealed) => {
          const message = this.#add(row, now, sealed, emit);
          messages.push({ message, choice: sealed.draft.choice });
          return message;
        },
        move: (transition) => {
          const next = move(holderOf(row), transition);
          setHolder(row, next);
          this.timers.clearAll("handoff");
          if (next.holder === "agent" || next.holder === "closed") {
            // What the shopper has said so far is theirs to answer now.
            row.answeredSeq = row.lastSeq;
            this.timers.clear("turn", "");
          }
          const { holder, epoch, reason } = next;
          emit({ type: "holder.changed", holder, epoch, reason, agent: row.agentId, episode: row.episode });
          return next;
        },
      });
      this.#append(row, now, events);
      saveConversation(this.sql, row);
      return { value, effects: { row, holderBefore, holder: holderOf(row), messages, events, deliveries } };
    });
    this.timers.arm();
    for (const message of committed.effects.messages) this.book.remember(message);
    for (const listener of this.#afterCommit) this.#tell(listener, committed.effects);
    return committed.value;
  }

  #tell(listener: (committed: Committed) => void, committed: Committed): void {
    try {
      listener(committed);
    } catch (error) {
      // What is stored is stored: the caller must hear of it, and each subject has a timer that repairs.
      log("error", "conversation.after_commit", { trace: committed.row.trace, error });
    }
  }

  #add(row: StoredConversation, now: number, sealed: SealedMessage, emit: (event: NewEvent) => void): Message {
    row.lastSeq++;
    row.lastAt = now;
    const message = this.book.insert(row.lastSeq, row.episode, now, sealed);
    if (message.from !== "shopper") queueDelivery(this.sql, this.timers, row, message, now);
    const agent = sealed.draft.agent ? { agent: sealed.draft.agent.id } : {};
    const { id, seq, from } = message;
    emit({
      type: "message.added",
      message: id,
      seq,
      from,
      ...agent,
      maskedText: sealed.maskedText,
      episode: row.episode,
      ...(sealed.draft.isProactive ? { isProactive: true } : {}),
    });
    return message;
  }

  #append(row: StoredConversation, now: number, events: ConversationEvent[]): void {
    if (events.length === 0) return;
    for (const event of events) {
      const { eventSeq, at } = event;
      this.sql.exec("INSERT INTO events (event_seq, at, event) VALUES (?, ?, ?)", eventSeq, at, JSON.stringify(event));
    }
    row.inboxRow = JSON.stringify(applyEvents(inboxRow(row), events).row);
    // What waits long since it was cut off often does not make what is new wait, too.
    this.timers.bring("events", "", now + EVENTS_RESEND_MS);
    this.timers.ensure("retention", "", now + EVENTS_KEPT_MS);
  }
}

/** The row as its projection must be. */
export function inboxRow(row: StoredConversation): ConversationRow {
  return JSON.parse(row.inboxRow) as ConversationRow;
}

function setHolder(row: StoredConversation, { holder, epoch, reason, agent }: HolderState): void {
  Object.assign(row, { holder, epoch, reason, agentId: agent?.id ?? null, agentName: agent?.name ?? null });
}

function newConversation(opening: Opening, now: number): StoredConversation {
  const { shop, conversation, channel, thread, trace } = opening;
  return {
    shop,
    conversation,
    channel,
    thread,
    trace,
    startedAt: now,
    lastAt: now,
    erasedAt: null,
    lastSeq: 0,
    answeredSeq: 0,
    eventSeq: 0,
    confirmedSeq: 0,
    holder: OPENED.holder,
    epoch: OPENED.epoch,
    reason: OPENED.reason,
    agentId: null,
    agentName: null,
    episode: 0,
    isEpisodeOpen: 0,
    customerId: null,
    identityLevel: "none",
    locale: null,
    productId: null,
    language: null,
    stateSealed: null,
    stateVersion: 0,
    stateSeq: 0,
    inboxRow: JSON.stringify(blankRow(now)),
  };
}
