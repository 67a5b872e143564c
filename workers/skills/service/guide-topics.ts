import type { Guide } from "../../commerce/ports.ts";
import { namesSymptom } from "../after-sales/symptoms.ts";
import { asksCodeOrCheck, namesCode, showsCode } from "./fault-words.ts";
import { topicsOfThings } from "./guide-things.ts";
import { meansLabour } from "./labour.ts";
import { ASKS_IF_FITTED, asksOfVisit, visitWishedAt } from "./visit-words.ts";

/** What a guide is about. */
export type GuideTopic = Guide["topic"];

const NOT_OF_GOODS =
  /快递|物流|发货|包裹|订单|退款|付款|支付|优惠|券|账号|登录|客服|parcel|courier|order|refund|payment/iu;
/** What an order or an offer has a code for. */
const OF_ORDERS = /优惠|券|验证码|邀请码|取件码|退货码|coupon|voucher|promo/iu;
/** What is asked of goods by a name as short as a code: “P40多少钱”. */
const NOT_OF_CODE = /钱|价|买|货|快递|订单|how much|price|stock/iu;
/** Asks what to do about it, or whether it is as it should be. */
const ASKS_WHY =
  /怎么(?:办|处理|解决|弄|搞|修|回事|了)|咋(?:办|整|弄|修|回事|了)|(?:什么|啥|何|哪[里儿个些种块]?|哪一?方面|哪部分|哪个(?:地方|部位|零件))[出有]?(?:了|的|上的)?(?:原因|情况|问题|毛病|故障|缘故)|(?:原因|问题|毛病|故障)[^，。？?\n]{0,3}(?:出)?在(?:哪|什么|啥)|(?:因为|由于)(?:什么|啥|哪)|是不是[^，。？?\n]{0,6}(?:坏|故障|问题)|坏了?[吗么没吧]|正常[吗么不]|危险[吗么不]|要紧[吗么不]|为什么|为啥|准话|说法|(?:检查|查看|排查|清理|清洗|清洁|看看?|查|换|修)(?:一下)?(?:哪|什么|啥|些什么)|(?:哪|什么|啥)(?:些|里|个|几[个处])?(?:部位|部件|地方|零件|位置|部分|环节)?(?:需?要|该|得|能|可以)?(?:先)?(?:检查|排查|清理|清洗|清洁|查)|what should i (?:check|clean|look at)|\bwhy\b|what(?:'s| is)? (?:wrong|going on|(?:the |usually |normally |typically )*(?:caus|behind|reason))|what (?:do|should|can) i do|is (?:it|this) (?:normal|dangerous|safe|broken)/iu;

/** What shoppers say for each topic, and what the same words mean elsewhere. */
const TOPICS: readonly { topic: GuideTopic; asks: RegExp; unless?: RegExp }[] = [
  {
    topic: "installation",
    asks: /安装|怎么装|咋装|装(?:这|那|它)[^，。？?\n]{0,8}(?:要求|墙|水压|空间|条件|位置|注意|准备)|墙(?:体|面)?(?:有|要)(?:什么|啥|求)|上门[^，。？?\n]{0,4}(?:收不收|收费|要钱|免费|费用|多少钱)|(?:要不要|用不用|需不需要|需要|自己|找人|师傅)装|装不装|如何装|[能可]以?装(?!多少|几|\d|进?多)|装得下|装[在到上]|装不(?:了|上|下|进)|(?:上门|师傅|人来|你们|工人)[^，。？?\n]{0,4}装|装的?(?:时候|时)|拆(?:旧机|机|走|掉)|[塞放嵌摆]得?(?:下|进)|(?:橱柜|柜子|柜体|吊柜|预留|开孔|孔位)[^。？?\n]{0,16}(?:宽|高|深|大|尺寸)|打[多什][^，。？?\n]{0,3}[孔洞窿]|[打开钻][孔洞窿]|[孔洞][^，。？?\n]{0,6}[打开钻留][^，。？?\n]{0,2}多|孔径|首装|首次装|挂墙|上墙|挂板|离墙|承重|排?烟管|(?:进水|出水|燃气|排水|波纹)管|\binstall|\bmount(?:ed|ing)?\b|set (?:it )?up/iu,
    unless: /(?:安装|师傅).{0,6}(?:没来|还没|迟到|态度|投诉|什么时候来|几点来)|安装包(?![含括])|装(?:满|不下|箱)/u,
  },
  {
    topic: "accessories",
    asks: /辅材|辅料|安装(?:材料|配件)|材料(?=.{0,6}(?:免费|收费|收钱|要钱|费|清单))|角阀|(?:需|用|要)(?:到|准备|买|配)?(?:哪些|什么|啥)(?:材料|配件|管子?|零件)|(?:需不需要|要不要|用不用|用得[到上]).{0,10}(?:阀|管|螺[栓丝钉]|支架|垫|接头|插座|材料)|installation (?:parts|materials|kit)|fittings?\b|what parts/iu,
  },
  {
    topic: "repair",
    asks: /维修|修理|(?:^|[\s，,。\n])几年(?=[啊呢呀]?(?:[\s，,？?。]|$))|[保管](?:修|用)?(?:几|多少|多)(?:年|久|长|个?月)|保(?:修|质)?到(?:哪|什么|几)|报修|返修|检修|保修|质保|包修|三包|修一下|[能好要]修|怎么修|坏了怎么|坏了(?:谁|能|找)|修.{0,4}(?:多少钱|收费|费用)|修一?[趟次回]|人工(?:费|和|钱|跟|、)|上门费|售后(?:政策|服务|保障)|上门[^，。？?\n]{0,4}(?:收不收|收费|要钱|免费|费用|多少钱)|\brepair|warrant|\bservice (?:policy|terms|fee)|fix(?:ed|ing)? (?:it|cost)|if it breaks/iu,
  },
  {
    topic: "faults",
    asks: /(?:漏|不|坏|响|噪|报警|冷|热|堵|慢|臭|味|跳闸|裂)[^。.？?\n]{0,8}(?:怎么办|怎么处理|怎么解决|咋办|咋整|咋回事|怎么回事|什么原因|什么情况)|故障|报警代码|错误代码|报错|\berror code|\bfault code|trouble ?shoot/iu,
    unless: NOT_OF_GOODS,
  },
  {
    topic: "care",
    asks: /保养|清洗|清洁|除垢|维护|怎么洗|怎么擦|换(?:滤芯|镁棒)|(?:滤芯|镁棒).{0,6}(?:换|多久)|\bmaintain|\bmaintenance|\bclean(?:ing)?\b|descale|take care of/iu,
  },
  {
    topic: "gifts",
    asks: /赠品|赠送|送[不没]送(?!货|达|到|来|上|去|回|过|修|人|检|给|装)|[带搭][不没][带搭](?:什么|啥|点|些|别的)?(?:东西|礼|赠)|白?送(?:点|些|我)+(?:什么|啥|东西)|[附搭]?赠的|附带送|送(?:什么|啥|哪些)|送(?:多[长大少]|几)|(?:[怎咋]么?样?个?|如何|几时|多久|(?:什么|啥)时候)(?:能|可以|才)?(?:领|送(?!货|到|达|过|去|回|修|人|检|上|来))|[领送]法|领取方式|领不[了到]|(?:写|标|说|讲|答应|承诺|宣传|页面|广告|不是)[着明好了的过要会]?[^，。？?\n]{0,4}送(?!货|达|到|来|上|修)|(?<![派配运寄发递])送的(?!货|人|地|时|快|慢|太|好)|(?:有|还|会|没有?|都)送(?!货|达|到|来|上|去|过|错|快|检|修|给|完|人|得|不|[吗么的])|送(?!货|达|到|来|上|去|过|错|快|检|修|给|完|人|得|不)[\p{Script=Han}\dA-Za-z]{1,10}(?:[吗么]|(?:，|,|\s)?(?:真的|真假|是不是|对不对|不(?=\s|$)|没有?(?=\s|$)))|有什么送的|附送|礼品(?!卡)|(?:配|附|带|搭|随机|随单|额外)(?:的|了|有)?[^，。？?\n]{0,2}礼物|小礼物[^，。？?\n]{0,6}(?:领|寄|发|哪些|啥|什么)|\bfree gifts?\b|come with (?:any|some)thing (?:free|extra|else)|\bthrow (?:any|some)thing in\b|\bgiveaways?\b|gift(?:s)? (?:with|that come)|what gifts/iu,
    unless:
      /赠品.{0,6}(?:没收到|没有收到|(?<!多)少|漏|坏|没发|缺)|礼物[^，。？?\n]{0,8}(?:推荐|合适)|gift ?card|送货|送达|送到/iu,
  },
];

/** An appointment is wished for, not an answer. */
const BOOKS =
  /(?:预约|约|安排|派)[^。？?\n]{0,12}(?:安装|维修|检修|上门|师傅|保养|清洗)|(?:安装|维修|上门|保养|清洗)[^。？?\n]{0,6}(?:预约|约上|约一?下|安排上|约个)|(?:book|schedule|arrange)[^.?\n]{0,40}(?:install|repair|technician|service|maintenance)/iu;
/** Of an appointment, too, one may ask: how it goes, what it costs. */
const ASKS_OF_IT = /流程|怎么预约|如何预约|多少钱|收费|费用|免费|要钱|how (?:do|can|to)|how much|cost|free\b/iu;
const ASKS =
  /[?？]|真的假的|真假|哪(?:[个款儿种块一]|[方部][面位分件]|(?=[\s？?。！!,，]|$))|何(?![必况尝不])|来着|[吗呢么]|[^\s]不(?=$|\s)|几多|几[块钱]|准话|危险|收不收|送不送|带不带|行不行|报(?:一?下|个|给我|我)|[不没](?=[\s,，。]|$)|什么|哪些|哪里|怎么|怎样|如何|[怎咋]么?个|领法|(?:写|标)着[^，。？?\n]{0,4}送|多[长大高宽深重]|要唔要|截止|多少|多久|几时|几[年天次个级]|到底|说[明说下一]|讲|介绍|了解|想问|问下|问一下|流程|政策|是否|能不能|可不可以|需不需要|要不要|啥|咋|分别|步骤|清单|列|贵不贵|\b(?:what|which|how|do|does|is|are|can|could|tell|explain|list|about)\b/iu;
/** “烟孔打多粗的”, “面板质保年限”: a question by its last words, or by how much of what. */
const ASKS_SHORTLY =
  /(\p{Script=Han})[不没]\1|多钱|多[粗大高宽深长]|是不是|会不会|还是|(?<![A-Za-z0-9])[EFCHP]-?\d{1,3}[了啊呀\s。!！]*$|几[安孔米度块毛]|[没否]$|谁|哪个|最多|最久|[行可]以?不|算不算|保不保|管不管|(?:年限|期限|热线|电话|标准|范围|价格|收费|费用|人工费|上门费|尺寸|规格|质保|保修|要求|压力|角度|倾角|间距|数[字值据]|参数)[。？?!！]*(?=$|[\s，,；;])/iu;

/** “那几天我在出差”, “在开会呢”: words of questions that ask nothing here. */
const ASKS_NOTHING =
  /[这那过前后头近没好]了?几[天年次个]|(?:正|还|就)?在(?!哪|啥|什么|多|几)[^，。,？?\n]{1,12}呢(?=[，,。.!！～~\s]|$)/gu;

function asks(said: string): boolean {
  const text = said.replace(ASKS_NOTHING, "");
  return ASKS.test(text) || ASKS_SHORTLY.test(text);
}

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
  return asks(text) && !BOOKS.test(text);
}

