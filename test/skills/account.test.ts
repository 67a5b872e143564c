import { describe, expect, it } from "vitest";
import type { Customer, Product } from "../../workers/commerce/ports.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { paying } from "../../workers/skills/buying/paying.ts";
import { points } from "../../workers/skills/buying/points.ts";
import { skillTemplates } from "../../workers/skills/index.ts";
import { cancellation } from "../../workers/skills/orders/cancellation.ts";
import { tracking } from "../../workers/skills/orders/tracking.ts";
import type { Skill } from "../../workers/skills/skill.ts";
import { account } from "../../workers/skills/talk/account.ts";
import type { IntentId } from "../../workers/understanding/types.ts";
import { choicesOf, requestOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, item, NOW, order, policy, SIGNED, shop, type World } from "./fixtures/orders.ts";

const both = (zh: string, en: string) => ({ zh, en });
const customer: Customer = {
  id: "c1",
  name: "宋敬明",
  phone: "13812345678",
  tier: "",
  points: 3200,
  methods: [
    { id: "gc", kind: "stored_value", label: both("储值卡", "Gift card"), balanceMinor: 50000 },
    { id: "ali", kind: "external", label: both("支付宝", "Alipay"), balanceMinor: null },
  ],
  address: { country: "CN", province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路90号" },
};
const TEE: Product = {
  id: "tee",
  categoryId: "tops",
  category: both("上衣", "Tops"),
  name: both("纯棉短袖", "Cotton tee"),
  description: both("", ""),
  isOnSale: true,
  attributes: [],
  inTheBox: [],
  usage: both("", ""),
  authenticity: null,
  warrantyMonths: null,
  sizeChart: null,
  optionNames: [],
  variants: [{ id: "tee-i1", options: {}, price: { amountMinor: 9900, currency: "CNY" }, listPrice: null }],
  tags: [],
  guides: [],
  exchangeFor: [],
};
const RULES: PolicyInput["actions"] = {
  redeem_points: { identity: "signed", points: { pointMinor: 1, atLeast: 100 } },
  register_review_cashback: { states: ["delivered"], cashback: { amountMinor: 500, evidence: true } },
  change_payment: { states: ["pending_payment"], payment: { kinds: ["stored_value", "external"] } },
  change_profile_address: { identity: "signed" },
  erase_my_data: { identity: "signed" },
  withdraw_request: { states: ["delivered"] },
};
const theShop = () => shop({ policy: policy({ actions: { ...policy().actions, ...RULES } }) });
const talk = (skill: Skill, intent: IntentId, world: Partial<World> = {}) =>
  new Talk(skill, skillTemplates, intent, { orders: [], customer, ...world }, { identity: SIGNED, shop: theShop() });

describe("points", () => {
  it.each([
    ["帮我用1000积分兑换", 1000],
    ["redeem 2000 points for me", 2000],
    ["积分全部兑了", 3200],
  ])("are redeemed as many as said: %s", async (said, count) => {
    expect(requestOf(await talk(points, "membership_points").say(said)).arguments).toEqual({ points: count });
  });

  it("are told when asked for, with what they are worth", async () => {
    expect(templatesOf(await talk(points, "membership_points").say("我有多少积分"))).toEqual([
      "account.points",
      "account.points_worth",
    ]);
    expect((await talk(points, "membership_points").say("积分怎么兑换")).do).toBe("pass");
  });
});

describe("the cashback for a review", () => {
  const link = "https://img.example.com/p/review.png";
  it("is registered with its evidence only", async () => {
    const one = talk(account, "feedback_privacy", { orders: [delivered("D1")] });
    expect(await one.say("我晒单了，登记一下返现")).toMatchObject({ do: "say", isOpen: true });
    expect(requestOf(await one.say(link))).toEqual({
      name: "register_review_cashback",
      arguments: { orderId: "D1", evidence: [link] },
    });
  });

  it.each([
    "我那盏灯有什么赠品呀？评价了还返不返钱",
    "我评价完了还返现金吗",
    "写好评有没有奖",
    "晒单给不给红包",
    "晒单返多少",
    "评论之后会返点什么吗",
    "do I get any cash back for a review?",
  ])("is told of, not begun, where it is only asked whether it is paid: %s", async (said) => {
    const one = talk(account, "feedback_privacy", { orders: [delivered("D1")] });
    const step = await one.say(said);
    expect(templatesOf(step)).toEqual(["account.review_pays", "account.review_rule_proof"]);
    expect(step).not.toHaveProperty("isOpen");
  });

  it.each(["我评价好了，帮我登记返现，返不返都行", "晒单好了，登记一下，看返不返"])(
    "is begun where it is wished, whatever else is said: %s",
    async (said) => {
      const one = talk(account, "feedback_privacy", { orders: [delivered("D1")] });
      expect(await one.say(said)).toMatchObject({ do: "say", isOpen: true });
    },
  );

  it.each(["晒单返多少", "这件有什么赠品，评价还给返吗"])(
    "pays what the page of the goods promises where the rule names no amount: %s",
    async (said) => {
      const tee: Product = {
        ...TEE,
        description: both("纯棉面料，透气。晒图评价返6元红包。领口不变形。", "Cotton. 6 yuan cashback for a review."),
        guides: [{ topic: "gifts", text: both("洗衣袋：随衣服一起寄。", "Laundry bag: sent along.") }],
      };
      const open = { register_review_cashback: { states: ["delivered" as const], cashback: { amountMinor: 0 } } };
      const theirs = shop({
        policy: policy({ actions: { ...policy().actions, ...open } }),
        guideTopics: ["gifts"],
      });
      const world = { orders: [delivered("D1")], products: [tee], customer };
      const one = new Talk(account, skillTemplates, "feedback_privacy", world, { identity: SIGNED, shop: theirs });
      const told = JSON.stringify(await one.say(said));
      expect(told).toContain("晒图评价返6元红包");
      expect(told).not.toContain("透气");
      expect(told.includes("洗衣袋")).toBe(said.includes("赠品"));
    },
  );

  it.each([
    "晒单能得什么",
    "晒图有哪些好处",
    "晒单返啥呀",
    "晒单送什么礼",
    "晒单给点福利吗",
    "好评返现有什么奖励",
    "晒单有没有赠品的吗",
  ])("that is only asked about is explained, and no picture wanted yet: %s", async (said) => {
    const step = await talk(account, "feedback_privacy", { orders: [delivered("D1")] }).say(said);
    expect(templatesOf(step)).toContain("account.review_pays");
    expect(step.do === "say" && step.isOpen).toBeFalsy();
  });

  it("is for orders that have arrived", async () => {
    const step = await talk(account, "feedback_privacy", { orders: [order("D1")] }).say(`晒单返现 ${link}`);
    expect(templatesOf(step)).toEqual(["account.no_review"]);
  });
});

describe("the account", () => {
  it("gets a new default address, completed from the old one", async () => {
    const step = await talk(account, "account_help").say({
      text: "把我的默认地址改成西湖区学院路8号",
      entities: [{ type: "address", value: { district: "西湖区", street: "学院路8号", full: "西湖区学院路8号" } }],
    });
    expect(requestOf(step).arguments).toMatchObject({ address: { city: "杭州市", street: "学院路8号" } });
    expect(await talk(account, "account_help").say("改一下默认地址")).toMatchObject({ do: "ask", slot: "address" });
  });

  it("is forgotten by an explicit wish, not by a question", async () => {
    expect(requestOf(await talk(account, "feedback_privacy").say("请删除我的个人信息")).name).toBe("erase_my_data");
    expect((await talk(account, "feedback_privacy").say("你们能删除我的信息吗？")).do).toBe("pass");
  });

  it("pays an open order another way", async () => {
    const world = { orders: [order("D1", { state: "pending_payment", paidAt: null })] };
    expect(requestOf(await talk(paying, "payment_problem", world).say("这单换成储值卡支付"))).toEqual({
      name: "change_payment",
      arguments: { orderId: "D1", method: "gc" },
    });
    const asked = await talk(paying, "payment_problem", world).say("我想换个支付方式");
    expect(choicesOf(asked)).toEqual(["gc", "ali"]);
    const late = await talk(paying, "payment_problem", { orders: [order("D1")] }).say("换成储值卡支付");
    expect(templatesOf(late)).toEqual(["account.payment_fixed"]);
  });

  it("has its balance told", async () => {
    const step = await talk(paying, "coupon_help").say("我的储值卡余额还有多少");
    expect(step).toMatchObject({ say: [{ facts: { balance: { amountMinor: 50000 } } }] });
  });
});

describe("taking a request back", () => {
  const returning = delivered("D1", { items: [item("i1", { state: "return_requested" })] });
  const open = [{ id: "ret_1", kind: "return" as const, createdAt: NOW }];
  it("proposes it where one is open, and asks which where there are several", async () => {
    const step = await talk(cancellation, "withdraw_request", { orders: [returning], cases: open }).say(
      "退货取消吧，不退了",
    );
    expect(requestOf(step)).toEqual({ name: "withdraw_request", arguments: { orderId: "D1", caseId: "ret_1" } });
    const cases = [...open, { id: "exc_1", kind: "exchange" as const, createdAt: NOW }];
    const one = talk(cancellation, "withdraw_request", { orders: [returning], cases });
    const asked = await one.say("帮我撤销申请");
    expect(choicesOf(asked)).toEqual(["ret_1", "exc_1"]);
    expect(requestOf(await one.say({ text: "换货申请", pick: "exc_1" })).arguments).toMatchObject({ caseId: "exc_1" });
  });
});

describe("pressing for all orders", () => {
  it("is one proposal after the other, the last one ends it", async () => {
    const orders = [order("D2"), order("D1"), delivered("D0")];
    const one = talk(tracking, "urge_shipping", { orders });
    expect(await one.say("所有订单都加急")).toMatchObject({
      do: "propose",
      isMore: true,
      request: { arguments: { orderId: "D2" } },
    });
    const [first] = orders;
    if (first) first.expeditedAt = NOW;
    expect(await one.say("")).toMatchObject({
      do: "propose",
      isMore: false,
      request: { arguments: { orderId: "D1" } },
    });
  });
});
