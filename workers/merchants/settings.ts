import { z } from "zod";
import type { shops } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopImport } from "./import-schema.ts";

const bilingual = z.object({ zh: z.string(), en: z.string() });

const storedSettings = z.object({
  greeting: bilingual,
  staffHours: z.array(z.object({ weekday: z.number(), fromMinute: z.number(), toMinute: z.number() })),
  holidays: z.array(z.string()),
  templates: z.record(z.string(), z.object({ zh: z.string().optional(), en: z.string().optional() })),
  bannedWords: z.array(z.string()),
});

/** What the `settings` column of a shop holds. */
export type ShopSettings = z.infer<typeof storedSettings>;

type SettingsImport = NonNullable<ShopImport["settings"]>;

/** The columns of a shop's directory row that its settings fill. `invalid` for an unknown time zone or currency. */
export function settingsColumns(settings: SettingsImport) {
  requireTimeZone(settings.timeZone);
  const { greeting, staffHours, holidays, templates, bannedWords } = settings;
  return {
    nameZh: settings.name.zh,
    nameEn: settings.name.en,
    timeZone: settings.timeZone,
    currency: settings.currency.toUpperCase(),
    country: settings.country.toUpperCase(),
    defaultLanguage: settings.defaultLanguage,
    allowedOrigins: settings.allowedOrigins.map(originOf),
    settings: { greeting, staffHours, holidays, templates, bannedWords } satisfies ShopSettings,
  } satisfies Partial<typeof shops.$inferInsert>;
}

/** Reads the stored settings. */
export function parseSettings(stored: unknown): ShopSettings {
  return storedSettings.parse(stored);
}

function requireTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (cause) {
    throw new DeskbellError("invalid", "settings.timeZone: give an IANA name such as Asia/Shanghai", { cause });
  }
}

function originOf(given: string, index: number): string {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new DeskbellError("invalid", `settings.allowedOrigins.${index}: give an origin such as https://shop.example`);
  }
  return url.origin;
}
