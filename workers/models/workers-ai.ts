import type { Env } from "../platform/env.ts";
import { absentModels } from "./absent.ts";
import { attempt } from "./attempt.ts";
import { languageOver } from "./language.ts";
import type { Models } from "./ports.ts";

const EMBED_MS = 3_000;
const VISION_MS = 15_000;
const SPEECH_MS = 20_000;

/** Models of Workers AI through the binding; a model whose name is empty is absent. */
export function workersAiModels(env: Env, binding: Ai): Models {
  const provider = async () => (await import("workers-ai-provider")).createWorkersAI({ binding });
  const [language, embedding, vision, hearing, speaking] = [
    env.AI_MODEL ?? "",
    env.AI_EMBEDDING_MODEL ?? "",
    env.AI_VISION_MODEL ?? "",
    env.AI_TRANSCRIPTION_MODEL ?? "",
    env.AI_SPEECH_MODEL ?? "",
  ];
  return {
    has: {
      language: language !== "",
      embedding: embedding !== "",
      vision: vision !== "",
      speech: hearing !== "" && speaking !== "",
    },
    language:
      language === "" ? absentModels.language : languageOver(language, async () => (await provider())(language)),
    embed: (texts, signal) =>
      embedding === ""
        ? absentModels.embed(texts, signal)
        : attempt(embedding, EMBED_MS, signal, async (abortSignal) => {
            const { embedMany } = await import("ai");
            const model = (await provider()).embedding(embedding);
            return (await embedMany({ model, values: texts, maxRetries: 0, abortSignal })).embeddings;
          }),
    describe: (image, signal) =>
      vision === ""
        ? absentModels.describe(image, signal)
        : attempt(vision, VISION_MS, signal, async (abortSignal) => {
            const { generateText } = await import("ai");
            const { text } = await generateText({
              model: (await provider())(vision),
              messages: [
                {
                  role: "user",
                  content: [
                    { type: "text", text: image.question },
                    { type: "file", data: image.bytes, mediaType: image.mediaType },
                  ],
                },
              ],
              maxRetries: 0,
              abortSignal,
            });
            return text;
          }),
    transcribe: (audio, signal) =>
      hearing === ""
        ? absentModels.transcribe(audio, signal)
        : attempt(hearing, SPEECH_MS, signal, async (abortSignal) => {
            const { transcribe } = await import("ai");
            const model = (await provider()).transcription(hearing);
            return (await transcribe({ model, audio: audio.bytes, maxRetries: 0, abortSignal })).text;
          }),
    speak: (text, signal) =>
      speaking === ""
        ? absentModels.speak(text, signal)
        : attempt(speaking, SPEECH_MS, signal, async (abortSignal) => {
            const { generateSpeech } = await import("ai");
            const model = (await provider()).speech(speaking);
            const { audio } = await generateSpeech({ model, text, maxRetries: 0, abortSignal });
            return { bytes: audio.uint8Array, mediaType: audio.mediaType };
          }),
  };
}
