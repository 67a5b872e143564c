import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openKnowledge } from "../../workers/knowledge/knowledge.ts";
import { tokensOf } from "../../workers/knowledge/tokens.ts";
import type { Faq, ShopSnapshot } from "../../workers/platform/snapshot.ts";
import { shop } from "../skills/fixtures/orders.ts";

const entry = (id: string, zh: string, en: string, alternates: string[], intents: string[]): Faq => ({
  id,
  question: { zh, en },
  alternates,
  answer: { zh: `${zh}的答案`, en: `Answer to: ${en}` },
  intents,
});
const FAQ: Faq[] = [
  entry(
    "pay",
    "支持哪些付款方式",
    "Which payment methods do you accept?",
    ["可以花呗分期吗", "货到付款行不行"],
    ["payment_methods"],
  ),
  entry("points", "积分怎么兑换", "How do I redeem my points?", ["积分有什么用"], ["membership_points"]),
  entry(
    "level",
    "会员等级怎么升级",
    "How do I reach the next member level?",
    ["怎么成为黑金会员"],
    ["membership_points"],
  ),
  entry("tax", "跨境商品要交关税吗", "Do I have to pay customs duty?", ["进口税多少"], ["cross_border"]),
  entry("account", "怎么注销账号", "How do I delete my account?", ["删除账户"], ["account_help"]),
  entry("bulk", "批量采购有优惠吗", "Do you offer wholesale prices?", ["团购怎么买", "企业采购"], ["bulk_order"]),
];
const of = (faq: Faq[]): ShopSnapshot => shop({ faq });
const best = (text: string, intents: string[] = [], faq = FAQ) =>
  openKnowledge(of(faq)).find(text, { intents, limit: 3 })[0];

describe("a published question", () => {
  it.each([
    ["积分怎么兑换呀", "points"],
    ["我想问下积分可以兑换什么", "points"],
    ["注销账号在哪里操作", "account"],
    ["花呗分期可以吗", "pay"],
    ["how can I delete my account", "account"],
    ["do I need to pay duty?", "tax"],
    ["wholesale price?", "bulk"],
  ])("is found by other words: %s", (text, id) => {
    const found = best(text);
    expect(found?.faq.id).toBe(id);
    expect(found?.score).toBeGreaterThanOrEqual(0.35);
  });

  it("word for word scores near one, and above every other", () => {
    for (const faq of FAQ) {
      for (const words of [faq.question.zh, faq.question.en, ...faq.alternates]) {
        const [first, second] = openKnowledge(of(FAQ)).find(words, { intents: [], limit: 2 });
        expect(first?.faq.id, words).toBe(faq.id);
        expect(first?.score, words).toBeGreaterThan(0.9);
        expect(first?.score, words).toBeGreaterThan(second?.score ?? 0);
      }
    }
  });

  it("of the right intent comes before one that only shares words", () => {
    expect(best("会员怎么升级积分", ["membership_points"])?.faq.intents).toContain("membership_points");
  });

  it("is not shown where nothing fits", () => {
    for (const text of ["今天天气怎么样", "write me a poem about the sea", "。。。", ""]) {
      expect(best(text)?.score ?? 0, text).toBeLessThan(0.35);
    }
  });

  it("of a broad intent is not taken for an answer to everything of that intent", () => {
    const [pay, , , , account] = FAQ;
    expect(best("忘记密码了怎么办", ["account_help"], account ? [account] : [])?.score ?? 0).toBeLessThan(0.35);
    expect(best("收不收PayPal", ["payment_methods"], pay ? [pay] : [])?.score).toBeGreaterThanOrEqual(0.35);
  });
});

describe("the index", () => {
  it("belongs to its snapshot: a new version is searched anew", () => {
    const before = of(FAQ.slice(0, 1));
    expect(openKnowledge(before).find("积分怎么兑换", { intents: [], limit: 1 })[0]?.faq.id).not.toBe("points");
    expect(
      openKnowledge({ ...before, version: 2, faq: FAQ }).find("积分怎么兑换", { intents: [], limit: 1 })[0]?.faq.id,
    ).toBe("points");
  });

  it("answers any text with scores from 0 to 1, best first, no more than asked", () => {
    const knowledge = openKnowledge(of(FAQ));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (text, limit) => {
        const found = knowledge.find(text, { intents: ["payment_methods"], limit });
        expect(found.length).toBeLessThanOrEqual(limit);
        found.forEach(({ score }, i) => {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          if (i > 0) expect(score).toBeLessThanOrEqual(found[i - 1]?.score ?? 1);
        });
      }),
    );
  });

  it("of 500 questions answers within a few milliseconds", () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      entry(`q${i}`, `第${i}个问题怎么办理${i}`, `question ${i} about item ${i}`, [], []),
    );
    const knowledge = openKnowledge(of(many));
    knowledge.find("第42个问题", { intents: [], limit: 1 });
    const from = performance.now();
    for (let i = 0; i < 20; i++) knowledge.find("第42个问题怎么办理", { intents: [], limit: 1 });
    expect((performance.now() - from) / 20).toBeLessThan(50);
  });
});

describe("tokens", () => {
  it("are pairs of Han and words, widths and cases folded, common words left out", () => {
    expect(tokensOf("退货运费")).toEqual(["退货", "货运", "运费"]);
    expect(tokensOf("The ＲＥＴＵＲＮ policies of T-shirts")).toEqual(["return", "polic", "t-shirt"]);
  });
});
