import type { LanguageModel, ModelAnswer, Models } from "./ports.ts";

const absent = { ok: false, reason: "absent" } as const;
const never = async (): Promise<ModelAnswer<never>> => absent;

/** The language port with no model behind it. */
export const absentLanguage: LanguageModel = {
  object: never,
  text: () => emptyStream(),
};

/** Every port with no model behind it: the product answers from its embedded engine. */
export const absentModels: Models = {
  has: { language: false, embedding: false, vision: false, speech: false },
  language: absentLanguage,
  embed: never,
  describe: never,
  transcribe: never,
  speak: never,
};

function emptyStream(): AsyncGenerator<string, ModelAnswer<null>> {
  return (async function* () {
    yield* [];
    return absent;
  })();
}
