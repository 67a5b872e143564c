import type { Screen } from "./screen.ts";

/** Switches the screen's language; the other one is named in its own words. */
export function LanguageButton({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  return (
    <button
      type="button"
      class="button-quiet"
      aria-label={words.otherLanguageLong}
      onClick={() => {
        screen.locale.value = screen.locale.value === "zh" ? "en" : "zh";
      }}
    >
      {words.otherLanguage}
    </button>
  );
}
