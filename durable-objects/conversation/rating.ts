import { DeskbellError } from "../../workers/platform/errors.ts";
import type { RatingView } from "../../workers/platform/rating.ts";
import { inboxRow, type Kernel } from "./kernel.ts";
import type { StoredConversation } from "./store.ts";

/** So long after it was first given a rating may be changed. */
export const RATING_CHANGES_MS = 24 * 3_600_000;

type Stored = { score: number; firstAt: number };

/** What the shopper may rate now, or has rated: the conversation's last episode. */
export function readRating(kernel: Kernel): RatingView {
  const row = kernel.row();
  if (!row || row.erasedAt !== null || row.episode === 0) return { mayRate: false, score: null, changeableUntil: null };
  const given = find(kernel, row.episode);
  if (!given) return { mayRate: isResolved(kernel, row), score: null, changeableUntil: null };
  const until = given.firstAt + RATING_CHANGES_MS;
  return { mayRate: kernel.now() < until, score: given.score, changeableUntil: new Date(until).toISOString() };
}

/**
 * Stores the shopper's rating of the last episode, once; within a day another one takes its place. The same again
 * changes nothing. `precondition` before anything has come to an end, and after that day.
 */
export function rate(kernel: Kernel, score: number): RatingView {
  kernel.requireRow();
  kernel.commit((tx) => {
    const { row } = tx;
    const given = find(kernel, row.episode);
    if (given?.score === score) return;
    if (row.erasedAt !== null || !(given || isResolved(kernel, row))) {
      throw new DeskbellError(
        "precondition",
        "there is nothing to rate yet; a conversation is rated when it has ended",
      );
    }
    if (given && tx.now >= given.firstAt + RATING_CHANGES_MS) {
      throw new DeskbellError("precondition", "a rating can be changed for a day; that day is over");
    }
    const agent = lastAgent(kernel, row.episode);
    tx.sql.exec(
      `INSERT INTO ratings (episode, score, first_at, agent_id) VALUES (?, ?, ?, ?)
       ON CONFLICT (episode) DO UPDATE SET score = excluded.score`,
      row.episode,
      score,
      tx.now,
      agent,
    );
    tx.emit({ type: "conversation.rated", episode: row.episode, score, before: given?.score ?? null, agent });
  });
  return readRating(kernel);
}

function find({ sql }: Kernel, episode: number): Stored | null {
  const found = sql.exec<Stored>("SELECT score, first_at AS firstAt FROM ratings WHERE episode = ?", episode);
  return found.toArray()[0] ?? null;
}

/** A person has closed it or given it back, something was done, or the shopper has said thanks. */
function isResolved(kernel: Kernel, row: StoredConversation): boolean {
  if (row.holder === "agent" || row.holder === "waiting") return false;
  if (row.holder === "closed" || lastAgent(kernel, row.episode) !== null) return true;
  return inboxRow(row).intent === "thanks_goodbye" || hasExecuted(kernel, row.episode);
}

function hasExecuted({ sql }: Kernel, episode: number): boolean {
  const done = sql.exec(
    `SELECT 1 FROM executions JOIN messages ON messages.turn = executions.turn
     WHERE executions.is_done = 1 AND executions.approval IS NULL AND messages.episode = ? LIMIT 1`,
    episode,
  );
  return done.toArray().length > 0;
}

function lastAgent({ sql }: Kernel, episode: number): string | null {
  const found = sql.exec<{ agent: string }>(
    "SELECT agent_id AS agent FROM messages WHERE episode = ? AND agent_id IS NOT NULL ORDER BY seq DESC LIMIT 1",
    episode,
  );
  return found.toArray()[0]?.agent ?? null;
}
