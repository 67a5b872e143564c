import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Message } from "../../../workers/platform/message.ts";
import { Attachments } from "../../shared/attachments.tsx";
import { CardView } from "../../shared/cards.tsx";
import type { OpenFile } from "../../shared/file-link.ts";
import type { Locale } from "../../shared/locale.ts";
import { clockTime } from "../../shared/moments.ts";
import { Text } from "../../shared/text.tsx";
import type { Entry } from "../outbox.ts";
import type { Words } from "../words.ts";
import type { Screen } from "./screen.ts";

interface MessageProps {
  message: Message;
  words: Words;
  locale: Locale;
  /** Starts a run of messages by the same sender: name and time are shown. */
  isFirst: boolean;
  openFile: OpenFile;
}

/** One stored message. Kept as long as nothing of it changes: a long log costs nothing per new message. */
export function MessageView({ message, words, locale, isFirst, openFile }: MessageProps) {
  return useMemo(() => {
    if (message.from === "system") return <p class="system-line">{message.text}</p>;
    const atMs = Date.parse(message.at);
    return (
      <article class={`message from-${message.from}${isFirst ? " is-first" : ""}`}>
        <p class={isFirst ? "byline" : "visually-hidden"}>
          <span>{senderName(message, words)}</span> <time dateTime={message.at}>{clockTime(atMs, locale)}</time>
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
        <Sources message={message} words={words} />
      </article>
    );
  }, [message, words, locale, isFirst, openFile]);
}

/** A message on its way, with what became of it so far. */
export function EntryView({ entry, screen, isSending }: { entry: Entry; screen: Screen; isSending: boolean }) {
  const words = screen.words.value;
  const isFailed = entry.state === "failed";
  return (
    <article class={`message from-shopper is-first is-pending${isFailed ? " is-failed" : ""}`}>
      <p class="byline">
        <span class="visually-hidden">{words.shopper}</span>
        <span>{isFailed ? words.failed : isSending ? words.sending : words.queued}</span>
      </p>
      <div class="bubble">
        <Text text={entry.text} />
      </div>
      {isFailed && (
        <p class="entry-ways">
          <button type="button" class="choice" onClick={() => screen.chat.retry(entry.key)}>
            {words.retry}
          </button>
          <button type="button" class="choice" onClick={() => screen.chat.discard(entry.key)}>
            {words.discard}
          </button>
        </p>
      )}
    </article>
  );
}

/** An answer under way: hidden from screen readers, which get the final one. */
export function DraftView({ name, children }: { name: string | null; children: ComponentChildren }) {
  return (
    <div class={`message from-bot is-draft${name ? " is-first" : ""}`} aria-hidden="true">
      {name && <p class="byline">{name}</p>}
      <div class="bubble">{children}</div>
    </div>
  );
}

function senderName(message: Message, words: Words): string {
  if (message.from === "shopper") return words.shopper;
  if (message.from === "bot") return words.bot;
  return message.name ? `${words.agent} ${message.name}` : words.agent;
}

function Sources({ message, words }: { message: Message; words: Words }) {
  const titles = [...new Set(message.sources.map(({ title }) => title))];
  if (titles.length === 0) return null;
  return (
    <p class="sources">
      {words.sources} {titles.join(" · ")}
    </p>
  );
}
