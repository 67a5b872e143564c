import { createLauncher, type Launcher } from "./launcher.ts";
import { type LauncherWords, launcherWords } from "./words.ts";

declare global {
  interface Window {
    /** For the shop's own page: open and close the chat, and say who the shopper is (a JWT signed by the shop). */
    Deskbell?: Launcher;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.Deskbell) {
  const { shop, lang, position, product } = script.dataset;
  if (shop) {
    const address = new URL(`/chat/${encodeURIComponent(shop)}`, script.src);
    address.searchParams.set("embed", location.origin);
    if (lang) address.searchParams.set("lang", lang);
    if (product) address.searchParams.set("product", product);
    const side = position === "left" ? "left" : "right";
    const mount = () => {
      window.Deskbell = createLauncher({ address, side, words: wordsFor(lang) });
    };
    if (document.body) mount();
    else document.addEventListener("DOMContentLoaded", mount);
  }
}

function wordsFor(lang: string | undefined): LauncherWords {
  const wished = lang ?? navigator.language;
  return wished.toLowerCase().startsWith("zh") ? launcherWords.zh : launcherWords.en;
}
