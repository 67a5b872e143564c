import type { ModelMessage, LanguageModel as SdkModel } from "ai";
import { z } from "zod";
import { attempt, refusal, rejectOn } from "./attempt.ts";
import type { LanguageModel, ModelAnswer, Prompt } from "./ports.ts";

const MAX_OUTPUT_TOKENS = 600;

/** The language port over one model of the AI SDK, loaded when it is first asked. */
export function languageOver(name: string, load: () => Promise<SdkModel>): LanguageModel {
  return {
    object: ({ prompt, schema, budgetMs, signal }) =>
      attempt(name, budgetMs, signal, async (abortSignal) => {
        const [{ generateText, Output }, model] = await Promise.all([import("ai"), load()]);
        const { output } = await generateText({
          model,
          // Not every compatible service takes a schema, so it is told in words as well.
          instructions: `${prompt.system}\nAnswer with one JSON object of this JSON Schema and nothing else: ${JSON.stringify(z.toJSONSchema(schema))}`,
          messages: messagesOf(prompt),
          output: Output.object({ schema }),
          maxOutputTokens: MAX_OUTPUT_TOKENS,
          maxRetries: 0,
          temperature: 0,
          abortSignal,
        });
        return schema.parse(output);
      }),
    text: (request) => stream(name, load, request),
  };
}

async function* stream(
  name: string,
  load: () => Promise<SdkModel>,
  { prompt, firstMs, totalMs, signal }: Parameters<LanguageModel["text"]>[0],
): AsyncGenerator<string, ModelAnswer<null>> {
  const stopped = new AbortController();
  const first = AbortSignal.timeout(firstMs);
  const total = AbortSignal.timeout(totalMs);
  const whole = AbortSignal.any([signal, total, stopped.signal]);
  let deadline = AbortSignal.any([whole, first]);
  let isOver = () => first.aborted || total.aborted;
  try {
    const [{ streamText }, model] = await Promise.race([Promise.all([import("ai"), load()]), rejectOn(deadline)]);
    const { stream: parts } = streamText({
      model,
      instructions: prompt.system,
      messages: messagesOf(prompt),
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      maxRetries: 0,
      temperature: 0.2,
      abortSignal: whole,
      // The SDK would print it; the error part below carries it.
      onError: () => {},
    });
    const reader = parts[Symbol.asyncIterator]();
    while (true) {
      const { done, value: part } = await Promise.race([reader.next(), rejectOn(deadline)]);
      if (done) return { ok: false, reason: "failed" };
      if (part.type === "error") return refusal(name, part.error, { isOver: isOver(), isAborted: signal.aborted });
      if (part.type === "finish") return wholeOrNot(part.finishReason);
      if (part.type !== "text-delta" || part.text === "") continue;
      deadline = whole;
      isOver = () => total.aborted;
      yield part.text;
    }
  } catch (error) {
    return refusal(name, error, { isOver: isOver(), isAborted: signal.aborted });
  } finally {
    stopped.abort();
  }
}

/** Only a model that stopped by itself has said all it meant to say. */
function wholeOrNot(finishReason: string): ModelAnswer<null> {
  return finishReason === "stop" ? { ok: true, value: null } : { ok: false, reason: "failed" };
}

function messagesOf({ history, user }: Prompt): ModelMessage[] {
  return [...history.map(({ role, text }) => ({ role, content: text })), { role: "user", content: user }];
}
