import { styles } from "./styles.ts";
import type { LauncherWords } from "./words.ts";

/** What `window.Deskbell` offers. */
export interface Launcher {
  open(): void;
  close(): void;
  /** A JWT signed with the shop's secret; told to the chat when it is there. */
  identify(token: string): void;
}

interface LauncherOptions {
  address: URL;
  side: "left" | "right";
  words: LauncherWords;
}

const SVG = "http://www.w3.org/2000/svg";
const BELL = "M12 4.5V6M5 16a7 7 0 0 1 14 0zM4 19h16";
const DOWN = "M6 9l6 6 6-6";

/** Puts the button on the page. The chat itself is fetched on the first opening, nothing before. */
export function createLauncher({ address, side, words }: LauncherOptions): Launcher {
  const host = document.createElement("deskbell-launcher");
  const root = host.attachShadow({ mode: "open" });
  const { button, badge, path } = makeButton();
  const panel = document.createElement("div");
  panel.id = "panel";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", words.frame);
  button.setAttribute("aria-controls", "panel");
  host.dataset.side = side;
  dress(root);
  root.append(panel, button);
  document.body.append(host);

  let frame: HTMLIFrameElement | null = null;
  let isReady = false;
  let isOpen = false;
  let unread = 0;
  let identity: string | null = null;
  let pageOverflow = "";

  const tell = (message: { type: "opened" | "closed" } | { type: "identify"; token: string }) => {
    if (isReady) frame?.contentWindow?.postMessage(message, address.origin);
  };
  const draw = () => {
    badge.textContent = unread > 9 ? "9+" : String(unread);
    badge.hidden = unread === 0;
    path.setAttribute("d", isOpen ? DOWN : BELL);
    button.setAttribute("aria-expanded", String(isOpen));
    button.setAttribute("aria-label", (isOpen ? words.close : words.open) + (unread > 0 ? words.unread(unread) : ""));
    host.toggleAttribute("data-open", isOpen);
    panel.hidden = !isOpen;
  };
  const enter = () => {
    frame?.focus();
    tell({ type: "opened" });
  };
  const open = () => {
    if (isOpen) return;
    isOpen = true;
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = words.frame;
      frame.src = address.href;
      panel.append(frame);
    }
    // A chat that fills a phone must not scroll the page under it.
    const page = document.documentElement.style;
    pageOverflow = page.overflow;
    if (matchMedia("(max-width: 40rem)").matches) page.overflow = "hidden";
    draw();
    enter();
  };
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    document.documentElement.style.overflow = pageOverflow;
    draw();
    tell({ type: "closed" });
    button.focus();
  };
  const identify = (token: string) => {
    identity = token;
    tell({ type: "identify", token });
  };

  button.addEventListener("click", () => (isOpen ? close() : open()));
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  window.addEventListener("message", ({ data, origin, source }: MessageEvent<unknown>) => {
    if (origin !== address.origin || !frame || source !== frame.contentWindow) return;
    if (typeof data !== "object" || data === null || !("type" in data)) return;
    if (data.type === "close") close();
    if (data.type === "unread" && "count" in data && typeof data.count === "number") {
      unread = data.count;
      draw();
    }
    if (data.type === "ready") {
      isReady = true;
      if (identity !== null) tell({ type: "identify", token: identity });
      tell({ type: isOpen ? "opened" : "closed" });
    }
  });
  draw();
  return { open, close, identify };
}

function makeButton() {
  const button = document.createElement("button");
  button.type = "button";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  svg.append(path);
  const badge = document.createElement("span");
  badge.setAttribute("aria-hidden", "true");
  button.append(svg, badge);
  return { button, badge, path };
}

/** Constructed sheets are allowed where the shop's page forbids inline styles; older browsers get an element. */
function dress(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const element = document.createElement("style");
  element.textContent = styles;
  root.append(element);
}
