import { expect, test } from "vitest";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import { shopImport } from "../../workers/merchants/import-schema.ts";
import { policySchema } from "../../workers/platform/policy.ts";

const demo = shopImport.parse(readDemo(Date.parse("2026-11-21T15:30:00+08:00")));
const { actions, shipping, returns } = policySchema.parse(demo.policy);

function answer(id: string): { zh: string; en: string } {
  const found = demo.faq.find((entry) => entry.id === id);
  if (!found) throw new Error(`no answer ${id}`);
  return found.answer;
}

/** The numbers that stand before a unit in the answer, in both languages: `3天`, `3 days`. */
function numbers(text: { zh: string; en: string }, zhUnit: RegExp, enUnit: RegExp) {
  const all = (value: string, unit: RegExp) => [
    ...new Set([...value.matchAll(new RegExp(`([\\d,]+)\\s?(?:${unit.source})`, "g"))].map(([, digits]) => digits)),
  ];
  return { zh: all(text.zh, zhUnit), en: all(text.en, enUnit) };
}

const days = (id: string) => numbers(answer(id), /天(?!无理由)/, /days?(?! a)/);
const yuan = (minor: number) => String(minor / 100);

test("return, exchange and refund days are those of the policy", () => {
  const window = String(actions.return_items?.windowDays);
  const exchange = String(actions.exchange_items?.windowDays);
  const spoiled = String(actions.refund_only?.windowDays);
  expect(days("return-rules")).toEqual({ zh: [window], en: [window] });
  expect(days("exchange-rules")).toEqual({ zh: [exchange], en: [exchange] });
  expect(answer("quality-report").zh).toContain(`${window}天内可退、${exchange}天内可换`);
  expect(answer("quality-report").en).toContain(`within ${window} days or exchange within ${exchange}`);
  expect(days("food-returns")).toEqual({ zh: [spoiled], en: [spoiled] });
  expect(returns.words.zh).toContain(`签收后${window}天内`);
  expect(returns.words.en).toContain(`Within ${window} days`);
});

test("refunds arrive within the days of the policy", () => {
  const returned = actions.return_items?.refund?.days;
  const cancelled = actions.cancel_order?.refund?.days;
  expect(answer("refund-when").zh).toContain(`退货在同意后${returned}天内原路退回，取消订单${cancelled}天内`);
  expect(answer("refund-when").en).toContain(
    `within ${returned} days of approval, a cancelled order within ${cancelled}`,
  );
  expect(days("cancel-rules")).toEqual({ zh: [String(cancelled)], en: [String(cancelled)] });
});

test("price protection lasts as long and counts as often as in the policy", () => {
  const rule = actions.price_protect;
  expect(days("price-protection")).toEqual({ zh: [String(rule?.windowDays)], en: [String(rule?.windowDays)] });
  expect(rule?.timesPerOrder).toBe(1);
  expect(answer("price-protection").zh).toContain("每单一次");
});

test("freight and the free amount are those of the policy", () => {
  const free = yuan(shipping.freeFromMinor);
  const freight = yuan(shipping.freightMinor);
  expect(numbers(answer("freight"), /元/, /$^/).zh).toEqual([free, freight]);
  expect(answer("freight").en.match(/¥\d+/g)).toEqual([`¥${free}`, `¥${freight}`]);
});

test("the cut-off hour is one, for policy, warehouses and answer", () => {
  const hour = shipping.cutoffHour;
  expect(new Set(demo.warehouses.map(({ cutoffHour }) => cutoffHour))).toEqual(new Set([hour]));
  expect(numbers(answer("ships-when"), /点/, /:00/)).toEqual({ zh: [String(hour)], en: [String(hour)] });
});

test("the couriers named are those of the policy", () => {
  for (const courier of shipping.couriers) {
    expect(answer("couriers").zh).toContain(courier);
    expect(answer("couriers").en).toContain(courier);
  }
  expect(answer("couriers").zh.match(/顺丰速运|京东快递|[圆中申韵]通(?:速递|快递)|韵达|极兔|德邦|EMS/g)).toHaveLength(
    shipping.couriers.length,
  );
});

test("far places take as long as the slowest warehouse says", () => {
  const far = demo.warehouses.flatMap(({ transitDaysTo }) => [transitDaysTo.新疆 ?? 0, transitDaysTo.西藏 ?? 0]);
  const [from, to] = [
    Math.min(...demo.warehouses.map(({ transitDaysTo }) => transitDaysTo.新疆 ?? 0)),
    Math.max(...far),
  ];
  expect(answer("delivery-time").zh).toContain(`${from}到${to}天`);
  const usual = demo.warehouses.map(({ transitDays }) => transitDays);
  expect(answer("delivery-time").zh).toContain(`一般${Math.min(...usual)}到${Math.max(...usual)}天`);
});

test("returns go to the address of the policy", () => {
  expect(answer("return-address").zh).toContain(returns.address.zh);
  expect(answer("return-address").en).toContain("88 Lingdang Road");
});

test("staff hours are those of the settings", () => {
  const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  const spans = (demo.settings?.staffHours ?? []).map(({ fromMinute, toMinute }) => [
    clock(fromMinute),
    clock(toMinute),
  ]);
  for (const [from, to] of spans) {
    expect(answer("store-where").zh).toContain(`${from}至${to}`);
    expect(answer("store-where").en).toContain(`${from} to ${to}`);
  }
  expect(spans).toHaveLength(7);
});

test("levels of members fit their points", () => {
  const steps = [
    { tier: "silver", from: 500 },
    { tier: "gold", from: 2000 },
    { tier: "platinum", from: 10000 },
  ];
  for (const { tier, from } of steps) {
    expect(answer("membership").en.toLowerCase()).toContain(tier);
    expect(answer("membership").zh).toContain(`${from}分`);
  }
  for (const { id, points, tier } of demo.customers) {
    const reached = steps.filter(({ from }) => points >= from).at(-1)?.tier ?? "standard";
    expect(tier, id).toBe(reached);
  }
});
