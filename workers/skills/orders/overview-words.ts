import type { OrderState } from "../../platform/policy.ts";

// “我都买了啥”, “有几单没发货”, “三单加一块多少钱”: the shopper's own orders at a glance, all or those in a state; and what
// one of them holds, cost, or when it was placed.

const ORDERS = "(?:订单|单子|单(?![价号独品位元间人面孔冷据])|笔)";
const WHICH = `(?:哪(?:些|几|一)?[个单笔台件样]?(?!天|站|地|城|省|市|网点|仓|快递|里|儿|家|年|月|步|去|一?位|能|怕)|啥(?!时)|什么(?!时|情况|原因|意思|快递|问题)|(?:几|多少)(?:个|张|条)?${ORDERS}|几[个件台样](?!月|人|小时|工作日))`;
/** A clause goes on to its end. */
const ON = (most: number) => `[^，。,.？?！!\\n]{0,${most}}`;

/** Orders in a state, as one counts and lists them. */
export interface OrderGroup {
  name: "unpaid" | "unsent" | "awaited" | "on_the_way" | "arrived" | "returned" | "cancelled";
  states: readonly OrderState[];
}

const NOT = "(?:还|都)?(?:没|未|不曾)(?:有)?(?:给我?)?";
const GROUPS: readonly (OrderGroup & { said: string })[] = [
  { name: "unpaid", states: ["pending_payment"], said: `${NOT}付(?:款|钱)?|待付款?|unpaid|not (?:yet )?paid` },
  {
    name: "unsent",
    states: ["pending_payment", "paid", "processing"],
    said: `${NOT}(?:发|寄|出库)(?:货|出|走)?|待发货?|备货|unshipped|not (?:yet )?(?:been )?(?:shipped|sent)|haven'?t (?:been )?(?:shipped|sent)`,
  },
  {
    name: "awaited",
    states: ["paid", "processing", "shipped"],
    said: `${NOT}(?:收到?|到货?|送到|送达|签收|拿到)|待收货?|(?:not|n't)(?: yet)? (?:arrived|come|been delivered|here)`,
  },
  {
    name: "on_the_way",
    states: ["shipped"],
    said: "在路上|在途|运输中|(?:派送|配送)(?:中|着)|on (?:its|the|their) way|in transit",
  },
  { name: "returned", states: ["returned"], said: "退(?:了|掉|过)|已退|returned" },
  { name: "cancelled", states: ["cancelled"], said: "取消(?:了|掉|过|的)|已取消|cancell?ed" },
  {
    name: "arrived",
    states: ["delivered", "completed"],
    said: "(?:已经?)?(?:签收|收到|收货|到货|送到|到手|送达)了?|(?:已经?|都)到了|delivered|arrived",
  },
];

const any = (...parts: string[]) => new RegExp(parts.join("|"), "iu");

