import type { Choice } from "../platform/message.ts";
import { type Draft, draftOf } from "./draft.ts";
import { INTENT_LABELS } from "./labels.ts";
import { personChoice } from "./tone.ts";
import type { Turn } from "./working.ts";

/** A published question this near answers also what the classifier is unsure of. */
const PASSAGE_AT = 0.5;
const LIKELY = 0.08;
const MAX_MEANINGS = 3;

function meanings(turn: Turn): Choice[] {
  const { understanding } = turn.reading;
  const likely = [
    { intent: understanding.intent, confidence: understanding.confidence },
    ...understanding.alternatives,
  ];
  return likely.flatMap(({ intent, confidence }) => {
    const label = INTENT_LABELS[intent];
    return label && confidence >= LIKELY ? [{ id: `ask:${intent}`, label: label[turn.wording.language] }] : [];
  });
}

/** Neither classifier nor model knows: the shop's published questions, else a question back. */
export function tellUnclear(turn: Turn): Draft {
  const { understanding, text } = turn.reading;
  const { language } = turn.wording;
  const intents = [understanding.intent, ...understanding.alternatives.map((one) => one.intent)].slice(0, 2);
  const [best] = turn.ports.knowledge.find(text, { intents, limit: 1 });
  if (best && best.score >= PASSAGE_AT) {
    const { faq } = best;
    const sources = [{ kind: "faq" as const, id: faq.id, title: faq.question[language] }];
    const facts = { answer: { is: "text" as const, text: faq.answer[language] } };
    return draftOf("say", [{ template: "faq.answer", facts, sources }]);
  }
  const choices = meanings(turn).slice(0, MAX_MEANINGS);
  const template = choices.length > 1 ? "turn.pick_meaning" : "turn.not_understood";
  const offered = choices.length > 1 ? choices : [];
  return draftOf("not_understood", [{ template, facts: {} }], { choices: [...offered, personChoice(language)] });
}
