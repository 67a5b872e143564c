import { expect, test } from "vitest";
import { understand } from "../../workers/understanding/understand.ts";
import { contextOf, readRequests, scoreRequests, taskOf } from "../bench/requests-score.ts";
import { context } from "./context.ts";

const messages = readRequests("first");
const { shares, misses } = scoreRequests(messages, (message) => understand(message.text, contextOf(message)));

test.each([
  ["separated", 0.85],
  ["corrections", 0.9],
  ["answers", 0.97],
] as const)("of the gold messages looked at while this was made, the share of %s is at least %f", (task, floor) => {
  const wrong = misses.filter((miss) => miss.task === task).map(({ message, read }) => `${message.text} → ${read}`);
  expect(shares[task], wrong.join("\n")).toBeGreaterThanOrEqual(floor);
});

test("the gold set covers each of the three in a dozen languages and more", () => {
  const all = [...messages, ...readRequests("second")];
  for (const task of ["separated", "corrections", "answers"] as const) {
    const languages = new Set(all.filter((one) => taskOf(one) === task).map((one) => one.lang));
    expect(languages.size, task).toBeGreaterThanOrEqual(12);
  }
});

const requests = (text: string) => {
  const { intent, further } = understand(text, context);
  return [intent, ...further.map((one) => one.intent)];
};

test("each further request carries its own words of the message", () => {
  const { intent, further } = understand("我要退货\n发票什么时候开", context);
  const parts = new Map([
    ["return_request", "我要退货"],
    ["invoice", "发票什么时候开"],
  ]);
  parts.delete(intent);
  expect(further.map((one) => [one.intent, one.text])).toEqual([...parts]);
});

test.each([
  ["one question asked twice", "我的退款怎么还没到，退款什么时候到账"],
  ["a name in quotation marks", "“退货神器；另外送收纳袋”多少钱"],
  ["a reason before it", "因为尺码买错了，要退货"],
  ["praise on the way to it", "妹妹特别喜欢，就想问下怎么换货"],
  ["thanks behind it", "帮我查一下物流，谢谢，麻烦了"],
])("one request stays one: %s", (_, text) => {
  expect(requests(text)).toHaveLength(1);
});

test.each([
  ["不想要发票，想要优惠券", "invoice"],
  ["I don't need an invoice, please track my package", "invoice"],
  ["Pas de remboursement mais un échange", "refund_request"],
])("what is negated is no request: %s", (text, negated) => {
  expect(requests(text)).not.toContain(negated);
});

test.each([
  "I have not received my package but the app says delivered",
  "je n'ai pas reçu mon colis mais le suivi dit livré",
  "non ho ricevuto il pacco ma risulta consegnato",
  "no he recibido el paquete pero dice entregado",
  "收到的不是我买的颜色，怎么换货",
  "你们不是说包邮吗，怎么收运费",
])("a fact in the negative takes nothing back: %s", (text) => {
  expect(understand(text, context).isCorrection).toBe(false);
});

test.each(["先别发货", "please don't ship it yet", "hold my order please"])(
  "goods are not hurried where they are to be kept back: %s",
  (text) => {
    expect(["urge_shipping", "shipping_info"]).not.toContain(understand(text, context).intent);
  },
);

test.each(["tak", "Tak."])("%j is a yes in Polish and a no in Malay", (text) => {
  const expects = { kind: "confirm" as const, name: "cancel_order" };
  expect(understand(text, { ...context, expects, language: "pl" }).answer).toEqual({ kind: "yes" });
  expect(understand(text, { ...context, expects, language: "ms" }).answer).toEqual({ kind: "no" });
});

test.each([
  "可以是可以，但是多久到账",
  "好的吧？",
  "是不是要我付运费",
  "um",
  "yes if it is free",
  "ok but not today",
  "ja, wenn es nichts kostet",
  "oui, sauf le manteau",
  "不是不行",
  "好多问题",
  "行了行了",
  "好的，不用了",
])("a hedge, a condition or both at once is no plain answer: %s", (text) => {
  expect(understand(text, { ...context, expects: { kind: "confirm", name: "return_items" } }).answer).toBeUndefined();
});

test("a number that is an offered label names that label, not its place", () => {
  const choices = ["2", "3", "5"].map((label) => ({ id: `n${label}`, label }));
  const expects = { kind: "choice" as const, name: "quantity", choices };
  expect(understand("2", { ...context, expects }).answer).toEqual({ kind: "choice", id: "n2" });
});

test.each(["那个", "this one", "the one", "两件都要", "第一个和第二个"])("%s points at no single one", (text) => {
  const choices = [
    { id: "o1", label: "Mantel" },
    { id: "o2", label: "Becher" },
  ];
  expect(
    understand(text, { ...context, expects: { kind: "choice", name: "order_id", choices } }).answer,
  ).toBeUndefined();
});
