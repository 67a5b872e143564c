import { effect, signal } from "@preact/signals";
import { render } from "preact";
import "../shared/tokens.css";
import "../shared/cards.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/inbox.css";
import "./styles/conversation.css";
import "./styles/composer.css";
import "./styles/panel.css";
import "./styles/figures.css";
import "./styles/cases.css";
import "./styles/policy.css";
import "./styles/approvals.css";
import "./styles/rules.css";
import "./styles/channels.css";
import "./styles/tickets.css";
import "./styles/customers.css";
import "./styles/sign-in.css";
import { browserPorts } from "../shared/browser.ts";
import { LOCALE_TAGS, type Locale, pickLocale } from "../shared/locale.ts";
import { type Api, createApi } from "./api.ts";
import { createSession } from "./session.ts";
import { App } from "./view/app.tsx";
import { createScreen } from "./view/screen.ts";

const LOCALE_KEY = "deskbell:desk:locale";

const root = document.getElementById("app");
if (root) open(root);

function open(element: HTMLElement): void {
  const ports = browserPorts("same-origin");
  const locale = signal<Locale>(
    pickLocale({
      chosen: ports.storage.get(LOCALE_KEY),
      asked: null,
      browser: navigator.languages,
      offered: ["zh", "en"],
      fallback: "zh",
    }),
  );
  const session = createSession((): Api => api);
  const api = createApi(ports, session.lost);
  let isFirst = true;
  effect(() => {
    document.documentElement.lang = LOCALE_TAGS[locale.value];
    if (!isFirst) ports.storage.set(LOCALE_KEY, locale.value);
    isFirst = false;
  });
  void session.look();
  render(<App screen={createScreen({ ports, api, session, locale })} />, element);
}
