import { DeskbellError } from "../platform/errors.ts";
import type { SlotName } from "../platform/message.ts";
import { EVIDENCE_WANTED } from "../skills/after-sales/evidence.ts";
import { guides } from "../skills/service/guides.ts";
import { asksToKnow } from "./asks-to-know.ts";
import { comeBack } from "./come-back.ts";
import type { TurnInput, TurnOutcome, TurnPorts } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { noteFocus, noteNamed } from "./focus.ts";
import { follow } from "./follow.ts";
import { newFrame } from "./frames.ts";
import { answerFurther } from "./further.ts";
import { count, handoffBefore, isAngry, isThreat, requestWithin, resetForPerson, sayHandoff } from "./handoff.ts";
import { replyLanguage } from "./language.ts";
import { isManner } from "./manner.ts";
import { namesOnly } from "./meant/answers.ts";
import { asMeant } from "./meant/as-meant.ts";
import { pressesForWay } from "./order-questions.ts";
import { addToCase, awaitsEvidence } from "./photo.ts";
import { inKnownWords, type Reading, read, withMain } from "./read.ts";
import { reply } from "./reply.ts";
import { route } from "./route/route.ts";
import type { Route } from "./route/ways.ts";
import { contextOf } from "./run-skill.ts";
import { type OwnWish, queueWishes, readWish, severalWishes } from "./several.ts";
import { fitsSlot, isQuestion } from "./slots.ts";
import { personChoice, withTone } from "./tone.ts";
import { whileWaiting } from "./waiting.ts";
import { wishesIn } from "./wishes.ts";
import type { Turn } from "./working.ts";

const KEPT_SENTIMENTS = 10;

/** Numbers and faces beside a few Han characters are no other language. */
function isStillChinese(language: string, { text, understanding }: Reading): boolean {
  if (!language.startsWith("zh") || understanding.language.startsWith("zh")) return false;
  const letters = text.replace(/[^\p{L}]/gu, "");
  const han = letters.replace(/[^\p{Script=Han}]/gu, "");
  return han.length * 2 > letters.length && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letters);
}

/** What is typed alike in any language: where, to whom, under which number. */
const VALUES: ReadonlySet<SlotName> = new Set<SlotName>(["address", "recipient", "phone", "order_id", "invoice_title"]);

/** Whether the message is the value that was asked for. */
function givesValue({ awaiting, frames }: TurnInput["state"], reading: Reading): boolean {
  const asked = awaiting?.expects.kind === "slot" ? frames.at(-1)?.asked : null;
  if (!asked || !VALUES.has(asked) || isQuestion(reading.text)) return false;
  return asked === "invoice_title" || fitsSlot(asked, reading);
}

function begin(input: TurnInput, reading: Reading, ports: TurnPorts): Turn {
  const state = structuredClone(input.state);
  const { understanding } = reading;
  if (reading.text !== "") {
    // “OK” to a Chinese question does not change the language.
    const isKept =
      state.language !== null &&
      (understanding.answer !== undefined || givesValue(state, reading) || isStillChinese(state.language, reading));
    state.language = isKept ? state.language : understanding.language;
    state.sentiments = [...state.sentiments, understanding.sentiment].slice(-KEPT_SENTIMENTS);
  }
  noteFocus(state.focus, reading, input.page, state.identity.level === "signed");
  const language = replyLanguage(state.language ?? understanding.language, ports.shop);
  return { input, ports, state, reading, wording: { language, timeZone: ports.shop.timeZone, now: ports.now } };
}

/** Anger that holds a request is answered by the request. */
function soothed(reading: Reading): Reading {
  const within = reading.understanding.intent === "complaint" ? requestWithin(reading) : null;
  return within ? { ...reading, isUnclear: false, understanding: withMain(reading.understanding, within) } : reading;
}

/** What cannot be asked for or done just now is said so. */
async function orUnavailable<T>(work: Promise<T>): Promise<T | Draft> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DeskbellError) || (error.code !== "unavailable" && error.code !== "limited")) throw error;
    return draftOf("say", [{ template: "turn.unavailable", facts: {} }]);
  }
}

async function answer(turn: Turn, way: Route, waiting: readonly OwnWish[]): Promise<Draft> {
  const draft = await follow(turn, way);
  queueWishes(turn, draft, waiting);
  // The shopper is about to speak: nothing is asked again meanwhile.
  if (way.go === "hold") return draft;
  return comeBack(turn, await answerFurther(turn, way, draft));
}

