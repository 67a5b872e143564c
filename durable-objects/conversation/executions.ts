import type { Execution, Proposal } from "../../workers/commerce/ports.ts";
import type { Dialogue, TurnPorts } from "../../workers/dialogue/contract.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import type { ActionReport } from "../../workers/platform/message.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import { handOver, readyHandoff } from "./handoff.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { openOwn } from "./messages.ts";
import type { TurnParts } from "./ports.ts";
import { recordPromises } from "./promises.ts";
import { openState, sealState, storeState } from "./state.ts";
import { holderOf } from "./store.ts";
import { sealReplies } from "./turn-commit.ts";
import type { Turns } from "./turns.ts";
import { within } from "./within.ts";

const EXECUTE_NET_MS = 5_000;
const EXECUTE_LIMIT_MS = 30_000;
/** After so long without an answer nobody knows; a person finds out. */
const UNKNOWN_AFTER_MS = 10 * 60_000;

/** `chain`: JSON of the rules that approved it; null: none did. */
export type StoredExecution = { proposal: string; turn: string; at: number; sealed: string; chain: string | null };
type Told = Awaited<ReturnType<Dialogue["tellReceipt"]>>;

/**
 * Executions of confirmed proposals. The proposal is committed as executing before anything is done; whatever dies after
 * that, the timer repeats the execution, which is done once per proposal id, and stores and sends the receipt.
 */
export class Executions {
  readonly #kernel: Kernel;
  readonly #turns: Turns;
  /** Failed in this process; their timer brings them back, so that other turns need not wait. */
  readonly #deferred = new Set<string>();

  constructor(kernel: Kernel, turns: Turns) {
    this.#kernel = kernel;
    this.#turns = turns;
  }

  /** Part of the turn's transaction. False where this proposal was begun before. */
  begin(tx: Transaction, { proposal, sealed, turn }: { proposal: string; sealed: string; turn: string }): boolean {
    const begun = tx.sql.exec(
      `INSERT INTO executions (proposal, turn, is_done, at, proposal_sealed) VALUES (?, ?, 0, ?, ?)
       ON CONFLICT (proposal) DO NOTHING RETURNING proposal`,
      proposal,
      turn,
      tx.now,
      sealed,
    );
    if (begun.toArray().length === 0) return false;
    tx.timers.set("execute", proposal, tx.now + EXECUTE_NET_MS);
    return true;
  }

