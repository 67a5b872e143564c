import type { TurnInput, TurnOutcome } from "../../workers/dialogue/contract.ts";
import { newId } from "../../workers/platform/ids.ts";
import { log } from "../../workers/platform/log.ts";
import type { HolderState } from "../../workers/platform/message.ts";
import { maskText } from "../../workers/platform/privacy/mask.ts";
import { Attempt } from "./attempt.ts";
import type { Executions } from "./executions.ts";
import { handOver, readyHandoff, snapshotOrNull } from "./handoff.ts";
import { TURN_NET_MS } from "./inbound.ts";
import type { Kernel } from "./kernel.ts";
import { plainMessage, type StoredMessage, sealMessage } from "./messages.ts";
import type { TurnParts } from "./ports.ts";
import type { Sockets } from "./sockets.ts";
import { openState } from "./state.ts";
import { holderOf, type StoredConversation } from "./store.ts";
import { type CommitEnd, commitTurn, type ReadyTurn, readyTurn } from "./turn-commit.ts";
import type { Turns } from "./turns.ts";
import { within } from "./within.ts";
import { words } from "./words.ts";

/** How long an answer that may yet be completed waits for the next bubble. */
export const BURST_MS = 600;
/** The same while the shopper types. */
export const TYPING_MS = 3_000;
/** Bubbles that never end are answered all the same. */
const BURST_LIMIT_MS = 15_000;
const MAX_RESTARTS = 2;
const TURN_LIMIT_MS = 20_000;
/** After so many failures the turn is a person's. */
const MAX_FAILURES = 3;
/** What of an attachment may show something. */
const SHOWS: ReadonlySet<string> = new Set(["image", "video"]);
const HISTORY_LINES = 12;

const WAITING_STEPS: ReadonlySet<TurnOutcome["step"]> = new Set([
  "ask",
  "propose",
  "handoff",
  "not_understood",
  "aside",
]);

/** What a turn is about to answer, and what must still hold when it is committed. */
export interface Work {
  turn: string;
  bubbles: StoredMessage[];
  firstSeq: number;
  lastSeq: number;
  lastAt: number;
  holder: HolderState;
  row: StoredConversation;
}

/** Takes the turns of a conversation, one at a time, in memory; the turn timer is the net beneath it. */
export class TurnRunner {
  readonly #kernel: Kernel;
  readonly #turns: Turns;
  readonly #executions: Executions;
  readonly #sockets: Sockets;
  #run: Promise<void> | null = null;
  #attempt: Attempt | null = null;
  #typingAt = 0;

  constructor(kernel: Kernel, turns: Turns, executions: Executions, sockets: Sockets) {
    this.#kernel = kernel;
    this.#turns = turns;
    this.#executions = executions;
    this.#sockets = sockets;
    kernel.onCommit(({ messages, holder, holderBefore }) => {
      const isBubble = messages.some(({ message }) => message.from === "shopper");
      if (holder.epoch !== holderBefore.epoch) this.#attempt?.interrupt("holder");
      else if (isBubble) this.#attempt?.interrupt("bubble");
      if (isBubble || holder.epoch !== holderBefore.epoch) void this.start();
    });
  }

  /** Takes every turn that is owed; a call while one runs joins it. */
  start(): Promise<void> {
    this.#run ??= this.#takeAll();
    return this.#run;
  }

  /** The shopper is typing: an answer that may yet be completed waits longer. */
  typing(): void {
    this.#typingAt = this.#kernel.now();
  }

