import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addEarlier,
  addHolder,
  addLive,
  addPage,
  applyFrame,
  emptyThread,
  expireTyping,
  hasGap,
  lastSeq,
  type Thread,
  TYPING_MS,
  unreadCount,
} from "../../web/shared/thread.ts";
import { held, message } from "./messages.ts";

const all = Array.from({ length: 30 }, (_, at) => message(at + 1));
const seqs = (thread: Thread) => thread.messages.map(({ seq }) => seq);

describe("order and completeness", () => {
  it("frames and pages in any order, lost or repeated, never show a gap, a repeat or a wrong order", () => {
    const live = fc.integer({ min: 1, max: 30 }).map((seq) => ({ from: seq, size: 0 }));
    const page = fc.record({ from: fc.integer({ min: 0, max: 29 }), size: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(fc.oneof(live, page)), fc.integer({ min: 0, max: 10 }), (arrivals, floor) => {
        let thread = emptyThread(floor);
        for (const { from, size } of arrivals) {
          const before = lastSeq(thread);
          if (size === 0) thread = addLive(thread, message(from));
          else thread = addPage(thread, from, all.slice(from, from + size));
          expect(seqs(thread)).toEqual(seqs(thread).map((_, at) => floor + 1 + at));
          expect(lastSeq(thread)).toBeGreaterThanOrEqual(before);
        }
        thread = addPage(thread, lastSeq(thread), all.slice(lastSeq(thread)));
        expect(thread.messages).toEqual(all.slice(floor));
        expect(hasGap(thread)).toBe(false);
      }),
    );
  });

  it("a page counts as the truth where a number does not exist any more", () => {
    const thread = addPage(addLive(emptyThread(), message(1)), 1, [message(3), message(4)]);
    expect(seqs(addLive(thread, message(5)))).toEqual([1, 3, 4, 5]);
  });

  it("earlier messages join only where they reach up to the loaded ones", () => {
    const thread = addPage(emptyThread(20), 20, all.slice(20));
    expect(addEarlier(thread, 5, all.slice(5, 15))).toBe(thread);
    expect(addEarlier(thread, 5, all.slice(5)).messages).toEqual(all.slice(5));
  });
});

describe("who speaks", () => {
  it("an older holder that arrives late changes nothing", () => {
    const thread = addHolder(emptyThread(), held("agent", 3, "小林"));
    expect(addHolder(thread, held("bot", 2))).toBe(thread);
  });

  it("when a person takes over, the bot's unfinished answer goes and no sentence of it comes back", () => {
    const drafted = applyFrame(emptyThread(), { type: "draft", turn: "t", text: "有" }, 0);
    const thread = applyFrame(drafted, { type: "holder", holder: held("agent", 2, "小林") }, 0);
    expect(thread.drafts).toEqual({});
    expect(applyFrame(thread, { type: "draft", turn: "t", text: "货" }, 0).drafts).toEqual({});
  });
});

describe("drafts and typing", () => {
  it("sentences of one turn stand together until the final message replaces them", () => {
    let thread = applyFrame(emptyThread(), { type: "draft", turn: "t", text: "It is in stock." }, 0);
    thread = applyFrame(thread, { type: "draft", turn: "t", text: "It ships today." }, 0);
    expect(thread.drafts).toEqual({ t: "It is in stock. It ships today." });
    expect(addLive(thread, message(1, { from: "shopper" })).drafts).toEqual(thread.drafts);
    expect(addLive(thread, message(1)).drafts).toEqual({});
  });

  it("a failed draft is taken back", () => {
    const thread = applyFrame(emptyThread(), { type: "draft", turn: "t", text: "免费送" }, 0);
    expect(applyFrame(thread, { type: "draft.end", turn: "t" }, 0).drafts).toEqual({});
  });

  it("the typing sign goes with the answer, or by itself", () => {
    const thread = applyFrame(emptyThread(), { type: "typing", from: "bot" }, 1000);
    expect(addLive(thread, message(1)).typing).toBeNull();
    expect(expireTyping(thread, 1000 + TYPING_MS - 1).typing).not.toBeNull();
    expect(expireTyping(thread, 1000 + TYPING_MS).typing).toBeNull();
  });

  it("one's own typing is not shown", () => {
    expect(applyFrame(emptyThread(), { type: "typing", from: "shopper" }, 0).typing).toBeNull();
  });
});

it("only what the shop said counts as unread", () => {
  const own = addLive(emptyThread(), message(1, { from: "shopper" }));
  const thread = addLive(addLive(own, message(2)), message(3, { from: "agent" }));
  expect(unreadCount(thread, 0)).toBe(2);
  expect(unreadCount(thread, 2)).toBe(1);
});