const LISTS = any(
  `(?:买|下单?|拍|订)(?:了|过)+(?:些|的)?(?:都?(?:是|有))?(?:啥|什么|哪些|哪几[样件个])(?!时)(?=[东商货宝啊呀呢来着吗吧？?。！!\\s，,]|$)`,
  `^(?:看|查|查询|看看|查看|帮我?查?|显示)?(?:一下|下)?(?:我的?|全部|所有)+(?:订单|单子)(?:呢|列表|情况|吗)?[\\s。!！?？]*$`,
  `(?:列|捋|理|整理|汇总|统计|罗列|过)${ON(6)}(?:订单|单子)`,
  `(?:所有|全部|名下)的?(?:订单|单子)${ON(8)}(?:看|查|列|发|报|情况|状态|$)|(?:看|查|报|发|说|讲|告诉|念)${ON(6)}(?:所有|全部|名下|有?哪些)的?(?:订单|单子)`,
  `有(?:哪些|哪几[个笔]|什么|啥)(?:订单|单子)`,
  "订单(?:列表|记录|历史)|(?:购买|购物|下单)(?:记录|历史)",
  "\\bwhat (?:all )?(?:have|did) i (?:all )?(?:buy|bought|order|ordered|got)\\b|\\b(?:list|show|see|give)(?: me)?(?: all)?(?: of)? my orders\\b|^(?:all )?my orders\\W*$|\\border history\\b",
);
const COUNTS = any(
  `(?:有|共|下了?|买了|拍了|我)${ON(3)}(?:几|多少)(?:个|张|条)?(?:订单|单子|单(?![价号独品位元间人面孔冷据])|笔)`,
  "\\bhow many orders\\b",
);
const SUMS = any(
  `(?:总共|一共|总计|合计|全部|所有)${ON(10)}(?:花|付|消费)(?:了|掉)?(?:多少|几)`,
  `(?<![这那该此上][一]?[个笔张]?)(?:订单|单子?|笔)(?:总共|一共|总计|合计|全部|都|加)${ON(6)}(?:多少|几)(?:钱|块)`,
  `加(?:起来|一起|一块|在一起)${ON(4)}(?:花|付)(?:了|掉)?多少`,
  "\\bhow much (?:have|did) i (?:spent?|pay|paid)[^.?]{0,16}(?:altogether|in total|overall|so far)",
);
const WISHES_MORE = /买点|推荐|开(?:个|张)?发?票|能不能|可以|能退|能换|想要?(?:买|退|换)|怎么(?:退|换|取消)|加急|催/u;

/** The group whose state the words name; null: none. */
export function groupSaid(said: string): OrderGroup | null {
  return GROUPS.find((group) => new RegExp(group.said, "iu").test(said)) ?? null;
}

/** “没发货的是哪个”, “还有啥没到的”: which of them are in a state. */
function asksWhich(said: string): boolean {
  return said.split(/[，。,.？?！!\n]/u).some((clause) => {
    const group = GROUPS.find((one) => new RegExp(one.said, "iu").test(clause));
    if (!group) return false;
    const before = `${WHICH}${ON(8)}(?:${group.said})`;
    const after = `(?:${group.said})${ON(3)}(?:的|东西|${ORDERS})(?:都|分别|一共|总共)?(?:是|有)?${WHICH}`;
    const en = `\\b(?:which|what|how many)\\b[^.?\\n]{0,24}(?:${group.said})`;
    return any(before, after, en).test(clause);
  });
}

const PAID_BY = any(
  `${WHICH}${ON(8)}(?:付款?|支付|刷|结账?|买|下)的`,
  `(?:付款?|支付|刷|结账?|买|下)的${ON(4)}哪(?:些|几|一)?[个单笔]`,
  "\\bwhich orders?\\b[^.?\\n]{0,16}\\b(?:paid|pay)\\b",
);

/** Whether it is asked which orders were paid in a way. */
export function asksPaidBy(said: string): boolean {
  return PAID_BY.test(said);
}

/** Whether the words ask for the shopper's orders at a glance: which, how many, how much together. */
export function asksOverview(said: string): boolean {
  if (WISHES_MORE.test(said) || asksPaidHow(said)) return false;
  return LISTS.test(said) || COUNTS.test(said) || SUMS.test(said) || asksWhich(said) || PAID_BY.test(said);
}

/** “每样单价多少”, “各自的价钱”, “列个明细”: each thing of an order with its price. */
const EACH = any(
  "单价|明细",
  `(?:各自?|分别|各是|逐[一项个件]|每[一]?(?:样|件|个|台|款|种|项|套|双|瓶))(?:东西|商品|货)?${ON(6)}(?:多少|几[块钱]|价|金额|费用)`,
  "\\b(?:each|per|unit)\\b[^.?\\n]{0,16}\\b(?:price|cost|item|piece)|\\b(?:price|cost|much)[^.?\\n]{0,20}\\b(?:each|apiece)\\b|\\bitemi[sz]ed?\\b",
);
const WITH = "(?:用|拿|走|刷|靠|以|通过)";
const PAYS = "(?:付(?!费)|支付|结(?!构|实)|刷|买单|给的?钱|付款|结账)";
const METHOD =
  "(?:微信|支付宝|刷卡|扫码|银行卡|信用卡|储蓄卡|花呗|余额|礼品卡|储值卡|现金|货到付款|[A-Za-z]+卡|白条|[\\p{Script=Han}A-Za-z]{1,4}支付|wechat|alipay|paypal)";
