import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openModels } from "../../workers/models/models.ts";
import { workersAiModels } from "../../workers/models/workers-ai.ts";
import type { Env } from "../../workers/platform/env.ts";
import AiBinding from "../stand-ins/ai-binding.ts";

// The binding's stand-in runs in this very isolate; the integration tests reach it across workers.
const binding = { run: AiBinding.prototype.run } as unknown as Ai;
const env = { AI_MODEL: "@cf/qwen/any", AI_EMBEDDING_MODEL: "@cf/baai/bge-m3" } as Env;
const models = workersAiModels(env, binding);
const never = new AbortController().signal;
const prompt = (user: string) => ({ system: "You answer for a shop.", history: [], user });

async function collect(user: string, firstMs = 5000) {
  const stream = models.language
    .text({ prompt: prompt(user), firstMs, totalMs: 9000, signal: never })
    [Symbol.asyncIterator]();
  let text = "";
  for (let step = await stream.next(); ; step = await stream.next()) {
    if (step.done) return { text, end: step.value };
    text += step.value;
  }
}

describe("Workers AI through its binding", () => {
  test("streams text and says that it is whole", async () => {
    expect(await collect("在吗")).toEqual({ text: "来自 any 的回答。", end: { ok: true, value: null } });
  });

  test("gives structured output", async () => {
    const schema = z.object({ intent: z.string() });
    const answer = await models.language.object({ prompt: prompt("[json]"), schema, budgetMs: 2000, signal: never });
    expect(answer).toEqual({ ok: true, value: { intent: "stock_query" } });
  });

  test("embeds one vector per text", async () => {
    expect(await models.embed(["a", "b"], never)).toMatchObject({ ok: true, value: [{}, {}] });
  });

  test.each([
    ["[capacity]", "limited"],
    ["[broken]", "failed"],
  ])("%s is %s, never an exception", async (word, reason) => {
    expect((await collect(word)).end).toEqual({ ok: false, reason });
  });

  test("a model that does not answer is late", async () => {
    expect((await collect("[stall]", 200)).end).toEqual({ ok: false, reason: "late" });
  });

  test("a stream that breaks off is not taken for a whole answer", async () => {
    expect((await collect("[cut]")).end.ok).toBe(false);
  });

  test("a port whose model has no name is absent", async () => {
    expect(models.has).toEqual({ language: true, embedding: true, vision: false, speech: false });
    expect(await models.speak("hello", never)).toEqual({ ok: false, reason: "absent" });
    expect(openModels({ AI: binding, AI_MODEL: "" } as unknown as Env).has.language).toBe(false);
  });
});
