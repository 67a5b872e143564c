import { useRef } from "preact/hooks";

interface ButtonRowProps<T> {
  label: string;
  items: readonly T[];
  text(item: T): string;
  pick(item: T): void;
  isFirstStrong?: boolean;
}

/** Buttons to answer with; Tab and the arrow keys both move along them. */
export function ButtonRow<T>({ label, items, text, pick, isFirstStrong }: ButtonRowProps<T>) {
  const row = useRef<HTMLFieldSetElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(row.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <fieldset class="choices" ref={row} aria-label={label} onKeyDown={move}>
      {items.map((item, at) => (
        <button
          key={text(item)}
          type="button"
          class={isFirstStrong && at === 0 ? "choice is-strong" : "choice"}
          onClick={() => pick(item)}
        >
          {text(item)}
        </button>
      ))}
    </fieldset>
  );
}
