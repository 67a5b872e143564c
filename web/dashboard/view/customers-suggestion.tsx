import type { Suggestion } from "../customers-wire.ts";
import type { ChannelName } from "../wire.ts";
import { customerWords } from "../words/customers-words.ts";
import { Pair } from "./customers-pair.tsx";
import { nameOfRecord } from "./customers-parts.tsx";
import type { ShopScreen } from "./screen.ts";

interface SuggestionProps {
  screen: ShopScreen;
  suggestion: Suggestion;
  channels: readonly ChannelName[];
  isBusy: boolean;
  /** Null where the one who looks may not decide. */
  decide: { accept(): void; decline(): void } | null;
}

/** Two who may be one: why, side by side, and what to make of it. */
export function SuggestionCard({ screen, suggestion, channels, isBusy, decide }: SuggestionProps) {
  const words = customerWords[screen.locale.value];
  const { customers, why } = suggestion;
  const names = customers.map((record) => nameOfRecord(record, words));
  return (
    <article class="rule-card customer-suggestion" aria-label={names.join(" · ")}>
      <p class="customer-why">
        <span class="chip chip-waiting">{words.why[why] ?? why}</span>
      </p>
      <Pair screen={screen} pair={customers} channels={channels} />
      {decide && (
        <div class="form-buttons">
          <button type="button" class="button" aria-disabled={isBusy} onClick={decide.accept}>
            {words.same}
          </button>
          <button type="button" class="button-line" aria-disabled={isBusy} onClick={decide.decline}>
            {words.notSame}
          </button>
        </div>
      )}
    </article>
  );
}