function signature(turn: Turn["state"]): string {
  const { last, frames, proposal } = turn;
  return JSON.stringify([
    proposal && [proposal.name, proposal.orderId, proposal.arguments],
    last?.intent,
    last?.slots,
    frames.map((frame) => [frame.intent, frame.asked, frame.slots]),
  ]);
}

/** Hands over when too much went wrong in a row; what was found out is still said. */
function escalate(turn: Turn, draft: Draft, before: string): Draft {
  const hasMoved =
    draft.step === "execute" ||
    draft.step === "handoff" ||
    (draft.step !== "not_understood" && signature(turn.state) !== before);
  const isUnderstood = draft.step !== "not_understood";
  const reason = count(turn.state, { isUnderstood, hasMoved, isAngry: isAngry(turn.reading) }, turn.ports.shop.policy);
  if (!reason || draft.handoff || draft.step === "execute") return draft;
  return draftOf("handoff", reason === "angry" ? draft.says : [], { handoff: reason, carried: draft.carried });
}

function handOver(turn: Turn, draft: Draft): Draft {
  if (!draft.handoff) return draft;
  resetForPerson(turn.state);
  // A skill that hands over has given its reason; else the announcement does.
  const reason = draft.says.length > 0 ? null : draft.handoff;
  const announced = sayHandoff(reason, turn.ports.shop, turn.ports.now);
  return { ...draft, step: "handoff", question: announced, again: null, choices: [], expects: null };
}

function silent(turn: Turn): TurnOutcome {
  return {
    understanding: turn.reading.understanding,
    step: "silent",
    replies: [],
    state: turn.state,
    handoff: null,
    execute: null,
    actions: [],
    usedModel: turn.reading.usedModel,
  };
}

/** “还有”, “对了”: the rest is to come. */
const CONNECTS = /^(?:还有|另外|对了|然后|那个|嗯+|额|呃|and|also|oh|btw|by the way)$/i;

/** “？？？”, “…”: no words, yet somebody waits. */
function isNudge({ text, choice, understanding }: Reading): boolean {
  if (choice !== null || understanding.answer !== undefined) return false;
  return !/[\p{L}\p{N}]/u.test(text) || CONNECTS.test(text.replace(/[^\p{L}\p{N}\s]/gu, "").trim());
}

/** “说具体点” to an answer: the guide says it in full, elsewhere that was all there is. */
function saidInFull(turn: Turn): Draft | null {
  const { state, reading } = turn;
  if (reading.choice !== null || state.last === null || !isManner(reading.text)) return null;
  if (state.awaiting) return nudged(turn);
  return state.last.skill === guides.name ? null : draftOf("say", [{ template: "turn.said_all", facts: {} }]);
}

function nudged({ state, reading }: Turn): Draft {
  const again = state.awaiting?.question ?? null;
  if (again) return draftOf("say", [], { again, expects: again.expects });
  const template = /\p{L}/u.test(reading.text) ? "turn.go_on" : "reception.here";
  return draftOf("say", [{ template, facts: {} }]);
}

/** What is asked stands; where nothing is, it was all that could be done here, and a person is offered. */
function wayOn(turn: Turn): Draft {
  if (turn.state.awaiting) return nudged(turn);
  const choices = [personChoice(turn.wording.language)];
  return draftOf("say", [{ template: "turn.way_on", facts: {} }], { choices });
}

const WAITS: ReadonlySet<string> = new Set(["faq.not_found", "turn.go_on"]);

/** Nothing was found to say: the next bubble may tell what is meant. */
function isEmptyHanded({ step, says }: Draft): boolean {
  return step === "say" && says.length > 0 && says.every(({ template }) => WAITS.has(template));
}

const SMALL_TALK = /^reception\.(?:chitchat|displeased|out_of_scope|affirm|deny)$/;
/** The words that ask for something are known in Chinese and English. */
const KNOWN = /^(?:zh|en)/;

/** “又来麻烦您了”, “刚靠边停”, a number alone: nothing is asked yet, and what is wished may follow in the next bubble. */
function isLeadIn({ input, reading }: Turn, { step, says, expects, again }: Draft): boolean {
  if (step !== "say" || says.length === 0 || expects !== null || again !== null) return false;
  if (says.every(({ template }) => SMALL_TALK.test(template))) return true;
  const isAnswering = input.state.awaiting !== null || input.state.proposal !== null || input.holder.holder !== "bot";
  const last = input.messages.at(-1);
  if (isAnswering || !last || last.choice !== null || !KNOWN.test(reading.understanding.language)) return false;
  return /\p{L}|\d/u.test(last.text) && !asksToKnow(last.text) && wishesIn(last.text).length === 0;
}

