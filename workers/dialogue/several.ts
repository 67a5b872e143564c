import type { IntentId, Understanding } from "../understanding/types.ts";
import { understand } from "../understanding/understand.ts";
import { isBacked } from "./backing-words.ts";
import type { DialogueState, OpenFrame, TurnPorts } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { MAX_FRAMES, newFrame } from "./frames.ts";
import { isThreat } from "./handoff.ts";
import { GIVING_BACK } from "./kinship.ts";
import { asksOfSeveralOrders } from "./meant/own-orders.ts";
import { withNamedThings } from "./name-things.ts";
import {
  type OrderReference,
  type OrdersKnown,
  orderReferences,
  orderReferred,
  ordersKnown,
} from "./order-reference.ts";
import { cutsName, type Reading } from "./read.ts";
import { fillSlots } from "./slots.ts";
import { wishesIn } from "./wishes.ts";
import type { Turn } from "./working.ts";

// “把第一个取消，第二个开发票”: wishes of one message that are each about an order of their own. The first is carried
// out now, the others wait in their order with their words.

/** What may be wished of an order. */
const OF_ORDERS: ReadonlySet<IntentId> = new Set([
  "cancel_order",
  "return_request",
  "exchange_request",
  "refund_request",
  "withdraw_request",
  "change_address",
  "change_order",
  "invoice",
  "urge_shipping",
  "quality_issue",
  "repair_warranty",
  "price_protection",
  "order_status",
  "track_shipment",
  "delivery_problem",
  "refund_status",
  "membership_points",
  "feedback_privacy",
]);
const SURE = 0.6;
const CLAUSE =
  /(?:[^，。！？,!?;；\n、]|(?<=\d),(?=\d))+?(?=[，。！？,!?;；\n、]|\.\s|然后|还有|顺便|同时|以及|(?<=[\d单个笔])[和跟与]|\s(?:and|then|plus|also)\s|$)/giu;
const FILLER =
  /订单编?号?|单号|那?[个单笔]|[我的都也了和跟与把帮给请是]|还有|以及|另外|\border(?: number| no)?\b|\b(?:and|also|too|as well|my|the|both|one|then)\b|[^\p{L}\p{N}]/giu;

/** One wish and the words that are about it; its order, where that is known already. */
export interface OwnWish {
  intent: IntentId;
  text: string;
  orderId: string | null;
}

interface Clause {
  start: number;
  end: number;
  text: string;
  references: OrderReference[];
  /** Null: it wishes nothing by itself. */
  intent: IntentId | null;
}

function understood(text: string, { shop, now }: TurnPorts, language: Understanding["language"]): Understanding {
  const { vocabulary, examples, timeZone } = shop;
  return withNamedThings(
    understand(text, { vocabulary, examples, now, timeZone, language, expects: null }),
    text,
    vocabulary,
  );
}

/** What is left of a clause beside the orders that it names. */
function isOnlyNaming(text: string, references: readonly OrderReference[]): boolean {
  const rest = [...references]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return rest.replace(FILLER, "").length <= 1;
}

/** “洗碗机退货”: the clause is about the order that holds what it begins with. */
function byItsGoods(part: string, entities: Understanding["entities"]): OrderReference[] {
  const goods = entities.find(({ type }) => type === "product" || type === "category");
  if (!goods || part.slice(0, goods.start).replace(FILLER, "").length > 2) return [];
  return [{ kind: "words", value: goods.text.toLowerCase(), start: goods.start, end: goods.end }];
}

function clausesOf({ text, understanding }: Reading, ports: TurnPorts): Clause[] {
  return [...text.matchAll(CLAUSE)].flatMap((match): Clause[] => {
    const part = match[0];
    if (part.trim() === "") return [];
    const found = understood(part, ports, understanding.language);
    const whole = found.entities.filter((entity) => !cutsName(entity, part));
    const named = orderReferences(part, whole);
    const [wished] = wishesIn(part);
    const isNaming = named.length > 0 && isOnlyNaming(part, named);
    const isSure = found.confidence >= SURE && isBacked(found.intent, part, understanding.language);
    const isWish = !isNaming && OF_ORDERS.has(found.intent) && isSure;
    const intent = wished ?? (isWish ? found.intent : null);
    const references = named.length > 0 || intent === null ? named : byItsGoods(part, found.entities);
    return [{ start: match.index, end: match.index + part.length, text: part, references, intent }];
  });
}

/** “退订单A，防晒霜漏了”: what is wrong with the goods is why the order named before goes back; it wishes nothing more. */
function withoutReasons(clauses: readonly Clause[]): Clause[] {
  return clauses.map((clause, at) => {
    const goesBack = clauses[at - 1];
    const isBefore = goesBack?.intent && GIVING_BACK.has(goesBack.intent) && isNumbered(goesBack);
    const isFault = clause.intent === "quality_issue" && wishesIn(clause.text).length === 0 && !isNumbered(clause);
    return isBefore && isFault ? { ...clause, intent: null, references: [] } : clause;
  });
}

function isNumbered({ references }: Clause): boolean {
  return references.some(({ kind }) => kind === "number");
}

interface Group {
  intent: IntentId;
  reference: OrderReference | null;
  orderId: string | null;
  /** What is wished, without the order it is wished of. */
  bare: string;
  words: string[];
}

const isSame = (a: OrderReference | null, b: OrderReference | null) => a?.kind === b?.kind && a?.value === b?.value;

/** The clause with a number in the place of `about`, and without the other orders it names. */
function wordsOf({ text, references }: Clause, about: OrderReference | null, orderId: string | null): string {
  return [...references]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, one) => {
      const own = one === about ? (orderId ?? rest.slice(one.start, one.end)) : "";
      return `${rest.slice(0, one.start)} ${own} ${rest.slice(one.end)}`;
    }, text)
    .trim();
}

