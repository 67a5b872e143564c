import type { Script } from "./script.ts";

/** Orders and parcels after proof, and everything that changes an order. */
export const aboutOrders: Script[] = [
  {
    title: "an order is shown after its number and the last four digits",
    locale: "zh-CN",
    lines: [
      ["查一下我的订单", { expects: "slot:order_id", actions: [] }],
      ["880012340011", { expects: "slot:phone", not: ["玉兰", "林叮当"] }],
      [
        "3303",
        { says: ["玉兰保湿精华", "派送"], expects: null, cards: ["order", "shipment"], sources: ["order", "shipment"] },
      ],
      ["现在到哪了", { says: ["YT8801234300331"], cards: ["shipment"] }],
      ["880012340012呢", { not: ["遗失", "音箱"] }],
    ],
  },
  {
    title: "an order is shown in English after both at once",
    locale: "en-US",
    lines: [
      ["Where is my order 880012340032? Last four digits 7707", { says: ["late"], expects: null }],
      ["what is the status of this order?", { says: ["880012340032"] }],
    ],
  },
  {
    title: "number and digits alone are enough",
    locale: "zh-CN",
    lines: [
      ["880012340011 3303", { says: ["玉兰保湿精华"], not: [/(?<!\d)3303(?!\d)/], cards: ["order", "shipment"] }],
    ],
  },
  {
    title: "the shop's signed identity opens the customer's orders, nobody else's",
    locale: "zh-CN",
    as: "u1001",
    lines: [
      ["880012340003到哪了", { says: ["SF1680021345501", "北京"], cards: ["shipment"] }],
      ["880012340007到哪了", { not: ["郑州", "78123400220071"] }],
    ],
  },
  {
    title: "a stuck parcel is told as stuck, with a way on",
    locale: "zh-CN",
    as: "u1002",
    lines: [
      ["880012340007怎么还没到", { says: ["郑州", "72小时"], expects: "slot:service_type", choices: ["转人工处理"] }],
      ["怎么这么慢啊", { says: ["78123400220071", "郑州"], expects: "slot:service_type" }],
      [{ press: "先不处理" }, { expects: null, actions: [] }],
    ],
  },
  {
    title: "a lost parcel has its ways on, a person among them",
    locale: "zh-CN",
    as: "u1003",
    lines: [
      ["880012340012到哪了", { says: ["遗失"], expects: "slot:service_type", choices: ["补发", "转人工处理"] }],
      [{ press: "转人工处理" }, { holder: "waiting" }],
    ],
  },
  {
    title: "expediting is previewed, confirmed and done once",
    locale: "zh-CN",
    as: "u1004",
    lines: [
      [
        "880012340017怎么还不发货，催一下",
        { expects: "confirm:expedite_order", actions: ["expedite_order proposed 880012340017"], cards: ["action"] },
      ],
      [{ press: "确认" }, { expects: null, actions: ["expedite_order executed 880012340017"], cards: ["action"] }],
      ["确认", { says: ["已经办好"], actions: [] }],
      ["再催一下", { says: ["加急"], actions: [] }],
    ],
  },
  {
    title: "expediting in English",
    locale: "en-US",
    as: "u1005",
    lines: [
      ["Please ship order 880012340021 faster", { expects: "confirm:expedite_order" }],
      ["yes", { actions: ["expedite_order executed 880012340021"] }],
    ],
  },
  {
    title: "cancelling is previewed, confirmed by words and done once",
    locale: "zh-CN",
    lines: [
      ["我要取消订单880012340016，尾号4404", { expects: "slot:reason", choices: ["不想要了"], actions: [] }],
      [
        "不想要了",
        {
          says: ["已付款 → 已取消", "¥329", "支付宝"],
          expects: "confirm:cancel_order",
          choices: ["确认", "不用了"],
          actions: ["cancel_order proposed 880012340016"],
        },
      ],
      ["确认", { says: ["¥329"], actions: ["cancel_order executed 880012340016"], expects: null }],
      ["确认", { says: ["已经办好"], actions: [] }],
      ["订单什么状态", { says: ["已取消", "¥329"], cards: ["order"] }],
    ],
  },
  {
    title: "cancelling in English; a question between is answered and the reason asked again",
    locale: "en-US",
    as: "u1007",
    lines: [
      ["cancel order 880012340033", { expects: "slot:reason", choices: ["No longer needed"] }],
      ["Where is the parcel with my steamer?", { says: ["78123400770019"], expects: "slot:reason" }],
      ["Continue", { expects: "slot:reason", actions: [] }],
      [
        { press: "No longer needed" },
        {
          says: ["CN¥100", "CN¥227"],
          expects: "confirm:cancel_order",
          actions: ["cancel_order proposed 880012340033"],
        },
      ],
      [{ press: "Confirm" }, { actions: ["cancel_order executed 880012340033"] }],
      ["status of 880012340033", { says: ["cancelled"] }],
    ],
  },
  {
    title: "a declined preview changes nothing",
    locale: "zh-CN",
    as: "u1008",
    lines: [
      ["取消订单880012340038，拍错了", { expects: "confirm:cancel_order" }],
      ["算了，不取消了", { says: ["没有做任何改动"], actions: [], expects: null }],
      ["880012340038什么状态", { says: ["已付款"], not: ["已取消"] }],
    ],
  },
  {
    title: "the address is changed after preview and confirmation",
    locale: "zh-CN",
    as: "u1008",
    lines: [
      ["880012340041改一下地址", { expects: "slot:address" }],
      [
        "新疆乌鲁木齐市沙依巴克区友好路1号2栋301",
        { says: ["友好路1号2栋301"], not: ["13900008808"], expects: "confirm:change_address" },
      ],
      ["好的", { actions: ["change_address executed 880012340041"] }],
    ],
  },
  {
    title: "the address is corrected before it is confirmed, in English",
    locale: "en-US",
    as: "u1001",
    lines: [
      ["Change the delivery address of order 880012340002", { expects: "slot:address" }],
      ["江苏省苏州市姑苏区评弹巷6号", { says: ["评弹巷6号"], expects: "confirm:change_address" }],
      [
        "no wait, it is 江苏省苏州市姑苏区评弹巷8号",
        { says: ["评弹巷8号"], not: ["评弹巷6号"], expects: "confirm:change_address" },
      ],
      ["yes", { says: ["评弹巷8号"], actions: ["change_address executed 880012340002"] }],
    ],
  },
  {
    title: "a return with a question in the middle, an old agreement asked again, and one execution",
    locale: "zh-CN",
    as: "u1005",
    lines: [
      ["880012340023 我要退货", { expects: "slot:reason", choices: ["尺码不合适"] }],
      ["对了，880012340022的平板到哪了", { says: ["78123400550022"], expects: "slot:reason" }],
      [
        "尺码不合适",
        {
          says: ["德行商务皮鞋", "¥369", "由您承担"],
          expects: "confirm:return_items",
          actions: ["return_items proposed 880012340023"],
        },
      ],
      ["运费谁出", { says: ["尺码不合适"], expects: null, actions: [] }],
      ["好的", { expects: "confirm:return_items", actions: ["return_items proposed 880012340023"] }],
      [{ press: "确认" }, { actions: ["return_items executed 880012340023"], expects: null }],
      ["确认", { actions: [], says: ["已经办好"] }],
      ["880012340023什么状态", { says: ["¥369"], cards: ["order"] }],
    ],
  },
  {
    title: "faulty goods go back at the shop's cost",
    locale: "zh-CN",
    as: "u1001",
    lines: [
      ["880012340004的牛仔裤有质量问题，我要退货", { says: ["日常直筒牛仔裤"], not: ["由您承担"] }],
      ["算了不退了", { actions: [] }],
    ],
  },
  {
    title: "a return in English",
    locale: "en-US",
    as: "u1007",
    lines: [
      ["I want to return order 880012340034", { expects: "slot:reason", choices: ["Wrong size"] }],
      ["too small", { says: ["CN¥129", "paid by you"], expects: "confirm:return_items" }],
      ["What are your opening hours?", { says: ["24:00"], expects: null, actions: [] }],
      ["continue", { expects: "confirm:return_items" }],
      ["confirm", { actions: ["return_items executed 880012340034"] }],
      ["I want to return order 880012340034", { says: ["already"], actions: [] }],
    ],
  },
  {
    title: "what may not be done is refused with the nearest thing that may",
    locale: "zh-CN",
    as: "u1001",
    lines: [
      ["取消订单880012340003", { says: ["已经发货", "退货"], actions: [], not: ["确认办理"] }],
      ["880012340005的空气炸锅我要退货", { says: ["7天"], actions: [], choices: ["转人工处理"] }],
    ],
  },
  {
    title: "food is not taken back without a fault; what came with it is",
    locale: "zh-CN",
    as: "u1006",
    lines: [["880012340028我要退货", { says: ["棉花糖家居服套装"], not: ["红枣"], expects: "slot:reason" }]],
  },
  {
    title: "refusals in English",
    locale: "en-US",
    as: "u1002",
    lines: [["I want to return the tea of order 880012340008", { says: [/can't be returned/], actions: [] }]],
  },
  {
    title: "a company's invoice needs title and tax number, then it is previewed and confirmed",
    locale: "zh-CN",
    as: "u1005",
    lines: [
      ["880012340022开公司发票", { expects: "slot:invoice_title" }],
      [
        "杭州乌篷科技有限公司 91330106MA2XXXXX0X",
        { says: ["杭州乌篷科技有限公司", "¥2,257"], expects: "confirm:issue_invoice" },
      ],
      ["确认", { actions: ["issue_invoice executed 880012340022"] }],
      ["880012340022的发票开了吗", { says: ["杭州乌篷科技有限公司"], sources: ["invoice"], actions: [] }],
    ],
  },
  {
    title: "a personal invoice in English",
    locale: "en-US",
    as: "u1001",
    lines: [
      ["I need an invoice for order 880012340003", { expects: "slot:invoice_type" }],
      ["personal", { not: ["sorry"], expects: "confirm:issue_invoice" }],
      ["yes please", { actions: ["issue_invoice executed 880012340003"] }],
    ],
  },
  {
    title: "a reason that sounds cross is a reason",
    locale: "zh-CN",
    as: "u1001",
    lines: [
      ["我要退880012340004", { expects: "slot:product", choices: ["全部商品"] }],
      ["牛仔裤", { says: ["日常直筒牛仔裤"], expects: "slot:reason" }],
      ["太大了", { says: ["日常直筒牛仔裤 × 1", "¥138.94"], expects: "confirm:return_items", holder: "bot" }],
      ["不用了", { actions: [] }],
    ],
  },
  {
    title: "“one” is what was spoken of",
    locale: "en-US",
    lines: [
      ["Do you issue invoices?", { sources: ["faq"] }],
      ["Can I get one for order 880012340018", { expects: "slot:phone" }],
      ["4404", { expects: "slot:invoice_type" }],
    ],
  },
  {
    title: "two orders in one message keep their own requests",
    locale: "zh-CN",
    as: "u1001",
    lines: [
      ["帮我取消880012340001，再把880012340002催一下", { expects: "slot:reason", says: ["880012340001"], actions: [] }],
      ["不想要了", { actions: ["cancel_order proposed 880012340001"] }],
      ["不用了", { not: ["已取消"] }],
    ],
  },
  {
    title: "the order is corrected in the middle of a cancellation",
    locale: "zh-CN",
    as: "u1008",
    lines: [
      ["取消订单880012340041", { expects: "slot:reason" }],
      ["等等，是880012340038", { says: ["880012340038"], not: ["抱歉"], expects: "slot:reason", holder: "bot" }],
      ["不清楚", { not: ["抱歉"], expects: "confirm:cancel_order", holder: "bot" }],
      ["算了", { actions: [] }],
    ],
  },
  {
    title: "two requests in one message are both answered",
    locale: "zh-CN",
    as: "u1008",
    lines: [
      [
        "880012340037到哪了，另外880012340039帮我开张个人发票",
        { says: ["SF1680021346164", "石榴籽"], expects: "confirm:issue_invoice" },
      ],
      ["抬头写个人", { says: ["抬头 个人"], expects: "confirm:issue_invoice" }],
      ["不用了", { actions: [], says: ["没有做任何改动"] }],
    ],
  },
];
