import type { ConversationEvent, EventBatch } from "../../workers/platform/events.ts";
import { log } from "../../workers/platform/log.ts";
import type { EventPage } from "./contract.ts";
import { EVENTS_RESEND_MS, inboxRow, type Kernel } from "./kernel.ts";
import type { StoredConversation } from "./store.ts";

/** A queue message holds 128 KB. */
const BATCH_BYTES = 90_000;
const PAGE = 500;
const MAX_RESEND_MS = 15 * 60_000;

/** The conversation's events on their way to the projections: sent after each commit, again until confirmed. */
export class Events {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.onCommit(({ row, events }) => {
      if (events.length > 0) void this.#send(row, events);
    });
  }

  /** Sends again what was not confirmed in time, less often each time; the confirmation clears the timer. */
  async resend(attempts: number): Promise<void> {
    const row = this.#kernel.requireRow();
    if (row.confirmedSeq >= row.eventSeq) {
      this.#kernel.timers.clear("events", "");
      return;
    }
    const due = this.#read(row.confirmedSeq, PAGE).filter(({ at }) => at <= this.#kernel.now() - EVENTS_RESEND_MS);
    for (const events of inBatches(due)) await this.#send(row, events);
    const wait = Math.min(EVENTS_RESEND_MS * 2 ** (due.length === 0 ? 0 : attempts - 1), MAX_RESEND_MS);
    this.#kernel.timers.set("events", "", this.#kernel.now() + wait);
  }

  confirm(upTo: number): void {
    this.#kernel.commit((tx) => {
      tx.row.confirmedSeq = Math.min(Math.max(tx.row.confirmedSeq, upTo), tx.row.eventSeq);
      tx.timers.clear("events", "");
      const [next] = this.#read(tx.row.confirmedSeq, 1);
      if (next) tx.timers.set("events", "", next.at + EVENTS_RESEND_MS);
    });
  }

  page(after: number, limit: number): EventPage {
    const row = this.#kernel.requireRow();
    const events = this.#read(after, Math.min(Math.max(limit, 1), PAGE));
    const isWhole = row.eventSeq <= after || events[0]?.eventSeq === after + 1;
    const { startedAt, customerId, channel } = row;
    return { events, base: isWhole ? null : inboxRow(row), startedAt, customer: customerId, channel };
  }

  #read(after: number, limit: number): ConversationEvent[] {
    return this.#kernel.sql
      .exec<{ event: string }>("SELECT event FROM events WHERE event_seq > ? ORDER BY event_seq LIMIT ?", after, limit)
      .toArray()
      .map(({ event }) => JSON.parse(event) as ConversationEvent);
  }

  async #send(row: StoredConversation, events: ConversationEvent[]): Promise<void> {
    const { shop, conversation, channel, startedAt, customerId } = row;
    const batch: EventBatch = { shop, conversation, channel, startedAt, customer: customerId, events };
    try {
      await this.#kernel.env.EVENTS.send(batch);
    } catch (error) {
      // The timer sends it again.
      log("warn", "conversation.events_not_sent", { trace: row.trace, error });
    }
  }
}

function inBatches(events: ConversationEvent[]): ConversationEvent[][] {
  const batches: ConversationEvent[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const bytes = 3 * JSON.stringify(event).length;
    if (size + bytes > BATCH_BYTES) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(event);
    size += bytes;
  }
  return batches;
}
