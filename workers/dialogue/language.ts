import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { ReplyLanguage } from "../skills/skill.ts";
import { LANGUAGES, type Language } from "../understanding/types.ts";

/** The language a shopper is answered in: Chinese for Chinese, else English, as far as the shop has it. */
export function replyLanguage(language: Language, shop: ShopSnapshot): ReplyLanguage {
  const wanted: ReplyLanguage = language.startsWith("zh") ? "zh" : "en";
  return shop.languages.includes(wanted) ? wanted : shop.defaultLanguage;
}

/** What the interface language says of a shopper who has written nothing yet. */
export function languageOfLocale(locale: string | null): Language | undefined {
  if (!locale) return undefined;
  const tag = locale.replace("_", "-").toLowerCase();
  if (tag.startsWith("zh")) return /hant|tw|hk|mo/.test(tag) ? "zh-TW" : "zh-CN";
  return LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`));
}
