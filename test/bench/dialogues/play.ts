import type { Chat, Exchange, Reported } from "./chat.ts";
import type { Script } from "./script.ts";

const MAX_EXCHANGES = 6;
const NO = "不用了";
const UNKNOWN = "不清楚";

/** One exchange as it is kept in the line: what was sent, and what came back. */
export interface Line {
  turn: number;
  sent: string[];
  received: { from: string; text: string; expects: string | null }[];
  actions: { name: string; state: string; orderId: string | null }[];
  holder: string;
  /** Why it is held so. */
  reason: string;
}

/** Plays a script as its README says and returns every exchange. */
export async function play(chat: Chat, script: Script): Promise<Line[]> {
  const lines: Line[] = [];
  const agrees = agreement(script);
  let instead = script.cancel_instead ?? null;
  for (const [index, bubbles] of script.turns.entries()) {
    let say: string[] | null = bubbles;
    for (let exchange = 0; say && exchange < MAX_EXCHANGES; exchange++) {
      const answer = await chat.say(say);
      lines.push(lineOf(index, say, answer));
      // A cancellation that is offered in place of a return has its own answer, once.
      say = instead !== null && offersCancellation(answer) ? [instead] : answerTo(script, index, answer, agrees);
      if (say?.[0] === instead) instead = null;
    }
  }
  return lines;
}

function answerTo(
  script: Script,
  turn: number,
  { expects, actions }: Exchange,
  agrees: (action: Reported) => boolean,
): string[] | null {
  if (!expects) return null;
  if (expects.kind === "confirm") {
    // A preview that is about to be corrected is left as it stands.
    if (turn < (script.confirms_from ?? 0)) return null;
    const proposed = actions.findLast(({ state }) => state === "proposed");
    return [proposed && agrees(proposed) ? script.confirm : (script.decline ?? NO)];
  }
  return [
    script.facts_by_turn[String(turn)]?.[expects.name] ?? script.facts[expects.name] ?? script.unknown ?? UNKNOWN,
  ];
}

function offersCancellation({ expects, replies }: Exchange): boolean {
  if (expects?.kind === "confirm") return expects.name === "cancel_order";
  const choices = replies.at(-1)?.choices ?? [];
  return expects?.name === "service_type" && choices.some(({ id }) => id.startsWith("cancel_order"));
}

/** Whether a previewed action is in the outcome. The order that is placed in the talk gets its number on the way. */
function agreement({ outcome }: Script): (action: Reported) => boolean {
  let placed: string | null = null;
  return ({ name, orderId, effects }) => {
    const wanted = outcome.find(
      ({ action, order_id }) =>
        action === name &&
        (name === "place_order" || order_id === orderId || (order_id === "NEW" && placed === orderId)),
    );
    if (!wanted || !holdsItems(wanted, effects)) return false;
    if (name === "place_order") placed = orderId ?? null;
    return true;
  };
}

/** A shopper reads what is about to be bought. */
function holdsItems(wanted: Record<string, unknown>, effects: Record<string, unknown>[]): boolean {
  const ids = JSON.stringify(effects);
  const items = Array.isArray(wanted.items) ? wanted.items : [];
  return items.every((item: { product_id?: unknown }) => ids.includes(`"${item.product_id}"`));
}

function lineOf(turn: number, sent: string[], { replies, actions, holder, reason }: Exchange): Line {
  return {
    turn,
    sent,
    received: replies.map(({ from, text, expects }) => ({
      from,
      text,
      expects: expects ? `${expects.kind}:${expects.name}` : null,
    })),
    actions: actions.map(({ name, state, orderId }) => ({ name, state, orderId: orderId ?? null })),
    holder,
    reason,
  };
}
