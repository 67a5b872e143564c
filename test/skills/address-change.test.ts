import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "../../workers/commerce/ports.ts";
import { addressChange } from "../../workers/skills/orders/address-change.ts";
import { addressChangeTemplates } from "../../workers/skills/orders/address-change-templates.ts";
import { addressIn, correctStreet, splitAddress } from "../../workers/skills/orders/split-address.ts";
import { choicesOf, requestOf, saysOf, Talk, templatesOf } from "./fixtures/order-talk.ts";
import { delivered, order, SIGNED, shipped, type World } from "./fixtures/orders.ts";

const start = (world: World = { orders: [order("D1")] }, options: ConstructorParameters<typeof Talk>[4] = {}) =>
  new Talk(addressChange, addressChangeTemplates, "change_address", world, { identity: SIGNED, ...options });
const address = (full: string) => ({ type: "address" as const, value: { full } });

it.each([
  ["收件改单位：青云路20号6楼", "青云路20号6楼"],
  ["换个收件地点 青云路20号6楼", "青云路20号6楼"],
  ["寄青云路20号6楼吧", "青云路20号6楼"],
  ["别送家里了 改送我爸那 青云路20号6楼行不", "青云路20号6楼"],
  ["我现在住青云路20号6楼", "青云路20号6楼"],
  ["不是白云路是青云路20号6楼", "青云路20号6楼"],
  ["送货地址：青云路20号6楼 电话13911113333 收件人韩梅", "青云路20号6楼"],
  ["收件换到春晖小区7幢202", "春晖小区7幢202"],
  ["换个地址，青云路20号，手机改成13911113333", "青云路20号"],
  ["青云路20号6楼，收件人换成韩梅", "青云路20号6楼"],
  ["手机改成13911113333，地址改青云路20号", "青云路20号"],
  ["收货人改成韩梅，青云路20号，2单元301", "青云路20号2单元301"],
  ["送到春晖小区7幢 联系电话换成13911113333", "春晖小区7幢"],
  ["改到青云路20号手机城3楼", "青云路20号手机城3楼"],
  ["改革路5号", "改革路5号"],
  ["发到发展路5号", "发展路5号"],
  ["新建路5号2单元", "新建路5号2单元"],
  ["老家那边 家园路5号", "家园路5号"],
  ["please send it to 20 Blue Cloud Road instead", "20 Blue Cloud Road"],
])("“%s” goes to %s", (said, street) => {
  expect(addressIn(said)).toEqual({ street });
});

it.each(["改下地址，青云路20号\n手机换成13911113333", "手机换成13911113333，地址改成青云路20号"])(
  "where and whom to call, in one: “%s”",
  async (said) => {
    const phone = { type: "phone" as const, value: "13911113333", text: "13911113333" };
    expect(requestOf(await start().say({ text: said, entities: [phone] })).arguments).toMatchObject({
      phone: "13911113333",
      address: { street: "青云路20号" },
    });
  },
);

it.each([
  ["收件人改成我妈妈 赵兰", "赵兰"],
  ["收货人换成同事，周强", "周强"],
  ["收件人写成立夏", "立夏"],
])("“%s” names %s", async (said, recipient) => {
  expect(requestOf(await start().say(said)).arguments).toMatchObject({ recipient });
});

it("asks for the name where only a relation is told", async () => {
  expect(await start().say("收件人改成我爸")).toMatchObject({ do: "ask", slot: "recipient" });
});

it.each(["是18号不是81号", "不是81号是18号"])("“%s” puts the number right", (said) => {
  expect(correctStreet("青云路81号", said)).toBe("青云路18号");
});

