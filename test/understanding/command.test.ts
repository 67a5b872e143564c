import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
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

test.each([
  ["an empty line", ""],
  ["null", "null"],
  ["a number", "7"],
  ["a list", '["我要退货"]'],
  ["no text", '{"message":"我要退货"}'],
  ["text that is no string", '{"text":null}'],
  ["broken off", '{"text":"我要退'],
  ["two objects", '{"text":"a"}{"text":"b"}'],
  ["control characters", "\u0000\u0007\ufffd"],
])(
  "%s for a line gets an error in its place, and the next line its answer",
  async (_, line) => {
    const lines = await run(`${line}\n{"text":"我要退货"}\n`);
    expect(lines).toMatchObject([{ error: { code: "invalid" } }, { intent: "return_request" }]);
  },
  30_000,
);

test("an empty text, and an input that ends without a newline, are answered too", async () => {
  const lines = await run('{"text":""}\r\n{"text":"\ud83d"}\n{"text":"开发票"}');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatchObject({ intent: "invoice" });
}, 30_000);

const LINES = 100_000;
const WARM = 10_000;
/** Every so many lines one is bad. */
const BAD_EVERY = 97;
const MAX_GROWTH_KB = 60 * 1_024;
const MESSAGES = [
  ["我要退货", "return_request"],
  ["开发票", "invoice"],
  ["where is my package", "track_shipment"],
  ["转人工", "human_agent"],
  ["cancel my order", "cancel_order"],
  ["多少钱", "price_query"],
] as const;

function lineAt(index: number): string {
  if (index % BAD_EVERY === 0) return index % 2 === 0 ? "{not json" : '{"text":[]}';
  return JSON.stringify({ text: MESSAGES[index % MESSAGES.length]?.[0] });
}

/** Resident memory in KB, as the system sees it from outside. */
function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

async function feed(child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> {
  for (let index = 0; index < LINES; index++) {
    if (!child.stdin.write(`${lineAt(index)}\n`)) await once(child.stdin, "drain");
  }
}

test.skipIf(!existsSync("/proc/self/status"))(
  "100,000 lines are answered one by one, in order, and memory does not grow with them (needs /proc)",
  async () => {
    const child = spawn(process.execPath, [command], { stdio: ["pipe", "pipe", "inherit"] });
    const fed = feed(child);
    const wrong: string[] = [];
    let count = 0;
    let warmKb = 0;
    let endKb = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const { intent, error } = JSON.parse(line) as { intent?: string; error?: { code: string } };
      const expected = count % BAD_EVERY === 0 ? "invalid" : MESSAGES[count % MESSAGES.length]?.[1];
      if ((error?.code ?? intent) !== expected) wrong.push(`${count}: ${line}`);
      count++;
      if (count === WARM) warmKb = residentKb(child.pid ?? 0);
      if (count < LINES) continue;
      // Its input is still open, so that it is measured alive.
      endKb = residentKb(child.pid ?? 0);
      child.stdin.end();
    }
    await fed;
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(count).toBe(LINES);
    expect(warmKb).toBeGreaterThan(0);
    expect(endKb - warmKb, `${warmKb} KB after ${WARM} lines, ${endKb} KB at the end`).toBeLessThan(MAX_GROWTH_KB);
  },
  300_000,
);
