import type { Guide } from "../commerce/ports.ts";

/** What a guide is about. */
export type GuideTopic = Guide["topic"];

/** What shoppers say for each topic, and what the same words mean elsewhere. */
const TOPICS: readonly { topic: GuideTopic; asks: RegExp; unless?: RegExp }[] = [
  {
    topic: "installation",
    asks: /安装|怎么装|咋装|(?:要不要|用不用|需不需要|需要|自己|找人|师傅)装|装不装|如何装|[能可]以?装|装得下|装[在到上]|打孔|挂墙|上墙|挂板|离墙|承重|排?烟管|\binstall|\bmount(?:ed|ing)?\b|set (?:it )?up/iu,
    unless: /(?:安装|师傅).{0,6}(?:没来|还没|迟到|态度|投诉|什么时候来|几点来)|安装包(?![含括])|装(?:满|不下|箱)/u,
  },
  {
    topic: "accessories",
    asks: /辅材|辅料|安装(?:材料|配件)|材料(?=.{0,6}(?:免费|收费|收钱|要钱|费|清单))|角阀|(?:需|用|要)(?:到|准备|买|配)?(?:哪些|什么|啥)(?:材料|配件|管子?|零件)|(?:需不需要|要不要|用不用|用得[到上]).{0,10}(?:阀|管|螺[栓丝钉]|支架|垫|接头|插座|材料)|installation (?:parts|materials|kit)|fittings?\b|what parts/iu,
  },
  {
    topic: "repair",
    asks: /维修|修理|报修|返修|检修|保修|质保|包修|三包|修一下|[能好要]修|怎么修|坏了怎么|坏了(?:谁|能|找)|修.{0,4}(?:多少钱|收费|费用)|售后(?:政策|服务|保障)|\brepair|warrant|\bservice (?:policy|terms|fee)|fix(?:ed|ing)? (?:it|cost)|if it breaks/iu,
  },
  {
    topic: "faults",
    asks: /(?:漏|不|坏|响|噪|报警|冷|热|堵|慢|臭|味|跳闸|裂)[^。.？?\n]{0,8}(?:怎么办|怎么处理|怎么解决|咋办|咋整|咋回事|怎么回事|什么原因|什么情况)|故障|报警代码|错误代码|显示?\s?[EFCHP]\d{1,3}|(?<![A-Za-z0-9])[EFCHP]\d{1,3}(?![A-Za-z0-9-])|报错|\berror code|\bfault code|trouble ?shoot/iu,
    unless: /快递|物流|发货|包裹|订单|退款|付款|支付|优惠|券|账号|登录|客服/u,
  },
  {
    topic: "care",
    asks: /保养|清洗|清洁|除垢|维护|怎么洗|怎么擦|换(?:滤芯|镁棒)|(?:滤芯|镁棒).{0,6}(?:换|多久)|\bmaintain|\bmaintenance|\bclean(?:ing)?\b|descale|take care of/iu,
  },
  {
    topic: "gifts",
    asks: /赠品|赠送|送(?:什么|啥|哪些)|有什么送的|附送|礼品(?!卡)|\bfree gifts?\b|\bgiveaways?\b|gift(?:s)? (?:with|that come)|what gifts/iu,
    unless: /赠品.{0,6}(?:没收到|没有收到|少|漏|坏|没发|缺)|gift ?card|送货|送达|送到/iu,
  },
];

/** An appointment is wished for, not an answer. */
const BOOKS =
  /(?:预约|约|安排|派)[^。？?\n]{0,12}(?:安装|维修|检修|上门|师傅|保养|清洗)|(?:安装|维修|上门|保养|清洗)[^。？?\n]{0,6}(?:预约|约上|约一?下|安排上|约个)|(?:book|schedule|arrange)[^.?\n]{0,40}(?:install|repair|technician|service|maintenance)/iu;
/** Of an appointment, too, one may ask: how it goes, what it costs. */
const ASKS_OF_IT = /流程|怎么预约|如何预约|多少钱|收费|费用|免费|要钱|how (?:do|can|to)|how much|cost|free\b/iu;
const ASKS =
  /[?？]|[吗呢么]|[不没](?=[\s,，。]|$)|什么|哪些|哪里|怎么|怎样|如何|多少|多久|几[年天次个]|到底|说[明说下一]|讲|介绍|了解|想问|问下|问一下|流程|政策|是否|能不能|可不可以|需不需要|要不要|啥|咋|分别|步骤|清单|列|贵不贵|\b(?:what|which|how|do|does|is|are|can|could|tell|explain|list|about)\b/iu;

/** Where a topic is told of when it has no guide of its own: how to care for a thing stands beside how it is repaired. */
const TOLD_IN: Partial<Record<GuideTopic, readonly GuideTopic[]>> = { care: ["repair", "installation"] };

/** The guides that tell of a topic, its own first. */
export function guidesFor(topic: GuideTopic): readonly GuideTopic[] {
  return [topic, ...(TOLD_IN[topic] ?? [])];
}

/** Whether any of the topics asked about is told of by guides of the known topics. */
export function areTold(topics: readonly GuideTopic[], known: readonly string[] | undefined): boolean {
  return topics.some((topic) => guidesFor(topic).some((one) => known?.includes(one) === true));
}

/** Whether the words ask for something to be told. */
export function asksToBeTold(text: string): boolean {
  return ASKS.test(text) && !BOOKS.test(text);
}

/** The topics that a message asks about, in the order above; none where it asks for nothing of the kind. */
export function guideTopics(text: string): GuideTopic[] {
  if (!ASKS.test(text) || booksOnly(text)) return [];
  return TOPICS.filter(({ asks, unless }) => asks.test(text) && !unless?.test(text)).map(({ topic }) => topic);
}

function booksOnly(text: string): boolean {
  return BOOKS.test(text) && !ASKS_OF_IT.test(text);
}
