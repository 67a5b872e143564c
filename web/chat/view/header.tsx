import { BellIcon } from "../../shared/icon.tsx";
import type { Locale } from "../../shared/locale.ts";
import { CloseIcon, PersonIcon } from "./icons.tsx";
import type { Screen } from "./screen.ts";

/** Shop, who speaks for it, and the three things always at hand: a person, the language, the way out. */
export function Header({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const { embedding, boot, locale, chat } = screen;
  const other: Locale = locale.value === "zh" ? "en" : "zh";
  const turn = () => {
    locale.value = other;
    chat.setLocale(other);
  };
  return (
    <header class="header">
      <span class="header-mark">
        <BellIcon />
      </span>
      <div class="header-title">
        <h1>{boot.name[locale.value]}</h1>
        <HolderLine screen={screen} />
      </div>
      <PersonButton screen={screen} />
      {boot.languages.includes(other) && (
        <button type="button" class="button-quiet" lang={other} aria-label={words.otherLanguageLong} onClick={turn}>
          {words.otherLanguage}
        </button>
      )}
      {embedding.isEmbedded && (
        <button
          type="button"
          class="button-quiet button-icon"
          aria-label={words.close}
          onClick={() => embedding.tell({ type: "close" })}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

function HolderLine({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const holder = screen.state.value.thread.holder;
  const kind = holder?.holder ?? "bot";
  const said = {
    bot: words.heldByBot,
    waiting: words.waiting,
    agent: words.heldByAgent(holder?.agent?.name ?? words.agent),
    closed: words.closed,
  }[kind];
  return (
    <p class={`holder holder-${kind}`} role="status">
      {said}
    </p>
  );
}

function PersonButton({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const holder = screen.state.value.thread.holder?.holder;
  if (holder === "agent") return null;
  return (
    <button
      type="button"
      class="button-quiet button-person"
      aria-label={words.personLong}
      title={words.personLong}
      onClick={() => screen.chat.say(words.personText)}
    >
      <PersonIcon />
      <span>{words.person}</span>
    </button>
  );
}