describe("changing delivery details", () => {
  it.each(["zh", "en"] as const)(
    "asks only for the address when nothing is given, then proposes (%s)",
    async (language) => {
      const talk = start(undefined, { language });
      expect(await talk.say("改地址")).toMatchObject({
        do: "ask",
        slot: "address",
        say: [{ template: "address-change.ask" }],
      });
      expect(requestOf(await talk.say("上海市浦东新区世纪大道100号2楼"))).toEqual({
        name: "change_address",
        arguments: {
          orderId: "D1",
          address: {
            country: "CN",
            province: "上海市",
            city: "上海市",
            district: "浦东新区",
            street: "世纪大道100号2楼",
          },
        },
      });
    },
  );

  it("takes address, recipient and phone from one message", async () => {
    const step = await start().say({
      text: "地址改到江苏省南京市鼓楼区中山路1号，李雷，13911113333",
      entities: [
        address("江苏省南京市鼓楼区中山路1号"),
        { type: "person", value: "李雷" },
        { type: "phone", value: "+8613911113333" },
      ],
    });
    expect(requestOf(step).arguments).toEqual({
      orderId: "D1",
      recipient: "李雷",
      phone: "13911113333",
      address: { country: "CN", province: "江苏省", city: "南京市", district: "鼓楼区", street: "中山路1号" },
    });
  });

  it.each([
    ["改到长江路18号，姓名电话都不动", "长江路18号"],
    ["门牌号换一下，长江路18号，区没动，手机还是原来的", "长江路18号"],
    ["收货地址改一下，长江路18号", "长江路18号"],
    ["送到长江路18号 收件人跟号码照原来的就行", "长江路18号"],
    ["寄到长江路18号，手机号不需要换，谢谢", "长江路18号"],
    ["地址填错了，应该是长江路18号，不是81号", "长江路18号"],
  ])("takes only where it goes from %s", async (said, street) => {
    expect(requestOf(await start().say(said)).arguments).toMatchObject({ address: { street } });
  });

  it("a number that stays is no number to ask for", async () => {
    const talk = start();
    expect(await talk.say("想改一下手机号")).toMatchObject({ do: "ask", slot: "phone" });
    expect(await talk.say("手机号不变")).toMatchObject({ do: "ask", slot: "address" });
  });

  it("takes a number that no plan of numbers knows, where the words call it one", async () => {
    const step = await start().say("手机号错了一位，是10012345678");
    expect(requestOf(step).arguments).toEqual({ orderId: "D1", phone: "10012345678" });
  });

  it("puts what was left out behind the street that the order has", async () => {
    const step = await start().say("地址少写了房号，后面加上3单元802");
    expect(requestOf(step).arguments).toMatchObject({ address: { street: expect.stringMatching(/.3单元802$/) } });
  });

  it("asks again for the street alone, and keeps what was said", async () => {
    const talk = start();
    await talk.say("改地址");
    const step = await talk.say("江苏省南京市鼓楼区");
    expect(saysOf(step)[0]).toMatchObject({
      template: "address-change.ask_street",
      facts: { known: { text: "江苏省南京市鼓楼区" } },
    });
    expect(requestOf(await talk.say("中山路1号")).arguments).toMatchObject({
      address: { city: "南京市", district: "鼓楼区", street: "中山路1号" },
    });
  });

  it("a street alone stays in the order's own district", async () => {
    const step = await start().say({ text: "地址改成文三路100号", entities: [address("文三路100号")] });
    expect(requestOf(step).arguments).toMatchObject({
      address: { province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路100号" },
    });
  });

  it("another city takes nothing of the old address along", async () => {
    const step = await start().say({ text: "改到南京市中山路1号", entities: [address("南京市中山路1号")] });
    expect(requestOf(step).arguments).toMatchObject({
      address: { province: "", city: "南京市", district: "", street: "中山路1号" },
    });
  });

  it("a correction replaces the street of what is proposed", async () => {
    const talk = start();
    await talk.say({ text: "改到南京市鼓楼区中山路1号", entities: [address("南京市鼓楼区中山路1号")] });
    const step = await talk.say({ text: "不对，是中山路11号", entities: [address("中山路11号")], isCorrection: true });
    expect(requestOf(step).arguments).toMatchObject({
      address: { city: "南京市", district: "鼓楼区", street: "中山路11号" },
    });
  });

  it("“改电话” asks for the phone, and the digits that prove the order are not taken for it", async () => {
    const talk = start(undefined, { identity: ANONYMOUS });
    await talk.say("帮我改一下收货电话");
    await talk.say({ text: "D1", entities: [{ type: "order_id", value: "D1" }] });
    const step = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(step).toMatchObject({ do: "ask", slot: "phone", say: [{ template: "address-change.ask_phone" }] });
    const last = await talk.say({ text: "13911113333", entities: [{ type: "phone", value: "+8613911113333" }] });
    expect(requestOf(last).arguments).toEqual({ orderId: "D1", phone: "13911113333" });
  });

  it("a new phone given first is not tried as the proof", async () => {
    const talk = start(undefined, { identity: ANONYMOUS });
    const step = await talk.say({
      text: "订单D1的电话改成13911113333",
      entities: [
        { type: "order_id", value: "D1" },
        { type: "phone", value: "+8613911113333" },
      ],
    });
    expect(step).toMatchObject({ do: "ask", slot: "phone", say: [{ template: "identify.phone" }] });
    expect(talk.commerce.claims).toEqual([]);
    const last = await talk.say({ text: "5678", entities: [{ type: "last4", value: "5678" }] });
    expect(requestOf(last).arguments).toEqual({ orderId: "D1", phone: "13911113333" });
  });

  it("a whole phone number proves the order where the digits were asked for", async () => {
    const talk = start(undefined, { identity: ANONYMOUS });
    await talk.say({ text: "改地址 D1", entities: [{ type: "order_id", value: "D1" }] });
    const step = await talk.say({ text: "13812345678", entities: [{ type: "phone", value: "+8613812345678" }] });
    expect(step).toMatchObject({ do: "ask", slot: "address" });
  });

  it("“收件人改成韩梅” is enough", async () => {
    expect(requestOf(await start().say("收件人改成韩梅")).arguments).toEqual({ orderId: "D1", recipient: "韩梅" });
  });

  it("shipped: refused, with a person offered", async () => {
    const step = await start({ orders: [shipped("D1")] }).say("改地址");
    expect(templatesOf(step)[0]).toBe("address-change.shipped");
    expect(choicesOf(step)).toEqual(["human"]);
  });

  it("delivered: refused with its state", async () => {
    expect(templatesOf(await start({ orders: [delivered("D1")] }).say("改地址"))).toEqual(["address-change.too_late"]);
  });
});

describe("a correction of a house number", () => {
  it.each([
    ["世纪大道100号2楼", "不对，是100号3楼", "世纪大道100号3楼"],
    ["世纪大道100号2楼", "不对，是3楼", "世纪大道100号3楼"],
    ["世纪大道100号2楼", "错了，是101号", "世纪大道101号2楼"],
    ["世纪大道100号", "不对，302室", "世纪大道100号302室"],
    ["世纪大道100号", "不对", "世纪大道100号"],
  ])("%s, %s → %s", (street, said, corrected) => {
    expect(correctStreet(street, said)).toBe(corrected);
  });

  it("is taken into what is proposed", async () => {
    const talk = start();
    await talk.say({
      text: "改到上海市浦东新区世纪大道100号2楼",
      entities: [address("上海市浦东新区世纪大道100号2楼")],
    });
    const step = await talk.say({ text: "不对，是100号3楼", isCorrection: true });
    expect(requestOf(step).arguments).toMatchObject({ address: { street: "世纪大道100号3楼", city: "上海市" } });
  });
});

describe("the parts of an address", () => {
  it.each([
    ["北京市朝阳区建国路88号", { province: "北京市", city: "北京市", district: "朝阳区", street: "建国路88号" }],
    ["广东省东莞市长安镇振安路8号", { province: "广东省", city: "东莞市", street: "长安镇振安路8号" }],
    [
      "内蒙古自治区呼和浩特市新城区海拉尔街1号",
      { province: "内蒙古自治区", city: "呼和浩特市", district: "新城区", street: "海拉尔街1号" },
    ],
    ["寄到阳光小区3号楼201", { street: "阳光小区3号楼201" }],
    ["地址改成文三路90号，同在西湖区", { street: "文三路90号" }],
    ["改到文三路90号，还是在杭州市西湖区", { street: "文三路90号" }],
    ["地址改一下，在西湖区文三路90号", { district: "西湖区", street: "文三路90号" }],
    [
      "浙江省 杭州市 西湖区 文三路 90号",
      { province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路90号" },
    ],
    [
      "12 Main Street, Springfield, Illinois 62701",
      { street: "12 Main Street", city: "Springfield", province: "Illinois 62701" },
    ],
    ["please change it to 5 High Road, Leeds", { street: "5 High Road", city: "Leeds" }],
    ["杭州市西湖区", { city: "杭州市", district: "西湖区" }],
    ["不知道", {}],
  ])("%s", (said, parts) => {
    expect(splitAddress(said)).toEqual(parts);
  });

  it("never fails, and never invents a letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (said) => {
        for (const part of Object.values(splitAddress(said))) {
          const letters = part.replace(/[\s,，]/g, "");
          expect(said.replace(/[\s,，;\n]/g, "")).toContain(letters.replace(/[;\n]/g, ""));
        }
      }),
    );
  });
});
