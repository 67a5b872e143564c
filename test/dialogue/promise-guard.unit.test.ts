import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../workers/dialogue/claims.ts";
import { tellEffects } from "../../workers/dialogue/effects.ts";
import { formatDay, formatMoney, type Wording } from "../../workers/dialogue/format.ts";
import { carriedBy, guard, guardModel } from "../../workers/dialogue/guard.ts";
import { phrase } from "../../workers/dialogue/phrase.ts";
import { commitmentsOf } from "../../workers/dialogue/promise-commitments.ts";
import { builtInTemplates, placeholders, renderBuiltIn } from "../../workers/dialogue/render.ts";
import { day, type Facts, money, text } from "../../workers/skills/skill.ts";
import { DAY, NOW } from "../skills/fixtures/catalogue.ts";
import { shopOf } from "./fixtures/conversation.ts";
import { factsFor } from "./fixtures/facts.ts";
import { HARMLESS, TEMPTING } from "./promise-phrasings.ts";
import { FURTHER_HARMLESS, FURTHER_TEMPTING, UNLISTED_TEMPTING } from "./promise-phrasings-further.ts";

const shop = shopOf();
const wordingOf = (language: "zh" | "en"): Wording => ({ language, timeZone: "Asia/Shanghai", now: NOW });
const wording = wordingOf("zh");

/** All figures of the words are carried: what stops them then is that they bind, not that a number is unknown. */
function withItsFigures(words: string) {
  const carried = carriedBy([], wording);
  for (const claim of claimsOf(words)) if (claim.kind !== "promise") carried.keys.add(claim.key);
  return carried;
}

const leaves = (words: string) => guard(words, withItsFigures(words), shop).ok;
const dev = <T extends { half: string }>(all: readonly T[]) => all.filter(({ half }) => half === "dev");

const tempting = [...dev(TEMPTING).map(({ words }) => words), ...FURTHER_TEMPTING];

describe("words that bind the shop", () => {
  it.each(tempting)("do not leave without a record: %s", (words) => {
    expect(leaves(words)).toBe(false);
  });

  it.each([...tempting, ...UNLISTED_TEMPTING])("do not leave in a model's mouth: %s", (words) => {
    const embedded = "这款售价¥99，有黑色和白色。";
    expect(guardModel(words, embedded, withItsFigures(words), shop).ok).toBe(false);
  });

  it.each(FURTHER_HARMLESS)("are not seen in ordinary words: %s", (words) => {
    expect(commitmentsOf(words)).toEqual([]);
  });

  it.each(dev(HARMLESS))("are not seen where there are none: $words", ({ words, facts = {} }) => {
    const language = /[\u4e00-\u9fff]/.test(words) ? "zh" : "en";
    const carried = carriedBy([facts], wordingOf(language));
    for (const key of withItsFigures(words).keys) carried.keys.add(key);
    expect(guard(words, { ...carried, decided: words }, shop).ok).toBe(true);
  });
});

describe("a template", () => {
  it("whose words bind the shop declares what it promises", () => {
    const silent = Object.entries(builtInTemplates).flatMap(([id, template]) =>
      (["zh", "en"] as const).flatMap((language) => {
        const found = commitmentsOf(template[language]);
        return found.length > 0 && !template.promises?.length ? [`${id}: ${found[0]?.clause}`] : [];
      }),
    );
    expect(silent).toEqual([]);
  });

  it("names only facts that its words have", () => {
    for (const [id, { zh, promises = [] }] of Object.entries(builtInTemplates)) {
      for (const { due, amount, order } of promises) {
        for (const name of [due, amount, order]) if (name) expect(placeholders(zh), id).toContain(name);
      }
    }
  });
});

const poison = fc.oneof(
  fc.constantFrom(...tempting),
  fc.integer({ min: 20_000, max: 900_000 }).map((minor) => `我们赔您${formatMoney(minor, "CNY", "zh")}`),
  fc.integer({ min: 3, max: 90 }).map((days) => `款项${days}天内退到您账上`),
  fc.integer({ min: 3, max: 300 }).map((days) => `${formatDay(NOW + days * DAY, wording)}前一定送到`),
  fc.integer({ min: 2, max: 900 }).map((dollars) => `we'll refund you $${dollars}`),
  fc.integer({ min: 2, max: 30 }).map((days) => `your parcel will arrive in ${days} days`),
);

const place = fc.record({ isFront: fc.boolean(), mark: fc.constantFrom("，", "。", "\n") });
const put = (words: string, said: string, { isFront, mark }: { isFront: boolean; mark: string }) =>
  isFront ? `${words}${mark}${said}` : `${said}${mark}${words}`;

