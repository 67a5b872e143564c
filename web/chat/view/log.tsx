import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message } from "../../../workers/platform/message.ts";
import { dayLabel, dayOf } from "../../shared/moments.ts";
import { Text } from "../../shared/text.tsx";
import { unreadCount } from "../../shared/thread.ts";
import { type SpeakerChange, speakerChanges } from "../speakers.ts";
import type { Words } from "../words.ts";
import { MessageView } from "./bubble.tsx";
import { Choices, Pending, Suggestions } from "./foot.tsx";
import { DownIcon } from "./icons.tsx";
import type { Screen } from "./screen.ts";
import { Skeleton } from "./skeleton.tsx";

/** So near to the end counts as at the end. */
const END_PX = 64;
/** A pause that starts a new run of messages. */
const RUN_MS = 5 * 60_000;

/** The conversation. It stays at its end unless the shopper has scrolled up. */
export function Log({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const state = screen.state.value;
  const place = useRef<HTMLElement>(null);
  const toEnd = useStickyEnd(screen, place);
  const isLoading = state.stage === "opening" && state.thread.messages.length === 0 && state.outbox.length === 0;
  const unread = unreadCount(state.thread, state.readSeq);
  return (
    <div class="log-frame">
      <section class="log" ref={place} aria-label={words.log}>
        {state.thread.floor > 0 && <Earlier screen={screen} place={place} />}
        {isLoading && <Skeleton label={words.loading} />}
        <div class="log-list" role="log" aria-live="polite" aria-label={words.log} aria-busy={isLoading}>
          {!isLoading && <Greeting screen={screen} />}
          {state.hasRestarted && <p class="system-line">{words.restarted}</p>}
          <Messages screen={screen} />
        </div>
        <Pending screen={screen} />
        <Suggestions screen={screen} />
        <Choices screen={screen} />
      </section>
      {!screen.isAtEnd.value && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {unread > 0 ? words.fresh(unread) : words.toEnd}
        </button>
      )}
    </div>
  );
}

function useStickyEnd(screen: Screen, place: { current: HTMLElement | null }): () => void {
  const toEnd = () => {
    const log = place.current;
    if (log) log.scrollTop = log.scrollHeight;
    screen.isAtEnd.value = true;
  };
  useLayoutEffect(() => {
    if (screen.isAtEnd.value) toEnd();
  });
  useLayoutEffect(() => {
    const log = place.current;
    if (!log) return;
    // It scrolls, so the keyboard must reach it.
    log.tabIndex = 0;
    let height = log.clientHeight;
    const scrolled = () => {
      // Scrolled by a change of its size, as when the message box grows: the observer below sets that right.
      if (log.clientHeight !== height) return;
      screen.isAtEnd.value = log.scrollHeight - log.scrollTop - log.clientHeight < END_PX;
    };
    const sizes = new ResizeObserver(() => {
      height = log.clientHeight;
      if (screen.isAtEnd.value) toEnd();
    });
    log.addEventListener("scroll", scrolled, { passive: true });
    sizes.observe(log);
    return () => {
      log.removeEventListener("scroll", scrolled);
      sizes.disconnect();
    };
  }, []);
  return toEnd;
}

function Earlier({ screen, place }: { screen: Screen; place: { current: HTMLElement | null } }) {
  const load = async () => {
    const log = place.current;
    const fromEnd = log ? log.scrollHeight - log.scrollTop : 0;
    screen.isAtEnd.value = false;
    await screen.chat.loadEarlier();
    requestAnimationFrame(() => {
      if (log) log.scrollTop = log.scrollHeight - fromEnd;
    });
  };
  return (
    <p class="earlier">
      <button type="button" class="choice" onClick={load}>
        {screen.words.value.earlier}
      </button>
    </p>
  );
}

function Greeting({ screen }: { screen: Screen }) {
  const { thread } = screen.state.value;
  const isOpenedByShop = thread.messages[0]?.from === "bot";
  if (thread.floor > 0 || isOpenedByShop) return null;
  return (
    <article class="message from-bot is-first">
      <p class="byline">{screen.words.value.bot}</p>
      <div class="bubble">
        <Text text={screen.boot.greeting[screen.locale.value]} />
      </div>
    </article>
  );
}

function Messages({ screen }: { screen: Screen }) {
  const { messages, holder } = screen.state.value.thread;
  const words = screen.words.value;
  const locale = screen.locale.value;
  const nowMs = Date.now();
  const speakers = speakerChanges(messages, holder);
  return (
    <>
      {messages.map((message, at) => {
        const previous = messages[at - 1];
        const atMs = Date.parse(message.at);
        const isNewDay = dayOf(atMs) !== (previous ? dayOf(Date.parse(previous.at)) : dayOf(nowMs));
        const change = speakers.before.get(message.seq);
        const isFirst = isNewDay || change !== undefined || startsRun(message, previous);
        return [
          isNewDay && (
            <p key={`day-${message.seq}`} class="day">
              <time dateTime={dayOf(atMs)}>{dayLabel(atMs, nowMs, locale)}</time>
            </p>
          ),
          change && <SpeakerLine key={`speaker-${message.seq}`} change={change} words={words} />,
          <MessageView
            key={message.seq}
            message={message}
            words={words}
            locale={locale}
            isFirst={isFirst}
            openFile={screen.chat.openFile}
          />,
        ];
      })}
      {speakers.end && <SpeakerLine change={speakers.end} words={words} />}
    </>
  );
}

function SpeakerLine({ change, words }: { change: SpeakerChange; words: Words }) {
  const name = change.name ? `${words.agent} ${change.name}` : words.agent;
  return <p class="system-line">{change.by === "agent" ? words.agentJoined(name) : words.botResumed}</p>;
}

function startsRun(message: Message, before: Message | undefined): boolean {
  if (!before || before.from !== message.from || before.name !== message.name) return true;
  return Date.parse(message.at) - Date.parse(before.at) > RUN_MS;
}
