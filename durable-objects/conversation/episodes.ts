import type { Transaction } from "./kernel.ts";

/** So much silence ends an episode. */
export const EPISODE_SILENCE_MS = 24 * 3_600_000;

/** Before a shopper's message is added: reopens a closed conversation and opens an episode where none is under way. */
export function enterEpisode(tx: Transaction): void {
  const { row, now } = tx;
  row.erasedAt = null;
  if (row.holder === "closed") tx.move({ to: "bot", reason: "reopened" });
  if (row.isEpisodeOpen && row.lastAt + EPISODE_SILENCE_MS <= now) closeEpisode(tx, "silence");
  if (!row.isEpisodeOpen) {
    row.episode++;
    row.isEpisodeOpen = 1;
    tx.emit({ type: "episode.opened", episode: row.episode });
    if (row.episode > 1) startDialogueAnew(tx);
  }
}

/** Sets the moment at which silence closes the episode; after each message. */
export function awaitSilence(tx: Transaction): void {
  tx.timers.set("episode", "", tx.now + EPISODE_SILENCE_MS);
}

/** Ends the episode under way, if any. */
export function closeEpisode(tx: Transaction, reason: "closed" | "silence" | "erased"): void {
  tx.timers.clear("episode", "");
  if (!tx.row.isEpisodeOpen) return;
  tx.row.isEpisodeOpen = 0;
  tx.emit({ type: "episode.closed", episode: tx.row.episode, reason });
}

/** The timer's side: closes after silence, or waits on where somebody has spoken since. */
export function closeAfterSilence(tx: Transaction): void {
  const endsAt = tx.row.lastAt + EPISODE_SILENCE_MS;
  if (endsAt > tx.now) tx.timers.set("episode", "", endsAt);
  else closeEpisode(tx, "silence");
}

/** A new episode may be another person at the same device: only a signed identity stays. */
function startDialogueAnew(tx: Transaction): void {
  const { row } = tx;
  row.stateSealed = null;
  row.stateVersion++;
  if (row.identityLevel !== "signed") row.identityLevel = "none";
}
