import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RuleBook, RuleDraft } from "../rules.ts";
import type { Action, Condition, RuleDocument } from "../rules-wire.ts";
import { ruleWords } from "../words/rules-words.ts";
import { CheckField, NumberField, SelectField, TextField } from "./fields.tsx";
import { CrossIcon } from "./icons.tsx";
import { ActionFields, newAction } from "./rules-action.tsx";
import { ConditionFields, newCondition } from "./rules-condition.tsx";
import { RuleDryRun } from "./rules-dry-run.tsx";
import { type Reader, ruleProblem } from "./rules-text.ts";
import type { ShopScreen } from "./screen.ts";

interface FormProps {
  screen: ShopScreen;
  book: RuleBook;
  reader: Reader;
}

/** A rule under edit: when – if – then. */
export function RuleForm({ screen, book, reader }: FormProps) {
  const words = ruleWords[reader.locale];
  const isRefused = useSignal(false);
  const draft = book.draft.value;
  useEffect(() => document.getElementById("rule-form")?.querySelector("input")?.focus(), []);
  if (!draft) return null;
  const change = (next: Partial<RuleDocument>) => book.change({ document: { ...draft.document, ...next } });
  const isWhole = draft.name.trim() !== "" && draft.document.actions.length > 0;
  const save = () => {
    isRefused.value = !isWhole;
    if (isWhole) void book.save();
  };
  const problem = book.problem.value;
  const preset = book.presets.value.find(({ id }) => id === draft.preset);
  return (
    <form
      id="rule-form"
      class="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={words.name} value={draft.name} onChange={(name) => book.change({ name })} />
      {preset && draft.id === null && preset.toFill.length > 0 && <p class="callout callout-warn">{words.toFill}</p>}
      <When reader={reader} draft={draft} change={change} />
      <Conditions reader={reader} draft={draft} change={change} />
      <Actions screen={screen} reader={reader} draft={draft} change={change} />
      <NumberField
        label={words.pause}
        value={draft.document.pauseHours}
        max={720}
        unit={words.pauseUnit}
        isRequired
        onChange={(pauseHours = 0) => change({ pauseHours })}
      />
      <p class="soft fine">{words.pauseHint}</p>
      <CheckField label={words.isOn} isOn={draft.isEnabled} onChange={(isEnabled) => book.change({ isEnabled })} />
      {(problem || isRefused.value) && (
        <p class="callout callout-bad" role="alert">
          {problem ? ruleProblem(problem, words) : words.incomplete}
        </p>
      )}
      <div class="form-buttons">
        <button type="submit" class="button" aria-disabled={book.isBusy.value}>
          {words.save}
        </button>
        <button type="button" class="button-quiet" onClick={() => book.close()}>
          {words.cancel}
        </button>
        {draft.id !== null && (
          <button type="button" class="button-quiet" onClick={() => void book.remove(draft.id ?? "")}>
            {words.remove}
          </button>
        )}
        <span class="soft fine" role="status">
          {book.isChanged.value ? words.changed : ""}
        </span>
      </div>
      <RuleDryRun screen={screen} book={book} reader={reader} />
    </form>
  );
}

interface PartProps {
  reader: Reader;
  draft: RuleDraft;
  change(next: Partial<RuleDocument>): void;
}

function When({ reader, draft, change }: PartProps) {
  const words = ruleWords[reader.locale];
  const { vocabulary, locale } = reader;
  const options = vocabulary.events.map(({ id, label }) => ({ id, label: label[locale] }));
  const choose = (when: string) => {
    const known = vocabulary.events.find(({ id }) => id === when)?.facts ?? [];
    // Conditions that another event cannot meet are not carried over.
    change({ when, conditions: draft.document.conditions.filter(({ fact }) => known.includes(fact)) });
  };
  return (
    <fieldset class="rule-part">
      <legend>{words.when}</legend>
      <SelectField label={words.when} isLabelHidden value={draft.document.when} options={options} onChange={choose} />
    </fieldset>
  );
}

function Conditions({ reader, draft, change }: PartProps) {
  const words = ruleWords[reader.locale];
  const { document } = draft;
  const set = (index: number, condition: Condition) =>
    change({ conditions: document.conditions.map((one, at) => (at === index ? condition : one)) });
  return (
    <fieldset class="rule-part">
      <legend>{words.ifWord}</legend>
      {document.conditions.length > 1 && (
        <SelectField
          label={words.ifWord}
          isLabelHidden
          value={document.match}
          options={[
            { id: "all", label: words.all },
            { id: "any", label: words.any },
          ]}
          onChange={(match) => change({ match: match === "any" ? "any" : "all" })}
        />
      )}
      {document.conditions.length === 0 && <p class="soft">{words.always}</p>}
      {document.conditions.map((condition, index) => (
        // Lines have no name of their own; they are told apart by their place.
        <div key={`${index}-${condition.fact}`} class="rule-line">
          <ConditionFields
            reader={reader}
            when={document.when}
            condition={condition}
            onChange={(next) => set(index, next)}
          />
          <button
            type="button"
            class="button-quiet"
            aria-label={words.removeCondition(index + 1)}
            onClick={() => change({ conditions: document.conditions.filter((_, at) => at !== index) })}
          >
            <CrossIcon />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button-line"
        onClick={() => change({ conditions: [...document.conditions, newCondition(reader, document.when)] })}
      >
        {words.addCondition}
      </button>
    </fieldset>
  );
}

function Actions({ screen, reader, draft, change }: PartProps & { screen: ShopScreen }) {
  const words = ruleWords[reader.locale];
  const { document } = draft;
  const set = (index: number, action: Action) =>
    change({ actions: document.actions.map((one, at) => (at === index ? action : one)) });
  return (
    <fieldset class="rule-part">
      <legend>{words.thenWord}</legend>
      {document.actions.map((action, index) => (
        <div key={`${index}-${action.kind}`} class="rule-line">
          <ActionFields screen={screen} reader={reader} action={action} onChange={(next) => set(index, next)} />
          <button
            type="button"
            class="button-quiet"
            aria-label={words.removeAction(index + 1)}
            onClick={() => change({ actions: document.actions.filter((_, at) => at !== index) })}
          >
            <CrossIcon />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button-line"
        onClick={() => change({ actions: [...document.actions, newAction("create_ticket", reader.locale)] })}
      >
        {words.addAction}
      </button>
    </fieldset>
  );
}
