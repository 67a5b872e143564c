import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { LOCALE_TAGS, type Locale } from "../../shared/locale.ts";
import { unreadCount } from "../../shared/thread.ts";
import type { Chat } from "../chat.ts";
import type { Embedding } from "../open-embedding.ts";
import type { ChatState } from "../state.ts";
import type { Boot } from "../wire.ts";
import { type Words, words } from "../words.ts";

/** What every part of the page is given. */
export interface Screen {
  boot: Boot;
  chat: Chat;
  state: ReadonlySignal<ChatState>;
  locale: Signal<Locale>;
  words: ReadonlySignal<Words>;
  embedding: Embedding;
  /** Whether the end of the log is in view. */
  isAtEnd: Signal<boolean>;
  /** Raised when the message box should have the focus. */
  focusWish: Signal<number>;
}

/** Ties page title, language, unread badge and launcher to the chat's state. */
export function createScreen(parts: Pick<Screen, "boot" | "chat" | "state" | "locale" | "embedding">): Screen {
  const { boot, chat, state, locale, embedding } = parts;
  const isAtEnd = signal(true);
  const focusWish = signal(0);
  const isOpen = signal(!embedding.isEmbedded);
  const isInFront = signal(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", () => {
    isInFront.value = document.visibilityState === "visible";
  });

  const unread = computed(() => unreadCount(state.value.thread, state.value.readSeq));
  const hasEyes = computed(() => isOpen.value && isInFront.value && isAtEnd.value);
  effect(() => {
    if (hasEyes.value && unread.value > 0) chat.seen();
  });
  effect(() => {
    document.documentElement.lang = LOCALE_TAGS[locale.value];
    const name = `${boot.name[locale.value]} · ${words[locale.value].product}`;
    document.title = unread.value > 0 ? `(${unread.value}) ${name}` : name;
  });
  effect(() => embedding.tell({ type: "unread", count: unread.value }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) embedding.tell({ type: "close" });
  });
  embedding.listen((message) => {
    if (message.type === "identify") return chat.identify(message.token);
    isOpen.value = message.type === "opened";
    if (message.type === "opened") focusWish.value += 1;
  });
  return { ...parts, words: computed(() => words[locale.value]), isAtEnd, focusWish };
}
