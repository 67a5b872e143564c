import type { Bubble } from "../../workers/channels/channel.ts";
import { log } from "../../workers/platform/log.ts";
import type { DeliveryState, Message } from "../../workers/platform/message.ts";
import type { Kernel } from "./kernel.ts";
import type { OutboundChannel, Sent } from "./outbound.ts";
import { countSent, readReach } from "./reach.ts";
import type { StoredConversation } from "./store.ts";
import type { Timers } from "./timers.ts";
import { within } from "./within.ts";

/** How long a delivery is tried before it is a dead letter. */
export const DELIVERY_LIMIT_MS = 10 * 60_000;
/** A message that leaves so long after it was written says that it is late. */
const LATE_MS = 60_000;
const ATTEMPT_MS = 10_000;
/** Beyond the longest attempt: an attempt still marked then died with its process. */
const NET_MS = 30_000;
const BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;

/** Channels whose messages are delivered by being stored: readers fetch them, sockets show them. */
const STORED_CHANNELS: ReadonlySet<string> = new Set(["web"]);

type Delivery = {
  seq: number;
  message: string;
  state: DeliveryState;
  /** An attempt is under way, or died with its process. */
  isSending: number;
  /** Some attempt has had no answer. */
  inDoubt: number;
  attempts: number;
  dueAt: number;
  deadlineAt: number;
  createdAt: number;
  /** The next part to send, of a message that takes several calls. */
  part: number;
};
const FIELDS = `seq, message, state, is_sending AS isSending, in_doubt AS inDoubt, attempts, due_at AS dueAt, deadline_at AS deadlineAt,
  created_at AS createdAt, part`;

/** Part of the transaction that adds the message: the message is owed to its channel from then on. */
export function queueDelivery(
  sql: SqlStorage,
  timers: Timers,
  row: StoredConversation,
  message: Message,
  now: number,
): void {
  if (STORED_CHANNELS.has(row.channel)) return;
  sql.exec(
    `INSERT INTO deliveries (seq, message, state, is_sending, in_doubt, attempts, due_at, deadline_at, created_at)
     VALUES (?, ?, 'pending', 0, 0, 0, ?, ?, ?)`,
    message.seq,
    message.id,
    now,
    now + DELIVERY_LIMIT_MS,
    now,
  );
  timers.ensure("delivery", "", now + NET_MS);
}

/**
 * Carries replies to the channel, one after the other in the order of their numbers. An attempt is marked before it is
 * made: where the channel takes a key, a marked attempt is repeated after a crash; elsewhere it becomes `unknown`.
 */
