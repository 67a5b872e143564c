import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseLines, parseSlots } from "../understanding/learning/corpus.ts";
import type { TrainingInput } from "../understanding/learning/trainer.ts";

/** The seed of the committed model. */
export const SEED = 20_261_121;

/** The hash that ties a model to its training text and seed. */
function hashInputs(sources: Readonly<Record<string, string>>, seed: number): string {
  const hash = createHash("sha256").update(`seed ${seed}`);
  for (const name of Object.keys(sources).sort()) hash.update(`\n${name}\n${sources[name]}`);
  return hash.digest("hex");
}

const isSlots = (name: string) => name.split(".")[0] === "slots";

/** Reads the training folder: `<language>.tsv`, `<language>.<part>.tsv`; `slots.tsv`, `slots.<language>.tsv`. */
export function readTraining(folder: string): TrainingInput {
  const sources: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".tsv")) sources[name] = readFileSync(join(folder, name), "utf8");
  }
  const lines = Object.entries(sources)
    .filter(([name]) => !isSlots(name))
    .flatMap(([name, text]) => parseLines(name.split(".")[0] ?? "", text));
  const slots = Object.entries(sources).filter(([name]) => isSlots(name));
  return {
    lines,
    slots: parseSlots(slots.map(([, text]) => text).join("\n")),
    inputs: hashInputs(sources, SEED),
    seed: SEED,
  };
}
