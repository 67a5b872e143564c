import { readFileSync } from "node:fs";
import { z } from "zod";

/** One effect that the whole talk should have; the fields that are there are compared with storage. */
export const outcomeSchema = z.looseObject({ action: z.string(), order_id: z.string().optional() });
export type Outcome = z.infer<typeof outcomeSchema>;

const facts = z.record(z.string(), z.string());

/** A scripted shopper as the set's README describes it. */
export const scriptSchema = z.looseObject({
  task: z.string(),
  user_id: z.string(),
  turns: z.array(z.array(z.string()).min(1)),
  facts,
  facts_by_turn: z.record(z.string(), facts).default({}),
  confirm: z.string(),
  /** The turn from which previews are answered at all; default: the first. */
  confirms_from: z.number().int().optional(),
  /** Said to what is not wanted, and to what is not known, where it is not the set's own words. */
  decline: z.string().optional(),
  unknown: z.string().optional(),
  /** Said when a cancellation is offered in place of a return. */
  cancel_instead: z.string().nullish(),
  outcome: z.array(outcomeSchema),
  must_not: z.array(outcomeSchema).default([]),
  answers: z
    .array(
      z.object({
        turn: z.number().int(),
        must_include_any: z.array(z.string()).default([]),
        must_not_include_any: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  ecard: z.object({ before: z.number(), after: z.number() }).nullish(),
  /** A person is right here. */
  handoff: z.boolean().optional(),
});
export type Script = z.infer<typeof scriptSchema>;

/** Scripts of a JSONL file; throws with the line where one is not readable. */
export function readScripts(file: string): Script[] {
  return readLines(file, (value) => scriptSchema.parse(value));
}

/** Each line that is not empty, parsed; throws with its number. */
export function readLines<T>(file: string, parse: (value: unknown) => T): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      try {
        return [parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(`${file}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}
