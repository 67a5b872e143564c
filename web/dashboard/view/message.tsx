import { useMemo } from "preact/hooks";
import type { DeliveryState, Message, Note } from "../../../workers/platform/message.ts";
import { Attachments } from "../../shared/attachments.tsx";
import { CardView } from "../../shared/cards.tsx";
import type { OpenFile } from "../../shared/file-link.ts";
import type { Locale } from "../../shared/locale.ts";
import { clockTime } from "../../shared/moments.ts";
import { Text } from "../../shared/text.tsx";
import type { Conversation } from "../conversation.ts";
import type { Entry } from "../wire.ts";
import type { Words } from "../words/words.ts";

interface MessageProps {
  message: Message;
  words: Words;
  locale: Locale;
  /** Starts a run of messages by the same sender: name and time are shown. */
  isFirst: boolean;
  /** Only where it is not simply delivered. */
  delivery: DeliveryState | null;
  openFile: OpenFile;
}

/** One stored message. Kept as long as nothing of it changes: a long log costs nothing per new message. */
export function MessageView({ message, words, locale, isFirst, delivery, openFile }: MessageProps) {
  return useMemo(() => {
    if (message.from === "system") return <p class="log-line">{message.text}</p>;
    const isTroubled = delivery === "unknown" || delivery === "dead";
    return (
      <article class={`message from-${message.from}${isFirst ? " is-first" : ""}`}>
        <p class={isFirst ? "byline" : "visually-hidden"}>
          <span>{senderName(message, words)}</span>{" "}
          <time dateTime={message.at}>{clockTime(Date.parse(message.at), locale)}</time>
        </p>
        {message.text && (
          <div class="bubble">
            <Text text={message.text} />
          </div>
        )}
        {message.attachments && (
          <Attachments attachments={message.attachments} text={message.text} locale={locale} open={openFile} />
        )}
        {message.cards.map((card) => (
          <CardView key={JSON.stringify(card)} card={card} words={words} locale={locale} />
        ))}
        <Extras message={message} words={words} />
        {delivery && <p class={isTroubled ? "delivery delivery-bad" : "delivery"}>{words.deliveries[delivery]}</p>}
      </article>
    );
  }, [message, words, locale, isFirst, delivery, openFile]);
}

/** Choices as the shopper saw them, to read; and what the answer rests on. */
function Extras({ message, words }: { message: Message; words: Words }) {
  const titles = [...new Set(message.sources.map(({ title }) => title))];
  return (
    <>
      {message.choices.length > 0 && (
        <ul class="offered" aria-label={words.offered}>
          {message.choices.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      )}
      {titles.length > 0 && (
        <p class="sources">
          {words.sources} {titles.join(" · ")}
        </p>
      )}
    </>
  );
}

/** A note between colleagues: in the same log, in another dress. */
export function NoteView({ note, words, locale }: { note: Note; words: Words; locale: Locale }) {
  return (
    <article class="note">
      <p class="byline">
        <span>
          {words.note} · {note.by}
        </span>{" "}
        <time dateTime={note.at}>{clockTime(Date.parse(note.at), locale)}</time> <span>{words.noteHint}</span>
      </p>
      <div class="note-text">
        <Text text={note.text} />
      </div>
    </article>
  );
}

/** A reply or note on its way, with what became of it so far. */
export function EntryView({ entry, one, words }: { entry: Entry; one: Conversation; words: Words }) {
  const isParked = entry.state !== "queued";
  const text = entry.state === "conflict" ? words.notSentConflict : isParked ? words.notSent : stateOf(entry, words);
  return (
    <article
      class={`${entry.kind === "note" ? "note" : "message from-agent is-first"}${isParked ? " is-failed" : " is-pending"}`}
    >
      <p class="byline">
        <span>{text}</span>
      </p>
      <div class={entry.kind === "note" ? "note-text" : "bubble"}>
        <Text text={entry.text} />
      </div>
      {isParked && (
        <p class="entry-ways">
          <button type="button" class="button-line" onClick={() => one.retry(entry.key)}>
            {words.retry}
          </button>
          <button type="button" class="button-line" onClick={() => one.discard(entry.key)}>
            {words.discard}
          </button>
        </p>
      )}
    </article>
  );
}

/** An answer under way: hidden from screen readers, which get the final one. */
export function DraftView({ words, text }: { words: Words; text: string }) {
  return (
    <div class="message from-bot is-first is-pending" aria-hidden="true">
      <p class="byline">
        {words.bot} · {words.draft}
      </p>
      <div class="bubble">{text}</div>
    </div>
  );
}

function stateOf(entry: Entry, words: Words): string {
  return entry.sentAfter === null ? words.queued : words.sending;
}

function senderName(message: Message, words: Words): string {
  if (message.from === "shopper") return words.shopper;
  return message.from === "bot" ? words.bot : (message.name ?? "");
}
