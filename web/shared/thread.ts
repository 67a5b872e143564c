import type { HolderState, Message, ServerFrame } from "../../workers/platform/message.ts";

/** How long a typing sign stands without being renewed. */
export const TYPING_MS = 6000;

/** What is known of one conversation. `messages` has no gap, no repeat, and starts right after `floor`. */
export interface Thread {
  /** Messages up to this number are not loaded. */
  floor: number;
  messages: readonly Message[];
  /** Arrived ahead of a message that is still missing; shown once the gap is filled. */
  early: readonly Message[];
  holder: HolderState | null;
  /** Sentences of answers under way, by turn. */
  drafts: Readonly<Record<string, string>>;
  typing: { from: "bot" | "agent"; name: string | null; untilMs: number } | null;
}

/** A thread of which nothing is loaded; messages up to `floor` are left for later. */
export function emptyThread(floor = 0): Thread {
  return { floor, messages: [], early: [], holder: null, drafts: {}, typing: null };
}

/** The number to catch up from. */
export function lastSeq(thread: Thread): number {
  return thread.messages.at(-1)?.seq ?? thread.floor;
}

/** The highest number seen, shown or held back. */
export function highestSeq(thread: Thread): number {
  return thread.early.at(-1)?.seq ?? lastSeq(thread);
}

/** Whether a message is known to be missing. */
export function hasGap(thread: Thread): boolean {
  return thread.early.length > 0;
}

/** One message from the socket or of an acknowledgement: shown in its turn, once. */
export function addLive(thread: Thread, message: Message): Thread {
  if (message.seq <= lastSeq(thread) || thread.early.some(({ seq }) => seq === message.seq)) return thread;
  return settle({ ...thread, early: [...thread.early, message].sort((a, b) => a.seq - b.seq) });
}

/** What the server holds after `after`, oldest first: the whole truth up to its last message. */
export function addPage(thread: Thread, after: number, page: readonly Message[]): Thread {
  const last = lastSeq(thread);
  // A page that starts behind what is shown says nothing of the stretch between.
  if (after > last) return page.reduce(addLive, thread);
  const fresh = page.filter(({ seq }) => seq > last);
  const messages = [...thread.messages, ...fresh];
  const reached = messages.at(-1)?.seq ?? thread.floor;
  return settle({ ...takeBack(thread, fresh), messages, early: thread.early.filter(({ seq }) => seq > reached) });
}

/** Messages above `after` that come before the loaded ones; ignored where they do not reach up to them. */
export function addEarlier(thread: Thread, after: number, page: readonly Message[]): Thread {
  const older = page.filter(({ seq }) => seq <= thread.floor);
  if (after >= thread.floor || older.at(-1)?.seq !== thread.floor) return thread;
  return { ...thread, floor: after, messages: [...older, ...thread.messages] };
}

/** The newer of two holders: an answer that was under way may be older than a frame. */
export function addHolder(thread: Thread, holder: HolderState): Thread {
  if (thread.holder && holder.epoch < thread.holder.epoch) return thread;
  const isPerson = holder.holder === "agent";
  return { ...thread, holder, ...(isPerson ? { drafts: {}, typing: null } : {}) };
}

/** Applies one frame of the socket. */
export function applyFrame(thread: Thread, frame: ServerFrame, nowMs: number): Thread {
  switch (frame.type) {
    case "ready":
      // Drafts belong to the connection that carried them: after a reconnect they would stand twice.
      return { ...addHolder(thread, frame.holder), drafts: {}, typing: null };
    case "message":
      return addLive(thread, frame.message);
    case "holder":
      return addHolder(thread, frame.holder);
    case "typing":
      if (frame.from === "shopper") return thread;
      return { ...thread, typing: { from: frame.from, name: frame.name ?? null, untilMs: nowMs + TYPING_MS } };
    case "draft":
      if (thread.holder?.holder === "agent") return thread;
      return { ...thread, drafts: { ...thread.drafts, [frame.turn]: grow(thread.drafts[frame.turn], frame.text) } };
    case "draft.end": {
      const { [frame.turn]: _, ...drafts } = thread.drafts;
      return { ...thread, drafts };
    }
    default:
      return thread;
  }
}

/** Takes the typing sign away once it has stood long enough. */
export function expireTyping(thread: Thread, nowMs: number): Thread {
  return thread.typing && thread.typing.untilMs <= nowMs ? { ...thread, typing: null } : thread;
}

/** How many messages of the shop are above `readSeq`. */
export function unreadCount(thread: Thread, readSeq: number): number {
  return thread.messages.filter(({ seq, from }) => seq > readSeq && (from === "bot" || from === "agent")).length;
}

function settle(thread: Thread): Thread {
  const fresh: Message[] = [];
  let next = lastSeq(thread) + 1;
  for (const message of thread.early) {
    if (message.seq !== next) break;
    fresh.push(message);
    next += 1;
  }
  if (fresh.length === 0) return thread;
  return {
    ...takeBack(thread, fresh),
    messages: [...thread.messages, ...fresh],
    early: thread.early.slice(fresh.length),
  };
}

/** A stored answer replaces the drafts and the typing sign that announced it. */
function takeBack(thread: Thread, fresh: readonly Message[]): Thread {
  const isAnswered = fresh.some(({ from }) => from === "bot" || from === "agent");
  return isAnswered ? { ...thread, drafts: {}, typing: null } : thread;
}

function grow(draft: string | undefined, sentence: string): string {
  if (!draft) return sentence;
  const isSpaced = /[\w.!?]$/.test(draft) && /^\w/.test(sentence);
  return isSpaced ? `${draft} ${sentence}` : draft + sentence;
}