/** “拿什么付的”, “怎么结的账”, “微信付的还是刷卡付的”: how it was paid; how one could pay is no order's to tell. */
const PAID_HOW = new RegExp(
  [
    `${WITH}(?:的)?(?:是)?(?:什么|啥|哪)(?!时)(?:一)?(?:方式|渠道|途径|种|张|个|卡|法子|软件|东西|手段|账户)?(?:方式|卡)?${ON(3)}${PAYS}${ON(2)}(?:的|了|来着)`,
    `(?:怎么|咋|如何|怎样)${PAYS}(?:的|了款的|的款|的钱|的账|了账)`,
    `${PAYS}的(?:是)?(?:什么|啥|哪(?:一)?[种张个])(?!时)`,
    `(?:付款|支付|结账|付费|买单)(?:的)?(?:方式|渠道|途径|办法)(?:是|用|呢|到底)${ON(4)}(?:什么|啥|哪)`,
    `${METHOD}(?:${PAYS}的)?还是${ON(6)}${PAYS}的`,
    "\\bhow did i pay\\b|\\b(?:what|which) (?:card|method|way|account)\\b[^.?\\n]{0,12}\\b(?:pay|paid|use)|\\bdid i pay (?:by|with)\\b|\\bpay[^.?\\n]{0,24}\\band how\\b",
  ].join("|"),
  "iu",
);
const COULD = /能|可以|支持|可用|接受|怎么样才|要怎么|该怎么|\b(?:can|could|may)\b/iu;

/** Whether it is asked how an order was paid. */
export function asksPaidHow(said: string): boolean {
  return said.split(/[，。,.？?！!\n]/u).some((clause) => PAID_HOW.test(clause) && !COULD.test(clause));
}

/** Whether the price of each thing in an order is asked. */
export function asksEachPrice(said: string): boolean {
  return EACH.test(said) && !/便宜|省|降|优惠|差|cheaper|save|discount/iu.test(said);
}

const THE_ORDER =
  "(?:[那这上][一]?个?(?:次|回|单|笔)|订单|单子|[单笔](?![价号独品位元间人面孔冷据])|买的|下的单|\\d{6,})";
const HOLDS = any(
  `${THE_ORDER}(?:里面?|里头|中|一共|总共|都|是|包含|包括)${ON(4)}(?:什么|啥|哪些|几[件样个台])(?!时)(?:东西|商品|货|宝贝)?`,
  "\\bwhat(?:'s| is| was) in (?:that|this|the|my) order",
);
const COSTS = any(
  `(?:[那这上][一]?个?(?:次|回|单|笔)|[单笔])(?:买|花|付|下)?(?:的|了)?${ON(4)}(?:多少钱|(?:付|花|用)(?:了|掉)?多少|几块钱|总价|总额|金额)`,
  `(?:上次|上回|之前|以前|当时|那时)${ON(6)}(?:买|下单|拍|付|花)${ON(6)}(?:多少钱|多少|几块)`,
  "\\bhow much (?:was|did|were) (?:that|the|my)(?: last)? order\\b|\\bhow much did i pay (?:for|last)",
);
/** The same of an order that the words point at: “单价、件数一样样念”. */
const EACH_OF_ORDER = any(
  `${THE_ORDER}[^。.?？！!\\n]{0,12}(?:单价|件数|数量|明细|清单|分别|(?:每|各)[样件个台种]?(?:是|付|花|要|卖)?(?:多少|几|什么价|啥价)|(?:每|一)[样件个台](?:是|付|花)?(?:了)?多少钱?)`,
  `(?:明细|清单|单价)${ON(10)}${THE_ORDER}|${THE_ORDER}${ON(6)}(?:一[样件个]){2}`,
  "\\b(?:breakdown|unit prices?|price of each|itemi[sz]ed)\\b",
);
const NOT_COSTS = /现在|便宜|降|差价|退|优惠|券|补|再(?:买|来|下)|发票|积分|安装|维修|服务|运费/u;
const PLACED = any(
  "(?:什么时候|啥时候|哪一?天|几号|几时|何时|几月)(?:买|下单?|拍|订)的",
  `(?:下单|购买)${ON(4)}(?:时间|日期|是?(?:哪一?天|几号|什么时候|啥时候|何时))`,
  "\\bwhen did i (?:buy|order|place)",
);

