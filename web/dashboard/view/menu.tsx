import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A disclosure that closes by Esc, by a choice and by a press beside it. */
export function Menu(props: { class: string; label: string; summary: ComponentChildren; children: ComponentChildren }) {
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => place.current?.removeAttribute("open");
  useEffect(() => {
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) close();
    };
    const chosen = ({ target }: Event) => {
      if (target instanceof HTMLElement && target.closest("button, a")) close();
    };
    const sheet = place.current;
    document.addEventListener("pointerdown", pressed);
    sheet?.addEventListener("click", chosen);
    return () => {
      document.removeEventListener("pointerdown", pressed);
      sheet?.removeEventListener("click", chosen);
    };
  }, []);
  return (
    <details
      ref={place}
      class={`menu ${props.class}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !place.current?.open) return;
        event.preventDefault();
        close();
        place.current.querySelector("summary")?.focus();
      }}
    >
      <summary title={props.label}>{props.summary}</summary>
      <div class="menu-sheet">{props.children}</div>
    </details>
  );
}
