import { once } from "node:events";
import { createInterface } from "node:readline";
import { understand } from "../understanding/understand.ts";

/** One JSON line in, one out: the reading, or an error object in the bad line's place. */
function answerLine(line: string, now: number): string {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return JSON.stringify({ error: { code: "invalid", message: "the line is not JSON" } });
  }
  const text = typeof row === "object" && row !== null && "text" in row ? row.text : undefined;
  if (typeof text !== "string") {
    return JSON.stringify({ error: { code: "invalid", message: 'the line needs a string "text"' } });
  }
  const { intent, confidence, language, sentiment, emotion, entities } = understand(text, { now, timeZone: "UTC" });
  return JSON.stringify({ intent, confidence, language, sentiment, emotion, entities });
}

process.stdout.on("error", () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (!process.stdout.write(`${answerLine(line, Date.now())}\n`)) await once(process.stdout, "drain");
}
