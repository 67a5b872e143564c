import type { Frame } from "../../skills/skill.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { OpenFrame } from "../contract.ts";
import { GIVING_BACK } from "../kinship.ts";
import type { AskedOfPreview } from "../preview-questions.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

/** Where a message goes. */
export type Route =
  /** A person is wished for. */
  | { go: "person" }
  /** The open proposal is confirmed. */
  | { go: "confirm" }
  /** The open proposal is not what was asked last, or has run out: it is shown again. */
  | { go: "ask_again"; asked?: AskedOfPreview }
  /** A confirmation with nothing to confirm. */
  | { go: "nothing_open" }
  /** What was done last is wished or asked for once more. */
  | { go: "done" }
  /** Something is about to be said of what is open. */
  | { go: "hold" }
  /** What is open is not wanted. */
  | { go: "drop" }
  /** The goal under way goes on, with what the message adds. */
  | { go: "continue"; isAnswer: boolean }
  /** The answer to a question that was left for another: back to it. */
  | { go: "back"; frame: OpenFrame; choice: string }
  /** The goal answered last, once more with what the message changes. */
  | { go: "again"; from: Frame }
  | { go: "start"; intent: IntentId; isInstead: boolean; productId?: string }
  | { go: "unclear" };

/** Sure enough to leave a question standing and answer something else. */
export const DIGRESSION_AT = 0.6;
export const CONVERSATIONAL: ReadonlySet<IntentId> = new Set([
  "affirm",
  "deny",
  "chitchat",
  "greeting",
  "thanks_goodbye",
]);

/** “拆了” may look like a yes; what is one was taken for it before. */
export const SMALL_TALK: ReadonlySet<IntentId> = new Set<IntentId>(["chitchat", "greeting", "thanks_goodbye"]);
export const RESUME = /^(?:继续|接着|继续办理?|接着办|刚才的?继续|continue|go on|resume)[吧。.!！\s]*$/i;

export function isConfident(reading: Reading, at: number): boolean {
  return !reading.isUnclear && reading.understanding.confidence >= at;
}

/** Whether the message asks for something else than the goal under way. */
export function isOther(frame: Frame, reading: Reading, at: number): boolean {
  const { intent } = reading.understanding;
  // “T恤留着，只退裤子”: of what is still being asked for nothing is withdrawn yet; less of it is wished.
  const isLess =
    intent === "withdraw_request" && GIVING_BACK.has(frame.intent) && !/取消|撤|cancel/iu.test(reading.text);
  if (isLess && !wishesIn(reading.text).includes("withdraw_request")) return false;
  return isConfident(reading, at) && intent !== frame.intent && !CONVERSATIONAL.has(intent);
}
