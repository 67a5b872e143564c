import type { Choice, SlotName } from "../platform/message.ts";
import { remedySaid } from "../skills/after-sales/remedies.ts";
import { isWordOfName } from "../skills/products/named-products.ts";
import { readAnswer } from "../understanding/answer.ts";
import { inCommonWords } from "../understanding/common-words.ts";
import { fold } from "../understanding/fold.ts";
import type { Entity, IntentId, UnderstandContext, Understanding, Vocabulary } from "../understanding/types.ts";
import { understand } from "../understanding/understand.ts";
import { yesOrNo } from "../understanding/yes-no.ts";
import type { DialogueState, TurnInput, TurnMessage, TurnPorts } from "./contract.ts";
import { withCoupon } from "./coupon-intent.ts";
import { withoutGivenUp } from "./giving-up.ts";
import { languageOfLocale } from "./language.ts";
import { askForIntent } from "./model-intent.ts";
import { withNamedThings } from "./name-things.ts";
import { withOwnOrder } from "./own-order.ts";
import { withoutSizes } from "./size-intent.ts";
import { isQuestion } from "./slots.ts";

/** Below this the classifier's best guess is not trusted without help. */
export const UNSURE_BELOW = 0.5;
/** From here on the best guess is worth something. */
const LIKELY = 0.3;
const NO_REQUEST: ReadonlySet<string> = new Set<IntentId>(["affirm", "deny", "chitchat", "greeting", "out_of_scope"]);
/** Buttons that stand for no words of their own. */
const SIGNAL = /^(?:ask|confirm|decline|human|resume)(?::|$)/;

/** The burst as one message, read in the light of what was asked. */
export interface Reading {
  text: string;
  /** The button pressed, if it is the last word. */
  choice: string | null;
  /** References to pictures and films of the burst; absent: none. */
  attachments?: readonly string[];
  understanding: Understanding;
  /** Neither the classifier nor a model could tell what is wanted. */
  isUnclear: boolean;
  usedModel: boolean;
}

/** The option that the offered values belong to, so that “黑” is read as a colour where colours were offered. */
function askedOption(choices: readonly Choice[], vocabulary: Vocabulary): string | undefined {
  return vocabulary.options.find((option) =>
    option.values.some((value) => choices.some((choice) => [value.value, ...value.names].includes(choice.label))),
  )?.name;
}

function expectation(state: DialogueState, vocabulary: Vocabulary): UnderstandContext["expects"] {
  if (!state.awaiting) return null;
  const { expects, choices } = state.awaiting;
  if (expects.kind === "confirm") return { kind: "confirm", name: expects.name };
  const option = expects.name === "option" ? askedOption(choices, vocabulary) : undefined;
  return { kind: "slot", name: option ?? expects.name, ...(choices.length > 0 ? { choices } : {}) };
}

const THANKS = /^(?:谢谢|多谢|谢了|辛苦|麻烦|thank)/i;

/** Words after a button that do not take it back. */
function agrees(text: string): boolean {
  const line = text.trim();
  return line === "" || THANKS.test(line) || yesOrNo(fold(line)) === "yes";
}

/** The button pressed last, unless a later bubble says something else; then only its label counts, as words. */
function pressed(messages: readonly TurnMessage[]): string | null {
  const at = messages.findLastIndex((message) => message.choice !== null);
  return messages.slice(at + 1).every((message) => agrees(message.text)) ? (messages[at]?.choice ?? null) : null;
}

function labelOf(choice: string, offered: readonly Choice[]): string {
  const known = offered.find((one) => one.id === choice)?.label;
  return known ?? (SIGNAL.test(choice) ? "" : choice);
}

/** “谢谢您”, “在吗”, “ok thanks” in a bubble of its own. */
const PLEASANTRY =
  /^(?:(?:好+的?|嗯+|行|可以|ok(?:ay)?)[\s,，]*)?(?:(?:谢谢|多谢|感谢|谢了|辛苦|麻烦|您好|你好|哈喽|嗨|在吗|在么|在不在?|有人吗|请问|问[一个]?下|thanks|thank you|thx|hi|hello|hey)(?:[您你了啦亲哈呀啊哦嘞呢的大家客服老板]|so much|very much|a lot|there)*[\s~～!！,，.。🙏😊]*)+$/iu;

/** Beside something else what is only polite asks for nothing. */
function withoutPleasantries(lines: readonly string[]): readonly string[] {
  const rest = lines.filter((line) => !PLEASANTRY.test(line));
  return rest.length > 0 ? rest : lines;
}

function words(input: TurnInput): string {
  const lines = input.messages
    .map(({ text, choice }) => (choice === null ? text.trim() : labelOf(choice, input.state.offered)))
    .filter((text) => text !== "");
  return withoutPleasantries(lines).join("\n");
}

/** The answer among the offered ones; typed labels and “第二个” count like the button. */
function answerOf(
  state: DialogueState,
  choice: string | null,
  text: string,
  found: Understanding,
): Understanding["answer"] {
  const choices = state.awaiting?.choices ?? [];
  if (choice !== null && choices.some((one) => one.id === choice)) return { kind: "choice", id: choice };
  if (found.answer || state.awaiting?.expects.kind === "confirm" || choices.length === 0) return found.answer;
  const expects = { kind: "choice" as const, name: state.awaiting?.expects.name ?? "", choices };
  const answer = readAnswer(fold(text), expects, found.entities);
  const way = state.awaiting?.expects.name === "service_type" && !isQuestion(text) ? remedySaid(text) : null;
  if (answer === undefined && way !== null && choices.some(({ id }) => id === way)) return { kind: "choice", id: way };
  const [only, ...others] = choices;
  // Where one thing only was offered, a yes takes it.
  return only && others.length === 0 && answer?.kind === "yes" ? { kind: "choice", id: only.id } : answer;
}

