/** The two languages of the screens; Chinese comes first. */
export const LOCALES = ["zh", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** A screen's words: every key in both languages, with the same parameters. */
export type Dictionary<W> = Record<Locale, W>;

/** BCP 47 tags for `lang` attributes and for `Intl`. */
export const LOCALE_TAGS = { zh: "zh-CN", en: "en" } as const satisfies Record<Locale, string>;

/** Whether `value` names one of the screens' languages. */
export function isLocale(value: unknown): value is Locale {
  return value === "zh" || value === "en";
}

/**
 * The language to show: the person's earlier choice, else the address' wish, else the first of the browser's
 * languages that is offered, else `fallback`.
 */
export function pickLocale(wishes: {
  chosen: string | null;
  asked: string | null;
  browser: readonly string[];
  offered: readonly Locale[];
  fallback: Locale;
}): Locale {
  const candidates = [wishes.chosen, wishes.asked, ...wishes.browser];
  for (const candidate of candidates) {
    const language = candidate?.toLowerCase().split("-")[0];
    if (isLocale(language) && wishes.offered.includes(language)) return language;
  }
  return wishes.fallback;
}
