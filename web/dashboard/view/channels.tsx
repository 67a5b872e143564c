import { useEffect, useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import { type ChannelBook, createChannelBook } from "../channels.ts";
import type { Problem } from "../problem.ts";
import { shortWhen } from "../times.ts";
import { type ChannelWords, channelWords } from "../words/channels-words.ts";
import { ChannelForm, KindPicker } from "./channels-form.tsx";
import { ChannelCard } from "./channels-one.tsx";
import { Blank, NotYet } from "./failure.tsx";
import type { ShopScreen } from "./screen.ts";

/** Where shoppers write: the connected channels, a new one, and what did not arrive. */
export function ChannelsPage({ screen }: { screen: ShopScreen }) {
  const words = channelWords[screen.locale.value];
  const book = useMemo(() => createChannelBook(screen.api.channels, screen.shop.id), []);
  useEffect(() => void book.load(), []);
  const { stage, problem, draft, done } = book;
  if (stage.value !== "ready") {
    const isForbidden = problem.value?.kind === "forbidden";
    return (
      <NotYet
        page="channels"
        title={words.channels}
        isLoading={stage.value === "loading"}
        loading={screen.words.value.loading}
        blank={{
          title: words.loadFailed,
          ...(isForbidden ? { text: words.forbidden } : {}),
          action: { label: screen.words.value.retry, run: () => void book.load() },
        }}
      />
    );
  }
  return (
    <main class="figures channels" id="list" tabIndex={-1} aria-busy={book.isBusy.value}>
      <header class="page-head">
        <div>
          <h1>{words.channels}</h1>
          <p class="soft">{words.lead}</p>
        </div>
      </header>
      <p class={done.value ? "callout" : "visually-hidden"} role="status">
        {done.value ? words[done.value] : ""}
      </p>
      {problem.value && (
        <p class="callout callout-bad" role="alert">
          {channelProblem(problem.value, words)}
        </p>
      )}
      {draft.value ? (
        <ChannelForm key={draft.value.id ?? draft.value.kind.kind} screen={screen} book={book} draft={draft.value} />
      ) : (
        <Connected screen={screen} book={book} />
      )}
    </main>
  );
}

function Connected({ screen, book }: { screen: ShopScreen; book: ChannelBook }) {
  const words = channelWords[screen.locale.value];
  return (
    <>
      {book.channels.value.length === 0 && <Blank title={words.emptyTitle} text={words.empty} />}
      <ul class="channel-cards" aria-label={words.channels}>
        {book.channels.value.map((channel) => (
          <li key={channel.id} class="rule-card">
            <ChannelCard screen={screen} book={book} channel={channel} />
          </li>
        ))}
      </ul>
      <DeadLetters screen={screen} book={book} />
      <KindPicker screen={screen} book={book} />
    </>
  );
}

function DeadLetters({ screen, book }: { screen: ShopScreen; book: ChannelBook }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const letters = book.deadLetters.value;
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="dead-letters">
      <h2 id="dead-letters">{words.deadLetters}</h2>
      <p class="soft">{words.deadLead}</p>
      <ul class="channel-dead">
        {letters.map((letter) => (
          <li key={letter.message}>
            <span>{shortWhen(Date.parse(letter.at), screen.nowMs.value, locale)}</span>
            <span class="channel-reason">{letter.reason}</span>
            <Link href={`/desk/${screen.shop.id}/c/${letter.conversation}`}>{words.openConversation}</Link>
            <button type="button" class="button-line" onClick={() => void book.resend(letter)}>
              {words.resend}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function channelProblem(problem: Problem, words: ChannelWords): string {
  return problem.kind === "refused" ? words.problems.refused + problem.message : words.problems[problem.kind];
}
