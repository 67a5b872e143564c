import type { Script } from "./script.ts";

/** Greeting, facts, stock, prices, coupons and sizes: what is asked before an order. */
export const beforeBuying: Script[] = [
  {
    title: "a greeting is greeted back, and a greeting with a question is answered",
    locale: "zh-CN",
    lines: [
      ["你好", { says: ["铃铛优选"], expects: null, actions: [] }],
      ["你好，云朵T恤多少钱", { says: ["¥79"], not: ["这里是铃铛优选"], sources: ["product"] }],
    ],
  },
  {
    title: "product facts come from the catalogue, and what it does not say is not invented",
    locale: "zh-CN",
    lines: [
      ["星河X1屏幕多大", { says: ["6.1英寸"], expects: null, sources: ["product"] }],
      ["支持5G吗", { says: ["5G"] }],
      ["多重", { says: ["172克"] }],
      ["防水吗", { says: ["IP68"] }],
      ["包装里有什么", { says: ["数据线", "取卡针"] }],
      ["保修多久", { says: ["12个月"] }],
      ["有什么颜色", { says: ["黑色", "白色", "蓝色"] }],
      ["能不能测血压", { not: [/支持测血压|可以测血压/] }],
    ],
  },
  {
    title: "product facts in English, of the page's product",
    locale: "en-US",
    page: "xinghe-x1",
    lines: [
      ["How big is the screen?", { says: ["6.1-inch"], sources: ["product"] }],
      ["What's in the box?", { says: ["USB-C cable", "clear case"] }],
      ["Is it waterproof?", { says: ["IP68"] }],
      ["Which colours does it come in?", { says: ["Black", "White", "Blue"] }],
      ["How long is the warranty?", { says: [/12 months/] }],
    ],
  },
  {
    title: "the classic: colour and storage asked with the phone, answered with warehouse and arrival",
    locale: "zh-CN",
    lines: [
      [
        "这款手机有现货吗？",
        {
          says: ["颜色", "存储容量", "星河 X1 手机", "麦浪 M20 手机"],
          expects: "slot:product",
          choices: ["星河 X1 手机", "麦浪 M20 手机"],
          actions: [],
        },
      ],
      [
        "黑色，256G。",
        {
          says: ["星河 X1 手机 黑色 256GB：北京仓有现货", "麦浪 M20 手机 黑色 256GB", /现在下单，.+发出，预计.+送达/],
          not: ["Fold", "黑色 128GB"],
          expects: null,
          choices: ["星河 X1 手机"],
          cards: ["product", "product", "product"],
          sources: ["stock"],
        },
      ],
      ["那白色呢", { says: ["星河 X1 手机 白色 256GB"], not: ["黑色"] }],
      [
        { press: "星河 X1 手机" },
        { says: ["星河 X1 手机 白色 256GB：上海仓有现货"], not: ["M20"], cards: ["product"] },
      ],
      ["512G的呢", { says: ["星河 X1 手机 白色 512GB"], not: ["256GB"] }],
    ],
  },
  {
    title: "the classic on a product's page asks for the options only",
    locale: "zh-CN",
    page: "xinghe-x1",
    lines: [
      [
        "这款手机有现货吗？",
        { says: ["颜色和存储容量"], not: ["M20"], expects: "slot:option", choices: ["黑色", "白色"] },
      ],
      ["黑色，256G。", { says: ["黑色 256GB：北京仓有现货", /预计.+送达/], expects: null, sources: ["stock"] }],
      ["那白色呢", { says: ["白色 256GB：上海仓有现货"] }],
      ["不对，是蓝色的", { says: ["蓝色 256GB"], not: ["白色"] }],
    ],
  },
  {
    title: "the classic in English",
    locale: "en-US",
    lines: [
      [
        "Hi, is this phone in stock?",
        { says: ["color and storage", "Xinghe X1 phone"], expects: "slot:product", choices: ["Xinghe X1 phone"] },
      ],
      [
        "Black, 256GB.",
        { says: ["Xinghe X1 phone Black 256GB is in stock at the Beijing warehouse", /arrive on/], expects: null },
      ],
      ["and in white?", { says: ["Xinghe X1 phone White 256GB"], not: ["Black"] }],
    ],
  },
  {
    title: "options that no product of the kind has are told, and the question stays open",
    locale: "zh-CN",
    lines: [
      ["这双鞋有现货吗", { says: ["颜色和尺码"], expects: "slot:product" }],
      ["荧光绿", { says: ["荧光绿"], expects: "slot:product" }],
      ["黑色42", { says: ["黑色 42"], expects: null, sources: ["stock"] }],
    ],
  },
  {
    title: "a city names the warehouse that is nearest in time",
    locale: "zh-CN",
    page: "xinghe-x1",
    lines: [
      ["黑色256G有现货吗", { says: ["北京仓有现货"] }],
      ["发到广州什么时候到", { says: ["黑色 256GB", "广州仓发出", "送达广州"], sources: ["stock"] }],
    ],
  },
  {
    title: "a city named in English is said in English",
    locale: "en-US",
    page: "cloud-tee",
    lines: [
      ["Do you have this in black, size M, delivered to Guangzhou?", { says: ["reach Guangzhou"], not: ["广州"] }],
    ],
  },
  {
    title: "whoever has no preference hears what is there",
    locale: "zh-CN",
    lines: [
      ["手机有货吗", { expects: "slot:product" }],
      ["都行", { says: ["星河 X1 手机", "麦浪 M20 手机"], not: ["抱歉"], expects: null, sources: ["stock"] }],
    ],
  },
  {
    title: "what is sold out is told with its return and the nearest that is there",
    locale: "zh-CN",
    lines: [["星河 Fold 黑色 512G 有现货吗", { says: ["缺货", /预计.+到货/], expects: null, sources: ["stock"] }]],
  },
  {
    title: "a price is shown with promotion, coupon and every step of the sum",
    locale: "zh-CN",
    lines: [
      ["云朵T恤多少钱", { says: ["¥79", "运费：¥10", "合计：¥89"], cards: ["product"], sources: ["product"] }],
      ["买两件多少钱", { says: ["2 × ¥79 = ¥158", "包邮"] }],
      ["买四件用NEW20券多少钱", { says: ["4 × ¥79 = ¥316", "减¥40", "减¥20", "合计：¥256"], sources: ["promotion"] }],
      ["能再便宜点吗", { not: [/再减¥(?!20|40|100)/] }],
    ],
  },
  {
    title: "one more product is added to the sum",
    locale: "zh-CN",
    lines: [
      ["云朵T恤多少钱", { says: ["¥79"] }],
      ["买2件再加一条直筒牛仔裤呢", { says: ["2 × ¥79 = ¥158", "¥159", "减¥40", "合计：¥277"] }],
    ],
  },
  {
    title: "bundle and presale are worked out",
    locale: "zh-CN",
    lines: [
      ["云声 Air 耳机和满格充电宝一起买多少钱", { says: ["¥399", "¥159", "减¥59", "合计：¥499"] }],
      ["星河 Fold 多少钱", { says: ["¥8,999", "现在付定金：¥300", "尾款：¥8,399"] }],
    ],
  },
  {
    title: "running promotions and coupons are listed; one that is over or not for this is told so",
    locale: "zh-CN",
    lines: [
      [
        "现在有什么优惠活动",
        { says: ["满¥300减¥40", "满¥600减¥100"], not: ["周年庆满减】进行中"], sources: ["promotion"] },
      ],
      ["有什么券可以领", { says: ["【新客券】进行中", "NEW20", "满¥199减¥20"], not: ["BELL50"] }],
      ["BELL50能用吗", { says: ["BELL50", "过期"] }],
      ["ANNIV80呢", { says: ["ANNIV80", /还没|开始/] }],
    ],
  },
  {
    title: "price, promotion and coupon in English",
    locale: "en-US",
    lines: [
      ["How much is the Cloud tee?", { says: ["CN¥79", "CN¥89"], sources: ["product"] }],
      ["How much is the Xinghe X1 with coupon DIGI100?", { says: ["CN¥2,999", "CN¥100 off", "CN¥2,899"] }],
      ["Do you have any coupons?", { says: ["NEW20", "CN¥20 off from CN¥199"] }],
      ["What promotions are running?", { says: ["CN¥40 off from CN¥300"], sources: ["promotion"] }],
    ],
  },
  {
    title: "a size by height and weight, by the product's own chart",
    locale: "zh-CN",
    lines: [
      ["云朵T恤我穿多大码", { expects: "slot:body_measure", says: ["身高", "体重"] }],
      ["175，70公斤", { says: ["建议选L码"], expects: null, sources: ["size_chart"] }],
      ["那180，90公斤呢", { says: [/XXL/] }],
      ["身高230体重30公斤呢", { says: ["不在"], not: [/建议选/] }],
    ],
  },
  {
    title: "an amount said in passing stays with the next question",
    locale: "en-US",
    page: "cloud-tee",
    lines: [
      ["how much for 3?", { says: ["3 × CN¥79 = CN¥237"] }],
      ["and with coupon NEW20?", { says: ["3 × CN¥79", "CN¥20 off", "CN¥217"] }],
    ],
  },
  {
    title: "a wish beyond the budget is not answered with other goods",
    locale: "zh-CN",
    lines: [["推荐一款200以内的耳机", { says: ["¥399"], not: ["充电器"] }]],
  },
  {
    title: "a size question names other goods than the page",
    locale: "en-US",
    page: "xinghe-x1",
    lines: [
      ["what size of the tee fits me, 175cm 70kg", { says: ["T-shirt", /\bL\b/], sources: ["size_chart"] }],
      ["and for 180cm 85kg", { says: ["XL", "XXL"] }],
    ],
  },
];
