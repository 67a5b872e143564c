import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOf } from "../../workers/dialogue/claims.ts";
import { formatDay, formatMoney, type Wording } from "../../workers/dialogue/format.ts";
import { brokenClaims, carriedBy, guard, guardModel } from "../../workers/dialogue/guard.ts";
import { phrase } from "../../workers/dialogue/phrase.ts";
import { builtInTemplates, renderBuiltIn } from "../../workers/dialogue/render.ts";
import { day, type Facts, list, money, number, text, time } from "../../workers/skills/skill.ts";
import { DAY, NOW } from "../skills/fixtures/catalogue.ts";
import { shopOf } from "./fixtures/conversation.ts";
import { factsFor } from "./fixtures/facts.ts";

const wording: Wording = { language: "zh", timeZone: "Asia/Shanghai", now: NOW };
const shop = shopOf();
const carried = (facts: Facts) => carriedBy([facts], wording);
const passes = (words: string, facts: Facts = {}) => guard(words, carried(facts), shop).ok;

describe("an amount", () => {
  it.each([
    "优惠¥50",
    "优惠50元",
    "减五十块",
    "give you $50 off",
    "50 dollars off",
    "CN¥50",
    "￥50.00",
    "only 50 yuan",
  ])("that no fact carries is not said: %s", (words) => expect(passes(words)).toBe(false));

  it("that a fact carries is said in any wording", () => {
    const facts = { price: money(5_000, "CNY") };
    for (const words of ["¥50", "50元", "五十块钱", "CN¥50.00", "50 yuan"])
      expect(passes(words, facts), words).toBe(true);
    expect(passes("¥51", facts)).toBe(false);
    expect(passes("$50", facts)).toBe(false);
    expect(passes("优惠¥40", { price: money(-4_000, "CNY") })).toBe(true);
  });

  it("inside the shop's own text is the shop's word", () => {
    expect(passes("运费¥10，满99元包邮", { answer: text("运费¥10，满99元包邮") })).toBe(true);
  });
});

describe("a day or a time", () => {
  it.each([
    "明天送达",
    "11月23日到货",
    "2026-11-23到货",
    "周一送达",
    "by Nov 23",
    "on 23 November",
    "tomorrow",
    "3天内到账",
    "三天内到账",
    "within 24 hours",
    "in three days",
    "18:00前发货",
  ])("that no fact carries is not said: %s", (words) => expect(passes(words)).toBe(false));

  it("that a fact carries is said as date, weekday or in relation to today", () => {
    const facts = { arrives: day(NOW + DAY) };
    for (const words of ["预计明天送达", "预计11月22日送达", "预计周日送达", "tomorrow", "Nov 22", "Sunday"]) {
      expect(passes(words, facts), words).toBe(true);
    }
    expect(passes("预计后天送达", facts)).toBe(false);
    expect(passes("18:30", { at: time(Date.parse("2026-11-21T18:30:00+08:00")) })).toBe(true);
    expect(passes("7天内", { days: number(7) })).toBe(true);
    expect(passes("七天内", { days: number(7, "天") })).toBe(true);
    expect(passes("8天内", { days: number(7) })).toBe(false);
  });
});

describe("a share, a count, a promise or a rule", () => {
  it.each(["打8折", "八折优惠", "20% off", "百分之二十", "半价", "库存还有12件", "仅剩3台", "12 left in stock"])(
    "that no fact carries is not said: %s",
    (words) => expect(passes(words)).toBe(false),
  );

  it.each([
    "一定给您办好",
    "保证是正品",
    "我们承诺退换",
    "马上退款",
    "立即为您退款",
    "we guarantee it",
    "definitely works",
    "refund you immediately",
    "送您一个赠品",
    "赔偿您的损失",
    "七天无理由",
    "全场包邮",
    "free returns",
    "full refund",
    "终身质保",
    "假一赔十",
  ])("is not given away: %s", (words) => expect(passes(words)).toBe(false));

  it("is said where the shop says it", () => {
    const facts = { answer: text("本店保证正品，支持七天无理由退货，满99元包邮。") };
    expect(passes("保证正品，七天无理由，包邮", facts)).toBe(true);
    expect(passes("仅剩3件有货", { left: number(3), stock: text("有货") })).toBe(true);
    expect(passes("不一定有货，不能保证", { stock: text("有货") })).toBe(true);
    expect(passes("we cannot guarantee it")).toBe(true);
  });
});

describe("a size before words of stock", () => {
  it("counts no goods; a count that is made up does not leave", () => {
    const facts = { item: text("Ridge hiking shoes Brown 42") };
    expect(claimsOf("Ridge hiking shoes Brown 42 is in stock.").filter(({ kind }) => kind === "count")).toEqual([]);
    expect(passes("Of Ridge hiking shoes 42 pairs are in stock.", facts)).toBe(false);
    expect(passes("Only 3 left.", facts)).toBe(false);
  });
});

