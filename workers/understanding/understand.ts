import { affirmed } from "./affirmed.ts";
import { readAnswer } from "./answer.ts";
import { classify } from "./classifier.ts";
import { isCorrection } from "./correction.ts";
import { findEntities } from "./entities/find.ts";
import { fold, MAX_UNITS } from "./fold.ts";
import { besides, mainOf, type Read, requestsIn } from "./further.ts";
import { withoutHesitation } from "./hesitation.ts";
import { identifyLanguage } from "./language.ts";
import { negatedIn, withoutSpans } from "./negation.ts";
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
  const read: Read = (said) => readExamples(context.examples, classify(normalize(unname(said))));
  const trained = classify(normalize(unname(withoutHesitation(folded))));
  const language = identifyLanguage(original, trained.languages, context.language);
  const negated = negatedIn(folded, language);
  const intents = affirmed(readExamples(context.examples, trained), folded, negated, read);
  const requests = requestsIn(original, negated ? withoutSpans(folded, negated.spans) : folded, language, read);
  const main = mainOf(intents[0] ?? { intent: "out_of_scope", confidence: 0 }, requests);
  // A word or two say little of their language: the conversation's comes first.
  const languages = context.language ? [context.language, language] : [language];
  const answer = readAnswer(folded, context.expects ?? null, entities, languages);
  return {
    language,
    intent: main.intent,
    confidence: main.confidence,
    alternatives: intents.filter((one) => one.intent !== main.intent).slice(0, 4),
    further: besides(main.intent, requests),
    entities,
    ...feel(folded, trained.emotions),
    isCorrection: (negated?.isCorrection ?? false) || isCorrection(folded),
    ...(answer ? { answer } : {}),
  };
}
