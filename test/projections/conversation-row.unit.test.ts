import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, blankRow } from "../../workers/platform/conversation-row.ts";
import type { ConversationEvent } from "../../workers/platform/events.ts";
import { HOLDERS, SENDERS } from "../../workers/platform/message.ts";

const content = fc.oneof(
  fc.record({
    type: fc.constant("message.added" as const),
    message: fc.string(),
    seq: fc.nat(),
    from: fc.constantFrom(...SENDERS),
    maskedText: fc.string(),
    episode: fc.nat(),
  }),
  fc.record({
    type: fc.constant("holder.changed" as const),
    holder: fc.constantFrom(...HOLDERS),
    epoch: fc.nat(),
    reason: fc.string(),
    agent: fc.option(fc.string(), { nil: null }),
    episode: fc.nat(),
  }),
  fc.record({
    type: fc.constant("customer.identified" as const),
    customer: fc.string(),
    level: fc.constant("signed" as const),
  }),
  fc.record({ type: fc.constant("episode.opened" as const), episode: fc.nat() }),
  fc.record({ type: fc.constant("conversation.erased" as const), epoch: fc.nat() }),
);
const history = fc
  .array(content, { minLength: 1, maxLength: 30 })
  .map((all): ConversationEvent[] => all.map((event, index) => ({ ...event, eventSeq: index + 1, at: 1_000 + index })));

describe("a conversation's row", () => {
  it("is the same for any order, repeats and cuts of its events", () => {
    const scenario = history.chain((events) =>
      fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
        cut: fc.nat(events.length),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ events, shuffled, cut }) => {
        const whole = applyEvents(blankRow(0), events);
        expect(whole.missingFrom).toBeNull();
        expect(whole.row.eventSeq).toBe(events.length);
        expect(applyEvents(blankRow(0), shuffled)).toEqual(whole);
        const half = applyEvents(blankRow(0), events.slice(0, cut));
        expect(applyEvents(half.row, shuffled).row).toEqual(whole.row);
        expect(applyEvents(whole.row, events)).toEqual({ row: whole.row, applied: [], missingFrom: null });
      }),
    );
  });

  it("stops before a gap and says where it is, unless the next event erases all before", () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, at) => {
        const lost = at % events.length;
        const rest = events.filter((_, index) => index !== lost);
        const { row, missingFrom } = applyEvents(blankRow(0), rest);
        const isHealed = events[lost + 1]?.type === "conversation.erased";
        if (lost === events.length - 1) expect(missingFrom).toBeNull();
        else if (isHealed) expect(row).toEqual(applyEvents(blankRow(0), events).row);
        else expect(missingFrom).toBe(lost + 1);
      }),
    );
  });
});
