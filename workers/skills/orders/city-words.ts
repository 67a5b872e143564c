import type { SkillContext } from "../skill.ts";

const HAN = /\p{Script=Han}/u;

/** The city in words of the reply's language, as the shopper wrote it; null where only the other language's name is known. */
export function cityWords(context: SkillContext): string | null {
  const { focus, language, understanding } = context;
  if (!focus.city) return null;
  if (language === "zh" || !HAN.test(focus.city)) return focus.city;
  const named = understanding.entities.find((one) => one.type === "address" && one.value.city === focus.city);
  return named && !HAN.test(named.text) ? named.text : null;
}
