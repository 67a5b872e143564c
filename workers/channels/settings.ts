import { z } from "zod";

/** A text in both languages of the desk. */
export interface Words {
  zh: string;
  en: string;
}

/** One field of the form in which a channel is set up. */
export interface SettingField<T extends z.ZodType = z.ZodType> {
  title: Words;
  /** Where the merchant finds the value, step by step. */
  help: Words;
  /** Encrypted at rest and never shown again. */
  isSecret: boolean;
  schema: T;
}
export type SettingFields = Record<string, SettingField>;

/** The values of a kind's form. */
export type SettingsOf<F extends SettingFields> = { [K in keyof F]: z.output<F[K]["schema"]> };

/** A field that staff may read again. */
export function shown<T extends z.ZodType>(title: Words, help: Words, schema: T): SettingField<T> {
  return { title, help, isSecret: false, schema };
}

/** A field that is sealed as soon as it is saved. */
export function secret<T extends z.ZodType>(title: Words, help: Words, schema: T): SettingField<T> {
  return { title, help, isSecret: true, schema };
}

/** The form as one schema; a field that is not in the form is refused. */
export function settingsSchema(fields: SettingFields) {
  return z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])));
}

/** A text of one line, without blanks around it. */
export const line = (max = 200) => z.string().trim().min(1).max(max);

/** A field that may stay empty; empty is absent. */
export const optionalLine = (max = 200) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => text || undefined);