  /** The oldest execution that is owed and has not failed in this process. */
  next(): StoredExecution | null {
    const owed = this.#kernel.sql
      .exec<StoredExecution>(
        "SELECT proposal, turn, at, proposal_sealed AS sealed, chain FROM executions WHERE is_done = 0 ORDER BY at, proposal",
      )
      .toArray();
    return owed.find(({ proposal }) => !this.#deferred.has(proposal)) ?? null;
  }

  /** The timer's side: what had failed is owed again. */
  recall(proposal: string): void {
    this.#deferred.delete(proposal);
  }

  /** Part of a transaction: what was waiting for a supervisor's yes is owed again. */
  reopen(tx: Transaction, proposal: string): void {
    // Also where it is decided before it was stored that it waits.
    tx.sql.exec(
      "UPDATE executions SET chain = ? WHERE proposal = ? AND (is_done = 0 OR approval = 'awaiting')",
      JSON.stringify(tx.chain),
      proposal,
    );
    const reopened = tx.sql.exec(
      "UPDATE executions SET is_done = 0, at = ?, approval = NULL WHERE proposal = ? AND approval = 'awaiting' RETURNING proposal",
      tx.now,
      proposal,
    );
    if (reopened.toArray().length > 0) tx.timers.set("execute", proposal, tx.now + EXECUTE_NET_MS);
  }

  /** Part of a transaction: ends what was declined. False where it has ended before. */
  close(tx: Transaction, proposal: string): boolean {
    const closed = tx.sql.exec(
      "UPDATE executions SET is_done = 1, approval = 'declined' WHERE proposal = ? AND (is_done = 0 OR approval = 'awaiting') RETURNING proposal",
      proposal,
    );
    if (closed.toArray().length === 0) return false;
    tx.timers.clear("execute", proposal);
    return true;
  }

  /** Executes, and stores the receipt with what is said about it. A failure leaves it to the timer. */
  async run(owed: StoredExecution): Promise<void> {
    try {
      const parts = await within(EXECUTE_LIMIT_MS, this.#kernel.ports().turn());
      const proposal = await openOwn<Proposal>(await this.#kernel.keys(), owed.sealed);
      const execution = await this.#execute(owed, proposal, parts);
      while (!(await this.#storeReceipt(owed, proposal, execution, parts))) {
        // The state has changed meanwhile: what is said follows the newer one.
      }
    } catch (error) {
      this.#deferred.add(owed.proposal);
      log("error", "conversation.execution", { trace: this.#kernel.row()?.trace ?? "", error });
    }
  }

  async #execute(owed: StoredExecution, proposal: Proposal, parts: TurnParts): Promise<Execution> {
    try {
      if (parts.isStale)
        throw new DeskbellError("unavailable", "nothing is changed while the database cannot be asked");
      return await within(EXECUTE_LIMIT_MS, parts.commerce.actions.execute(proposal));
    } catch (error) {
      const at = this.#kernel.now();
      if (at - owed.at < UNKNOWN_AFTER_MS) throw error;
      return { state: "unknown", proposal: proposal.id, at };
    }
  }

  async #storeReceipt(
    owed: StoredExecution,
    proposal: Proposal,
    execution: Execution,
    parts: TurnParts,
  ): Promise<boolean> {
    const { state, version } = await openState(this.#kernel, parts.initialState);
    const row = this.#kernel.row();
    const holder = row ? { holder: holderOf(row) } : {};
    const told = await this.#tell(parts, { proposal, execution, state, ...holder });
    const keys = await this.#kernel.keys();
    const ready = told.handoff ? readyHandoff(parts.shop, told.handoff, this.#kernel.now()) : null;
    const [replies, sealedState, actions, sealedExecution] = await Promise.all([
      sealReplies(this.#kernel, owed.turn, told.replies),
      sealState(this.#kernel, told.state),
      sealJson(keys, told.actions),
      sealJson(keys, execution),
    ]);
    const store = (tx: Transaction): boolean => {
      if (!isOwed(tx, proposal.id)) return true;
      if (tx.row.stateVersion !== version) return false;
      for (const reply of replies) tx.add(reply);
      recordPromises(tx, told.promises ?? [], replies.at(-1)?.draft.id ?? null);
      emitExecuted(tx, proposal, execution, told.actions);
      // Also after an agent's claim: what was done is told. Only a bot that still holds hands over.
      if (ready) handOver(tx, ready);
      storeState(tx, sealedState);
      this.#turns.finish(tx, owed.turn, actions);
      tx.sql.exec(
        "UPDATE executions SET is_done = 1, execution_sealed = ?, approval = ? WHERE proposal = ?",
        sealedExecution,
        execution.state === "awaiting_approval" ? "awaiting" : null,
        proposal.id,
      );
      tx.timers.clear("execute", proposal.id);
      return true;
    };
    return this.#kernel.commit(store, null, JSON.parse(owed.chain ?? "[]") as string[]);
  }

  #tell(parts: TurnParts, input: Parameters<Dialogue["tellReceipt"]>[0]): Promise<Told> {
    const { shop, commerce, knowledge, models, dialogue } = parts;
    const { signal } = new AbortController();
    const ports: TurnPorts = { shop, commerce, knowledge, models, now: this.#kernel.now(), draft: () => {}, signal };
    return within(EXECUTE_LIMIT_MS, dialogue.tellReceipt(input, ports));
  }
}

function isOwed(tx: Transaction, proposal: string): boolean {
  return tx.sql.exec("SELECT 1 FROM executions WHERE proposal = ? AND is_done = 0", proposal).toArray().length === 1;
}

function emitExecuted(tx: Transaction, proposal: Proposal, execution: Execution, actions: ActionReport[]): void {
  const { id, name, orderId } = proposal;
  const state = execution.state === "changed" ? "refused" : execution.state;
  // What waits for a supervisor has come to no end yet.
  if (state !== "awaiting_approval") tx.emit({ type: "action.executed", proposal: id, action: name, orderId, state });
  for (const next of actions) {
    if (next.state !== "proposed" || next.proposal === id) continue;
    tx.emit({ type: "action.proposed", proposal: next.proposal, action: next.name, orderId: next.orderId ?? null });
  }
  if (execution.state !== "executed") return;
  for (const effect of execution.effects) {
    if (effect.kind !== "refund") continue;
    tx.emit({ type: "promise.made", promise: `${id}:refund`, kind: "refund", dueAt: effect.dueAt });
  }
}