/** A wish of a clause about one order; `early`: what was said before it. */
function groupOf(
  clause: Clause,
  intent: IntentId,
  reference: OrderReference | null,
  early: readonly Clause[],
  known: OrdersKnown,
): Group {
  const orderId = reference && orderReferred(reference, known);
  const isOwn = reference !== null && clause.references.includes(reference);
  const named = reference === null || isOwn ? [] : [orderId ?? wordOf(reference, early)];
  const before = early.map((one) => wordsOf(one, null, null)).filter((words) => words !== "");
  const words = [...before, ...named, wordsOf(clause, isOwn ? reference : null, orderId)];
  return { intent, reference, orderId, bare: wordsOf(clause, null, null), words };
}

/** A reference as it was said. */
function wordOf(reference: OrderReference, clauses: readonly Clause[]): string {
  const clause = clauses.find(({ references }) => references.includes(reference));
  return clause?.text.slice(reference.start, reference.end) ?? "";
}

/** “取消A和B”: the same of another order. */
function sameOf(last: Group, clause: Clause, known: OrdersKnown): Group[] {
  return clause.references
    .filter((reference) => !isSame(reference, last.reference))
    .map((reference) => {
      const orderId = orderReferred(reference, known);
      return { ...last, reference, orderId, words: [`${last.bare} ${orderId ?? wordOf(reference, [clause])}`] };
    });
}

function grouped(clauses: readonly Clause[], known: OrdersKnown): Group[] {
  const groups: Group[] = [];
  let early: Clause[] = [];
  for (const clause of clauses) {
    const { intent, references } = clause;
    const last = groups.at(-1);
    if (intent === null) {
      const isNaming = references.length > 0 && isOnlyNaming(clause.text, references);
      // “订单A，帮我取消”: the wish is yet to come.
      if (!last) early.push(clause);
      else if (isNaming) groups.push(...sameOf(last, clause, known));
      else last.words.push(clause.text);
    } else if (last && references.length === 0 && intent === last.intent) {
      last.words.push(clause.text);
    } else {
      const named = [...early.flatMap((one) => one.references), ...references];
      const about = named.length > 0 ? named : [null];
      groups.push(...about.map((reference) => groupOf(clause, intent, reference, early, known)));
      early = [];
    }
  }
  return groups;
}

/** The message may hold wishes about several orders: more would cost the way to the orders for nothing. */
function namesSeveral(clauses: readonly Clause[]): boolean {
  const about = clauses.flatMap(({ references }) => references.map(({ kind, value }) => `${kind} ${value}`));
  return new Set(about).size > 1 && clauses.some(({ intent }) => intent !== null);
}

/** The wishes of a message where they are about at least two orders, in their order; null: it is not of that kind. */
export async function severalWishes(
  reading: Reading,
  state: DialogueState,
  ports: TurnPorts,
): Promise<OwnWish[] | null> {
  const { choice, understanding, text } = reading;
  if (choice !== null || understanding.isCorrection || understanding.intent === "human_agent" || isThreat(text)) {
    return null;
  }
  // “是A那单，B留着” puts right what is open; wishes beside it are put into words.
  if (state.proposal !== null && wishesIn(text).length === 0) return null;
  if (asksOfSeveralOrders(reading)) return null;
  const clauses = withoutReasons(clausesOf(reading, ports));
  if (!namesSeveral(clauses)) return null;
  const groups = grouped(clauses, await ordersKnown(state, ports));
  if (groups.length < 2) return null;
  return groups.slice(0, MAX_FRAMES).map(({ intent, words, orderId }) => ({ intent, orderId, text: words.join("，") }));
}

/** The wish as a message of its own; it keeps the mood of the whole. */
export function readWish({ intent, text, orderId }: OwnWish, whole: Reading, ports: TurnPorts): Reading {
  const { language, sentiment, emotion } = whole.understanding;
  const found = understood(text, ports, language);
  const at = orderId === null ? -1 : text.indexOf(orderId);
  const isFound = found.entities.some((one) => one.type === "order_id" && one.value === orderId);
  const named =
    orderId === null || at < 0 || isFound
      ? []
      : [{ type: "order_id" as const, value: orderId, text: orderId, start: at, end: at + orderId.length }];
  const entities = [...found.entities, ...named];
  const understanding: Understanding = {
    ...found,
    intent,
    confidence: Math.max(found.confidence, 0.9),
    further: [],
    isCorrection: false,
    entities,
    sentiment,
    emotion,
  };
  return { ...whole, text, understanding, isUnclear: false };
}

/** A wish that waits until what was said before it is done. */
function waitingFrame({ intent, text, orderId }: OwnWish): OpenFrame {
  const frame = newFrame(intent);
  if (orderId !== null) frame.slots.order_id = orderId;
  return { ...frame, words: text };
}

/** Puts the wishes beneath what is asked or proposed now, the next one nearest. */
export function queueWishes({ state }: Turn, draft: Draft, wishes: readonly OwnWish[]): void {
  const isOpen = draft.step === "ask" || draft.step === "propose";
  const open = isOpen ? state.frames.slice(-1) : [];
  const beneath = isOpen ? state.frames.slice(0, -1) : state.frames;
  state.frames = [...beneath, ...wishes.map(waitingFrame).reverse(), ...open].slice(-MAX_FRAMES);
}

/** What a waiting wish says, once its turn has come; it waits no more. */
export function beginWaiting(turn: Turn, frame: OpenFrame, words: string): Reading {
  const wish = { intent: frame.intent, text: words, orderId: frame.slots.order_id ?? null };
  const reading = readWish(wish, { ...turn.reading, choice: null }, turn.ports);
  delete frame.words;
  fillSlots(frame, reading, false);
  return reading;
}
