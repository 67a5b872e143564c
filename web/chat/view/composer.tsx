import { useSignal, useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { SendIcon } from "./icons.tsx";
import type { Screen } from "./screen.ts";

/** The server's limit of one message. */
const MOST_CHARACTERS = 8000;
/** The counter shows only near the end. */
const COUNT_FROM = 7500;

/** The message box. */
export function Composer({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const text = useSignal("");
  const box = useRef<HTMLTextAreaElement>(null);
  const left = MOST_CHARACTERS - text.value.trim().length;
  const canSend = text.value.trim() !== "" && left >= 0;

  useSignalEffect(() => {
    // A finger has not asked for the keyboard yet; the focus still moves into the chat.
    if (screen.focusWish.value > 0 && !matchMedia("(pointer: coarse)").matches) box.current?.focus();
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text.value]);

  const send = () => {
    if (!canSend) return;
    screen.isAtEnd.value = true;
    screen.chat.say(text.value.trim());
    text.value = "";
    box.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a word. Safari reports that as key code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-box">
        <label class="visually-hidden" for="write">
          {words.write}
        </label>
        <textarea
          id="write"
          ref={box}
          rows={1}
          placeholder={words.write}
          enterkeyhint="send"
          autoComplete="off"
          aria-invalid={left < 0}
          aria-describedby="left"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            screen.chat.warm();
          }}
          onKeyDown={pressed}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={!canSend}>
          <SendIcon />
        </button>
      </div>
      <p id="left" class={left < 0 ? "counter is-over" : "counter"} role="status">
        {left < 0 ? words.tooLong(-left) : left <= MOST_CHARACTERS - COUNT_FROM ? words.counter(left) : ""}
      </p>
    </form>
  );
}
