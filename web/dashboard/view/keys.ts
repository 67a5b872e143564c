import { useLayoutEffect } from "preact/hooks";
import type { ShopScreen } from "./screen.ts";

/** The keyboard of the dashboard. Keys with Ctrl, Alt or ⌘ stay the browser's; while one writes, only Esc counts. */
export function useKeys(screen: ShopScreen): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (screen.isHelpOpen.value) return;
      if (isWriting(event.target)) {
        if (event.key === "Escape") focusList();
        return;
      }
      const act = actionOf(event, screen);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

function actionOf(event: KeyboardEvent, screen: ShopScreen): (() => void) | null {
  const isFree = document.activeElement === document.body || isInList(event.target);
  switch (event.key) {
    case "j":
      return () => step(1);
    case "k":
      return () => step(-1);
    case "ArrowDown":
      return isFree ? () => step(1) : null;
    case "ArrowUp":
      return isFree ? () => step(-1) : null;
    case "/":
      return () => document.getElementById("filter")?.focus();
    case "r":
      return () => wish(screen, "reply");
    case "n":
      return () => wish(screen, "note");
    case "?":
      return () => {
        screen.isHelpOpen.value = true;
      };
    default:
      return null;
  }
}

function wish(screen: ShopScreen, mode: "reply" | "note"): void {
  screen.composerWish.value = { mode, at: screen.ports.now() };
}

function lines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-line]")];
}

function step(by: 1 | -1): void {
  const all = lines();
  const focused = all.findIndex((line) => line.matches(":focus"));
  const open = all.findIndex((line) => line.getAttribute("aria-current") === "page");
  const from = focused >= 0 ? focused : open;
  const next = all[from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, from + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function focusList(): void {
  const all = lines();
  const line = all.find((candidate) => candidate.getAttribute("aria-current") === "page") ?? all[0];
  if (line) line.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function isInList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.line !== undefined;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
