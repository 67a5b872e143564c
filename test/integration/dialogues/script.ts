import { expect } from "vitest";
import { type Message, messageSchema } from "../../../workers/platform/message.ts";
import { openChat, type Product } from "../product.ts";
import { signedIdentity } from "./signed-identity.ts";

/** What the shopper does: says something, presses a button by its label, or sends several bubbles at once. */
export type Move = string | { press: string } | { burst: string[] };

/** What must hold of the answer: facts, not sentences. */
export interface Holds {
  /** Each is in the text of the turn's replies. */
  says?: (string | RegExp)[];
  /** None is in it. */
  not?: (string | RegExp)[];
  /** `slot:product`, `confirm:cancel_order`; null: nothing is awaited. */
  expects?: string | null;
  /** Labels that are among the choices. */
  choices?: string[];
  /** Kinds of cards, all of them. */
  cards?: string[];
  /** Kinds of sources that are named. */
  sources?: string[];
  /** `cancel_order proposed 880012340016`; an empty list: nothing was proposed or done. */
  actions?: string[];
  holder?: string;
}

/** A conversation of one shopper, line by line. */
export interface Script {
  title: string;
  locale: "zh-CN" | "en-US";
  /** Signed in to the shop as this customer. */
  as?: string;
  /** The product on whose page the chat was opened. */
  page?: string;
  lines: [Move, Holds][];
}

interface Turn {
  replies: Message[];
  actions: { name: string; state: string; orderId?: string }[];
  text: string;
  last: Message | undefined;
}
type Chat = Awaited<ReturnType<typeof openChat>>;

/** Opens the chat as the script says. */
export async function openAs(product: Product, { locale, as, page }: Omit<Script, "title" | "lines">): Promise<Chat> {
  const identity = as === undefined ? {} : { identity: await signedIdentity(product.identitySecret, as) };
  return openChat(product.base, { locale, ...identity, ...(page === undefined ? {} : { product: page }) });
}

async function burst(chat: Chat, bubbles: string[]): Promise<Turn> {
  const before = (await chat.list()).messages.at(-1)?.seq ?? 0;
  const answers = await Promise.all(
    bubbles.map((text, i) => chat.post({ text }, `burst${i}-${before}-${chat.conversation}`)),
  );
  expect(answers.map((one) => one.status)).toEqual(bubbles.map(() => 200));
  const replies = (await chat.list(before)).messages.filter((message) => message.from !== "shopper");
  return { replies, actions: [], text: replies.map((one) => one.text).join("\n"), last: replies.at(-1) };
}

function act(chat: Chat, move: Move, last: Message | undefined): Promise<Turn> {
  if (typeof move === "string") return chat.ask(move);
  if ("burst" in move) return burst(chat, move.burst);
  const choice = last?.choices.find((one) => one.label === move.press);
  expect(choice, `a button “${move.press}” among ${JSON.stringify(last?.choices)}`).toBeDefined();
  return chat.ask({ choice: choice?.id, text: move.press });
}

/** What holds of every reply, whatever it answers. */
function expectSound({ replies }: Turn): void {
  for (const reply of replies) {
    expect(messageSchema.safeParse(reply).error).toBeUndefined();
    expect(reply.text).toMatch(/\S/);
    expect(reply.text).not.toMatch(/undefined|NaN|\[object|\{\w+\}| {2}/);
  }
  for (const { text, choices, expects } of replies.slice(0, -1)) {
    expect(expects ?? choices.length, `only the last reply asks: ${text}`).toBe(0);
  }
}

function expectHolds(turn: Turn, holds: Holds): void {
  for (const one of holds.says ?? []) expect(turn.text).toMatch(one);
  for (const one of holds.not ?? []) expect(turn.text).not.toMatch(one);
  if (holds.expects !== undefined) {
    const { expects } = turn.last ?? {};
    expect(expects ? `${expects.kind}:${expects.name}` : null).toBe(holds.expects);
  }
  const labels = turn.last?.choices.map((one) => one.label) ?? [];
  if (holds.choices) expect(labels).toEqual(expect.arrayContaining(holds.choices));
  if (holds.cards) expect(turn.replies.flatMap((one) => one.cards.map((card) => card.kind))).toEqual(holds.cards);
  const sources = turn.replies.flatMap((one) => one.sources.map((source) => source.kind as string));
  if (holds.sources) expect(sources).toEqual(expect.arrayContaining(holds.sources));
  if (holds.actions) {
    expect(turn.actions.map(({ name, state, orderId }) => `${name} ${state} ${orderId}`)).toEqual(holds.actions);
  }
}

/** Plays the script against the running product; what fails is shown with the talk so far. */
export async function play(product: Product, script: Script): Promise<void> {
  const chat = await openAs(product, script);
  const talk: string[] = [];
  let last: Message | undefined;
  for (const [move, holds] of script.lines) {
    talk.push(`> ${typeof move === "string" ? move : JSON.stringify(move)}`);
    const turn = await act(chat, move, last);
    talk.push(...turn.replies.map((reply) => `< ${reply.text}`));
    last = turn.last;
    try {
      expectSound(turn);
      expectHolds(turn, holds);
      // The proof's digits are nobody's to read.
      if (typeof move === "string" && /^\d{4}$/.test(move)) expect(turn.text).not.toContain(move);
      if (holds.holder) expect((await chat.list()).holder.holder).toBe(holds.holder);
    } catch (error) {
      if (error instanceof Error) error.message = `${error.message}\n\n${talk.join("\n")}`;
      throw error;
    }
  }
}
