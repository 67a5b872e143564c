import { readAnswer } from "./answer.ts";
import { classify } from "./classifier.ts";
import { isCorrection } from "./correction.ts";
import { findEntities } from "./entities/find.ts";
import { fold, MAX_UNITS } from "./fold.ts";
import { furtherRequests } from "./further.ts";
import { identifyLanguage } from "./language.ts";
import { normalize } from "./normalize.ts";
import { readExamples } from "./own-intents.ts";
import { feel } from "./sentiment.ts";
import type { UnderstandContext, Understanding } from "./types.ts";
import { unnameOf } from "./unname.ts";

/** Reads one message. Pure; defined for every string; text beyond 8,000 UTF-16 units is ignored. */
export function understand(text: string, context: UnderstandContext): Understanding {
  const original = text.length > MAX_UNITS ? text.slice(0, MAX_UNITS) : text;
  const folded = fold(original);
  const entities = findEntities(original, folded, context);
  const unname = unnameOf(entities);
  const read = classify(normalize(unname(folded)));
  const { emotions, languages } = read;
  const intents = readExamples(context.examples, read);
  const language = identifyLanguage(original, languages, context.language);
  const best = intents[0] ?? { intent: "out_of_scope" as const, confidence: 0 };
  const feeling = feel(folded, read.intents, emotions);
  const answer = readAnswer(folded, context.expects ?? null, entities);
  return {
    language,
    intent: best.intent,
    confidence: best.confidence,
    alternatives: intents.slice(1, 5),
    further: furtherRequests(original, best.intent, { unname, examples: context.examples }),
    entities,
    ...feeling,
    isCorrection: isCorrection(folded),
    ...(answer ? { answer } : {}),
  };
}
