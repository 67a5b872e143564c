import { choiceOf } from "./choice.ts";
import type { Entity, Language, UnderstandContext, Understanding } from "./types.ts";
import { yesOrNo } from "./yes-no.ts";

type Expects = NonNullable<UnderstandContext["expects"]>;

const AFFIRMING = new Set(["confirm", "yes", "ok", "accept", "agree"]);
const DENYING = new Set(["cancel", "no", "deny", "decline", "reject", "keep"]);

/** Reads the message as the answer to what the last reply asked for; undefined when it is not one. */
export function readAnswer(
  folded: string,
  expects: Expects | null,
  entities: readonly Entity[],
  languages: readonly Language[] = [],
): Understanding["answer"] | undefined {
  if (!expects) return undefined;
  const plain = yesOrNo(folded, languages);
  if (expects.kind === "choice" && expects.choices) {
    const id = choiceOf(folded, expects.choices, entities);
    if (id !== undefined) return { kind: "choice", id };
  }
  if (expects.kind === "confirm" && !plain && expects.choices) {
    const id = choiceOf(folded, expects.choices, []);
    if (id !== undefined && AFFIRMING.has(id)) return { kind: "yes" };
    if (id !== undefined && DENYING.has(id)) return { kind: "no" };
  }
  if (plain && expects.kind !== "slot") return { kind: plain };
  if (plain === "no" && expects.kind === "slot") return { kind: "no" };
  return undefined;
}