/** The topics that a message asks about, in the order above; none where it asks for nothing of the kind. */
export function guideTopics(text: string): GuideTopic[] {
  if (!asks(text) || booksOnly(text)) return [];
  const found = TOPICS.filter(({ asks, unless }) => asks.test(text) && !unless?.test(text)).map(({ topic }) => topic);
  const isFault = !found.includes("faults") && asksOfSymptom(text);
  const ofLabour = meansLabour(text) ? (["repair"] as const) : [];
  return [...new Set([...found, ...(isFault ? (["faults"] as const) : []), ...ofLabour, ...topicsOfThings(text)])];
}

/** “放出来水浑的……咋回事”: what it does and what to do about it, wherever in the message they stand. */
function asksOfSymptom(text: string): boolean {
  if (namesCode(text)) return !OF_ORDERS.test(text) && (showsCode(text) || !NOT_OF_CODE.test(text));
  return namesSymptom(text) && (ASKS_WHY.test(text) || asksCodeOrCheck(text)) && !NOT_OF_GOODS.test(text);
}

function booksOnly(text: string): boolean {
  if (asksOfVisit(text) !== null) return true;
  if (ASKS_IF_FITTED.test(text)) return false;
  return (BOOKS.test(text) || visitWishedAt(text) >= 0) && !ASKS_OF_IT.test(text);
}

const GIFT_SAID =
  /赠|礼[品物](?!卡)|(?:说|讲|写|标|承诺|答应|宣传|广告|活动|晒单|好评|评价)[^，。？?\n]{0,5}送(?!货|达|到|来|上|去|过|错|快|检|修|人)|free gift/iu;
const OF_PARCEL = /快递|包裹|物流|运单|单号|派送|配送/u;

/** Whether it is asked about what was promised to come with goods, in so many words. */
export function asksOfGift(text: string): boolean {
  return GIFT_SAID.test(text) && !OF_PARCEL.test(text) && guideTopics(text).includes("gifts");
}
