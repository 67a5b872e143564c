import type { Env } from "../platform/env.ts";
import { guardedFetch } from "../platform/guarded-fetch.ts";
import { absentModels } from "./absent.ts";
import { attempt } from "./attempt.ts";
import { languageOver } from "./language.ts";
import type { Models } from "./ports.ts";

const REQUEST_MS = 30_000;
const MAX_BYTES = 4_000_000;
const EMBED_MS = 3_000;

/** Models of an OpenAI-compatible service (`MODEL_URL`, e.g. `https://api.deepseek.com/v1`). */
export function compatibleModels(env: Env, url: string): Models {
  const name = env.MODEL_NAME ?? "";
  const embeddingName = env.MODEL_EMBEDDING_NAME ?? "";
  const provider = async () => {
    const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
    return createOpenAICompatible({
      name: "compatible",
      baseURL: url,
      ...(env.MODEL_KEY ? { apiKey: env.MODEL_KEY } : {}),
      fetch: (input, init) =>
        guardedFetch(addressOf(input), init ?? {}, { timeoutMs: REQUEST_MS, maxBytes: MAX_BYTES, isOperators: true }),
    });
  };
  return {
    ...absentModels,
    has: { ...absentModels.has, language: name !== "", embedding: embeddingName !== "" },
    language: name === "" ? absentModels.language : languageOver(name, async () => (await provider())(name)),
    embed: embeddingName === "" ? absentModels.embed : embed,
  };

  function embed(texts: string[], signal: AbortSignal) {
    return attempt(embeddingName, EMBED_MS, signal, async (abortSignal) => {
      const { embedMany } = await import("ai");
      const model = (await provider()).embeddingModel(embeddingName);
      return (await embedMany({ model, values: texts, maxRetries: 0, abortSignal })).embeddings;
    });
  }
}

function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input);
}
