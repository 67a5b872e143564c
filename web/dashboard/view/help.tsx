import { useLayoutEffect, useRef } from "preact/hooks";
import { CrossIcon } from "./icons.tsx";
import type { Screen } from "./screen.ts";

/** The table of shortcuts. */
export function Help({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = screen.isHelpOpen.value;
  useLayoutEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  const close = () => {
    screen.isHelpOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <header>
        <h2 id="help-title">{words.shortcuts}</h2>
        <button type="button" class="button-quiet" aria-label={words.close} onClick={close}>
          <CrossIcon />
        </button>
      </header>
      <dl>
        {words.shortcutList.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