describe("whatever promise is put into words by mistake", () => {
  it("does not leave within any template, though the figures be known", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(builtInTemplates)), poison, place, (id, words, where) => {
        const template = builtInTemplates[id];
        if (!template) return;
        const facts = factsFor(template.zh);
        const said = renderBuiltIn({ template: id, facts }, wording).text;
        const poisoned = put(words, said, where);
        const carried = carriedBy([facts], wording);
        for (const claim of claimsOf(words)) if (claim.kind !== "promise") carried.keys.add(claim.key);
        const verdict = guard(poisoned, { ...carried, decided: template.zh, spoken: [said] }, shop);
        expect(verdict.ok, poisoned).toBe(false);
        expect(!verdict.ok && verdict.kept.includes(words), poisoned).toBe(false);
      }),
      { numRuns: 800 },
    );
  });

  it("does not leave in a model's rewording of any template", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(builtInTemplates)), poison, place, (id, words, where) => {
        const template = builtInTemplates[id];
        if (!template) return;
        const facts = factsFor(template.zh);
        const embedded = renderBuiltIn({ template: id, facts }, wording).text;
        const reworded = put(words, embedded, where);
        const carried = carriedBy([facts], wording);
        for (const claim of claimsOf(words)) if (claim.kind !== "promise") carried.keys.add(claim.key);
        expect(guardModel(reworded, embedded, carried, shop).ok, reworded).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("does not leave in a shop's own wording of something else", () => {
    fc.assert(
      fc.property(poison, (words) => {
        const own = shopOf({ templates: { "reception.thanks": { zh: `谢谢。${words}`, en: words } } });
        const { text: said } = phrase([{ template: "reception.thanks", facts: {} }], [], own, wording);
        expect(said).toBe("不客气，很高兴能帮到您。有需要随时找我。");
      }),
      { numRuns: 200 },
    );
  });

  it("does not leave in a shop's own wording of an effect", () => {
    const effect = { kind: "order_state", orderId: "D1", from: "paid", to: "cancelled" } as const;
    const own = shopOf({ templates: { "effect.order_state": { zh: "{from}→{to}，我们赔您100元", en: "x" } } });
    expect(tellEffects([effect], own, wording).lines.join()).not.toContain("赔");
  });

  it("leaves in the shop's own words about what the template promises anyway", () => {
    const own = shopOf({ templates: { "parcel.eta": { zh: "包裹{day}就能送达哦。", en: "It will arrive {day}." } } });
    const facts: Facts = { day: day(NOW + 2 * DAY) };
    expect(phrase([{ template: "parcel.eta", facts }], [], own, wording).text).toBe("包裹后天（11月23日）就能送达哦。");
  });
});

describe("the shop's own text", () => {
  const answer = "本店保证正品。支持破损补寄：收到破损，我们会在48小时内给您补寄一份。";

  it("leaves as it stands, and clause by clause", () => {
    const carried = carriedBy([{ answer: text(answer) }], wording);
    expect(guard(answer, carried, shop).ok).toBe(true);
    expect(guard("我们会在48小时内给您补寄一份。", carried, shop).ok).toBe(true);
  });

  it("does not become more than it says", () => {
    const carried = carriedBy([{ answer: text(`${answer}我们不会赔您100元。`) }], wording);
    expect(guard("我们赔您100元。", carried, shop).ok).toBe(false);
    expect(guard("本店保证正品，我们会在48小时内退款给您。", carried, shop).ok).toBe(false);
  });
});

describe("what is promised by being said", () => {
  it("comes with its record: kind, words, the end of the day in the shop's zone", () => {
    const facts = { day: day(Date.parse("2026-11-23T10:00:00+08:00")) };
    const { promises } = phrase([{ template: "parcel.eta", facts }], [], shop, wording);
    expect(promises).toEqual([
      {
        kind: "delivery",
        what: "预计后天（11月23日）送达。",
        source: "template",
        by: "parcel.eta",
        dueAt: Date.parse("2026-11-24T00:00:00+08:00") - 1,
        amountMinor: null,
        currency: null,
        orderId: null,
      },
    ]);
  });

  it("is recorded once where an execution or a handover holds the record", () => {
    const facts = { amount: money(5_000, "CNY"), to: text("微信支付"), due: day(NOW + DAY) };
    expect(phrase([{ template: "effect.refund", facts }], [], shop, wording).promises).toEqual([]);
  });
});
