import { DeskbellError } from "../../workers/platform/errors.ts";
import { newId } from "../../workers/platform/ids.ts";
import type { HolderState, Message, Note } from "../../workers/platform/message.ts";
import { seal } from "../../workers/platform/privacy/seal.ts";
import { hashText } from "../../workers/platform/socket-ticket.ts";
import type { ActingAgent } from "./contract.ts";
import { awaitSilence, closeEpisode } from "./episodes.ts";
import { awaitPerson, snapshotOrNull } from "./handoff.ts";
import { heldOtherwise, requireEpoch, requireHeldBy, type TransitionReason } from "./holder.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { findKey, keepKey } from "./keys.ts";
import { openOwn, plainMessage, sealMessage } from "./messages.ts";
import { promisesOfAgent, recordPromises } from "./promises.ts";
import type { Sockets } from "./sockets.ts";
import { holderOf } from "./store.ts";

const DEFAULT_WAIT_MINUTES = 10;

/** An agent takes the conversation over. Asked again by the one who holds it, it changes nothing. */
export function claim(kernel: Kernel, agent: ActingAgent, epoch: number, reason: "claimed" | "offered"): HolderState {
  return kernel.commit((tx) => {
    const state = holderOf(tx.row);
    if (state.holder === "agent" && state.agent?.id === agent.id) return state;
    if (state.holder === "agent") throw heldOtherwise(state, "another agent was first");
    requireEpoch(state, epoch);
    return tx.move({ to: "agent", reason, agent });
  });
}

/** The agent gives the conversation back to the bot. */
export function giveBack(kernel: Kernel, agent: ActingAgent, epoch: number): HolderState {
  return kernel.commit((tx) => {
    const state = holderOf(tx.row);
    if (isDone(state, epoch, "given_back")) return state;
    requireHeldBy(state, agent);
    requireEpoch(state, epoch);
    return tx.move({ to: "bot", reason: "given_back" });
  });
}

/** Closes the conversation; a new message of the shopper opens it again. Another agent's is theirs to close. */
export function close(kernel: Kernel, agent: ActingAgent, epoch: number): HolderState {
  return kernel.commit((tx) => {
    const state = holderOf(tx.row);
    if (isDone(state, epoch, "closed")) return state;
    if (state.holder === "agent") requireHeldBy(state, agent);
    requireEpoch(state, epoch);
    const closed = tx.move({ to: "closed", reason: "closed" });
    closeEpisode(tx, "closed");
    return closed;
  });
}

/** From the agent to another one, or (`to` null) back among those who wait. */
export async function transfer(
  kernel: Kernel,
  agent: ActingAgent,
  epoch: number,
  to: ActingAgent | null,
): Promise<HolderState> {
  const shop = to ? null : await snapshotOrNull(kernel);
  const waitMs = 60_000 * (shop?.policy.handoff.waitMinutes ?? DEFAULT_WAIT_MINUTES);
  return kernel.commit((tx) => {
    const state = holderOf(tx.row);
    if (to && state.agent?.id === to.id && state.epoch === epoch + 2) return state;
    if (!to && isDone(state, epoch, "transferred")) return state;
    requireHeldBy(state, agent);
    requireEpoch(state, epoch);
    const waiting = tx.move({ to: "waiting", reason: "transferred" });
    if (to) return tx.move({ to: "agent", reason: "transferred", agent: to });
    awaitPerson(tx, waitMs);
    return waiting;
  });
}

/** An agent's message; the same key gives the first one again. */
export async function reply(
  kernel: Kernel,
  agent: ActingAgent,
  epoch: number,
  input: { key: string; text: string },
): Promise<Message> {
  const keys = await kernel.keys();
  const draft = { ...plainMessage(newId("msg", kernel.now()), "agent", input.text), agent };
  const [message, bodyHash, shop] = await Promise.all([
    sealMessage(keys, draft),
    hashText(input.text),
    snapshotOrNull(kernel),
  ]);
  const promised = promisesOfAgent(kernel, shop, agent.id, input.text);
  const seq = kernel.commit((tx) =>
    once(tx, `reply:${agent.id}`, { key: input.key, bodyHash }, () => {
      const state = holderOf(tx.row);
      requireHeldBy(state, agent);
      requireEpoch(state, epoch);
      const added = tx.add(message);
      recordPromises(tx, promised, added.id);
      awaitSilence(tx);
      return String(added.seq);
    }),
  );
  return (await kernel.book.open(keys, kernel.book.bySeq(Number(seq)))).message;
}

/** An agents-only note; the same key gives the first one again. */
export async function addNote(
  kernel: Kernel,
  sockets: Sockets,
  agent: ActingAgent,
  input: { key: string; text: string },
): Promise<Note> {
  const id = newId("note", kernel.now());
  const [sealed, bodyHash] = await Promise.all([
    seal(await kernel.keys(), JSON.stringify(input.text)),
    hashText(input.text),
  ]);
  const kept = kernel.commit((tx) =>
    once(tx, `note:${agent.id}`, { key: input.key, bodyHash }, () => {
      tx.sql.exec(
        "INSERT INTO notes (id, by_id, by_name, at, sealed) VALUES (?, ?, ?, ?, ?)",
        id,
        agent.id,
        agent.name,
        tx.now,
        sealed,
      );
      return id;
    }),
  );
  const note = (await readNotes(kernel)).find((candidate) => candidate.id === kept);
  if (!note) throw new DeskbellError("not_found", "the note is no longer kept");
  if (kept === id) sockets.note(note);
  return note;
}

/** All notes, oldest first. */
export async function readNotes(kernel: Kernel): Promise<Note[]> {
  const keys = await kernel.keys();
  const rows = kernel.sql
    .exec<{ id: string; byName: string; at: number; sealed: string }>(
      "SELECT id, by_name AS byName, at, sealed FROM notes ORDER BY number",
    )
    .toArray();
  return Promise.all(
    rows.map(async ({ id, byName, at, sealed }) => {
      return { id, by: byName, at: new Date(at).toISOString(), text: await openOwn<string>(keys, sealed) };
    }),
  );
}

function once(tx: Transaction, kind: string, known: { key: string; bodyHash: string }, make: () => string): string {
  const first = findKey(tx.sql, kind, known.key);
  if (!first) {
    const ref = make();
    keepKey(tx, kind, { ...known, ref });
    return ref;
  }
  if (first.bodyHash === known.bodyHash) return first.ref;
  throw new DeskbellError("conflict", "this key came with another body before; use a new key");
}

/** A repeated request finds what it asked for done by the first one. */
function isDone(state: HolderState, epoch: number, reason: TransitionReason): boolean {
  return state.epoch === epoch + 1 && state.reason === reason;
}
