import type { Choice } from "../../platform/message.ts";
import type { ReplyLanguage } from "../skill.ts";

/** The quick answer that asks for a person. */
export function personChoice(language: ReplyLanguage): Choice {
  return { id: "human", label: language === "zh" ? "转人工" : "Talk to a person" };
}
