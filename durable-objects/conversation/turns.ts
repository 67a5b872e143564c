import type { ActionReport, Message } from "../../workers/platform/message.ts";
import type { Understanding } from "../../workers/understanding/types.ts";
import type { Received } from "./contract.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { openOwn } from "./messages.ts";

const MAX_WAIT_MS = 30_000;
const KEPT_UNDERSTANDINGS = 200;

type StoredTurn = {
  id: string;
  firstSeq: number;
  lastSeq: number;
  isDone: number;
  understandingSealed: string;
  actionsSealed: string;
};
const FIELDS = `id, first_seq AS firstSeq, last_seq AS lastSeq, is_done AS isDone,
  understanding_sealed AS understandingSealed, actions_sealed AS actionsSealed`;

/** A turn to store: which of the shopper's messages it covers and what came of it. */
export interface NewTurn {
  id: string;
  firstSeq: number;
  lastSeq: number;
  /** Not done: an execution is under way, whose receipt ends the turn. */
  isDone: boolean;
  step: string;
  understandingSealed: string;
  actionsSealed: string;
}

export type TurnResult = NonNullable<Received["turn"]>;

/** The turns that were taken, and the callers who wait for one. */
export class Turns {
  readonly #kernel: Kernel;
  readonly #waiting = new Set<(answeredSeq: number) => void>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.onCommit(({ row }) => {
      for (const look of this.#waiting) look(row.answeredSeq);
    });
  }

  /** Part of the transaction that commits the turn's replies. */
  store(tx: Transaction, turn: NewTurn): void {
    tx.sql.exec(
      `INSERT INTO turns (last_seq, id, first_seq, is_done, step, at, understanding_sealed, actions_sealed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      turn.lastSeq,
      turn.id,
      turn.firstSeq,
      turn.isDone ? 1 : 0,
      turn.step,
      tx.now,
      turn.understandingSealed,
      turn.actionsSealed,
    );
  }

  /** Part of the transaction that stores the receipt. */
  finish(tx: Transaction, id: string, actionsSealed: string): void {
    tx.sql.exec("UPDATE turns SET is_done = 1, actions_sealed = ? WHERE id = ?", actionsSealed, id);
  }

  /** The turn that covers the message; null where none does in `waitMs`, or none will since a person answers. */
  async covering(seq: number, waitMs: number): Promise<TurnResult | null> {
    const isSettled = () => {
      const row = this.#kernel.row();
      return row === null || (row.answeredSeq >= seq && this.#at(seq)?.isDone !== 0);
    };
    if (!isSettled() && waitMs > 0) await this.#until(seq, isSettled, Math.min(waitMs, MAX_WAIT_MS));
    const turn = this.#at(seq);
    return turn?.isDone ? this.#result(turn) : null;
  }

  /** The newest readings, by the number of the message that closed the turn. */
  async understandings(): Promise<Record<number, Understanding>> {
    const keys = await this.#kernel.keys();
    const turns = this.#kernel.sql
      .exec<StoredTurn>(`SELECT ${FIELDS} FROM turns ORDER BY last_seq DESC LIMIT ?`, KEPT_UNDERSTANDINGS)
      .toArray();
    const opened = turns.map(async (turn) => [
      turn.lastSeq,
      await openOwn<Understanding>(keys, turn.understandingSealed),
    ]);
    return Object.fromEntries(await Promise.all(opened));
  }

  #at(seq: number): StoredTurn | null {
    const found = this.#kernel.sql.exec<StoredTurn>(
      `SELECT ${FIELDS} FROM turns WHERE last_seq >= ? AND first_seq <= ? ORDER BY last_seq LIMIT 1`,
      seq,
      seq,
    );
    return found.toArray()[0] ?? null;
  }

  async #result(turn: StoredTurn): Promise<TurnResult> {
    const keys = await this.#kernel.keys();
    const rows = this.#kernel.book.ofTurn(turn.id);
    const [replies, actions, understanding] = await Promise.all([
      this.#kernel.book.openAll(keys, rows),
      openOwn<ActionReport[]>(keys, turn.actionsSealed),
      openOwn<Understanding>(keys, turn.understandingSealed),
    ]);
    return { replies: replies satisfies Message[], actions, understanding };
  }

  #until(seq: number, isTrue: () => boolean, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = (answeredSeq: number) => {
        if (answeredSeq >= seq && isTrue()) stop();
      };
      const timer = setTimeout(stop, ms);
      this.#waiting.add(look);
    });
  }
}
