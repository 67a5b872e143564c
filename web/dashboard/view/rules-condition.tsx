import { minorPerMajor } from "../../shared/moments.ts";
import type { Condition, Fact, Operator } from "../rules-wire.ts";
import { KNOWN_NUMBERS, KNOWN_VALUES, ruleWords, valueName } from "../words/rules-words.ts";
import { NumberField, SelectField, TextField } from "./fields.tsx";
import { CrossIcon } from "./icons.tsx";
import type { Reader } from "./rules-text.ts";

/** A condition on the first fact that the event knows. */
export function newCondition({ vocabulary }: Reader, when: string): Condition {
  const known = vocabulary.events.find(({ id }) => id === when)?.facts ?? [];
  const fact = vocabulary.facts.find(({ id }) => known.includes(id));
  return fact ? blank(fact) : { fact: "", operator: "is", value: "" };
}

function blank(fact: Fact): Condition {
  const [operator = "is"] = fact.operators;
  return { fact: fact.id, operator, value: firstValue(fact, operator) };
}

function firstValue(fact: Fact, operator: Operator): Condition["value"] {
  if (fact.type === "number" || fact.type === "money") return 0;
  const [first = ""] = valuesOf(fact);
  return operator === "one_of" ? (first ? [first] : []) : first;
}

function valuesOf(fact: Fact): readonly string[] {
  return fact.values.length > 0 ? fact.values : (KNOWN_VALUES[fact.id] ?? []);
}

interface ConditionProps {
  reader: Reader;
  when: string;
  condition: Condition;
  onChange(condition: Condition): void;
}

/** What is looked at, how it is compared, and with what. */
export function ConditionFields({ reader, when, condition, onChange }: ConditionProps) {
  const { vocabulary, locale } = reader;
  const words = ruleWords[locale];
  const known = vocabulary.events.find(({ id }) => id === when)?.facts ?? [];
  const facts = vocabulary.facts.filter(({ id }) => known.includes(id));
  const fact = facts.find(({ id }) => id === condition.fact);
  const operators = vocabulary.operators.filter(({ id }) => fact?.operators.includes(id));
  const choose = (id: string) => {
    const next = facts.find((one) => one.id === id);
    if (next) onChange(blank(next));
  };
  const compare = (id: string) => {
    const operator = fact?.operators.find((one) => one === id);
    if (!fact || !operator) return;
    const isSameShape = (operator === "one_of") === (condition.operator === "one_of");
    onChange({ ...condition, operator, value: isSameShape ? condition.value : firstValue(fact, operator) });
  };
  return (
    <div class="rule-fields">
      <SelectField
        label={words.fact}
        isLabelHidden
        value={condition.fact}
        options={facts.map(({ id, label }) => ({ id, label: label[locale] }))}
        onChange={choose}
      />
      <SelectField
        label={words.operator}
        isLabelHidden
        value={condition.operator}
        options={operators.map(({ id, label }) => ({ id, label: label[locale] }))}
        onChange={compare}
      />
      {fact && <ValueField reader={reader} fact={fact} condition={condition} onChange={onChange} />}
    </div>
  );
}

interface ValueProps {
  reader: Reader;
  fact: Fact;
  condition: Condition;
  onChange(condition: Condition): void;
}

function ValueField({ reader, fact, condition, onChange }: ValueProps) {
  const { locale, currency } = reader;
  const words = ruleWords[locale];
  const { operator, value } = condition;
  const set = (next: Condition["value"]) => onChange({ ...condition, value: next });
  const options = valuesOf(fact).map((id) => ({ id, label: valueName(fact.id, id, locale) }));
  const numbers = KNOWN_NUMBERS[fact.id];
  if (numbers) {
    return (
      <SelectField
        label={words.value}
        isLabelHidden
        value={String(value)}
        options={numbers.map((one) => ({ id: String(one), label: valueName(fact.id, one, locale) }))}
        onChange={(next) => set(Number(next))}
      />
    );
  }
  if (fact.type === "number" || fact.type === "money") {
    const isMoney = fact.type === "money";
    return (
      <NumberField
        label={words.value}
        value={Number(value)}
        min={isMoney ? 0 : -1_000}
        scale={isMoney ? minorPerMajor(currency) : 1}
        {...(isMoney ? { unit: currency } : {})}
        isRequired
        onChange={(next = 0) => set(next)}
      />
    );
  }
  if (operator === "one_of" && options.length > 0) {
    return <ManyField reader={reader} fact={fact} chosen={Array.isArray(value) ? value : []} onChange={set} />;
  }
  if (operator === "one_of") {
    const typed = Array.isArray(value) ? value.join(locale === "zh" ? "，" : ", ") : String(value);
    return (
      <TextField
        label={`${words.values} · ${words.valuesHint}`}
        value={typed}
        onChange={(next) =>
          set(
            next
              .split(/[,，、;；]/)
              .map((one) => one.trim())
              .filter(Boolean),
          )
        }
      />
    );
  }
  const isExact = operator === "is" || operator === "is_not" || fact.id === "ticket.changed";
  if (isExact && options.length > 0) {
    return <SelectField label={words.value} isLabelHidden value={String(value)} options={options} onChange={set} />;
  }
  return <TextField label={words.value} value={String(value)} onChange={set} />;
}

/** Several of many known values: chosen ones stand as marks, the rest in a list. */
function ManyField(props: { reader: Reader; fact: Fact; chosen: string[]; onChange(chosen: string[]): void }) {
  const { reader, fact, chosen, onChange } = props;
  const words = ruleWords[reader.locale];
  const rest = valuesOf(fact).filter((id) => !chosen.includes(id));
  const name = (id: string) => valueName(fact.id, id, reader.locale);
  return (
    <div class="rule-many">
      {chosen.map((id) => (
        <span key={id} class="chip">
          {name(id)}
          <button
            type="button"
            aria-label={`${words.remove} ${name(id)}`}
            onClick={() => onChange(chosen.filter((one) => one !== id))}
          >
            <CrossIcon />
          </button>
        </span>
      ))}
      <SelectField
        label={words.addValue}
        isLabelHidden
        value=""
        options={[{ id: "", label: words.addValue }, ...rest.map((id) => ({ id, label: name(id) }))]}
        onChange={(id) => id && onChange([...chosen, id])}
      />
    </div>
  );
}