/** Whether it is asked what one order holds, what it cost, or when it was placed. */
export function asksOfOneOrder(said: string): boolean {
  return HOLDS.test(said) || asksCost(said) || PLACED.test(said) || asksPaidHow(said);
}

function asksCost(said: string): boolean {
  return (COSTS.test(said) || EACH_OF_ORDER.test(said)) && !NOT_COSTS.test(said);
}

/** What is asked of one order: how it was paid, and beside that, or else, the rest of it. */
export interface OfOneOrder {
  isPaidHow: boolean;
  isRest: boolean;
  /** Its things one by one. */
  isItems: boolean;
}

/** Which facts of an order the words ask for. */
export function factsAsked(said: string): OfOneOrder {
  const isItems = asksEachPrice(said) || HOLDS.test(said) || asksCost(said);
  const isPaidHow = asksPaidHow(said);
  return { isPaidHow, isItems, isRest: isItems || PLACED.test(said) || !isPaidHow };
}

const SUM =
  /^(?:那|还有|再|另外|顺便|麻烦|最后)*(?:把)?(?:总数|总价|总额|总共|总计|合计|一共|加起来|拢共|统共|全部|总的)(?:呢|也|是|就|要|花|付|给我|告诉我|报|说|念|算|一下|了|多少|几|钱|块|元|吧|啊|呀|个数)*$|^(?:and |what'?s |what is )?the (?:grand )?total\??$/iu;

/** “总数也报”: a clause asks only what all of it comes to. */
export function asksSum(said: string): boolean {
  return said.split(/[\s，。,.？?！!\n]+/u).some((clause) => SUM.test(clause));
}

const BOUGHT =
  /买(?:了|过)?(?:几|两|俩|三|多少)(?:次|回|遍)|(?:我|之前|以前|有没有|是不是|是否)[^，。,.？?\n]{0,6}买过[^，。,.？?\n]{0,16}(?:没有?|吗|么|[?？])|(?<!\bwhat )\bhave i (?:ever )?(?:bought|ordered)\b/iu;

/** “我买过洗碗机没”. */
export function asksIfBought(said: string): boolean {
  return BOUGHT.test(said);
}

const HELD_OR_COST =
  /型号|哪(?:一?[款个台件种]|些)(?:东西|商品|机器|产品)?|(?:是|买|装|里面?|里头|各|都)(?:的|了)?(?:是)?(?:什么|啥)|多少钱|价|金额|\bwhat\b|how much|which (?:product|model|item)/iu;
const NOT_HELD =
  /退|取消|换|改|到哪|物流|快递|发货|签收|送|催|现在|降|差价|安装|维修|refund|cancel|return|ship|deliver|track|where/iu;

/** Whether it is asked what several orders hold or cost, each named by its number. */
export function asksOfNamedOrders(said: string, orderIds: readonly string[]): boolean {
  return new Set(orderIds).size > 1 && HELD_OR_COST.test(said) && !NOT_HELD.test(said) && !WISHES_MORE.test(said);
}