/** What the turn came to. */
function stepOf(turn: Turn, draft: Draft): TurnOutcome["step"] {
  if (isEmptyHanded(draft)) return "not_understood";
  return isLeadIn(turn, draft) ? "aside" : draft.step;
}

/** A grumble while a picture is waited for calls nobody. */
function isForEvidence({ state, reading }: Turn, way: Route): boolean {
  return way.go === "continue" && state.frames.at(-1)?.slots[EVIDENCE_WANTED] !== undefined && !isThreat(reading.text);
}

/** The first of several wishes begins anew; what was asked to tell the orders apart is answered by them. */
function startFirst({ state, reading }: Turn): Route {
  return { go: "start", intent: reading.understanding.intent, isInstead: state.frames.at(-1)?.asked === "order_id" };
}

async function decide(turn: Turn, waiting: readonly OwnWish[]): Promise<Draft> {
  const before = signature(turn.state);
  const added = await orUnavailable(addToCase(turn));
  if (added) return added;
  const isForGoal = awaitsEvidence(turn);
  if (turn.reading.text === "" && turn.reading.choice === null && !isForGoal) {
    return draftOf("say", [{ template: "turn.no_words", facts: {} }]);
  }
  if ((isNudge(turn.reading) || namesOnly(turn.reading, turn.state)) && !isForGoal) return nudged(turn);
  if (pressesForWay(turn.reading) && !isForGoal && (turn.state.last ?? turn.state.awaiting)) return wayOn(turn);
  const manner = saidInFull(turn);
  if (manner) return manner;
  const way = waiting.length > 0 ? startFirst(turn) : route(turn.state, turn.reading);
  const isAnswer = way.go === "confirm" || way.go === "drop" || way.go === "hold" || isForEvidence(turn, way);
  const ruled = isAnswer ? null : handoffBefore(turn.reading, turn.ports.shop.policy);
  const draft = ruled ? draftOf("handoff", [], { handoff: ruled }) : await orUnavailable(answer(turn, way, waiting));
  if (turn.input.holder.holder === "waiting") return whileWaiting(turn, draft);
  return handOver(turn, escalate(turn, draft, before));
}

const TALK = /^(?:reception|turn|confirm|tone)\./;

/** The very answer that was given last is said to be so, and a person is offered beside it. */
function notTwice({ state, wording }: Turn, draft: Draft): Draft {
  const before = state.told;
  const isPlain = draft.step === "handoff" || (draft.step === "say" && draft.expects === null && draft.again === null);
  const told = isPlain ? JSON.stringify(draft.says.map(({ template, facts }) => [template, facts])) : undefined;
  if (told === undefined) delete state.told;
  else state.told = told;
  if (told === undefined || told !== before || draft.says.every(({ template }) => TALK.test(template))) return draft;
  const others = draft.choices.filter(({ id }) => id !== "human");
  const isOffered = draft.says.some((say) => say.choices?.some(({ id }) => id === "human"));
  const says = [{ template: "turn.as_before", facts: {} }, ...draft.says];
  return { ...draft, says, choices: draft.handoff || isOffered ? others : [...others, personChoice(wording.language)] };
}

/** One turn: understand the bubbles, decide, act or ask, and put it into guarded words. */
export async function takeTurn(sent: TurnInput, ports: TurnPorts): Promise<TurnOutcome> {
  const input = inKnownWords(sent, ports.shop);
  const said = await read(input, ports);
  const [first, ...waiting] = (await severalWishes(said, input.state, ports)) ?? [];
  const reading = first ? readWish(first, said, ports) : asMeant(soothed(said), input.state, ports.shop);
  const turn = begin(input, reading, ports);
  if (input.holder.holder === "agent") return silent(turn);
  const named = contextOf(turn, newFrame(reading.understanding.intent), reading);
  // What cannot be looked up now names nothing.
  await orUnavailable(noteNamed(named));
  const draft = withTone(turn, notTwice(turn, await decide(turn, waiting)));
  const { replies, promises, usedModel } = await reply(turn, draft);
  return {
    understanding: reading.understanding,
    step: stepOf(turn, draft),
    replies,
    state: turn.state,
    handoff: draft.handoff,
    execute: draft.execute,
    actions: draft.actions,
    promises,
    usedModel: usedModel || reading.usedModel,
  };
}
