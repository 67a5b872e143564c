import { Text } from "../../shared/text.tsx";
import { nextOpening, openingLabel } from "../hours.ts";
import { nextToSend } from "../outbox.ts";
import { liveChoices, showsSuggestions, waitingBubbles } from "../state.ts";
import { DraftView, EntryView } from "./bubble.tsx";
import { ButtonRow } from "./choices.tsx";
import type { Screen } from "./screen.ts";

/** What stands below the stored messages: those on their way, and the answer that is being made. */
export function Pending({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const state = screen.state.value;
  const { thread } = state;
  const next = nextToSend(state.outbox);
  const drafts = Object.entries(thread.drafts);
  const typist = thread.typing?.from === "agent" ? (thread.typing.name ?? words.agent) : words.bot;
  const isFirst = thread.messages.at(-1)?.from !== (thread.typing?.from ?? "bot");
  return (
    <>
      {waitingBubbles(state).map((entry) => (
        <EntryView
          key={entry.key}
          entry={entry}
          screen={screen}
          isSending={entry === next && state.isOnline && state.limitedUntilMs === null}
        />
      ))}
      {drafts.map(([turn, text]) => (
        <DraftView key={turn} name={isFirst ? words.bot : null}>
          <Text text={text} />
        </DraftView>
      ))}
      {thread.typing && drafts.length === 0 && (
        <div class={`message from-bot is-typing${isFirst ? " is-first" : ""}`}>
          <p class={isFirst ? "byline" : "visually-hidden"}>{words.typing(typist)}</p>
          <div class="bubble" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        </div>
      )}
      {thread.holder?.holder === "waiting" && thread.messages.at(-1)?.from !== "system" && <Waiting screen={screen} />}
    </>
  );
}

function Waiting({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const opening = nextOpening(screen.boot.staffHours, screen.boot.timeZone, Date.now());
  return (
    <p class="system-line">
      {opening ? words.offHours(openingLabel(opening, screen.locale.value)) : words.waitingLong}
    </p>
  );
}

/** What a shopper may begin with. */
export function Suggestions({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  if (!showsSuggestions(screen.state.value)) return null;
  return (
    <ButtonRow
      label={words.suggestionsTitle}
      items={words.suggestions}
      text={({ label }) => label}
      pick={({ text }) => answer(screen, text)}
    />
  );
}

/** The last reply's choices. */
export function Choices({ screen }: { screen: Screen }) {
  const live = liveChoices(screen.state.value);
  if (!live) return null;
  return (
    <ButtonRow
      label={screen.words.value.choices}
      items={live.choices}
      text={({ label }) => label}
      pick={({ id, label }) => answer(screen, label, id)}
      isFirstStrong={live.message.expects?.kind === "confirm"}
    />
  );
}

/** The pressed button goes away: the focus moves on to the message box. */
function answer(screen: Screen, text: string, choice?: string): void {
  screen.isAtEnd.value = true;
  screen.chat.say(text, choice);
  screen.focusWish.value += 1;
}
