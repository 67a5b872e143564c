import type { View } from "./api.ts";
import type { DeskRow, InboxRow } from "./wire.ts";

/** A line as this browser knows it; `heardMs` is when it last heard of it. */
export type Row = InboxRow & { heardMs: number };
export type Rows = ReadonlyMap<string, Row>;

/** The list is written from events a moment after they happen: what was heard so lately may not be in it yet. */
const LIST_LAG_MS = 15_000;

/** Whether the line belongs in a list. */
export function fits(row: Pick<Row, "holder" | "agentId">, view: View, agentId: string): boolean {
  if (view === "all") return true;
  if (view === "mine") return row.holder === "agent" && row.agentId === agentId;
  return row.holder === view;
}

/** The lines of a list: newest first, but who waits longest comes first among those who wait. */
export function listed(rows: Rows, view: View, agentId: string): Row[] {
  const found = [...rows.values()].filter((row) => fits(row, view, agentId));
  if (view === "waiting")
    return found.sort((a, b) => (a.waitingSince ?? a.lastAt).localeCompare(b.waitingSince ?? b.lastAt));
  return found.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
}

/** Takes in a frame of the desk; an older one than what is known changes nothing. */
export function addRow(rows: Rows, heard: DeskRow, nowMs: number): Rows {
  const known = rows.get(heard.conversation);
  if (known && isNewer(known, heard)) return rows;
  return new Map(rows).set(heard.conversation, { ...(known ?? blank(heard)), ...heard, heardMs: nowMs });
}

/**
 * Takes in a page of a list. What the socket has told since is newer than the list and stays; a line that should stand
 * in this stretch and does not is known no more.
 */
export function addPage(
  rows: Rows,
  page: { rows: readonly InboxRow[]; next: string | null },
  asked: { view: View; agentId: string; before: string | null; askedMs: number },
): Rows {
  const listedNow = new Set(page.rows.map(({ conversation }) => conversation));
  const end = page.next === null ? "" : (page.rows.at(-1)?.lastAt ?? "");
  const isGone = (row: Row) =>
    !listedNow.has(row.conversation) &&
    fits(row, asked.view, asked.agentId) &&
    row.heardMs < asked.askedMs - LIST_LAG_MS &&
    row.lastAt > end &&
    (asked.before === null || row.lastAt < asked.before);
  const next = new Map([...rows].filter(([, row]) => !isGone(row)));
  for (const row of page.rows) {
    const known = next.get(row.conversation);
    next.set(
      row.conversation,
      known && isNewer(known, row) ? { ...row, ...liveOf(known) } : { ...row, heardMs: asked.askedMs },
    );
  }
  return next;
}

/** Unread: a shopper waits for a person, or wrote to me, since I last looked. Those the bot answers are its own. */
export function isUnread(row: Row, seen: Readonly<Record<string, string>>, agentId: string): boolean {
  const isMine = fits(row, "mine", agentId) && row.lastFrom === "shopper";
  return (row.holder === "waiting" || isMine) && row.lastAt > (seen[row.conversation] ?? "");
}

/** How many lines call for this agent: all who wait, and what is unread of theirs. */
export function callsFor(rows: Rows, seen: Readonly<Record<string, string>>, agentId: string): number {
  return [...rows.values()].filter((row) => row.holder === "waiting" || isUnread(row, seen, agentId)).length;
}

/** What a line is searched by; loaded lines only. */
export function matches(row: Row, words: string, label: (row: Row) => string): boolean {
  const text = `${row.customerName ?? ""} ${row.conversation} ${row.agentName ?? ""} ${row.lastText} ${label(row)}`;
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
}

function isNewer(known: Row, heard: Pick<DeskRow, "epoch" | "lastAt">): boolean {
  return known.epoch > heard.epoch || (known.epoch === heard.epoch && known.lastAt > heard.lastAt);
}

function liveOf(row: Row): DeskRow & { heardMs: number } {
  const { conversation, holder, epoch, agentId, agentName, lastText, lastFrom, lastAt, waitingSince, unanswered } = row;
  const live = {
    conversation,
    holder,
    epoch,
    agentId,
    agentName,
    lastText,
    lastFrom,
    lastAt,
    waitingSince,
    unanswered,
  };
  return { ...live, heardMs: row.heardMs };
}

function blank({ conversation, lastAt }: DeskRow): Omit<Row, keyof DeskRow> {
  return {
    channel: conversation.split("~")[0] ?? "",
    customerId: null,
    customerName: null,
    holderReason: "",
    language: null,
    intent: null,
    sentiment: null,
    messages: 0,
    startedAt: lastAt,
    heardMs: 0,
  };
}
