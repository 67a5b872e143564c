import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Locale } from "../../shared/locale.ts";
import type { Ports } from "../../shared/ports.ts";
import type { Api } from "../api.ts";
import type { Inbox } from "../inbox.ts";
import type { Session } from "../session.ts";
import type { Me, StaffShop } from "../wire.ts";
import { type Words, words } from "../words/words.ts";

const TICK_MS = 20_000;

/** What every part of the dashboard stands on. */
export interface Screen {
  ports: Ports;
  api: Api;
  session: Session;
  locale: Signal<Locale>;
  words: ReadonlySignal<Words>;
  /** Moves on every few seconds, for waiting times. */
  nowMs: ReadonlySignal<number>;
  /** Read out to those who do not see it happen. */
  announcement: Signal<string>;
  isHelpOpen: Signal<boolean>;
  /** Of one agent and conversation; outlives a log-in that ran out. */
  draftOf(agentAndConversation: string): Draft;
}

/** What an agent wrote and has not sent. */
export interface Draft {
  reply: Signal<string>;
  note: Signal<string>;
}

/** The dashboard of one shop. */
export interface ShopScreen extends Screen {
  shop: StaffShop;
  user: Me["user"];
  inbox: Inbox;
  /** The composer is wished for, by key or by button. */
  composerWish: Signal<{ mode: "reply" | "note"; at: number } | null>;
}

export function createScreen(base: Pick<Screen, "ports" | "api" | "session" | "locale">): Screen {
  const nowMs = signal(base.ports.now());
  const tick = () => {
    nowMs.value = base.ports.now();
    base.ports.after(TICK_MS, tick);
  };
  base.ports.after(TICK_MS, tick);
  const drafts = new Map<string, Draft>();
  return {
    ...base,
    words: computed(() => words[base.locale.value]),
    nowMs,
    announcement: signal(""),
    isHelpOpen: signal(false),
    draftOf: (of) => {
      const draft = drafts.get(of) ?? { reply: signal(""), note: signal("") };
      drafts.set(of, draft);
      return draft;
    },
  };
}

export function createShopScreen(
  screen: Screen,
  { shop, user, inbox }: Pick<ShopScreen, "shop" | "user" | "inbox">,
): ShopScreen {
  return { ...screen, shop, user, inbox, composerWish: signal(null) };
}
