import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message, Note } from "../../../workers/platform/message.ts";
import { dayLabel, dayOf } from "../../shared/moments.ts";
import type { Conversation } from "../conversation.ts";
import { pending } from "../outbox.ts";
import { DownIcon } from "./icons.tsx";
import { DraftView, EntryView, MessageView, NoteView } from "./message.tsx";
import type { ShopScreen } from "./screen.ts";

/** Drawn at once; earlier ones as one scrolls up, so that a long history opens as fast as a short one. */
const STEP = 60;
/** So near to the end counts as at the end. */
const END_PX = 80;
/** So near to the beginning earlier ones are drawn. */
const BEGIN_PX = 160;
/** A pause that starts a new run of messages. */
const RUN_MS = 5 * 60_000;

interface LogProps {
  screen: ShopScreen;
  one: Conversation;
}

/** The transcript with notes in their place. It stays at its end unless the agent has scrolled up. */
export function Log({ screen, one }: LogProps) {
  const words = screen.words.value;
  const place = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const thread = one.thread.value;
  const first = useSignal<number | null>(null);
  const isAtEnd = useSignal(true);
  const seenSeq = useRef(0);
  const highest = thread.messages.at(-1)?.seq ?? 0;
  const begin = first.value ?? Math.max(0, thread.messages.length - STEP);
  const shown = thread.messages.slice(begin);
  if (isAtEnd.value) seenSeq.current = highest;
  const fresh = thread.messages.filter(({ seq }) => seq > seenSeq.current).length;

  const toEnd = () => {
    if (place.current) place.current.scrollTop = place.current.scrollHeight;
    isAtEnd.value = true;
  };
  const showEarlier = () => {
    const log = place.current;
    const fromEnd = log ? log.scrollHeight - log.scrollTop : 0;
    first.value = Math.max(0, begin - STEP);
    requestAnimationFrame(() => {
      if (log) log.scrollTop = log.scrollHeight - fromEnd;
    });
  };
  /** What is in sight stays where it is. */
  const loadEarlier = async () => {
    const log = place.current;
    const count = thread.messages.length;
    await one.loadEarlier();
    const fromEnd = log ? log.scrollHeight - log.scrollTop : 0;
    const added = one.thread.value.messages.length - count;
    if (added <= 0) return;
    first.value = Math.max(0, (first.value ?? 0) + added - STEP);
    requestAnimationFrame(() => {
      if (log) log.scrollTop = log.scrollHeight - fromEnd;
    });
  };
  useLayoutEffect(() => {
    // From here on the window grows at its end only.
    if (first.value === null && thread.messages.length > 0) first.value = begin;
    if (isAtEnd.value) toEnd();
  });
  useLayoutEffect(() => {
    const log = place.current;
    if (!log) return;
    // A region that scrolls must be reachable by keyboard.
    log.tabIndex = 0;
    let height = log.clientHeight;
    const scrolled = () => {
      if (log.clientHeight === height) isAtEnd.value = log.scrollHeight - log.scrollTop - log.clientHeight < END_PX;
    };
    const sizes = new ResizeObserver(() => {
      height = log.clientHeight;
      if (isAtEnd.value) toEnd();
    });
    log.addEventListener("scroll", scrolled, { passive: true });
    sizes.observe(log);
    // Notes, drafts and pictures make it grow as well.
    if (content.current) sizes.observe(content.current);
    return () => {
      log.removeEventListener("scroll", scrolled);
      sizes.disconnect();
    };
  }, []);

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={place}
        onScroll={({ currentTarget }) => {
          if (begin > 0 && currentTarget.scrollTop < BEGIN_PX) showEarlier();
        }}
      >
        <div ref={content}>
          {begin > 0 && (
            <p class="log-more">
              <button type="button" class="button-line" onClick={showEarlier}>
                {words.earlier}
              </button>
            </p>
          )}
          {begin === 0 && thread.floor > 0 && (
            <p class="log-more">
              <button
                type="button"
                class="button-line"
                aria-disabled={one.earlier.value === "loading"}
                onClick={() => void loadEarlier()}
              >
                {one.earlier.value === "loading" ? words.loading : words.notLoaded(thread.floor)}
              </button>
              {one.earlier.value === "failed" && <span role="alert">{words.earlierFailed}</span>}
            </p>
          )}
          <div role="log" aria-live="polite" aria-label={words.log}>
            <Lines screen={screen} one={one} messages={shown} isWhole={begin === 0} />
          </div>
          <Pending screen={screen} one={one} />
        </div>
      </div>
      {!isAtEnd.value && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon />
          {fresh > 0 ? words.fresh(fresh) : words.toEnd}
        </button>
      )}
    </div>
  );
}

function Lines({ screen, one, messages, isWhole }: LogProps & { messages: readonly Message[]; isWhole: boolean }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const nowMs = screen.nowMs.value;
  const deliveries = one.beside.value?.deliveries ?? {};
  const items = interleave(messages, one.notes.value, isWhole);
  return (
    <>
      {items.map((item, at) => {
        const before = items[at - 1];
        const atMs = Date.parse(item.at);
        const isNewDay = !before || dayOf(atMs) !== dayOf(Date.parse(before.at));
        return [
          isNewDay && (
            <p key={`day-${item.id}`} class="log-line">
              <time dateTime={dayOf(atMs)}>{dayLabel(atMs, nowMs, locale)}</time>
            </p>
          ),
          "seq" in item ? (
            <MessageView
              key={item.id}
              message={item}
              words={words}
              locale={locale}
              isFirst={isNewDay || startsRun(item, before)}
              delivery={deliveries[item.id] ?? null}
              openFile={one.openFile}
            />
          ) : (
            <NoteView key={item.id} note={item} words={words} locale={locale} />
          ),
        ];
      })}
    </>
  );
}

/** What is under way: replies and notes not yet acknowledged, the bot's draft, a shopper who types. */
function Pending({ screen, one }: LogProps) {
  const words = screen.words.value;
  const { messages, drafts, typing } = one.thread.value;
  const entries = pending(one.outbox.value, { messages, notes: one.notes.value }, one.acknowledged.value);
  const draft = Object.values(drafts).join("\n");
  const isBotTyping = typing?.from === "bot" && !draft;
  return (
    <div class="log-pending">
      {draft && <DraftView words={words} text={draft} />}
      {entries.map((entry) => (
        <EntryView key={entry.key} entry={entry} one={one} words={words} />
      ))}
      <p class="log-typing" role="status">
        {one.isShopperTyping.value ? words.typing : isBotTyping ? words.botTyping : ""}
      </p>
    </div>
  );
}

/** Notes stand where they were written. Those before the first drawn message wait until that is drawn. */
function interleave(messages: readonly Message[], notes: readonly Note[], isWhole: boolean): (Message | Note)[] {
  const from = messages[0]?.at ?? "";
  const waiting = notes.filter(({ at }) => isWhole || at >= from);
  const lines: (Message | Note)[] = [];
  for (const message of messages) {
    while (waiting[0] && waiting[0].at < message.at) lines.push(...waiting.splice(0, 1));
    lines.push(message);
  }
  return [...lines, ...waiting];
}

function startsRun(message: Message, before: Message | Note | undefined): boolean {
  if (!before || !("seq" in before) || before.from !== message.from || before.name !== message.name) return true;
  return Date.parse(message.at) - Date.parse(before.at) > RUN_MS;
}
