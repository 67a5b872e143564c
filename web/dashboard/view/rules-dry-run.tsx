import { useSignal } from "@preact/signals";
import { readableMoment } from "../../shared/moments.ts";
import type { RuleBook } from "../rules.ts";
import { ruleWords } from "../words/rules-words.ts";
import { NumberField } from "./fields.tsx";
import { Places, WhyList } from "./rules-log.tsx";
import { nameOf, type Reader } from "./rules-text.ts";
import type { ShopScreen } from "./screen.ts";

const USUAL_DAYS = 7;

/** What the rule under edit would have done with what has happened. */
export function RuleDryRun({ screen, book, reader }: { screen: ShopScreen; book: RuleBook; reader: Reader }) {
  const words = ruleWords[reader.locale];
  const days = useSignal(USUAL_DAYS);
  const result = book.dryRun.value;
  return (
    <section class="rule-dry-run" aria-labelledby="rule-dry-run">
      <h2 id="rule-dry-run">{words.dryRun}</h2>
      <p class="soft fine">{words.dryRunLead}</p>
      <div class="form-row">
        <NumberField
          label={words.days}
          value={days.value}
          min={1}
          max={90}
          isRequired
          onChange={(value = USUAL_DAYS) => {
            days.value = value;
          }}
        />
        <button
          type="button"
          class="button-line"
          aria-disabled={book.isBusy.value}
          onClick={() => void book.tryOut(days.value)}
        >
          {words.tryOut}
        </button>
      </div>
      <div role="status">
        {result && (
          <>
            <p>
              <strong>{words.result(result.matched, result.examined)}</strong>
            </p>
            {result.unjudged.length > 0 && (
              <p class="callout callout-warn">
                {words.unjudged(result.unjudged.map((fact) => nameOf(reader, "facts", fact)).join(", "))}
              </p>
            )}
          </>
        )}
      </div>
      {result && result.shown.length > 0 && (
        <ol class="rule-log">
          {result.shown.map(({ event, at, conversation, ticketId, why }) => (
            <li key={event}>
              <p class="soft fine">
                {readableMoment(Date.parse(at), screen.nowMs.value, reader.locale)}
                <Places screen={screen} conversation={conversation} ticketId={ticketId} />
              </p>
              <WhyList reader={reader} why={why} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
