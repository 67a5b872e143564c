import { signal } from "@preact/signals";
import { render } from "preact";
import "../shared/tokens.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/log.css";
import "../shared/cards.css";
import "./styles/motion.css";
import { browserPorts } from "../shared/browser.ts";
import { type Locale, pickLocale } from "../shared/locale.ts";
import { createChat } from "./chat.ts";
import { identityInFragment } from "./embedding.ts";
import { openKeep } from "./keep.ts";
import { openEmbedding } from "./open-embedding.ts";
import { type ChatState, initialState } from "./state.ts";
import { App } from "./view/app.tsx";
import { Failure } from "./view/failure.tsx";
import { createScreen } from "./view/screen.ts";
import { type Boot, readBoot } from "./wire.ts";
import { words } from "./words.ts";

const root = document.getElementById("app");
const boot = readBoot(document.getElementById("boot")?.textContent);
if (root && boot) open(root, boot);
else if (root) render(<Failure words={words[browserLocale(null)]} stage="missing" />, root);

function browserLocale(shop: { boot: Boot; chosen: string | null } | null): Locale {
  return pickLocale({
    chosen: shop?.chosen ?? null,
    asked: new URLSearchParams(location.search).get("lang"),
    browser: navigator.languages,
    offered: shop?.boot.languages ?? ["zh", "en"],
    fallback: shop?.boot.defaultLanguage ?? "zh",
  });
}

function open(element: HTMLElement, data: Boot): void {
  const ports = browserPorts("omit");
  const locale = signal(browserLocale({ boot: data, chosen: openKeep(ports.storage, data.shop).locale() }));
  const state = signal<ChatState>(initialState(ports.isOnline(), []));
  const embedding = openEmbedding();
  const chat = createChat(ports, {
    shop: data.shop,
    locale: locale.value,
    product: new URLSearchParams(location.search).get("product"),
    identity: takeIdentity(),
    publish: (next) => {
      state.value = next;
    },
  });
  const screen = createScreen({ boot: data, chat, state, locale, embedding });
  window.addEventListener("online", chat.wake);
  window.addEventListener("offline", chat.wake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") chat.wake();
  });
  chat.start();
  render(<App screen={screen} />, element);
  embedding.tell({ type: "ready" });
}

/** Reads the identity and takes it out of the address, so that it is neither copied nor kept in the history. */
function takeIdentity(): string | null {
  const identity = identityInFragment(location.hash);
  if (identity !== null) history.replaceState(null, "", location.pathname + location.search);
  return identity;
}
