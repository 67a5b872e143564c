import type { Conversation } from "../conversation.ts";
import { INTENT_IDS, label } from "../words/labels.ts";
import type { ShopScreen } from "./screen.ts";

interface CorrectProps {
  screen: ShopScreen;
  one: Conversation;
  /** The shopper's message that was understood. */
  seq: number;
}

/** Where an agent says what a message meant, so that the next one like it is understood. */
export function Correct({ screen, one, seq }: CorrectProps) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const { known, ownIntents, correcting, correct } = one.corrections;
  const chosen = known.value[seq] ?? "";
  const state = correcting.value?.seq === seq ? correcting.value.state : null;
  const choose = (select: HTMLSelectElement) => {
    void correct(seq, select.value || null);
    // The browser has moved on already; what is shown is what is kept.
    select.value = known.peek()[seq] ?? "";
  };
  return (
    <div class="correct">
      <label>
        <span>{words.correct}</span>
        <select
          value={chosen}
          aria-busy={state === "saving"}
          aria-describedby="correct-state"
          onChange={(event) => choose(event.currentTarget)}
        >
          <option value="">{words.correctNone}</option>
          {ownIntents.value.length > 0 && (
            <optgroup label={words.correctOwn}>
              {ownIntents.value.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[locale]}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={words.correctCommon}>
            {INTENT_IDS.map((id) => (
              <option key={id} value={id}>
                {label("intent", id, locale)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <p id="correct-state" role="status" class={state === "failed" ? "fine mood-negative" : "fine soft"}>
        {state === null ? words.correctHint : words.correctStates[state]}
      </p>
    </div>
  );
}
