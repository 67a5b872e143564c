import { describe, expect, it } from "vitest";
import { enqueue, troubled } from "../../web/chat/outbox.ts";
import { speakerChanges } from "../../web/chat/speakers.ts";
import { type ChatState, initialState, liveChoices, showsSuggestions, trouble } from "../../web/chat/state.ts";
import { emptyThread } from "../../web/shared/thread.ts";
import type { HolderState, Message } from "../../workers/platform/message.ts";
import { held, message } from "./messages.ts";

const choices = [{ id: "confirm", label: "确认" }];

function chatWith(messages: Message[], holder: HolderState | null = held("bot")): ChatState {
  return { ...initialState(true, []), stage: "open", thread: { ...emptyThread(), messages, holder } };
}

describe("choices", () => {
  it("only the last reply's may be pressed", () => {
    expect(liveChoices(chatWith([message(1, { choices })]))?.message.seq).toBe(1);
    expect(liveChoices(chatWith([message(1, { choices }), message(2)]))).toBeNull();
    expect(liveChoices(chatWith([message(1, { choices }), message(2, { from: "shopper" })]))).toBeNull();
    expect(liveChoices(chatWith([message(1, { choices }), message(2, { from: "system" })]))?.message.seq).toBe(1);
  });

  it("a pressed choice cannot be pressed again while it is on its way, but can when it was refused", () => {
    const state = chatWith([message(1, { choices })]);
    const outbox = enqueue([], { key: "k", text: "确认", choice: "confirm", nowMs: 0 });
    expect(liveChoices({ ...state, outbox })).toBeNull();
    const refused = troubled(outbox, "k", { kind: "refused", code: "invalid" });
    expect(liveChoices({ ...state, outbox: refused })).not.toBeNull();
  });

  it("the bot's choices go when a person is asked for or takes over", () => {
    expect(liveChoices(chatWith([message(1, { choices })], held("waiting", 2)))).toBeNull();
    expect(liveChoices(chatWith([message(1, { choices })], held("agent", 2, "小林")))).toBeNull();
    expect(liveChoices(chatWith([message(1, { choices, from: "agent" })], held("agent", 2, "小林")))).not.toBeNull();
  });
});

describe("suggestions", () => {
  it("never stand beside a question of the shop", () => {
    expect(showsSuggestions(chatWith([]))).toBe(true);
    expect(showsSuggestions(chatWith([message(1, { choices })]))).toBe(false);
    expect(showsSuggestions({ ...chatWith([]), stage: "opening" })).toBe(false);
  });
});

describe("the banner", () => {
  it("is silent for a visitor who has not begun, and tells who waits that there is no network", () => {
    const idle = { ...initialState(false, []) };
    expect(trouble(idle)).toBeNull();
    expect(trouble({ ...chatWith([]), isOnline: false })).toBe("offline");
    expect(trouble({ ...chatWith([]), link: "retrying" })).toBe("reconnecting");
    expect(trouble({ ...chatWith([]), link: "live" })).toBeNull();
  });
});

describe("who is speaking", () => {
  it("is told where it changes, and only there", () => {
    const messages = [
      message(1),
      message(2, { from: "agent", name: "小林" }),
      message(3, { from: "shopper" }),
      message(4, { from: "agent", name: "小林" }),
      message(5, { from: "agent", name: "小周" }),
      message(6),
    ];
    const { before, end } = speakerChanges(messages, held("bot", 5));
    expect([...before]).toEqual([
      [2, { by: "agent", name: "小林" }],
      [5, { by: "agent", name: "小周" }],
      [6, { by: "bot", name: null }],
    ]);
    expect(end).toBeNull();
  });

  it("is told when an agent has taken over and not spoken yet", () => {
    expect(speakerChanges([message(1)], held("agent", 2, "小林")).end).toEqual({ by: "agent", name: "小林" });
    expect(speakerChanges([message(1)], held("waiting", 2)).end).toBeNull();
  });

  it("is not told again where the server's own line says it", () => {
    const messages = [message(1, { from: "system" }), message(2, { from: "agent", name: "小林" })];
    expect(speakerChanges(messages, held("agent", 2, "小林")).before.size).toBe(0);
  });
});
