import type { Identity } from "../../workers/commerce/ports.ts";
import type { DialogueState } from "../../workers/dialogue/contract.ts";
import { sealJson } from "../../workers/platform/privacy/seal.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { openOwn } from "./messages.ts";
import type { StoredConversation } from "./store.ts";

/** The dialogue state as stored, and the version that a commit of its successor must still find. */
export interface StateAt {
  state: DialogueState;
  version: number;
}

/** A state sealed for a transaction, with what the object itself must know of it. */
export interface SealedState {
  sealed: string;
  identity: Identity;
  language: string | null;
}

/** Reads the state that the next turn starts from. */
export async function openState(kernel: Kernel, initial: () => DialogueState): Promise<StateAt> {
  const row = kernel.requireRow();
  const version = row.stateVersion;
  if (row.stateSealed === null) return { state: { ...initial(), identity: identityOf(row) }, version };
  // Before the unsealing: what an agent says meanwhile raises no version, but the holder's epoch.
  const isOvertaken = kernel.book.hasAgentAfter(row.stateSeq);
  const stored = await openOwn<DialogueState>(await kernel.keys(row.shop), row.stateSealed);
  const state =
    row.identityLevel === "signed" && stored.identity.level !== "signed" ? withIdentity(stored, row) : stored;
  // An agent has spoken since: “好的” answers the agent, and confirms nothing that the bot had asked before.
  return { state: isOvertaken ? { ...state, proposal: null, awaiting: null } : state, version };
}

export async function sealState(kernel: Kernel, state: DialogueState): Promise<SealedState> {
  const { identity, language } = state;
  return { sealed: await sealJson(await kernel.keys(), state), identity, language };
}

/** Part of a transaction, after its replies were added: stores the state and tells who the shopper has proved to be. */
export function storeState(tx: Transaction, { sealed, identity, language }: SealedState): void {
  const { row } = tx;
  row.stateSealed = sealed;
  row.stateVersion++;
  row.stateSeq = row.lastSeq;
  row.language = language;
  identify(tx, identity.level, identity.customerId);
}

/** Takes over the identity level, and the customer where one was found. */
export function identify(tx: Transaction, level: Identity["level"], customerId: string | null): void {
  const { row } = tx;
  const isNew = customerId !== null && customerId !== row.customerId;
  if (level !== "none" && customerId !== null && (isNew || level !== row.identityLevel)) {
    tx.emit({ type: "customer.identified", customer: customerId, level });
  }
  row.identityLevel = level;
  if (isNew) row.customerId = customerId;
}

function withIdentity(state: DialogueState, row: StoredConversation): DialogueState {
  return { ...state, identity: identityOf(row) };
}

function identityOf(row: StoredConversation): Identity {
  const isSigned = row.identityLevel === "signed";
  return { level: isSigned ? "signed" : "none", customerId: isSigned ? row.customerId : null, orderIds: [] };
}
