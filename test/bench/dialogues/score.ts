import { parseArgs } from "node:util";
import { z } from "zod";
import type { Case } from "../dialogues.ts";
import { judge } from "./judge.ts";
import { readLines, readScripts, type Script } from "./script.ts";

// node test/bench/dialogues/score.ts --file F --cases DIR/cases.jsonl
// Reads only the scripts and the lines that the runner wrote.

/** Judges each case and prints what fails; the last line is the result. */
export function score(scripts: Script[], cases: Case[], print: (line: string) => void): void {
  const verdicts = scripts.map((script) => {
    const played = cases.find(({ task }) => task === script.task);
    const problems = played ? judge(script, played) : ["not played"];
    print(`${problems.length === 0 ? "passed" : "failed"} ${script.task}`);
    for (const problem of problems) print(`  ${problem}`);
    return { problems, isHandedOver: played?.lines.some(({ holder }) => holder !== "bot") ?? false };
  });
  const passed = verdicts.filter(({ problems }) => problems.length === 0).length;
  const handoffs = verdicts.filter(({ isHandedOver }) => isHandedOver).length;
  print(`passed=${passed} total=${scripts.length} handoffs=${handoffs}`);
}

/** The lines are the runner's own; only their outline is checked. */
const caseSchema = z.custom<Case>(
  (value) => z.looseObject({ task: z.string(), lines: z.array(z.unknown()) }).safeParse(value).success,
);

if (import.meta.main) {
  const { values } = parseArgs({ options: { file: { type: "string" }, cases: { type: "string" } } });
  if (!values.file || !values.cases) throw new Error("name the scripts and the lines: --file F --cases C");
  const cases = readLines(values.cases, (value) => caseSchema.parse(value));
  score(readScripts(values.file), cases, console.log);
}
