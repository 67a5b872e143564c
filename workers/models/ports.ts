import type { z } from "zod";

/** What became of a request to a model: a value, or the reason why there is none. Never an exception. */
export type ModelAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: "absent" | "late" | "limited" | "failed" | "malformed" | "aborted" };

/** The instruction, and data that is never an instruction. All of it is masked before it gets here. */
export interface Prompt {
  system: string;
  /** Earlier lines, oldest first. */
  history: { role: "user" | "assistant"; text: string }[];
  user: string;
}

export interface LanguageModel {
  /** Structured output, checked by `schema`. `budgetMs` from call to value. */
  object<T>(request: {
    prompt: Prompt;
    schema: z.ZodType<T>;
    budgetMs: number;
    signal: AbortSignal;
  }): Promise<ModelAnswer<T>>;
  /**
   * Text as it comes. `firstMs`: until the first chunk; `totalMs`: until the end. The stream ends with an answer that
   * says whether it is whole; a consumer that stops early closes the request.
   */
  text(request: {
    prompt: Prompt;
    firstMs: number;
    totalMs: number;
    signal: AbortSignal;
  }): AsyncIterable<string, ModelAnswer<null>>;
}

/** Every model a shop may have. A port whose model is not configured answers `absent`. */
export interface Models {
  /** Whether asking makes sense at all; what `/healthz` shows. */
  has: { language: boolean; embedding: boolean; vision: boolean; speech: boolean };
  language: LanguageModel;
  /** One vector per text. */
  embed(texts: string[], signal: AbortSignal): Promise<ModelAnswer<number[][]>>;
  /** What is to be seen on an image. */
  describe(
    image: { bytes: Uint8Array; mediaType: string; question: string },
    signal: AbortSignal,
  ): Promise<ModelAnswer<string>>;
  transcribe(audio: { bytes: Uint8Array; mediaType: string }, signal: AbortSignal): Promise<ModelAnswer<string>>;
  speak(text: string, signal: AbortSignal): Promise<ModelAnswer<{ bytes: Uint8Array; mediaType: string }>>;
}
