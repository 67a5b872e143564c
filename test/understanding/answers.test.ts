import { expect, test } from "vitest";
import type { UnderstandContext } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

const confirm: UnderstandContext = { ...context, expects: { kind: "confirm", name: "cancel_order" } };
const choice: UnderstandContext = {
  ...context,
  expects: {
    kind: "choice",
    name: "order_id",
    choices: [
      { id: "o1", label: "暖冬羽绒服 M" },
      { id: "o2", label: "316不锈钢保温杯" },
      { id: "o3", label: "Running Shoes" },
    ],
  },
};

test.each([
  "好的",
  "可以",
  "行",
  "没错",
  "嗯",
  "嗯嗯",
  "确认",
  "取消吧",
  "是的，麻烦了",
  "confirm",
  "ok go ahead",
  "Yes please!",
  "對",
  "👌",
])("%s is a yes to a confirmation", (text) => {
  expect(understand(text, confirm).answer).toEqual({ kind: "yes" });
});

test.each(["算了", "先不用", "不要了", "不用了谢谢", "再想想", "no", "no thanks", "don't", "别取消"])(
  "%s is a no to a confirmation",
  (text) => {
    expect(understand(text, confirm).answer).toEqual({ kind: "no" });
  },
);

test.each(["好的话什么时候发货", "可以开发票吗", "怎么还没发货", "is that ok with paypal?"])(
  "%s is a question, not an answer",
  (text) => {
    expect(understand(text, confirm).answer).toBeUndefined();
  },
);

test.each([
  ["2", "o2"],
  ["第二个", "o2"],
  ["the first one", "o1"],
  ["最后一个", "o3"],
  ["保温杯那个", "o2"],
  ["running shoes", "o3"],
  ["羽绒服", "o1"],
])("a choice is read by number, ordinal or label: %s", (text, id) => {
  expect(understand(text, choice).answer).toEqual({ kind: "choice", id });
});

test("a word that fits no choice chooses none", () => {
  expect(understand("我想问问发票", choice).answer).toBeUndefined();
});

test("nothing is an answer when nothing was asked", () => {
  expect(understand("好的", context).answer).toBeUndefined();
});

test.each(["不对，是红色的那件", "不是退货，是换货", "我说的是黑色", "no, I meant the red one"])(
  "%s is a correction",
  (text) => {
    expect(understand(text, context).isCorrection).toBe(true);
  },
);

test.each(["不是", "能帮我改成红色吗", "我没收到货", "是的"])("%s is no correction", (text) => {
  expect(understand(text, context).isCorrection).toBe(false);
});

test("negation keeps what is wanted", () => {
  expect(understand("不是退货，是换货", context).intent).toBe("exchange_request");
});

test("a second request in the message is kept with its part of the text", () => {
  const { intent, further } = understand("帮我查下物流，另外发票开了吗", context);
  expect([intent, ...further.map((f) => f.intent)].sort()).toEqual(["invoice", "track_shipment"]);
});

test("one request alone has nothing further", () => {
  expect(understand("请问这款保温杯有现货吗？谢谢", context).further).toEqual([]);
});

test("short requests in a row are each kept, in order", () => {
  const { intent, further } = understand("这款有M码吗，多少钱，什么时候发货", context);
  const read = new Set([intent, ...further.map((f) => f.intent)]);
  expect(read.has("price_query") && read.has("shipping_info")).toBe(true);
});

test.each(["不是退款，是换货", "说错了，我要换货"])("what is taken back does not stand as the request: %s", (text) => {
  expect(understand(text, context)).toMatchObject({ intent: "exchange_request", isCorrection: true });
});
