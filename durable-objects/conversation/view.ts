import type { DialogueState } from "../../workers/dialogue/contract.ts";
import { log } from "../../workers/platform/log.ts";
import type { ActionReport, Message } from "../../workers/platform/message.ts";
import { LANGUAGES, type Language, type Understanding } from "../../workers/understanding/types.ts";
import type { AgentView, ReachView } from "./contract.ts";
import { readReceipts } from "./delivery-record.ts";
import type { Kernel } from "./kernel.ts";
import { openOwn } from "./messages.ts";
import type { Outbox } from "./outbox.ts";
import { readWindows } from "./reach.ts";
import { readNotes } from "./staff.ts";
import { holderOf } from "./store.ts";
import type { Turns } from "./turns.ts";

const SHOWN_MESSAGES = 500;
const SUMMARY_LINES = 6;
const SUMMARY_LINE_LENGTH = 80;

/** Everything an agent sees beside the transcript: readings, notes, deliveries, the open proposal. */
export async function viewConversation(kernel: Kernel, turns: Turns, outbox: Outbox): Promise<AgentView> {
  const row = kernel.requireRow();
  const keys = await kernel.keys(row.shop);
  const rows = kernel.book.after(Math.max(0, row.lastSeq - SHOWN_MESSAGES), SHOWN_MESSAGES);
  const [messages, understanding, notes, state] = await Promise.all([
    kernel.book.openAll(keys, rows),
    turns.understandings(),
    readNotes(kernel),
    row.stateSealed ? openOwn<DialogueState>(keys, row.stateSealed) : null,
  ]);
  return {
    conversation: row.conversation,
    channel: row.channel,
    startedAt: row.startedAt,
    episode: row.episode,
    holder: holderOf(row),
    customerId: row.customerId,
    identityLevel: row.identityLevel,
    language: LANGUAGES.find((language): language is Language => language === row.language) ?? null,
    messages,
    understanding,
    notes,
    deliveries: outbox.open(),
    receipts: readReceipts(kernel.sql),
    reach: await reachView(kernel),
    openProposal: openProposal(state, kernel.now()),
    summary: summarize(messages, understanding, new Set(rows.filter(inEpisode(row.episode)).map(({ seq }) => seq))),
  };
}

/** Null on the web, and where the channel cannot be read now: the desk then shows nothing of it. */
async function reachView(kernel: Kernel): Promise<ReachView | null> {
  try {
    const channel = await kernel.ports().outbound;
    return channel?.remaining?.(readWindows(kernel.sql)) ?? null;
  } catch (error) {
    log("warn", "conversation.reach", { error });
    return null;
  }
}

function inEpisode(episode: number) {
  return (row: { episode: number }) => row.episode === episode;
}

function openProposal(state: DialogueState | null, now: number): ActionReport | null {
  const proposal = state?.proposal;
  if (!proposal || proposal.expiresAt <= now) return null;
  const { id, name, orderId, effects } = proposal;
  return {
    name,
    proposal: id,
    state: "proposed",
    ...(orderId === null ? {} : { orderId }),
    effects: effects.map((effect) => ({ ...effect })),
  };
}

/** The last of what the shopper wanted in this episode, line by line with its reading. */
function summarize(messages: Message[], understanding: Record<number, Understanding>, episode: Set<number>): string {
  return messages
    .filter(({ from, seq }) => from === "shopper" && episode.has(seq))
    .slice(-SUMMARY_LINES)
    .map(({ seq, text }) => {
      const line = text.replace(/\s+/g, " ").slice(0, SUMMARY_LINE_LENGTH);
      const reading = understanding[seq];
      return reading ? `${line} [${reading.intent}]` : line;
    })
    .join("\n");
}
