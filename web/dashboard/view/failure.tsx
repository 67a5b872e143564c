import { useLayoutEffect, useRef } from "preact/hooks";
import { BellIcon } from "../../shared/icon.tsx";

interface Way {
  label: string;
  run(): void;
}

/** A page, or a part of it, that cannot be shown: what is the matter and what to do. */
export function Failure({ title, text, action, other }: { title: string; text: string; action?: Way; other?: Way }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <main class="failure">
      <span class="failure-mark">
        <BellIcon />
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{text}</p>
      <p class="failure-ways">
        {action && (
          <button type="button" class="button" onClick={action.run}>
            {action.label}
          </button>
        )}
        {other && (
          <button type="button" class="button-quiet" onClick={other.run}>
            {other.label}
          </button>
        )}
      </p>
    </main>
  );
}

/** The same inside a column. */
export function Blank({ title, text, action }: { title: string; text?: string; action?: Way }) {
  return (
    <div class="blank">
      <p class="blank-title">{title}</p>
      {text && <p>{text}</p>}
      {action && (
        <button type="button" class="button-line" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}

/** A page that is not there yet, or cannot be. */
export function NotYet(props: {
  /** Its style class. */
  page: string;
  title: string;
  isLoading: boolean;
  loading: string;
  blank: Parameters<typeof Blank>[0];
}) {
  return (
    <main class={`figures ${props.page}`} aria-busy={props.isLoading}>
      <h1>{props.title}</h1>
      {props.isLoading ? <p role="status">{props.loading}</p> : <Blank {...props.blank} />}
    </main>
  );
}
