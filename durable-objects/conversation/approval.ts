import type { Proposal } from "../../workers/commerce/ports.ts";
import { newId } from "../../workers/platform/ids.ts";
import type { ActionReport } from "../../workers/platform/message.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import type { Executions } from "./executions.ts";
import { snapshotOrNull } from "./handoff.ts";
import type { Kernel } from "./kernel.ts";
import { openOwn, plainMessage, sealMessage } from "./messages.ts";
import type { TurnRunner } from "./turn-runner.ts";
import type { Turns } from "./turns.ts";
import { words } from "./words.ts";

/** What a supervisor has decided about a proposal of this conversation. */
export interface ApprovalDecision {
  proposal: string;
  isApproved: boolean;
  /** Why it was declined, as the shopper is told it. */
  note: string | null;
  /** Rules that decided it, the first one first; left out: a person did. */
  chain?: readonly string[];
}

type Waiting = { turn: string; isDone: number; approval: string | null; sealed: string };

interface Subjects {
  kernel: Kernel;
  executions: Executions;
  runner: TurnRunner;
  turns: Turns;
}

/**
 * Carries a decision out: an approved proposal is owed again and executed as stored, a declined one is told. May be
 * called again at any time; true once there is nothing left to do.
 */
export async function settleApproval(subjects: Subjects, decision: ApprovalDecision): Promise<boolean> {
  const { kernel, executions, runner } = subjects;
  const waiting = kernel.row() ? find(kernel, decision.proposal) : null;
  // Erased meanwhile, or none of ours: nobody is left to tell.
  if (!waiting) return true;
  if (!decision.isApproved) return decline(subjects, waiting, decision);
  kernel.commit((tx) => executions.reopen(tx, decision.proposal), null, decision.chain);
  executions.recall(decision.proposal);
  await runner.start();
  const after = find(kernel, decision.proposal);
  return after === null || (after.isDone === 1 && after.approval === null);
}

async function decline(
  { kernel, executions, turns }: Subjects,
  { turn, sealed }: Waiting,
  { proposal: id, note }: ApprovalDecision,
): Promise<boolean> {
  const keys = await kernel.keys();
  const proposal = await openOwn<Proposal>(keys, sealed);
  const { name, orderId } = proposal;
  const said = words(note ? "declinedFor" : "declined", await snapshotOrNull(kernel), kernel.requireRow().language);
  const draft = { ...plainMessage(newId("msg", kernel.now()), "bot", said.replace("{note}", note ?? "")), turn };
  const report: ActionReport = {
    name,
    proposal: id,
    state: "refused",
    ...(orderId === null ? {} : { orderId }),
    effects: [],
  };
  const [message, actions] = await Promise.all([sealMessage(keys, draft), sealJson(keys, [report])]);
  kernel.commit((tx) => {
    if (!executions.close(tx, id)) return;
    tx.add(message);
    turns.finish(tx, turn, actions);
    tx.emit({ type: "action.executed", proposal: id, action: name, orderId, state: "refused" });
  });
  return true;
}

function find(kernel: Kernel, proposal: string): Waiting | null {
  const found = kernel.sql.exec<Waiting>(
    "SELECT turn, is_done AS isDone, approval, proposal_sealed AS sealed FROM executions WHERE proposal = ?",
    proposal,
  );
  return found.toArray()[0] ?? null;
}
