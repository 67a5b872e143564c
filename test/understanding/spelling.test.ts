import { expect, test } from "vitest";
import { fold } from "../../workers/understanding/fold.ts";
import { normalize } from "../../workers/understanding/normalize.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

/** As it was typed, and as it would be written with care. */
const PAIRS: Readonly<Record<string, readonly (readonly [messy: string, clean: string])[]>> = {
  "full and half width": [
    ["ｗｈｅｒｅ ｉｓ ｍｙ ｏｒｄｅｒ", "where is my order"],
    ["Ｌ码还有货吗？？", "L码还有货吗?"],
    ["订单　１２３４５６７８９０１２　到哪了", "订单 123456789012 到哪了"],
    ["我要退货！！！！", "我要退货!"],
    ["（急）什么时候发货", "(急)什么时候发货"],
    ["ＣＡＮＣＥＬ ＭＹ ＯＲＤＥＲ", "cancel my order"],
  ],
  "traditional characters": [
    ["我要退貨", "我要退货"],
    ["發票怎麼開", "发票怎么开"],
    ["這件還有貨嗎", "这件还有货吗"],
    ["什麼時候發貨", "什么时候发货"],
    ["幫我轉真人客服", "帮我转真人客服"],
    ["優惠券不能用", "优惠券不能用"],
    ["快遞顯示簽收但我沒收到", "快递显示签收但我没收到"],
    ["運費誰出", "运费谁出"],
    ["修改收貨地址", "修改收货地址"],
    ["帳號登不進去", "账号登不进去"],
    ["耳機壞了沒聲音", "耳机坏了没声音"],
    ["積分怎麼兌換", "积分怎么兑换"],
  ],
  emoji: [
    ["我要退货😭😭😭", "我要退货"],
    ["📦到哪了呀🥺", "到哪了呀"],
    ["where is my package 😡😡", "where is my package"],
    ["这款还有货吗🙏🙏", "这款还有货吗"],
    ["❤️什么时候发货❤️", "什么时候发货"],
    ["发票📄怎么开👀", "发票怎么开"],
  ],
  "repeated letters and signs": [
    ["怎么还不发货啊啊啊啊啊啊", "怎么还不发货啊"],
    ["退退退退退款！！！！！！", "退退款!"],
    ["在吗在吗在吗 什么时候发货", "在吗 什么时候发货"],
    ["whereeeee is my orderrrrr", "where is my order"],
    ["pleeeease cancel my order", "please cancel my order"],
    ["快点发货快点发货快点发货", "快点发货"],
    ["hellooooo how do i get an invoiceee", "hello how do i get an invoice"],
    ["多少钱～～～～", "多少钱"],
    ["。。。。。。快递呢？？？？？", "快递呢?"],
  ],
  homophones: [
    ["我要退活", "我要退货"],
    ["什么时候发或", "什么时候发货"],
    ["发漂怎么开", "发票怎么开"],
    ["能换活吗", "能换货吗"],
    ["快第到哪了", "快递到哪了"],
    ["我要推款", "我要退款"],
    ["优惠卷在哪领", "优惠券在哪领"],
    ["帮我改下地止", "帮我改下地址"],
    ["专人工", "转人工"],
    ["客福在不在，我要转人工", "客服在不在，我要转人工"],
    ["物流信息不更心", "物流信息不更新"],
    ["什么时候能道货", "什么时候能到货"],
    ["能不能便谊点", "能不能便宜点"],
    ["支持七天无里由吗", "支持七天无理由吗"],
    ["怎么还没发贷", "怎么还没发货"],
    ["质量有问提", "质量有问题"],
    ["有现或吗", "有现货吗"],
    ["我想取肖订单", "我想取消订单"],
    ["取消定单", "取消订单"],
    ["积份怎么用", "积分怎么用"],
    ["保修期多旧", "保修期多久"],
    ["运废谁出", "运费谁出"],
    ["尺马怎么选", "尺码怎么选"],
    ["这个是正拼吗", "这个是正品吗"],
    ["木有收到货", "没有收到货"],
    ["肿么退款", "怎么退款"],
    ["啥时候发货", "什么时候发货"],
  ],
  "greeting and padding around it": [
    ["亲，在吗？什么时候发货呀", "什么时候发货呀"],
    ["亲亲宝宝 发票怎么开呀 谢谢啦", "发票怎么开呀"],
    ["你好呀～请问一下 我的快递到哪了", "我的快递到哪了"],
    ["宝，这款有货吗，麻烦啦", "这款有货吗"],
    ["老板在不在 多少钱", "多少钱"],
    ["hi there, where is my order please, thanks!", "where is my order"],
    ["good evening! how do i return this? thx", "how do i return this"],
    ["姐妹 这个怎么退货啊", "这个怎么退货啊"],
    ["小姐姐，帮我查下物流", "帮我查下物流"],
    ["那个…就是想问问怎么退款", "想问问怎么退款"],
  ],
  "pinyin and its initials": [
    ["wl到哪了", "物流到哪了"],
    ["kd怎么还没到", "快递怎么还没到"],
    ["什么时候fh", "什么时候发货"],
    ["怎么tk", "怎么退款"],
    ["zrg", "转人工"],
    ["yhq在哪领", "优惠券在哪领"],
    ["fp怎么开", "发票怎么开"],
    ["想改dz", "想改地址"],
    ["wo yao tuihuo", "我要退货"],
    ["fapiao怎么开", "发票怎么开"],
    ["kuaidi到哪了", "快递到哪了"],
    ["怎么tuikuan", "怎么退款"],
    ["shenme shihou fahuo", "什么时候发货"],
    ["有没有youhuiquan", "有没有优惠券"],
    ["ddh发你了，查下wl", "订单号发你了，查下物流"],
    ["thtk怎么弄", "退货退款怎么弄"],
  ],
  "English chat spelling": [
    ["wheres my pkg", "where's my package"],
    ["cn i get a refnd pls", "can i get a refund please"],
    ["how do i retrun this", "how do i return this"],
    ["when will it b delivered", "when will it be delivered"],
    ["canel my oder", "cancel my order"],
    ["i wanna exchnage it for a bigger size", "i want to exchange it for a bigger size"],
    ["u guys ship to canada?", "do you ship to canada?"],
    ["addy is wrong, need to change it", "address is wrong, need to change it"],
    ["tracking # isnt working", "tracking number isn't working"],
    ["do u hv this in stock", "do you have this in stock"],
  ],
};

/** Where an order is and where its parcel is are one question. */
const sameQuestion = (intent: string) => (intent === "order_status" ? "track_shipment" : intent);

for (const [name, pairs] of Object.entries(PAIRS)) {
  test.each(pairs)(`${name}: %s is read as “%s”`, (messy, clean) => {
    expect(sameQuestion(understand(messy, context).intent)).toBe(sameQuestion(understand(clean, context).intent));
  });
}

test.each([
  ["hh这个不错", "hh"],
  ["dd一下", "dd"],
  ["XL有货吗", "xl"],
  ["iphone fh2 case", "fh"],
  ["用jd快递吗", "jd"],
  ["usb hub有吗", "hub"],
])("letters that may mean anything stay as they are: %s", (text, letters) => {
  expect(normalize(fold(text))).toContain(letters);
});

test.each([
  "法国货",
  "推荐货架",
  "退或换都行",
  "不会发或不会到",
  "快第二天了",
  "我问提货点在哪",
  "出现活动页面",
  "推款式新的",
  "头发漂染用的",
  "更心动了",
  "花背景布",
])("words that look like a mistyping and are none stay as they are: %s", (text) => {
  expect(normalize(fold(text))).toBe(text);
});
