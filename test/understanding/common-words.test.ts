import { describe, expect, it } from "vitest";
import { inCommonWords } from "../../workers/understanding/common-words.ts";

const NO_NAME = () => false;

describe("words of regions", () => {
  it.each([
    ["侬帮我查查，这台啥价钿", "你帮我查查，这台什么价"],
    ["格么另外一台几钿，有货伐", "那么另外一台多少钱，有货吗"],
    ["就伊了，哪能付", "就它了，怎么付"],
    ["啥辰光发货，明朝好退伐", "什么时候发货，明天能退吗"],
    ["俺那单到哪了，遥控器哩？", "我那单到哪了，遥控器呢？"],
    ["能便宜点就中", "能便宜点就行"],
    ["中，那就拍一个", "行，那就拍一个"],
    ["咋个领，最多领好多", "怎么领，最多领多少"],
    ["好久能到嘛", "什么时候能到嘛"],
    ["呢单几时到，唔想要咗", "这单什么时候到，不想要了"],
    ["点收费，几多钱", "怎么收费，多少钱"],
    ["有冇现货", "有没有现货"],
    ["这台送咩，包安装咩", "这台送什么，包安装吗"],
  ])("%s is put into common ones", (said, common) => {
    expect(inCommonWords(said, NO_NAME)).toBe(common);
  });

  it.each([
    "正在发货中，家中有人",
    "收件人伊一鸣，中山路8号",
    "12点退货，两点收",
    "产品介绍，规格么",
    "步伐，砍伐",
    "返修返现",
    "写了评论还返不返钱",
    "好评给返多少",
    "还返券吗",
    "请勿打扰",
    "ファンの中",
  ])("%s stays as it is", (said) => {
    expect(inCommonWords(said, NO_NAME)).toBe(said);
  });
});

describe("English words of a Chinese sentence", () => {
  it.each([
    ["我的order ship了没", "我的订单发货了没"],
    ["帮我order两个，用balance pay", "帮我下单两个，用余额付"],
    ["refund什么时候到", "退款什么时候到"],
    ["想cancel掉这单", "想取消掉这单"],
    ["delivery address要改", "收货地址要改"],
  ])("%s is put into Chinese", (said, common) => {
    expect(inCommonWords(said, NO_NAME)).toBe(common);
  });

  it.each([
    "ship it to 天河路10号 please",
    "where is my 订单",
    "a@order.com 收",
    "发到 https://shop.example/order/1",
    "抬头写 Sunny Gift 贸易有限公司",
    "order status",
  ])("%s stays as it is", (said) => {
    expect(inCommonWords(said, NO_NAME)).toBe(said);
  });

  it("goods keep the words they are called by", () => {
    expect(inCommonWords("Balance跑鞋有货吗，order一双", (word) => word === "balance")).toBe(
      "Balance跑鞋有货吗，下单一双",
    );
  });
});

it.each(["地址改成云南省丽江市安庄镇前寨村12号", "寄到桂林市秀峰区明朝街3号", "收货人改成伊晓得", "抬头开晓得贸易行"])(
  "names of people, firms and places stay as they were typed: %s",
  (text) => {
    expect(inCommonWords(text, NO_NAME)).toBe(text);
  },
);
