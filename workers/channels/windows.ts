import type { Window } from "./channel.ts";

/** A window that the shopper has opened. */
export interface OpenWindow {
  name: string;
  /** Epoch ms. */
  openedAt: number;
  /** Bubbles sent in it. */
  used: number;
}

/** What may still be sent, for agents before they write. */
export interface Remaining {
  /** Epoch ms; null: never closes. */
  closesAt: number | null;
  /** Bubbles; null: any number. */
  left: number | null;
  isOpen: boolean;
  /** The window that the next bubble is counted in; null: it is not counted. */
  counted: string | null;
  /** Why nothing may be sent. */
  reason: "window" | "quota" | null;
}

/**
 * What a kind's windows leave. Of several open ones the next bubble is counted in the one that closes first.
 * @param isAgent a person may write longer where the vendor says so
 */
export function remaining(
  windows: Readonly<Record<string, Window>> | undefined,
  opened: readonly OpenWindow[],
  isAgent: boolean,
  nowMs: number,
): Remaining {
  if (!windows) return { closesAt: null, left: null, isOpen: true, counted: null, reason: null };
  const open = opened
    .flatMap(({ name, openedAt, used }) => {
      const window = windows[name];
      if (!window) return [];
      const closesAt = openedAt + (isAgent ? (window.agentMs ?? window.ms) : window.ms);
      const left = window.max === undefined ? Number.POSITIVE_INFINITY : Math.max(0, window.max - used);
      return closesAt > nowMs ? [{ name, closesAt, left }] : [];
    })
    .sort((a, b) => a.closesAt - b.closesAt);
  const usable = open.filter(({ left }) => left > 0);
  const left = usable.reduce((sum, window) => sum + window.left, 0);
  return {
    closesAt: open.at(-1)?.closesAt ?? null,
    left: Number.isFinite(left) ? left : null,
    isOpen: usable.length > 0,
    counted: usable[0]?.name ?? null,
    reason: usable.length > 0 ? null : open.length > 0 ? "quota" : "window",
  };
}
