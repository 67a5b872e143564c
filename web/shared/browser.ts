import type { Ports, Storage } from "./ports.ts";

const CALL_WITHIN_MS = 15_000;

/** The ports of a real browser; `credentials` says whether calls carry the log-in's cookie. */
export function browserPorts(credentials: "omit" | "same-origin"): Ports {
  return {
    http: async ({ method, path, headers, body }) => {
      const response = await fetch(path, {
        method,
        headers,
        body,
        credentials,
        signal: AbortSignal.timeout(CALL_WITHIN_MS),
      });
      const answer: unknown = await response.json().catch(() => null);
      return { status: response.status, retryAfter: response.headers.get("retry-after"), body: answer };
    },
    openSocket: (path, handlers) => {
      const socket = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
      let isOver = false;
      const close = () => {
        if (isOver) return;
        isOver = true;
        handlers.closed();
      };
      socket.addEventListener("message", ({ data }) => {
        if (!isOver) handlers.message(data);
      });
      socket.addEventListener("close", close);
      socket.addEventListener("error", close);
      return {
        send: (data) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(data);
        },
        close: () => {
          isOver = true;
          socket.close();
        },
      };
    },
    storage: browserStorage(),
    now: () => Date.now(),
    random: () => Math.random(),
    newKey: () =>
      crypto
        .getRandomValues(new Uint8Array(16))
        .reduce((key, byte) => key + byte.toString(16).padStart(2, "0"), "web-"),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    isOnline: () => navigator.onLine,
  };
}

/** `localStorage`, or the memory of this page where the browser refuses storage to an embedded page. */
function browserStorage(): Storage {
  const memory = new Map<string, string>();
  const fromMemory: Storage = {
    get: (key) => memory.get(key) ?? null,
    set: (key, value) => void memory.set(key, value),
    remove: (key) => void memory.delete(key),
    keys: (prefix) => [...memory.keys()].filter((key) => key.startsWith(prefix)),
  };
  try {
    const store = window.localStorage;
    return {
      get: (key) => fromMemory.get(key) ?? store.getItem(key),
      set: (key, value) => {
        memory.delete(key);
        try {
          store.setItem(key, value);
        } catch {
          // Full: this page still knows it.
          memory.set(key, value);
        }
      },
      remove: (key) => {
        memory.delete(key);
        store.removeItem(key);
      },
      keys: (prefix) => [...fromMemory.keys(prefix), ...Object.keys(store).filter((key) => key.startsWith(prefix))],
    };
  } catch {
    return fromMemory;
  }
}