export class Outbox {
  readonly #kernel: Kernel;
  #pump: Promise<void> | null = null;
  /** Till then the answer to a delivery may carry what is pending; in memory, so that a crash sends it the other way. */
  #heldUntil = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.onCommit(({ row, messages }) => {
      const isOwed = messages.some(({ message }) => message.from !== "shopper");
      if (isOwed && !STORED_CHANNELS.has(row.channel)) void this.pump();
    });
  }

  /** Delivers what is due; a call while one runs joins it. */
  pump(): Promise<void> {
    this.#pump ??= this.#deliverAll();
    return this.#pump;
  }

  /** Leaves what comes to the answer of a delivery that is waiting. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#kernel.now() + ms);
  }

  /**
   * The bubbles that the answer to this delivery carries, recorded as sent; none where they do not all fit, or were
   * sent. The same delivery again gets the same ones: the vendor asks again where it has not had the answer.
   */
  async carry(eventId: string): Promise<Bubble[]> {
    try {
      const channel = await this.#kernel.ports().outbound;
      const known = this.#bubbles(`carried_by = ?`, eventId);
      const pending = this.#bubbles("state = 'pending'");
      const rows = known.length > 0 ? known : pending;
      if (!channel?.carry || rows.length === 0 || (known.length === 0 && rows.some((row) => row.attempts > 0)))
        return [];
      const keys = await this.#kernel.keys();
      const messages = await this.#kernel.book.openAll(
        keys,
        rows.map(({ seq }) => this.#kernel.book.bySeq(seq)),
      );
      const bubbles = channel.carry(messages);
      if (!bubbles || known.length > 0) return bubbles ?? [];
      return this.#markCarried(eventId, pending) ? bubbles : [];
    } finally {
      this.#heldUntil = 0;
      void this.pump();
    }
  }

  #bubbles(condition: string, ...values: string[]): Pick<Delivery, "seq" | "attempts">[] {
    const sql = `SELECT seq, attempts FROM deliveries WHERE ${condition} ORDER BY seq`;
    return this.#kernel.sql.exec<Pick<Delivery, "seq" | "attempts">>(sql, ...values).toArray();
  }

  #markCarried(eventId: string, rows: Pick<Delivery, "seq">[]): boolean {
    return this.#kernel.commit((tx) => {
      const marked = rows.flatMap(({ seq }) =>
        tx.sql
          .exec<{ message: string }>(
            "UPDATE deliveries SET state = 'sent', carried_by = ? WHERE seq = ? AND state = 'pending' AND attempts = 0 RETURNING message",
            eventId,
            seq,
          )
          .toArray(),
      );
      for (const { message } of marked) tx.deliveries.push({ message, state: "sent" });
      return marked.length === rows.length;
    });
  }

  /** Deliveries that are not simply sent, by message id. */
  open(): Record<string, DeliveryState> {
    const rows = this.#kernel.sql.exec<Delivery>(`SELECT ${FIELDS} FROM deliveries WHERE state <> 'sent'`).toArray();
    return Object.fromEntries(rows.map(({ message, state }) => [message, state]));
  }

  async #deliverAll(): Promise<void> {
    try {
      // `pump` must hold the run before it can end.
      await null;
      let head = this.#head();
      while (head && (await this.#deliver(head))) head = this.#head();
    } catch (error) {
      log("error", "conversation.outbox", { error });
    } finally {
      this.#pump = null;
    }
  }

  #head(): Delivery | null {
    const sql = `SELECT ${FIELDS} FROM deliveries WHERE state = 'pending' ORDER BY seq LIMIT 1`;
    const head = this.#kernel.sql.exec<Delivery>(sql).toArray()[0];
    if (!head) {
      this.#kernel.timers.clear("delivery", "");
      this.#kernel.timers.arm();
    }
    return head ?? null;
  }

  /** One attempt at the first delivery; false where it has to wait. */
  async #deliver(head: Delivery): Promise<boolean> {
    const now = this.#kernel.now();
    if (now < this.#heldUntil) {
      this.#wakeAt(this.#heldUntil);
      return false;
    }
    const channel = await this.#kernel.ports().outbound;
    if (!channel) return this.#settle(head, "dead", "no_channel");
    if (head.isSending && !channel.isIdempotent) return this.#settle(head, "unknown", "interrupted");
    const deadlineAt =
      channel.windowMs === null ? head.deadlineAt : Math.min(head.deadlineAt, head.createdAt + channel.windowMs);
    if (now >= deadlineAt) {
      return this.#settle(head, head.isSending || head.inDoubt ? "unknown" : "dead", "too_late");
    }
    if (head.dueAt > now) {
      this.#wakeAt(head.dueAt);
      return false;
    }
    const keys = await this.#kernel.keys();
    const { message } = await this.#kernel.book.open(keys, this.#kernel.book.bySeq(head.seq));
    const reach = await readReach(this.#kernel.sql, keys);
    if (!this.#markSending(head, now)) return true;
    const sent = await attempt(channel, {
      key: head.message,
      text: message.text,
      choices: message.choices,
      cards: message.cards,
      from: message.from,
      part: head.part,
      reach,
      isLate: now - head.createdAt > LATE_MS,
    });
    return this.#record(head, sent, channel, deadlineAt, channel.partsOf?.(message) ?? 1);
  }

  #markSending(head: Delivery, now: number): boolean {
    return this.#kernel.commit((tx) => {
      tx.timers.set("delivery", "", now + NET_MS);
      const marked = tx.sql.exec(
        `UPDATE deliveries SET in_doubt = max(in_doubt, is_sending), is_sending = 1, attempts = attempts + 1
         WHERE seq = ? AND state = 'pending' RETURNING seq`,
        head.seq,
      );
      return marked.toArray().length === 1;
    });
  }

  #record(
    head: Delivery,
    sent: Sent | { is: "unknown" },
    channel: OutboundChannel,
    deadlineAt: number,
    parts: number,
  ): boolean {
    if (sent.is === "sent") {
      return head.part + 1 < parts ? this.#nextPart(head, sent) : this.#settle(head, "sent", null, sent);
    }
    if (sent.is === "refused") return this.#settle(head, "dead", sent.reason);
    if (sent.is === "unknown" && !channel.isIdempotent) return this.#settle(head, "unknown", "no_answer");
    const backoff = Math.min(BACKOFF_MS * 2 ** head.attempts, MAX_BACKOFF_MS);
    const wait = Math.max(backoff, sent.is === "retry" ? (sent.afterMs ?? 0) : 0);
    const dueAt = Math.min(this.#kernel.now() + wait, deadlineAt);
    this.#kernel.commit((tx) => {
      tx.sql.exec(
        "UPDATE deliveries SET is_sending = 0, in_doubt = max(in_doubt, ?), due_at = ? WHERE seq = ? AND state = 'pending'",
        sent.is === "unknown" ? 1 : 0,
        dueAt,
        head.seq,
      );
      tx.timers.set("delivery", "", dueAt);
    });
    return false;
  }

  /** A part is with the vendor: whatever becomes of the next one, this one is not sent again. */
  #nextPart(head: Delivery, sent: Extract<Sent, { is: "sent" }>): true {
    this.#kernel.commit((tx) => {
      tx.sql.exec(
        "UPDATE deliveries SET part = part + 1, is_sending = 0, in_doubt = 0, attempts = 0 WHERE seq = ? AND state = 'pending'",
        head.seq,
      );
      countSent(tx.sql, sent.window ?? null);
    });
    return true;
  }

  #settle(head: Delivery, state: DeliveryState, reason: string | null, sent?: Extract<Sent, { is: "sent" }>): true {
    this.#kernel.commit((tx) => {
      const settled = tx.sql
        .exec(
          "UPDATE deliveries SET state = ?, is_sending = 0, reason = ?, vendor_id = ? WHERE seq = ? AND state = 'pending' RETURNING seq",
          state,
          reason,
          sent?.id ?? null,
          head.seq,
        )
        .toArray();
      if (settled.length === 0) return;
      if (sent) countSent(tx.sql, sent.window ?? null);
      tx.deliveries.push({ message: head.message, state });
      if (state === "dead") tx.emit({ type: "delivery.dead", message: head.message, reason: reason ?? "" });
    });
    return true;
  }

  #wakeAt(dueAt: number): void {
    this.#kernel.timers.set("delivery", "", dueAt);
    this.#kernel.timers.arm();
  }
}

async function attempt(
  channel: OutboundChannel,
  message: Parameters<OutboundChannel["send"]>[0],
): Promise<Sent | { is: "unknown" }> {
  const abort = new AbortController();
  try {
    return await within(ATTEMPT_MS, channel.send(message, abort.signal));
  } catch (error) {
    log("warn", "conversation.delivery_unknown", { error });
    return { is: "unknown" };
  } finally {
    abort.abort();
  }
}