describe("words that must not be used", () => {
  it("are replaced", () => {
    expect(guard("这是全网最低价，最好的选择", carried({}), shop)).toEqual({
      ok: true,
      text: "这是优惠价，很好的选择",
    });
    expect(guard("the best phone", carried({}), shop)).toMatchObject({ ok: true, text: "a very good phone" });
    const own = { ...shop, bannedWords: ["某某竞品"] };
    expect(guard("比某某竞品好", carried({}), own)).toMatchObject({ text: "比****好" });
  });

  it("leave ordinary words with 最 alone", () => {
    const words = "最近下单的最后一笔，第一步先拆封，最早的是白色";
    expect(guard(words, carried({}), shop)).toEqual({ ok: true, text: words });
  });
});

describe("personal data", () => {
  it("of others is masked, in merchant text too", () => {
    const verdict = guard("请联系13912345678或 li.si@example.com", carried({}), shop);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.text).not.toMatch(/13912345678|li\.si@/);
  });

  it("that the turn's facts hold is said", () => {
    const facts = { order: text("DB20261121001"), tracking: text("SF1234567890123"), phone: text("400-800-1234") };
    const words = "订单 DB20261121001，运单号 SF1234567890123，客服电话 400-800-1234";
    expect(guard(words, carried(facts), shop)).toEqual({ ok: true, text: words });
  });
});

const injected = fc.oneof(
  fc.integer({ min: 20_000, max: 900_000 }).map((minor) => formatMoney(minor, "CNY", "zh")),
  fc.integer({ min: 201, max: 9_000 }).map((yuan) => `${yuan}元`),
  fc.integer({ min: 201, max: 9_000 }).map((dollars) => `$${dollars}`),
  fc.integer({ min: 40, max: 300 }).map((days) => formatDay(NOW + days * DAY, wording)),
  fc.integer({ min: 31, max: 90 }).map((days) => `${days}天内`),
  fc.integer({ min: 11, max: 95 }).map((share) => `${share}% off`),
);

describe("whatever is put into words by mistake", () => {
  it("an amount or a date put into any template does not leave", () => {
    const ids = Object.keys(builtInTemplates);
    fc.assert(
      fc.property(fc.constantFrom(...ids), injected, fc.boolean(), (id, words, isFront) => {
        const template = builtInTemplates[id];
        if (!template) return;
        const facts = factsFor(template.zh);
        const said = renderBuiltIn({ template: id, facts }, wording).text;
        const poisoned = isFront ? `${words}，${said}` : `${said}${words}`;
        const allowed = { ...carried(facts), decided: template.zh };
        const verdict = guard(poisoned, allowed, shop);
        expect(verdict.ok, poisoned).toBe(false);
        expect(!verdict.ok && brokenClaims(verdict.kept, allowed)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it("a shop's own wording that states what the facts do not carry gives way to the built-in words", () => {
    const own = shopOf({ templates: { "reception.thanks": { zh: "谢谢，送您100元红包，24小时内到账！" } } });
    const { text: said } = phrase([{ template: "reception.thanks", facts: {} }], [], own, wording);
    expect(said).toBe("不客气，很高兴能帮到您。有需要随时找我。");
  });

  it("a model's wording with any figure that is not the answer's does not leave", () => {
    const facts = { item: text("云朵纯棉T恤"), price: money(9_900, "CNY"), colours: list(["黑色", "白色"]) };
    const embedded = "云朵纯棉T恤：¥99，有黑色、白色。";
    fc.assert(
      fc.property(injected, (words) => {
        expect(guardModel(`云朵纯棉T恤只要¥99，${words}`, embedded, carried(facts), shop).ok, words).toBe(false);
      }),
      { numRuns: 300 },
    );
    expect(guardModel("这件云朵纯棉T恤 ¥99，黑白两色都有。", embedded, carried(facts), shop).ok).toBe(true);
    expect(guardModel("只要 77 就带走", embedded, carried(facts), shop).ok).toBe(false);
    expect(guardModel("已为您退款", embedded, carried(facts), shop).ok).toBe(false);
    expect(guardModel("详见 http://evil.example", embedded, carried(facts), shop).ok).toBe(false);
    expect(guardModel("最好的T恤", embedded, carried(facts), shop).ok).toBe(false);
  });

  it("a model that turns sold out into in stock is not believed", () => {
    const embedded = "曜石黑 128GB暂时缺货，到货时间还没有定。";
    expect(guardModel("曜石黑 128GB 现在有货哦", embedded, carried({}), shop).ok).toBe(false);
    expect(guardModel("曜石黑 128GB 暂时缺货", embedded, carried({}), shop).ok).toBe(true);
  });
});

describe("reading statements", () => {
  it("never fails and stays inside the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        for (const claim of claimsOf(words)) {
          expect(claim.start).toBeGreaterThanOrEqual(0);
          expect(claim.end).toBeLessThanOrEqual(words.length);
        }
        guard(words, carried({}), shop);
      }),
      { numRuns: 500 },
    );
  });
});
