import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A number as it is typed; empty is `undefined`. `scale` divides what is shown: 100 for minor units of two decimals. */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  min?: number;
  max?: number;
  scale?: number;
  placeholder?: string;
  unit?: string;
  isRequired?: boolean;
  onChange(value: number | undefined): void;
}) {
  const { label, value, min = 0, max, scale = 1, placeholder, unit, isRequired, onChange } = props;
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      <span class="form-number">
        <input
          id={id}
          class="field"
          type="number"
          inputMode="decimal"
          min={min}
          max={max}
          step={scale === 1 ? 1 : 1 / scale}
          placeholder={placeholder}
          value={value === undefined ? "" : value / scale}
          onChange={(event) => {
            const { value: typed, valueAsNumber } = event.currentTarget;
            if (typed === "" && isRequired) {
              event.currentTarget.value = value === undefined ? "" : String(value / scale);
              return;
            }
            onChange(typed === "" || Number.isNaN(valueAsNumber) ? undefined : Math.round(valueAsNumber * scale));
          }}
        />
        {unit && <span class="soft">{unit}</span>}
      </span>
    </div>
  );
}

export function TextField(props: {
  label: string;
  value: string;
  isLong?: boolean;
  isLabelHidden?: boolean;
  lang?: string;
  onChange(value: string): void;
}) {
  const id = useId();
  const shared = { id, class: "field", value: props.value, lang: props.lang };
  return (
    <div class="form-field">
      <label for={id} class={props.isLabelHidden ? "visually-hidden" : ""}>
        {props.label}
      </label>
      {props.isLong ? (
        <textarea {...shared} rows={3} onChange={(event) => props.onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => props.onChange(event.currentTarget.value)} />
      )}
    </div>
  );
}

export function SelectField(props: {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  isLabelHidden?: boolean;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id} class={props.isLabelHidden ? "visually-hidden" : ""}>
        {props.label}
      </label>
      <select id={id} class="field" value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function CheckField(props: { label: string; isOn: boolean; onChange(isOn: boolean): void }) {
  return (
    <label class="form-check">
      <input type="checkbox" checked={props.isOn} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span>{props.label}</span>
    </label>
  );
}

/** Several of a few: what is chosen keeps the order in which it was chosen. */
export function ChecksField(props: {
  label: string;
  hint?: string;
  chosen: readonly string[];
  options: readonly { id: string; label: string }[];
  onChange(chosen: string[]): void;
}) {
  return (
    <FieldGroup label={props.label}>
      <div class="form-checks">
        {props.options.map(({ id, label }) => (
          <CheckField
            key={id}
            label={label}
            isOn={props.chosen.includes(id)}
            onChange={(isOn) =>
              props.onChange(isOn ? [...props.chosen, id] : props.chosen.filter((other) => other !== id))
            }
          />
        ))}
      </div>
      {props.hint && <p class="soft fine">{props.hint}</p>}
    </FieldGroup>
  );
}

export function FieldGroup({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <fieldset class="form-group">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
