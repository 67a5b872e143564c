import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Conversation, Notice } from "../conversation.ts";
import { elapsed } from "../times.ts";
import { label } from "../words/labels.ts";
import type { Words } from "../words/words.ts";
import { LockIcon, NoteIcon } from "./icons.tsx";
import type { ShopScreen } from "./screen.ts";

/** The server's limit of one message. */
const MOST_CHARACTERS = 8000;

interface ComposerProps {
  screen: ShopScreen;
  one: Conversation;
}

/** Where an agent writes: a reply where the conversation is theirs, a note at any time. */
export function Composer({ screen, one }: ComposerProps) {
  const words = screen.words.value;
  const mode = useSignal<"reply" | "note">("reply");
  const box = useRef<HTMLTextAreaElement>(null);
  const claim = useRef<HTMLButtonElement>(null);
  const wished = useRef(screen.composerWish.peek()?.at ?? 0);
  const isWritable = mode.value === "note" || one.isMine.value;
  /** Who gets the focus once it is drawn: the box, or else the way to it. */
  const focusNext = useRef<"box" | "any" | null>(null);
  const takeFocus = () => {
    const target = box.current ?? (focusNext.current === "any" ? claim.current : null);
    if (!focusNext.current || !target) return;
    target.focus();
    focusNext.current = null;
  };
  useLayoutEffect(takeFocus);

  const wish = screen.composerWish.value;
  useLayoutEffect(() => {
    if (!wish || wish.at === wished.current) return;
    wished.current = wish.at;
    setMode(wish.mode);
  }, [wish]);
  const takeOver = async () => {
    focusNext.current = "box";
    if (await one.hold("claim")) screen.announcement.value = words.nowMine;
    else focusNext.current = null;
  };
  return (
    <footer class={mode.value === "note" ? "composer is-note" : "composer"}>
      <NoticeView screen={screen} one={one} />
      <fieldset class="modes" aria-label={words.modes}>
        <button type="button" aria-pressed={mode.value === "reply"} onClick={() => setMode("reply")}>
          {words.reply}
        </button>
        <button type="button" aria-pressed={mode.value === "note"} onClick={() => setMode("note")}>
          <NoteIcon />
          {words.note}
        </button>
        {isWritable && <span class="modes-hint">{mode.value === "note" ? words.noteHint : words.enterHint}</span>}
      </fieldset>
      {isWritable ? (
        <WriteBox key={mode.value} screen={screen} one={one} mode={mode.value} box={box} />
      ) : (
        <div class="locked">
          <LockIcon />
          <p>{reason(screen, one)}</p>
          {canClaim(one) && (
            <button ref={claim} type="button" class="button" aria-disabled={one.busy.value !== null} onClick={takeOver}>
              {one.busy.value === "claim" ? words.takingOver : words.takeOver}
            </button>
          )}
        </div>
      )}
    </footer>
  );

  function setMode(next: "reply" | "note"): void {
    focusNext.current = "any";
    if (mode.peek() === next) takeFocus();
    else mode.value = next;
  }
}

interface WriteBoxProps extends ComposerProps {
  mode: "reply" | "note";
  box: { current: HTMLTextAreaElement | null };
}

function WriteBox({ screen, one, mode, box }: WriteBoxProps) {
  const words = screen.words.value;
  const text = screen.draftOf(`${screen.user.id}/${screen.shop.id}/${one.conversation}`)[mode];
  const left = MOST_CHARACTERS - text.value.trim().length;
  const canSend = text.value.trim() !== "" && left >= 0;
  const name = mode === "note" ? words.writeNote : words.writeReply;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text.value]);
  const send = () => {
    if (!canSend) return;
    one.say(mode, text.value.trim());
    text.value = "";
    box.current?.focus();
  };
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="visually-hidden" for="write">
        {name}
      </label>
      <textarea
        id="write"
        ref={box}
        rows={2}
        placeholder={name}
        autoComplete="off"
        aria-invalid={left < 0}
        aria-describedby="write-left"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          if (mode === "reply") one.typing();
        }}
        onKeyDown={(event) => {
          // While an input method composes, Enter picks a word. Safari reports that as key code 229.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="write-foot">
        <p id="write-left" role="status">
          {left < 0 ? words.tooLong(-left) : ""}
        </p>
        <button type="submit" class={mode === "note" ? "button button-note" : "button"} aria-disabled={!canSend}>
          {mode === "note" ? words.saveNote : words.send}
        </button>
      </div>
    </form>
  );
}

/** Why something did not happen; it stays until it is put away or something else is tried. */
function NoticeView({ screen, one }: ComposerProps) {
  const words = screen.words.value;
  const notice = one.notice.value;
  return (
    <div role="alert" class={notice ? "callout callout-warn notice" : ""}>
      {notice && <span>{tell(notice, screen)}</span>}
      {notice && (
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            one.notice.value = null;
          }}
        >
          {words.close}
        </button>
      )}
    </div>
  );
}

function tell(notice: Notice, screen: ShopScreen): string {
  const words = screen.words.value;
  if (notice.kind === "conflict") {
    const { holder } = notice;
    if (!holder) return words.actionFailed;
    const isOthers = holder.agent && holder.agent.id !== screen.user.id;
    if (isOthers) return words.conflictHeld(holder.agent?.name ?? "");
    return words.conflictMoved(label("holder", holder.holder, screen.locale.value));
  }
  return tellProblem(notice, words);
}

function tellProblem({ problem }: Extract<Notice, { kind: "problem" }>, words: Words): string {
  if (problem.kind === "unreachable") return words.actionOffline;
  if (problem.kind === "limited") return words.actionLimited(Math.ceil(problem.retryAfterMs / 1000));
  return problem.kind === "forbidden" ? words.actionForbidden : words.actionFailed;
}

function canClaim(one: Conversation): boolean {
  const holder = one.holder.value?.holder;
  return holder === "bot" || holder === "waiting";
}

function reason(screen: ShopScreen, one: Conversation): string {
  const words = screen.words.value;
  const holder = one.holder.value;
  if (holder?.holder === "closed") return words.isClosed;
  if (holder?.holder === "agent") return words.otherHolds(holder.agent?.name ?? "");
  const since = screen.inbox.rows.value.get(one.conversation)?.waitingSince;
  if (holder?.holder !== "waiting") return words.botHolds;
  const sinceMs = since ? Date.parse(since) : screen.nowMs.value;
  const time = elapsed(screen.nowMs.value - sinceMs, screen.locale.value);
  return time ? words.waits(time) : words.waitsNow;
}
