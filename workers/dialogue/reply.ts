import type { PromiseDraft } from "../platform/promise.ts";
import type { ReplyDraft } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { phraseByModel } from "./model-turn.ts";
import { phrase } from "./phrase.ts";
import type { Turn } from "./working.ts";

function joined(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== "").join("\n");
}

/** What is asked, with all that is said before it. */
function questionOf(turn: Turn, draft: Draft): ReplyDraft | null {
  if (draft.again) return draft.again;
  if (draft.question.length === 0) return null;
  return phrased(turn, draft, draft.question);
}

/** What stays asked after a digression: of a question that began with how things stand, its last sentence. */
function keptOf(turn: Turn, draft: Draft, question: ReplyDraft | null): ReplyDraft | null {
  const isPreview = draft.expects?.kind === "confirm";
  if (draft.again || isPreview || draft.question.length < 2) return question;
  return phrased(turn, draft, draft.question.slice(-1));
}

function phrased(turn: Turn, draft: Draft, says: Draft["question"]): ReplyDraft {
  const words = phrase(says, draft.carried, turn.ports.shop, turn.wording);
  return {
    text: words.text,
    cards: words.cards,
    choices: [...draft.choices, ...words.choices],
    expects: draft.expects,
    sources: words.sources,
  };
}

function remember(turn: Turn, draft: Draft, question: ReplyDraft | null, whole: ReplyDraft): void {
  const { state } = turn;
  const { expects } = whole;
  state.awaiting = expects && question ? { expects, choices: whole.choices, question } : null;
  state.offered = whole.choices;
  const frame = state.frames.at(-1);
  if (frame && draft.expects && !draft.again) frame.question = question;
}

/** The one message that answers the turn; a plain answer may be worded by a model. */
export async function reply(
  turn: Turn,
  draft: Draft,
): Promise<{ replies: ReplyDraft[]; promises: PromiseDraft[]; usedModel: boolean }> {
  if (draft.step === "silent" || draft.step === "execute") {
    turn.state.awaiting = null;
    turn.state.offered = [];
    return { replies: [], promises: [], usedModel: false };
  }
  const answer = phrase(draft.says, draft.carried, turn.ports.shop, turn.wording);
  // Where nothing of it may be said, it is said that nothing is known rather than nothing at all.
  if (answer.text === "" && draft.says.length > 0 && draft.question.length === 0 && !draft.again) {
    return reply(turn, { ...draft, says: [{ template: "turn.unavailable", facts: {} }] });
  }
  const question = questionOf(turn, draft);
  const isPlain = draft.step === "say" && question === null;
  const worded = isPlain ? await phraseByModel(turn, draft, answer) : null;
  const whole: ReplyDraft = {
    text: joined(worded ?? answer.text, question?.text),
    cards: [...answer.cards, ...(question?.cards ?? [])],
    // Beside a question stand its own answers only: a button must not contradict what is asked.
    choices: question ? question.choices : [...answer.choices, ...draft.choices],
    expects: question?.expects ?? null,
    sources: [...answer.sources, ...(question?.sources ?? [])],
  };
  remember(turn, draft, keptOf(turn, draft, question), whole);
  const { orderId } = turn.state.focus;
  const promises = answer.promises.map((one) => ({ ...one, orderId: one.orderId ?? orderId }));
  return { replies: [whole], promises, usedModel: worded !== null };
}
