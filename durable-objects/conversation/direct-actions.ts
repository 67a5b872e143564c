import type { ActionRequest, Execution, Proposal, Proposed } from "../../workers/commerce/ports.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { newId } from "../../workers/platform/ids.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import type { Opening } from "./contract.ts";
import type { Executions } from "./executions.ts";
import { heldOtherwise } from "./holder.ts";
import type { Kernel } from "./kernel.ts";
import { openOwn } from "./messages.ts";
import { openConversation } from "./opened.ts";
import { openState, sealState, storeState } from "./state.ts";
import { holderOf } from "./store.ts";
import type { TurnRunner } from "./turn-runner.ts";

const MAX_TRIES = 5;

interface Subjects {
  kernel: Kernel;
  executions: Executions;
  runner: TurnRunner;
}

/** Whose conversation it is: a customer that the caller has proved. Another customer's is `forbidden`. */
export interface DirectCaller {
  opening: Opening;
  customerId: string;
}

/**
 * Previews an action that is asked for without words, by the shop's own systems, and makes it the open proposal of the
 * conversation, in the place of what was open. Words do not confirm it. `conflict` while a person holds the conversation.
 */
export async function proposeDirectly(
  { kernel }: Subjects,
  caller: DirectCaller,
  request: ActionRequest,
): Promise<Proposed> {
  open(kernel, caller);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    requireBot(kernel);
    const parts = await kernel.ports().turn();
    if (parts.isStale) throw new DeskbellError("unavailable", "nothing is changed while the database cannot be asked");
    const { state, version } = await openState(kernel, parts.initialState);
    const proposed = await parts.commerce.actions.propose(request, state.identity);
    if (!proposed.proposed) return proposed;
    const { proposal } = proposed;
    const sealed = await sealState(kernel, { ...state, proposal, awaiting: null, offered: [] });
    const isStored = kernel.commit((tx) => {
      if (tx.row.stateVersion !== version || !mayPropose(tx.row.holder)) return false;
      storeState(tx, sealed);
      tx.emit({ type: "action.proposed", proposal: proposal.id, action: proposal.name, orderId: proposal.orderId });
      return true;
    });
    if (isStored) return proposed;
  }
  throw changing();
}

/**
 * Confirms the open proposal by its id and returns what became of it; once, however often it is called. `conflict` for
 * a proposal that is not the open one, or no longer.
 */
export async function confirmDirectly(
  { kernel, executions, runner }: Subjects,
  caller: DirectCaller,
  id: string,
): Promise<Execution> {
  open(kernel, caller);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (isBegun(kernel, id)) break;
    requireBot(kernel);
    const parts = await kernel.ports().turn();
    const { state, version } = await openState(kernel, parts.initialState);
    const { proposal } = state;
    if (proposal?.id !== id) throw new DeskbellError("conflict", "this is not the open proposal; propose it again");
    const [sealed, next] = await Promise.all([
      sealJson(await kernel.keys(), proposal satisfies Proposal),
      sealState(kernel, { ...state, proposal: null, awaiting: null }),
    ]);
    kernel.commit((tx) => {
      if (tx.row.stateVersion !== version || !mayPropose(tx.row.holder)) return;
      executions.begin(tx, { proposal: id, sealed, turn: newId("trn", tx.now) });
      storeState(tx, next);
    });
  }
  await runner.start();
  return resultOf(kernel, id);
}

function open(kernel: Kernel, { opening, customerId }: DirectCaller): void {
  openConversation(kernel, opening, { locale: null, productId: null, signed: { customerId, name: null } });
}

function mayPropose(holder: string): boolean {
  return holder === "bot" || holder === "closed";
}

function requireBot(kernel: Kernel): void {
  const holder = holderOf(kernel.requireRow());
  if (!mayPropose(holder.holder)) throw heldOtherwise(holder, "a person has this conversation in hand");
}

function isBegun(kernel: Kernel, proposal: string): boolean {
  return kernel.sql.exec("SELECT 1 FROM executions WHERE proposal = ?", proposal).toArray().length > 0;
}

async function resultOf(kernel: Kernel, proposal: string): Promise<Execution> {
  const [found] = kernel.sql
    .exec<{ sealed: string | null }>(
      "SELECT execution_sealed AS sealed FROM executions WHERE proposal = ? AND is_done = 1",
      proposal,
    )
    .toArray();
  if (!found?.sealed) {
    throw new DeskbellError("unavailable", "it is under way; confirm the same proposal again", { retryAfterS: 5 });
  }
  return openOwn<Execution>(await kernel.keys(), found.sealed);
}

function changing(): DeskbellError {
  return new DeskbellError("unavailable", "the conversation is changing; try again", { retryAfterS: 1 });
}
