import { batch, computed, signal } from "@preact/signals";
import { createLink, type LinkState } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import type { Api, View } from "./api.ts";
import { addPage, addRow, callsFor, type Rows } from "./inbox-rows.ts";
import type { Problem } from "./problem.ts";
import { type ChannelName, type DeskFrame, readDeskFrame, readSeen } from "./wire.ts";

/** Conversations that only the bot holds come by the list, not by the socket. */
const POLL_MS = 20_000;
/** The list is written a moment after a change. */
const SETTLE_MS = 1_500;
const MOST_SEEN = 500;

/** What is loaded of one list. */
export interface Paging {
  stage: "new" | "loading" | "ready" | "failed";
  /** Where the next page begins; null: this is all. */
  next: string | null;
  isMoreLoading: boolean;
  problem: Problem | null;
}
const UNLOADED: Paging = { stage: "new", next: null, isMoreLoading: false, problem: null };

export interface DeskState {
  waiting: number;
  botHeld: number;
  /** Moves with each new line of a bot-held conversation; ISO. */
  botActiveAt: string | null;
  agents: readonly { id: string; name: string; isOnline: boolean }[];
}

/** The live inbox of a shop. While it is started, its agent counts as present. */
export type Inbox = ReturnType<typeof createInbox>;

interface InboxOptions {
  shop: string;
  agentId: string;
  /** An analyst reads the list and has no place at the desk. */
  hasDesk: boolean;
  isVisible(): boolean;
}

export function createInbox(ports: Ports, api: Api, { shop, agentId, hasDesk, isVisible }: InboxOptions) {
  const seenKey = `deskbell:desk:seen:${shop}:${agentId}`;
  const rows = signal<Rows>(new Map());
  const view = signal<View>("all");
  const pagings = signal<Partial<Record<View, Paging>>>({});
  const link = signal<LinkState>("off");
  const desk = signal<DeskState | null>(null);
  const channels = signal<readonly ChannelName[]>([]);
  const isOnline = signal(ports.isOnline());
  const seen = signal(readSeen(ports.storage.get(seenKey) ?? ""));
  const paging = computed(() => pagings.value[view.value] ?? UNLOADED);
  const calls = computed(() => callsFor(rows.value, seen.value, agentId));
  let isRunning = false;
  let isReloading = false;
  let callOffPoll = () => {};
  let callOffSoon: (() => void) | null = null;

  const setPaging = (of: View, change: Partial<Paging>) => {
    pagings.value = { ...pagings.value, [of]: { ...(pagings.value[of] ?? UNLOADED), ...change } };
  };

  /** @param hasGap whether something may have been missed: then what lies below the first page is asked for again. */
  const reload = async (hasGap = false): Promise<void> => {
    if (isReloading) return soon(SETTLE_MS);
    isReloading = true;
    const of = view.value;
    const askedMs = ports.now();
    if (paging.value.stage !== "ready") setPaging(of, { stage: "loading", problem: null });
    const answer = await api.inbox(shop, of, null);
    isReloading = false;
    if (!isRunning) return;
    const known = pagings.value[of];
    batch(() => {
      if (answer.ok) {
        rows.value = addPage(rows.value, answer.value, { view: of, agentId, before: null, askedMs });
        channels.value = answer.value.channels;
        const next = known?.stage === "ready" && !hasGap ? known.next : answer.value.next;
        setPaging(of, { stage: "ready", next, problem: null });
      } else if (known?.stage !== "ready") setPaging(of, { stage: "failed", problem: answer.problem });
    });
    if (view.value !== of) void reload();
  };

  const more = async (): Promise<void> => {
    const of = view.value;
    const { next, isMoreLoading, stage } = paging.value;
    if (next === null || isMoreLoading || stage !== "ready") return;
    setPaging(of, { isMoreLoading: true, problem: null });
    const askedMs = ports.now();
    const answer = await api.inbox(shop, of, next);
    if (!isRunning) return;
    batch(() => {
      if (!answer.ok) return setPaging(of, { isMoreLoading: false, problem: answer.problem });
      rows.value = addPage(rows.value, answer.value, { view: of, agentId, before: next, askedMs });
      setPaging(of, { isMoreLoading: false, next: answer.value.next });
    });
  };

  function soon(ms: number): void {
    callOffSoon ??= ports.after(ms, () => {
      callOffSoon = null;
      if (isRunning) void reload();
    });
  }

  const poll = () => {
    callOffPoll = ports.after(POLL_MS, () => {
      if (isVisible() && ports.isOnline()) void reload();
      poll();
    });
  };

  const heard = (frame: DeskFrame) => {
    if (frame.type === "row") {
      if (!rows.value.has(frame.row.conversation)) soon(SETTLE_MS);
      rows.value = addRow(rows.value, frame.row, ports.now());
      return;
    }
    const { waiting, botHeld, botActiveAt, agents } = frame;
    const before = desk.value;
    if (before && (before.botHeld !== botHeld || before.botActiveAt !== botActiveAt)) soon(SETTLE_MS);
    desk.value = { waiting, botHeld, botActiveAt, agents };
  };

  let wasLive = false;
  const socket = createLink<DeskFrame, Problem>(ports, {
    address: async () => {
      const ticket = await api.deskTicket(shop);
      return ticket.ok ? { ok: true, value: api.deskSocket(shop, ticket.value.ticket) } : ticket;
    },
    read: readDeskFrame,
    isReady: ({ type }) => type === "desk",
    frame: heard,
    changed: (state) => {
      link.value = state;
      if (state !== "live") return;
      // What happened while the socket was down is in the list.
      if (wasLive) void reload(true);
      wasLive = true;
    },
    catchUp: () => void reload(true),
    lost: () => {},
  });

  return {
    shop,
    agentId,
    hasDesk,
    rows,
    view,
    paging,
    link,
    desk,
    channels,
    isOnline,
    seen,
    calls,
    start: () => {
      isRunning = true;
      void reload();
      if (hasDesk) socket.start();
      poll();
    },
    stop: () => {
      isRunning = false;
      callOffPoll();
      callOffSoon?.();
      callOffSoon = null;
      socket.stop();
    },
    show: (next: View) => {
      if (view.value === next) return;
      view.value = next;
      if (isRunning) void reload();
    },
    reload: () => reload(true),
    more,
    /** A person has this conversation before the eyes. */
    markSeen: (conversation: string) => {
      const lastAt = rows.value.get(conversation)?.lastAt;
      if (!lastAt || lastAt <= (seen.value[conversation] ?? "")) return;
      const newest = Object.entries({ ...seen.value, [conversation]: lastAt })
        .sort(([, a], [, b]) => b.localeCompare(a))
        .slice(0, MOST_SEEN);
      seen.value = Object.fromEntries(newest);
      ports.storage.set(seenKey, JSON.stringify(seen.value));
    },
    /** The network went or came, or the page came back to the front. */
    wake: () => {
      isOnline.value = ports.isOnline();
      if (!isRunning || !isOnline.value) return;
      if (hasDesk) socket.nudge();
      void reload(true);
    },
  };
}
