import { describe, expect, it } from "vitest";
import { classify } from "../../workers/understanding/classifier.ts";
import { fold } from "../../workers/understanding/fold.ts";
import { normalize } from "../../workers/understanding/normalize.ts";
import { readExamples } from "../../workers/understanding/own-intents.ts";
import type { Example } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { jargonShop, ordinaryMessages, ownIntents } from "./own-intents/read-sets.ts";

const at = { now: 0, timeZone: "Asia/Shanghai" };
const { examples, heldBack } = ownIntents();

function intentOf(text: string, known?: readonly Example[]): string {
  return understand(text, { ...at, ...(known ? { examples: known } : {}) }).intent;
}

function shareRight(messages: readonly Example[], known: readonly Example[]): number {
  return messages.filter(({ intent, text }) => intentOf(text, known) === intent).length / messages.length;
}

describe("a shop's own intents", () => {
  it("catch at least 85 % of other wordings from ten examples each", () => {
    expect(new Set(examples.map(({ intent }) => intent)).size).toBeGreaterThanOrEqual(8);
    expect(shareRight(heldBack, examples)).toBeGreaterThanOrEqual(0.85);
  });

  it("leave at least 97 % of ordinary messages as they were", () => {
    const messages = ordinaryMessages();
    const same = messages.filter((text) => intentOf(text) === intentOf(text, examples));
    expect(messages.length).toBeGreaterThanOrEqual(150);
    expect(same.length / messages.length).toBeGreaterThanOrEqual(0.97);
  });

  it("are sure of an example itself, and of nothing that shares no word with one", () => {
    const engraving = understand("戒指内圈可以刻字吗", { ...at, examples });
    expect(engraving).toMatchObject({ intent: "custom.engraving" });
    expect(engraving.confidence).toBeGreaterThan(0.9);
    expect(intentOf("qwrtz", examples)).toBe(intentOf("qwrtz"));
  });

  it("give confidences that are probabilities: as sure as they are right", () => {
    const sure = heldBack
      .map(({ intent, text }) => ({ intent, reading: understand(text, { ...at, examples }) }))
      .filter(({ reading }) => reading.intent.startsWith("custom."));
    const claimed = sure.reduce((sum, { reading }) => sum + reading.confidence, 0) / sure.length;
    const right = sure.filter(({ intent, reading }) => reading.intent === intent).length / sure.length;
    expect(Math.abs(claimed - right)).toBeLessThan(0.1);
    for (const text of [...heldBack.map((one) => one.text), ...ordinaryMessages()]) {
      const all = readExamples(examples, classify(normalize(fold(text)))).map(({ confidence }) => confidence);
      expect(all.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      expect(all.toSorted((a, b) => b - a)).toEqual(all);
    }
  });

  it("are found beside another request of the same message", () => {
    const reading = understand("我要退货，另外你们的戒指可以刻字吗", { ...at, examples });
    const found = [reading.intent, ...reading.further.map(({ intent }) => intent)];
    expect(found).toContain("custom.engraving");
    expect(found).toContain("return_request");
  });

  it("change neither feeling nor entities of a message", () => {
    for (const { text } of heldBack) {
      const { sentiment, emotion, entities } = understand(text, at);
      expect(understand(text, { ...at, examples })).toMatchObject({ sentiment, emotion, entities });
    }
  });

  it("of one shop mean nothing where they are not given", () => {
    expect(heldBack.filter(({ text }) => intentOf(text).startsWith("custom."))).toEqual([]);
    expect(heldBack.filter(({ text }) => intentOf(text, []).startsWith("custom."))).toEqual([]);
  });
});

describe("agents' corrections", () => {
  const { corrections, heldBack: messages } = jargonShop();

  it("are learnt: the corrected message is read as it was corrected", () => {
    for (const { intent, text } of corrections) expect([text, intentOf(text, corrections)]).toEqual([text, intent]);
  });

  it("improve the reading of other messages in a shop's own words, the more the better", () => {
    const shares = [0, 5, 20, 50].map((count) => shareRight(messages, corrections.slice(0, count)));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect((shares[3] ?? 0) - (shares[0] ?? 0)).toBeGreaterThan(0.15);
  });
});

describe("reading in the light of examples", () => {
  it("is defined for every text", () => {
    for (const text of ["", " ", "👍", "？？？", "x".repeat(10_000), "\ud800", "刻".repeat(9_000)]) {
      const { confidence } = understand(text, { ...at, examples: [...examples, { intent: "custom.odd", text }] });
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});