  /** The timer's side: takes what is owed; a turn that fails again and again becomes a person's. */
  async recover(attempts: number): Promise<void> {
    await this.start();
    if (attempts > MAX_FAILURES && this.#next()) await this.#giveUp();
    if (!this.#next()) this.#kernel.timers.clear("turn", "");
  }

  async #takeAll(): Promise<void> {
    let restarts = 0;
    try {
      // `start` must hold the run before it can end.
      await null;
      for (;;) {
        const execution = this.#executions.next();
        if (execution) {
          await this.#executions.run(execution);
          continue;
        }
        const work = this.#next();
        if (!work) return;
        const end = await this.#take(work, restarts < MAX_RESTARTS);
        if (end === "committed") restarts = 0;
        if (end === "restarted") restarts++;
      }
    } catch (error) {
      log("error", "conversation.turn", { trace: this.#kernel.row()?.trace ?? "", error });
    } finally {
      // In the same breath as the last look: a message stored after it starts anew.
      this.#run = null;
    }
  }

  #next(): Work | null {
    const row = this.#kernel.row();
    if (!row || row.holder === "agent" || row.holder === "closed") return null;
    const bubbles = this.#kernel.book.pending(row.answeredSeq);
    const [first, last] = [bubbles[0], bubbles.at(-1)];
    if (!first || !last) return null;
    const turn = newId("trn", this.#kernel.now());
    return { turn, bubbles, firstSeq: first.seq, lastSeq: last.seq, lastAt: last.at, holder: holderOf(row), row };
  }

  async #take(work: Work, mayRestart: boolean): Promise<CommitEnd> {
    const attempt = new Attempt(mayRestart);
    this.#attempt = attempt;
    let end: CommitEnd = "dropped";
    try {
      const parts = await within(TURN_LIMIT_MS, this.#kernel.ports().turn());
      const { state, version } = await openState(this.#kernel, parts.initialState);
      const input: TurnInput = { ...(await this.#input(work, parts)), state };
      const answer = parts.dialogue.takeTurn(input, this.#turnPorts(work, parts, attempt));
      const outcome = await Promise.race([within(TURN_LIMIT_MS, answer), attempt.interrupted]);
      if (typeof outcome === "string") return outcome === "bubble" ? "restarted" : "dropped";
      attempt.phase = "holding";
      if (WAITING_STEPS.has(outcome.step) && (await this.#hold(work, attempt))) return "joined";
      attempt.phase = "committing";
      const ready = await readyTurn(this.#kernel, work, outcome, version, parts.shop);
      end = this.#commit(work, ready, mayRestart);
      return end;
    } finally {
      this.#attempt = null;
      attempt.end();
      if (attempt.hasDraft && end !== "committed") this.#sockets.endDraft(work.turn);
    }
  }

  #commit(work: Work, ready: ReadyTurn, mayRestart: boolean): CommitEnd {
    return this.#kernel.commit((tx) => {
      const isNewer = this.#kernel.book.pending(work.lastSeq).length > 0;
      if (isNewer && mayRestart) return "restarted";
      const end = commitTurn(tx, work, ready, this.#turns, this.#executions);
      if (end !== "committed") return end;
      if (isNewer) tx.timers.set("turn", "", tx.now + TURN_NET_MS);
      else tx.timers.clear("turn", "");
      return end;
    });
  }

  /** True where the next bubble, or another holder, came within the burst window. */
  async #hold(work: Work, attempt: Attempt): Promise<boolean> {
    const firstAt = work.bubbles[0]?.at ?? work.lastAt;
    for (;;) {
      const typing = Math.min(work.lastAt + TYPING_MS, this.#typingAt + BURST_MS);
      const until = Math.min(Math.max(work.lastAt + BURST_MS, typing), firstAt + BURST_LIMIT_MS);
      const rest = until - this.#kernel.now();
      if (rest <= 0) return false;
      if (await interruptedWithin(rest, attempt)) return true;
    }
  }

  async #input(work: Work, parts: TurnParts): Promise<Omit<TurnInput, "state">> {
    const { row, holder } = work;
    const keys = await this.#kernel.keys(row.shop);
    const opened = await Promise.all(work.bubbles.map((bubble) => this.#kernel.book.open(keys, bubble)));
    const messages = opened.map(({ message, choice }, index) => ({
      seq: message.seq,
      text: message.text,
      choice,
      attachments: (message.attachments ?? []).flatMap(({ id, kind }) => (SHOWS.has(kind) ? [id] : [])),
      at: work.bubbles[index]?.at ?? work.lastAt,
    }));
    const history = parts.models.has.language ? await this.#history(work) : [];
    return { messages, holder, history, page: { locale: row.locale, productId: row.productId } };
  }

  /** For the language model only, therefore masked. */
  async #history(work: Work): Promise<TurnInput["history"]> {
    const rows = this.#kernel.book.after(Math.max(0, work.firstSeq - 1 - HISTORY_LINES), HISTORY_LINES);
    const before = rows.filter(({ seq }) => seq < work.firstSeq);
    const messages = await this.#kernel.book.openAll(await this.#kernel.keys(work.row.shop), before);
    return messages.flatMap(({ from, text }) => (from === "system" ? [] : [{ from, text: maskText(text) }]));
  }

  #turnPorts(work: Work, parts: TurnParts, attempt: Attempt) {
    const { shop, commerce, knowledge, models } = parts;
    const draft = (sentence: string) => {
      if (attempt.signal.aborted || this.#kernel.row()?.epoch !== work.holder.epoch) return;
      attempt.hasDraft = true;
      this.#sockets.draft(work.turn, sentence);
    };
    return { shop, commerce, knowledge, models, now: this.#kernel.now(), draft, signal: attempt.signal };
  }

  /** The bot cannot answer: a person does, and the shopper is told so. */
  async #giveUp(): Promise<void> {
    const work = this.#next();
    if (!work) return;
    const language = work.row.language ?? work.row.locale;
    const draft = plainMessage(newId("msg", this.#kernel.now()), "system", words("failed", null, language));
    const message = await sealMessage(await this.#kernel.keys(work.row.shop), draft);
    const ready = readyHandoff(await snapshotOrNull(this.#kernel), "failed", this.#kernel.now());
    this.#kernel.commit((tx) => {
      if (tx.row.epoch !== work.holder.epoch) return;
      tx.row.answeredSeq = Math.max(tx.row.answeredSeq, work.lastSeq);
      tx.timers.clear("turn", "");
      if (this.#kernel.book.pending(tx.row.answeredSeq).length > 0) tx.timers.set("turn", "", tx.now + TURN_NET_MS);
      tx.add(message);
      handOver(tx, ready);
    });
  }
}

async function interruptedWithin(ms: number, attempt: Attempt): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const elapsed = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const first = await Promise.race([elapsed, attempt.interrupted]);
  clearTimeout(timer);
  return first !== null;
}
