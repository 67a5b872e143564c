import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const command = join(import.meta.dirname, "../../workers/commands/understand.ts");

async function run(input: string): Promise<unknown[]> {
  const child = spawn(process.execPath, [command], { stdio: ["pipe", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  const closed = new Promise<void>((resolve) => {
    child.on("close", () => resolve());
  });
  child.stdin.end(input);
  await closed;
  return out
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as unknown);
}

test("each line gets its answer in order, and a bad line an error in its place", async () => {
  const lines = await run(
    ['{"text":"我要退货"}', "not json", '{"text":5}', '{"text":"where is my package"}'].join("\n"),
  );
  expect(lines).toMatchObject([
    { intent: "return_request", language: "zh-CN" },
    { error: { code: "invalid" } },
    { error: { code: "invalid" } },
    { intent: "track_shipment", language: "en" },
  ]);
  expect(Object.keys(lines[0] as object)).toEqual([
    "intent",
    "confidence",
    "language",
    "sentiment",
    "emotion",
    "entities",
  ]);
}, 30_000);
