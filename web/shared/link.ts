import type { ClientFrame } from "../../workers/platform/message.ts";
import type { Ports, Socket } from "./ports.ts";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
const READY_WITHIN_MS = 10_000;
const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;

/** `off`: not wanted. `retrying`: was lost, or did not come up; tried again by itself. */
export type LinkState = "off" | "connecting" | "live" | "retrying";

/** How long to wait before attempt number `attempt` (0: the first repeat); half of it is spread, so that shoppers do not return in step. */
export function retryDelayMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
  return full / 2 + (full / 2) * random;
}

/** Problems that pass by themselves; any other ends the link. */
const PASSING = ["limited", "unreachable", "failing"];

interface LinkProblem {
  kind: string;
  retryAfterMs?: number | null;
}

interface LinkTasks<F, P extends LinkProblem> {
  /** The socket's path with a new ticket. */
  address(): Promise<{ ok: true; value: string } | { ok: false; problem: P }>;
  /** A frame as this screen knows it; null for what it does not know. */
  read(data: unknown): F | null;
  /** Whether the frame says that the socket is up. */
  isReady(frame: F): boolean;
  frame(frame: F): void;
  changed(state: LinkState): void;
  /** Called where a socket did not come up: catches up without one. */
  catchUp(): void;
  /** The session is over; the link stops. */
  lost(problem: P): void;
}

/** Keeps one socket up for as long as it is wanted. */
export interface Link {
  start(): void;
  stop(): void;
  /** The network or the shopper is back: try at once, and check a socket that seems live. */
  nudge(): void;
  send(frame: ClientFrame): void;
}

/** Makes a link; nothing is opened before `start`. */
export function createLink<F, P extends LinkProblem>(
  ports: Pick<Ports, "openSocket" | "after" | "random" | "isOnline">,
  tasks: LinkTasks<F, P>,
): Link {
  let state: LinkState = "off";
  let attempt = 0;
  let socket: Socket | null = null;
  /** Answers of an attempt that was given up are told by their number. */
  let run = 0;
  let callOff = () => {};
  let isPongDue = false;

  const become = (next: LinkState) => {
    if (next === state) return;
    state = next;
    tasks.changed(next);
  };
  const schedule = (ms: number, work: () => void) => {
    callOff();
    callOff = ports.after(ms, work);
  };
  const drop = () => {
    run += 1;
    callOff();
    const old = socket;
    socket = null;
    isPongDue = false;
    old?.close();
  };
  const retry = (afterMs: number | null) => {
    drop();
    become("retrying");
    schedule(afterMs ?? retryDelayMs(attempt, ports.random()), () => void connect());
    attempt += 1;
  };
  const ping = () => {
    if (!socket) return;
    isPongDue = true;
    socket.send("ping");
    schedule(PONG_WITHIN_MS, () => retry(0));
  };

  const heard = (data: unknown, of: number) => {
    if (of !== run) return;
    if (isPongDue) {
      isPongDue = false;
      schedule(PING_EVERY_MS, ping);
    }
    const frame = tasks.read(data);
    if (!frame) return;
    if (state !== "live" && tasks.isReady(frame)) {
      attempt = 0;
      become("live");
      schedule(PING_EVERY_MS, ping);
    }
    tasks.frame(frame);
  };

  const connect = async () => {
    drop();
    const own = run;
    become(state === "retrying" ? "retrying" : "connecting");
    if (!ports.isOnline()) return retry(null);
    const address = await tasks.address();
    if (own !== run) return;
    if (!address.ok) return failed(address.problem);
    const unready = () => {
      tasks.catchUp();
      retry(null);
    };
    schedule(READY_WITHIN_MS, unready);
    socket = ports.openSocket(address.value, {
      message: (data) => heard(data, own),
      closed: () => {
        if (own !== run) return;
        if (state === "live") retry(null);
        else unready();
      },
    });
  };

  const failed = (problem: P) => {
    if (PASSING.includes(problem.kind)) return retry(problem.retryAfterMs ?? null);
    drop();
    become("off");
    tasks.lost(problem);
  };

  return {
    start: () => {
      if (state === "off") void connect();
    },
    stop: () => {
      drop();
      attempt = 0;
      become("off");
    },
    nudge: () => {
      if (state === "retrying") {
        attempt = 0;
        void connect();
      } else if (state === "live" && !isPongDue) ping();
    },
    send: (frame) => {
      if (state === "live") socket?.send(JSON.stringify(frame));
    },
  };
}
