import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { compatibleModels } from "../../workers/models/compatible.ts";
import type { LanguageModel, ModelAnswer } from "../../workers/models/ports.ts";
import type { Env } from "../../workers/platform/env.ts";
import { type LanguageService, startLanguageService } from "../stand-ins/language-service.ts";

let service: LanguageService;
let language: LanguageModel;
const prompt = { system: "You answer for a shop.", history: [], user: "在吗" };
const never = new AbortController().signal;

beforeAll(async () => {
  service = await startLanguageService();
  const env = { MODEL_NAME: "any", MODEL_URL: service.url, MODEL_KEY: "key" } as Env;
  language = compatibleModels(env, service.url).language;
});
beforeEach(() => {
  service.requests.length = 0;
});
afterAll(() => service.close());

async function collect(options: { firstMs?: number; totalMs?: number; signal?: AbortSignal } = {}) {
  const stream = language
    .text({ prompt, firstMs: 2000, totalMs: 4000, signal: never, ...options })
    [Symbol.asyncIterator]();
  let text = "";
  while (true) {
    const step: IteratorResult<string, ModelAnswer<null>> = await stream.next();
    if (step.done) return { text, end: step.value };
    text += step.value;
  }
}

describe("streamed text", () => {
  test("comes whole and says that it is whole", async () => {
    service.behave({ say: "您好，这款有现货。" });
    expect(await collect()).toEqual({ text: "您好，这款有现货。", end: { ok: true, value: null } });
    expect(service.requests[0]).toMatchObject({ model: "any", stream: true });
  });

  test("a service that never answers is late after the first budget", async () => {
    service.behave({ stall: true });
    expect(await collect({ firstMs: 80 })).toEqual({ text: "", end: { ok: false, reason: "late" } });
  });

  test("a service that stops in the middle is late after the whole budget", async () => {
    service.behave({ stallAfter: "您好，" });
    expect(await collect({ totalMs: 300 })).toEqual({ text: "您好，", end: { ok: false, reason: "late" } });
  });

  test("a connection cut in the middle is never taken for a whole answer", async () => {
    service.behave({ cutAfter: "您好，这款" });
    expect((await collect()).end.ok).toBe(false);
  });

  test.each([
    [429, "limited"],
    [500, "failed"],
    [503, "failed"],
  ] as const)("status %i is %s, asked once only", async (status, reason) => {
    service.behave({ status });
    expect((await collect()).end).toEqual({ ok: false, reason });
    expect(service.requests).toHaveLength(1);
  });

  test("garbage gives nothing", async () => {
    service.behave({ garbage: "data: {not json\n\n<html>" });
    expect(await collect()).toMatchObject({ text: "", end: { ok: false } });
  });

  test("an abort ends it as aborted", async () => {
    service.behave({ stall: true });
    const abort = new AbortController();
    const collected = collect({ signal: abort.signal });
    abort.abort();
    expect((await collected).end).toEqual({ ok: false, reason: "aborted" });
  });
});

describe("structured output", () => {
  const schema = z.object({ intent: z.enum(["stock_query", "greeting"]) });
  const ask = (budgetMs = 2000) => language.object({ prompt, schema, budgetMs, signal: never });

  test("gives the value that fits the schema", async () => {
    service.behave({ say: '{"intent":"stock_query"}' });
    expect(await ask()).toEqual({ ok: true, value: { intent: "stock_query" } });
  });

  test.each([
    ["another value than the schema knows", '{"intent":"refund_everything"}'],
    ["no JSON at all", "I think it is a stock query."],
    ["an empty answer", ""],
  ])("%s is malformed", async (_, say) => {
    service.behave({ say });
    expect(await ask()).toEqual({ ok: false, reason: "malformed" });
  });

  test("late is late, limited is limited, broken is failed", async () => {
    service.behave({ stall: true });
    expect(await ask(80)).toEqual({ ok: false, reason: "late" });
    service.behave({ status: 429 });
    expect(await ask()).toEqual({ ok: false, reason: "limited" });
    service.behave({ status: 500 });
    expect(await ask()).toEqual({ ok: false, reason: "failed" });
  });
});
