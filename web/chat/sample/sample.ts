import { LOCALE_TAGS, type Locale, pickLocale } from "../../shared/locale.ts";
import { money } from "../../shared/moments.ts";
import { sampleProduct, sampleWords } from "./product.ts";

const query = new URLSearchParams(location.search);
const locale = pickLocale({
  chosen: null,
  asked: query.get("lang"),
  browser: navigator.languages,
  offered: ["zh", "en"],
  fallback: "zh",
});

translate(locale);
showPrice(locale);
embed(locale);
document.getElementById("ask")?.addEventListener("click", () => window.Deskbell?.open());
document.getElementById("language")?.addEventListener("click", () => {
  query.set("lang", locale === "zh" ? "en" : "zh");
  location.search = query.toString();
});

for (const input of document.querySelectorAll("input[name=storage]")) {
  input.addEventListener("change", () => showPrice(locale));
}

function showPrice(to: Locale): void {
  const storage = document.querySelector<HTMLInputElement>("input[name=storage]:checked")?.value;
  const found = Object.entries(sampleProduct.prices).find(([name]) => name === storage)?.[1];
  const price = document.getElementById("price");
  const listPrice = document.getElementById("list-price");
  if (!found || !price || !listPrice) return;
  const written = (amountMinor: number) => money({ amountMinor, currency: sampleProduct.currency }, to);
  price.textContent = written(found.priceMinor);
  listPrice.textContent = found.listPriceMinor === null ? "" : written(found.listPriceMinor);
}

function translate(to: Locale): void {
  const words = sampleWords[to];
  document.documentElement.lang = LOCALE_TAGS[to];
  document.title = `${words.title ?? ""} · ${words.shop ?? ""}`;
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = words[element.dataset.word ?? ""] ?? "";
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-word-label]")) {
    element.setAttribute("aria-label", words[element.dataset.wordLabel ?? ""] ?? "");
  }
  const language = document.getElementById("language");
  if (language) language.textContent = words.language ?? "";
}

/** What a merchant pastes into a page: one script with the shop in it. */
function embed(lang: Locale): void {
  const script = document.createElement("script");
  script.src = "/widget.js";
  script.async = true;
  script.dataset.shop = location.pathname.split("/")[2] ?? "demo";
  script.dataset.lang = lang;
  script.dataset.product = query.get("product") ?? sampleProduct.id;
  document.body.append(script);
}
