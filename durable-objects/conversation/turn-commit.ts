import type { ReplyDraft, TurnOutcome } from "../../workers/dialogue/contract.ts";
import { newId } from "../../workers/platform/ids.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import type { Executions } from "./executions.ts";
import { handOver, type ReadyHandoff, readyHandoff } from "./handoff.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { type SealedMessage, sealMessage } from "./messages.ts";
import { recordPromises } from "./promises.ts";
import { type SealedState, sealState, storeState } from "./state.ts";
import type { Work } from "./turn-runner.ts";
import type { Turns } from "./turns.ts";

/** How an attempt ended: stored; of no use since the holder or the state changed; a newer bubble must be read too. */
export type CommitEnd = "committed" | "dropped" | "restarted" | "joined";

/** A turn's outcome with everything personal sealed. */
export interface ReadyTurn {
  outcome: TurnOutcome;
  version: number;
  replies: SealedMessage[];
  state: SealedState;
  understanding: string;
  actions: string;
  proposal: string | null;
  handoff: ReadyHandoff | null;
}

/** Seals what the turn came to; after this the commit is synchronous. */
export async function readyTurn(
  kernel: Kernel,
  work: Work,
  outcome: TurnOutcome,
  version: number,
  shop: ShopSnapshot,
): Promise<ReadyTurn> {
  const keys = await kernel.keys(work.row.shop);
  const handoff = outcome.handoff ? readyHandoff(shop, outcome.handoff, kernel.now()) : null;
  const [replies, state, understanding, actions, proposal] = await Promise.all([
    sealReplies(kernel, work.turn, outcome.replies),
    sealState(kernel, outcome.state),
    sealJson(keys, outcome.understanding),
    sealJson(keys, outcome.actions),
    outcome.execute ? sealJson(keys, outcome.execute) : null,
  ]);
  return { outcome, version, replies, state, understanding, actions, proposal, handoff };
}

/** Replies as the bot's messages, sealed. */
export async function sealReplies(kernel: Kernel, turn: string, replies: ReplyDraft[]): Promise<SealedMessage[]> {
  const keys = await kernel.keys();
  const sealing = replies.map((reply) => {
    const nothing = { agent: null, choice: null, attachment: null };
    return sealMessage(keys, { ...reply, ...nothing, id: newId("msg", kernel.now()), from: "bot", turn });
  });
  return Promise.all(sealing);
}

/** Part of a transaction: stores the whole turn, or nothing where it is stale. */
export function commitTurn(
  tx: Transaction,
  work: Work,
  ready: ReadyTurn,
  turns: Turns,
  executions: Executions,
): CommitEnd {
  const { row } = tx;
  if (row.epoch !== work.holder.epoch || row.stateVersion !== ready.version) return "dropped";
  const { outcome } = ready;
  row.answeredSeq = work.lastSeq;
  emitTaken(tx, work, outcome);
  for (const reply of ready.replies) tx.add(reply);
  recordPromises(tx, outcome.promises ?? [], ready.replies.at(-1)?.draft.id ?? null);
  for (const action of outcome.actions) {
    if (action.state !== "proposed") continue;
    const { proposal, name, orderId = null } = action;
    tx.emit({ type: "action.proposed", proposal, action: name, orderId });
  }
  const isExecuting =
    outcome.execute !== null &&
    ready.proposal !== null &&
    executions.begin(tx, { proposal: outcome.execute.id, sealed: ready.proposal, turn: work.turn });
  if (ready.handoff) handOver(tx, ready.handoff);
  storeState(tx, ready.state);
  turns.store(tx, {
    id: work.turn,
    firstSeq: work.firstSeq,
    lastSeq: work.lastSeq,
    isDone: !isExecuting,
    step: outcome.step,
    understandingSealed: ready.understanding,
    actionsSealed: ready.actions,
  });
  return "committed";
}

function emitTaken(tx: Transaction, work: Work, { understanding, step, usedModel }: TurnOutcome): void {
  const { intent, confidence, language, sentiment, emotion } = understanding;
  tx.emit({
    type: "turn.taken",
    turn: work.turn,
    intent,
    confidence,
    language,
    sentiment,
    emotion,
    step,
    latencyMs: tx.now - work.lastAt,
    usedModel,
    episode: tx.row.episode,
  });
}
