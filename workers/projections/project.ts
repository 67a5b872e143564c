import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import { applyEvents, type ConversationRow } from "../platform/conversation-row.ts";
import type { Env } from "../platform/env.ts";
import { unwrap } from "../platform/errors.ts";
import type { ConversationEvent } from "../platform/events.ts";
import type { Projected } from "./write.ts";

const PAGE = 500;

/**
 * The row that `known` becomes by `events`. Where a number is missing, the object is asked for what lies between; its
 * own row stands for events that it no longer keeps.
 */
export async function project(
  env: Env,
  shop: string,
  conversation: string,
  known: { row: ConversationRow; channel: string; startedAt: number },
  events: ConversationEvent[],
): Promise<Projected> {
  const first = applyEvents(known.row, events);
  const { channel, startedAt } = known;
  if (first.missingFrom === null) return { conversation, channel, startedAt, row: first.row, applied: first.applied };
  const rest = await readFrom(env, shop, conversation, first.row);
  return { ...rest, applied: [...first.applied, ...rest.applied] };
}

/** Everything that the object has after `row`. */
export async function readFrom(env: Env, shop: string, conversation: string, row: ConversationRow): Promise<Projected> {
  const object = conversationOf(env, shop, conversation);
  const applied: ConversationEvent[] = [];
  let next = row;
  for (;;) {
    const page = unwrap(await object.events(next.eventSeq, PAGE));
    if (page.base && page.base.eventSeq > next.eventSeq) {
      // Older events are gone: the object's row says what they came to, and the kept ones are still counted.
      const { row: base, applied: kept } = await readKept(object, page.base, page.events);
      return {
        conversation,
        channel: page.channel,
        startedAt: page.startedAt,
        row: base,
        applied: [...applied, ...kept],
      };
    }
    const step = applyEvents(next, page.events);
    applied.push(...step.applied);
    next = step.row;
    if (page.events.length < PAGE || step.applied.length === 0) {
      return { conversation, channel: page.channel, startedAt: page.startedAt, row: next, applied };
    }
  }
}

async function readKept(
  object: ReturnType<typeof conversationOf>,
  base: ConversationRow,
  first: ConversationEvent[],
): Promise<{ row: ConversationRow; applied: ConversationEvent[] }> {
  const kept = [...first];
  let page = first;
  while (page.length === PAGE) {
    page = unwrap(await object.events(kept.at(-1)?.eventSeq ?? 0, PAGE)).events;
    kept.push(...page);
  }
  return { row: applyEvents(base, kept).row, applied: kept };
}