/** Half a Latin word is no product's name: “meant” does not mention jeans. */
function cutsWord(entity: Entity, text: string): boolean {
  const isCut = (outer: string, inner: string) => /[a-z]/i.test(outer) && /[a-z]/i.test(inner);
  return (
    isCut(text.charAt(entity.start - 1), text.charAt(entity.start)) ||
    isCut(text.charAt(entity.end), text.charAt(entity.end - 1))
  );
}

/** What is cut out of a longer name or number is neither a product nor an order: “91330106MADEMO005X”. */
export function cutsName(entity: Entity, text: string): boolean {
  if (entity.type === "product") return cutsWord(entity, text);
  const isInside = (outer: string) => /[a-z\d]/i.test(outer);
  return entity.type === "order_id" && (isInside(text.charAt(entity.start - 1)) || isInside(text.charAt(entity.end)));
}

/** The same reading with another of the message's requests as the main one. */
export function withMain(found: Understanding, main: Understanding["further"][number]): Understanding {
  return {
    ...found,
    intent: main.intent,
    confidence: main.confidence,
    alternatives: found.alternatives.filter((one) => one.intent !== main.intent),
    further: found.further.filter((one) => one !== main),
  };
}

/** A message of several requests may be unsure as a whole and clear in its parts. */
function byParts(found: Understanding, text: string): Understanding {
  const [first] = found.further;
  if (!first || found.confidence >= UNSURE_BELOW) return found;
  const whole = withMain(found, first);
  if (found.confidence < LIKELY || NO_REQUEST.has(found.intent)) return whole;
  return { ...whole, further: [...whole.further, { intent: found.intent, confidence: found.confidence, text }] };
}

/** So sure an answer helps more than a question back, whatever the rival. */
const PLAUSIBLE = 0.4;

/** Far from sure, yet plausible or with no rival: better than a question back. Whatever changes data is confirmed anyway. */
function isWorthAnswering({ confidence, alternatives }: Understanding): boolean {
  const rival = alternatives[0]?.confidence ?? 0;
  return confidence >= PLAUSIBLE || (confidence >= LIKELY && confidence >= 1.5 * rival);
}

const ORDINARY =
  /[的了我你您他她们吗呢是什么怎能会帮写给在有没不要想说查问请今天讲多少]|\b(?:the|a|an|i|me|my|you|your|we|is|are|do|does|can|could|will|what|how|why|when|who|where|to|for|of|in|on|it|this|that|and|or|not|please|write|tell|give|make|book|play|help|want|need)\b/i;

/** Whether a text has any of the words that sentences are made of; what has none is noise, not a request out of scope. */
function hasOrdinaryWords(text: string): boolean {
  return ORDINARY.test(text) || !/^[\p{Script=Han}\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(text);
}

/** Asked for one of these, what is typed is a name or an address, whatever words it holds. */
const NAMES: ReadonlySet<string> = new Set<SlotName>(["recipient", "address", "invoice_title"]);

/** What was typed, in the words that everything after it knows. */
export function inKnownWords(input: TurnInput, { vocabulary }: TurnPorts["shop"]): TurnInput {
  if (NAMES.has(input.state.awaiting?.expects.name ?? "")) return input;
  const isName = (word: string) => isWordOfName(word, vocabulary);
  const messages = input.messages.map((message) => ({ ...message, text: inCommonWords(message.text, isName) }));
  return { ...input, messages };
}

/** Joins the bubbles and understands them; a model is asked only where the classifier is unsure. */
export async function read(input: TurnInput, ports: TurnPorts): Promise<Reading> {
  const { state, page } = input;
  const { shop } = ports;
  const choice = pressed(input.messages);
  const text = state.awaiting === null && state.proposal === null ? withoutGivenUp(words(input)) : words(input);
  const sent = input.messages.flatMap(({ attachments = [] }) => attachments);
  const attached = sent.length > 0 ? { attachments: sent } : {};
  const language = state.language ?? languageOfLocale(page.locale) ?? (shop.defaultLanguage === "zh" ? "zh-CN" : "en");
  const seen = understand(text, {
    vocabulary: shop.vocabulary,
    examples: shop.examples,
    now: ports.now,
    timeZone: shop.timeZone,
    expects: expectation(state, shop.vocabulary),
    language,
  });
  const whole = {
    ...seen,
    entities: seen.entities.filter((entity) => !cutsName(entity, text)),
  };
  const found = withNamedThings(withoutSizes(whole, shop.vocabulary), text, shop.vocabulary);
  const answer = answerOf(state, choice, text, found);
  const understanding: Understanding = {
    ...withCoupon(withOwnOrder(byParts(found, text), text), text, shop),
    ...(answer ? { answer } : {}),
  };
  const isGuess = understanding.intent === "out_of_scope" || understanding.confidence < UNSURE_BELOW;
  const isNoise = isGuess && !hasOrdinaryWords(text) && choice === null && answer === undefined;
  const isSure =
    !isNoise && (understanding.confidence >= UNSURE_BELOW || answer !== undefined || choice !== null || text === "");
  if (isSure) return { text, choice, ...attached, understanding, isUnclear: false, usedModel: false };
  const intent = await askForIntent(text, input, ports);
  if (!intent)
    return {
      text,
      choice,
      ...attached,
      understanding,
      isUnclear: isNoise || !isWorthAnswering(understanding),
      usedModel: false,
    };
  return {
    text,
    choice,
    ...attached,
    understanding: { ...understanding, intent, confidence: UNSURE_BELOW },
    isUnclear: false,
    usedModel: true,
  };
}
