import type { Storage } from "../shared/ports.ts";
import type { Entry, Outbox } from "./outbox.ts";
import { readEntry } from "./wire.ts";

/** As long as the server keeps a key: an older entry could be stored a second time. */
const KEY_LIFE_MS = 7 * 24 * 3600 * 1000;

/** What a shop's chat keeps in the browser. One item per message, so that two tabs never overwrite each other's. */
export interface Keep {
  token(): string | null;
  setToken(token: string | null): void;
  /** Made by chance on the first visit and kept; null where the browser keeps nothing. */
  device(): string | null;
  locale(): string | null;
  setLocale(locale: string): void;
  outbox(nowMs: number): Outbox;
  /** Writes what changed from `before` to `after`. */
  saveOutbox(before: Outbox, after: Outbox): void;
}

/** Opens the keep of one shop. */
export function openKeep(storage: Storage, shop: string): Keep {
  const name = (item: string) => `deskbell:${shop}:${item}`;
  const outboxPrefix = name("outbox:");
  return {
    token: () => storage.get(name("token")),
    setToken: (token) => (token === null ? storage.remove(name("token")) : storage.set(name("token"), token)),
    device: () => {
      const known = storage.get(name("device"));
      if (known !== null) return known;
      storage.set(name("device"), newDevice());
      return storage.get(name("device"));
    },
    locale: () => storage.get(name("locale")),
    setLocale: (locale) => storage.set(name("locale"), locale),
    outbox: (nowMs) => {
      const entries: Entry[] = [];
      for (const key of storage.keys(outboxPrefix)) {
        const entry = readEntry(storage.get(key) ?? "");
        if (entry && nowMs - entry.at < KEY_LIFE_MS) entries.push(entry);
        else storage.remove(key);
      }
      return entries.sort((a, b) => a.at - b.at);
    },
    saveOutbox: (before, after) => {
      for (const entry of after) {
        if (!before.includes(entry)) storage.set(outboxPrefix + entry.key, JSON.stringify(entry));
      }
      for (const { key } of before) {
        if (!after.some((entry) => entry.key === key)) storage.remove(outboxPrefix + key);
      }
    },
  };
}

/** Of one shop only: nothing of another shop can be read from it. */
function newDevice(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
