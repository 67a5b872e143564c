import { describe, expect, test } from "vitest";
import { z } from "zod";
import { bubblesOf, type Outgoing } from "../../workers/channels/bubbles.ts";
import type { Limits } from "../../workers/channels/channel.ts";
import type { ChannelEvent } from "../../workers/channels/events.ts";
import { parseJson, readXml } from "../../workers/channels/payload.ts";
import { sentByStatus } from "../../workers/channels/sent.ts";
import { threadName } from "../../workers/channels/take-in.ts";
import { wellFormed } from "../../workers/channels/well-formed.ts";
import { remaining } from "../../workers/channels/windows.ts";

const HOUR = 3_600_000;
const message: Outgoing = { key: "msg_1", text: "要取消吗？", choices: [], cards: [], from: "bot" };
const limits: Limits = { text: { max: 100, unit: "characters" } };
const choices = [
  { id: "confirm", label: "确认" },
  { id: "cancel", label: "再想想" },
];

describe("a message on a channel", () => {
  test("shows its choices as buttons where there are enough, else as numbers", () => {
    const buttons: Limits = { ...limits, choices: { max: 2, labelMax: 3 } };
    expect(bubblesOf({ limits: buttons }, { ...message, choices })).toMatchObject([{ text: message.text, choices }]);
    for (const less of [
      limits,
      { ...buttons, choices: { max: 1, labelMax: 9 } },
      { ...buttons, choices: { max: 9, labelMax: 2 } },
    ]) {
      const [bubble] = bubblesOf({ limits: less }, { ...message, choices });
      expect(bubble).toMatchObject({ text: "要取消吗？\n\n1. 确认\n2. 再想想", choices: [] });
    }
  });

  test("tells a card that the channel cannot show in words", () => {
    const card = {
      kind: "product",
      productId: "p1",
      title: "云朵T恤",
      price: { amountMinor: 9_900, currency: "CNY" },
    } as const;
    const native: Limits = { ...limits, cards: { kinds: ["product"] } };
    expect(bubblesOf({ limits: native }, { ...message, cards: [card] })).toMatchObject([
      { text: message.text, cards: [card] },
    ]);
    expect(bubblesOf({ limits }, { ...message, cards: [card] })).toMatchObject([
      { text: "要取消吗？\n\n云朵T恤  CNY 99.00", cards: [] },
    ]);
  });

  test("gives each part a key of its own, the same every time, and its buttons to the last", () => {
    const long = { ...message, text: "好。".repeat(120), choices };
    const buttons: Limits = { ...limits, choices: { max: 2, labelMax: 9 } };
    const bubbles = bubblesOf({ limits: buttons }, long);
    expect(bubbles.map(({ key }) => key)).toEqual(["msg_1", "msg_1_1", "msg_1_2"]);
    expect(bubbles.map(({ choices }) => choices.length)).toEqual([0, 0, 2]);
    expect(bubblesOf({ limits: buttons }, long)).toEqual(bubbles);
  });
});

describe("a window", () => {
  const windows = { message: { ms: 48 * HOUR, max: 5, agentMs: 168 * HOUR }, act: { ms: 60_000, max: 3 } };
  const opened = (openedAt: number, used = 0, name = "message") => ({ name, openedAt, used });

  test("is closed before the shopper has written and after its time, longer open for a person", () => {
    expect(remaining(windows, [], false, 0)).toMatchObject({ isOpen: false, reason: "window" });
    expect(remaining(windows, [opened(0)], false, 48 * HOUR)).toMatchObject({ isOpen: false, reason: "window" });
    expect(remaining(windows, [opened(0)], true, 48 * HOUR)).toMatchObject({ isOpen: true, closesAt: 168 * HOUR });
  });

  test("that is used up says so, and another that is open is counted first where it closes first", () => {
    expect(remaining(windows, [opened(0, 5)], false, 1)).toMatchObject({ isOpen: false, left: 0, reason: "quota" });
    const both = [opened(0, 5), opened(0, 1, "act")];
    expect(remaining(windows, both, false, 1)).toMatchObject({ isOpen: true, left: 2, counted: "act" });
    expect(remaining(windows, [opened(0), opened(0, 0, "act")], false, 1)).toMatchObject({ left: 8, counted: "act" });
  });

  test("that a kind does not have never closes", () => {
    expect(remaining(undefined, [], false, 0)).toMatchObject({ isOpen: true, left: null, closesAt: null });
  });
});

describe("an event", () => {
  const event: ChannelEvent = {
    is: "message",
    eventId: "e",
    contact: { id: "c" },
    thread: "t",
    at: 5,
    content: [{ is: "text", text: "hi" }],
  };
  const formed = async (changes: object) => wellFormed([{ ...event, ...changes } as ChannelEvent], 1_000);

  test("without an id or a thread is refused, with too long an id has its hash", async () => {
    for (const changes of [{ eventId: "" }, { thread: "" }, { eventId: undefined }]) {
      await expect(formed(changes)).rejects.toMatchObject({ code: "invalid" });
    }
    const [long] = await formed({ eventId: "x".repeat(300) });
    expect(long).toMatchObject({ eventId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  test("has a time that can be stored, and something in it", async () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e18])
      expect(await formed({ at })).toMatchObject([{ at: 1_000 }]);
    expect(await formed({ content: [{ is: "text", text: "" }] })).toEqual([]);
  });
});

describe("a body", () => {
  test("keeps integers beyond 2^53 as they are written", () => {
    expect(
      parseJson('{"id":9007199254740993,"n":[12345678901234567890],"small":42,"text":"9007199254740993"}'),
    ).toEqual({
      id: "9007199254740993",
      n: ["12345678901234567890"],
      small: 42,
      text: "9007199254740993",
    });
  });

  test.each([
    ["entities", '<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>'],
    ["a tag that is left open", "<xml><a".repeat(20_000)],
    ["text that is left open", "<![CDATA[".repeat(25_000)],
    ["depth", "<a>".repeat(10_000) + "</a>".repeat(10_000)],
    ["length", `<xml>${" ".repeat(300_000)}</xml>`],
  ])("of XML with %s is refused at once", (_, text) => {
    expect(() => readXml(text, "xml", z.unknown())).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});

test("a vendor's thread has a name that may stand in an address, its own for each", async () => {
  expect(await threadName("oAbc_123-x")).toBe("oAbc_123-x");
  const names = await Promise.all(["a:b", "a;b", "a@b.co", "", "x".repeat(200), ".a"].map(threadName));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^\.[\w-]{43}$/);
});

test("a status alone says whether a message may have been accepted", () => {
  const of = (status: number, headers = {}) => sentByStatus(new Response(null, { status, headers }));
  expect(of(200)).toBeNull();
  expect(of(429, { "retry-after": "7" })).toEqual({ is: "retry", afterMs: 7_000 });
  expect(of(500)).toMatchObject({ is: "retry" });
  expect(of(401)).toEqual({ is: "token_refused" });
  expect(of(400)).toMatchObject({ is: "refused" });
  for (const gateway of [502, 504, 408]) expect(() => of(gateway)).toThrow();
});
