import { Link } from "wouter-preact";
import type { PersonBook } from "../customers.ts";
import type { HistoryLine, Person } from "../customers-wire.ts";
import { shortWhen } from "../times.ts";
import { type CustomerWords, customerWords } from "../words/customers-words.ts";
import type { ShopScreen } from "./screen.ts";

interface HistoryProps {
  screen: ShopScreen;
  book: PersonBook;
  person: Person;
}

/** What the ledger says: who was merged with whom or split off, by whom, when and why; each line can be taken back. */
export function PersonHistory({ screen, book, person }: HistoryProps) {
  const locale = screen.locale.value;
  const words = customerWords[locale];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {person.history.length === 0 && <p class="soft">{words.historyNone}</p>}
      <ol class="customer-history">
        {person.history.map((line) => (
          <li key={line.seq}>
            <div>
              <p>{whatOf(line, person, words)}</p>
              <p class="soft fine">
                {line.act === "merge" && `${words.because(words.proof[line.why ?? ""] ?? line.why ?? "")} · `}
                <By screen={screen} line={line} words={words} /> ·{" "}
                <time dateTime={line.at}>{shortWhen(Date.parse(line.at), screen.nowMs.value, locale)}</time>
              </p>
            </div>
            {person.mayChange && line.canUndo && (
              <button
                type="button"
                class="button-line"
                aria-label={`${words.undo} ${whatOf(line, person, words)}`}
                aria-disabled={book.isBusy.value}
                onClick={() => void book.undo(line.seq)}
              >
                {words.undo}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function whatOf({ act, customers }: HistoryLine, { people }: Person, words: CustomerWords): string {
  const names = customers.map((id) => people[id] ?? id);
  return act === "merge" ? words.merged(names[0] ?? "", names[1] ?? "") : words.splitOff(names.join("、"));
}

/** Staff by name, a channel by its name, a shopper by the conversation in which they proved it. */
function By({ screen, line, words }: { screen: ShopScreen; line: HistoryLine; words: CustomerWords }) {
  const [kind = "", ...rest] = line.actor.split(":");
  if (kind === "shopper") {
    return <Link href={`/desk/${screen.shop.id}/c/${rest.join(":")}`}>{words.by.shopper}</Link>;
  }
  const name = line.actorName ?? "";
  return <>{kind === "channel" ? `${words.by.channel} ${name}` : name || words.by.staff}</>;
}
