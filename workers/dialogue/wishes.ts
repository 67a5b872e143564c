import { IN_GENERAL, SENDS_SOMEBODY, visitWishedAt } from "../skills/service/visit-words.ts";
import type { IntentId } from "../understanding/types.ts";

// What is asked to be done in so many words. A classifier reads a whole message and may take its complaint, its reason
// or its means of payment for its point; an explicit wish is the point.

const DO_IT = `(?:帮|给|替|请|麻烦|为)(?:我|你|您|一?下|忙|把)?`;

const WISHES: readonly { intent: IntentId; says: RegExp; unless?: RegExp }[] = [
  {
    intent: "quality_issue",
    says: /补发|重发|补寄|重寄|(?:再|重新)(?:发|寄)(?:我)?一?[个件份双套瓶袋盒]?|补一?[个件份双套瓶袋盒]|reship|resend|send (?:me |us )?(?:another|a new|the missing|the right|the correct|a replacement)|send (?:it|them) again|补偿|赔偿|赔(?:我|点|多少|付|吧)|怎么赔|能赔|compensat/iu,
    unless: /发票|验证码|短信|邮件|链接|怎么补发|差价|价差|差额|差的?钱|invoice|code/iu,
  },
  {
    intent: "place_order_help",
    says: new RegExp(
      String.raw`${DO_IT}.{0,8}(?:下[个一]?单|拍下|买[一两二三四五\d]|订[一两二三四五\d])|直接(?:给我|帮我)?下单|下单[一两二三四五六\d]+[台个件份双套盒]|(?:^|[，,。！!\s]|老板)来(?:个|[一两二三四五\d]?[份件台双盒袋瓶箱])(?!电话|人|客服)|(?:就|那就|我)(?:买|要|拿|来)(?:它|这个|这款|那款|那个|这台|那台)(?:[吧了,，。!！]|$)|我想?要?(?:下单|购买|买)(?:[一两二三四五六\d]|个|台|件|这|那)|(?:place|make) (?:an |the )?order (?:for|of)|order (?:it|one|two|this|that)\b|(?:i'?ll|i will|let me) (?:take|buy|get) (?:it|one|two|this|that)\b|(?:i'?ll|i will|let me) (?:take|get|go (?:for|with)) the (?!refund|return|replace|exchange|re-?send|voucher|coupon|points|other|first|second|third|last|money)|buy (?:it|one|this|that) for me|(?:来|要|买|拿|订|拍|添|捎|整|弄|搞|入)(?:[一两二三四五六]|\d{1,2})[台个件份双套盒瓶条部袋箱只](?!月|装)|(?:买|拿|订|下单)(?:一?[台个件份])?\s?[A-Za-z\d][\w-]{6,}`,
      "iu",
    ),
    unless:
      /多少钱|够不够|够买|便宜|几折|怎么算|换成|要换|退|[?？]|吗|怎么(?:下单|买|拍)|如何(?:下单|买)|下不了单|不能下单|无法下单|刚才?下的?单|下单(?:失败|不了|时|之?后)|how (?:do|can) i/iu,
  },
  {
    intent: "urge_shipping",
    says: new RegExp(
      String.raw`${DO_IT}.{0,24}(?:加(?:个|下|一下)?急|催[一促]?下?|催发货|优先发|尽快发|赶紧发|快点发)|(?:都|全)(?:给我|帮我)?加(?:个|下|一下)?急|加(?:个|下|一下)?急(?:[一下处理发货吧啊呀呗哈嘛哦噢呐啦,，。!！~～🙏\s]|$)|(?:expedite|rush)\b|ship (?:it |them |this |everything )?(?:out )?(?:sooner|faster|as (?:soon|fast|quickly|early) as (?:possible|you can)|asap|right away|immediately|urgently)`,
      "iu",
    ),
    unless: /加急费|加急.{0,4}(?:多少|收费|要钱)|退款|到账|审核|安装|维修|师傅/u,
  },
  {
    intent: "repair_warranty",
    says: new RegExp(
      `${SENDS_SOMEBODY.source}|(?:帮|给|替)我?[^，。,.]{0,6}约(?:上|一?下|个|[周星礼今明后]|[这下本大][周星礼个后]|\\d{1,2}[月号日])|(?:师傅|师父|上门|安装|来装|人装)[^。.\\n]{0,16}约(?:在|到|个)?(?:[这下本]?[周星礼]|[今明后]天|\\d)|能就.{0,4}约|(?:约|排|安排|订)(?:在|到|个)?(?:[周星礼今明后]|\\d{1,2}[月号日])[^，。,.]{0,8}(?:装|上门|修|检测|清洗)|(?:预约|约|安排|派).{0,12}(?:安装|维修|检修|上门|师傅|保养|清洗)|(?:安装|维修|上门|保养|清洗).{0,6}(?:预约|约上|约一?下|安排上|约个)|(?:could|can|please) (?:some(?:one|body)|you|a technician).{0,24}(?:come|install|repair)|(?:book|schedule|arrange).{0,40}(?:install|repair|technician|service|maintenance)`,
      "iu",
    ),
    unless: IN_GENERAL,
  },
  {
    intent: "price_protection",
    says: /价保|保个?价|价格保护|(?:退|补|赔|还|返)[^，。！？,.!?\n]{0,6}(?:差价|价差|差额|差的?钱)|(?:差价|价差|差额|差的?钱)[^，。！？,.!?\n]{0,6}(?:退|补|赔|还|返)|退差|补差(?!评)|price (?:protection|adjustment|match)|(?:refund|pay back|give back).{0,12}difference/iu,
  },
  {
    intent: "cancel_order",
    says: new RegExp(
      `(?:^|[，,。！!\\s])(?:那|就|算了|还是|直接|干脆|给我|帮我|请|麻烦)*(?:取消|撤单|撤了)(?:了|掉|吧|算了)*[，,。！!\\s]+(?!.{0,8}(?:多久|什么时候|几天))[^。\\n]{0,12}(?:退|还)(?:给我|回|到|我)|取消(?:掉|了)?(?:一下)?(?:我?[的这那刚该此本][^，。！？,.!?\\n]{0,8})?(?:订单|单子|[这那]单)|(?:订单|单子|[这那]单)[^，。！？,.!?\\n]{0,6}(?:取消|不要了)|${DO_IT}[^，。！？,.!?\\n]{0,6}取消(?:了|掉)?(?:[吧啊呀,，。!！]|$)|(?:撤(?:销|掉|了|下|单)|退订|作废)(?:掉|了)?(?:一?下)?(?:[这那我]|订单|[吧啊呀,，。!！\\s]|$)|[把将][^，。,.\\n]{0,10}(?:撤|消|作废|退订)(?:掉|了|销)|(?:订单|单子|[这那]单)[^，。,.\\n]{0,4}(?:撤|作废|退订|消掉)|(?:(?:^|[^先])(?:别|甭)|不用|不要|不必)(?:再)?(?:给我|帮我)?(?:发|寄)(?:货|过来)?了(?=[吧啊呀哈,，。!！\\s]|$)|(?:我要|我想|想要?|要|给我)取消(?:掉|了)?(?=[吧啊呀哈,，。!！\\s]|$)|(?:那|这)[一]?[单台个笔件款][^，。,.\\n]{0,4}取消(?:掉|了)?(?=[吧啊呀哈,，。!！\\s]|$)|cancel (?:it|this|that|the|my)(?: \\w+){0,3} ?order`,
      "iu",
    ),
    unless:
      /(?:退货|退款|换货|售后|预约|申请)[^，。,.!！;；\n]{0,4}(?:取消|撤)|(?:取消|撤)[^，。,.!！;；\n]{0,4}(?:退货|退款|换货|售后|预约|申请)|(?:取消了?|已取消).{0,6}(?:吗|没|退款|到账)|被取消|怎么取消|能不能取消|return|refund|request/iu,
  },
  {
    intent: "membership_points",
    says: /全(?:部|都)?(?:给我|帮我)?兑|(?:兑换?|换|抵扣?).{0,8}积分|\d+积?分.{0,8}(?:兑|换成)|积分.{0,10}(?:兑换?|换成|抵|用掉)|redeem .{0,24}points/iu,
    unless: /怎么|如何|规则|how (?:do|can)/iu,
  },
  {
    intent: "feedback_privacy",
    says: /晒(?:完|好|了|过|出)*(?:单|图)(?![^，。,.\n登返办]{0,5}送(?!货|达|到|来|上|去))|(?:好评|评价|评论)[^，。,.]{0,10}(?:返|红包|奖|给多少|拿多少|得多少)|返现|cash ?back|(?:删除|删掉|清除|抹掉)[^，。,.]{0,10}(?:数据|信息|资料|记录)|(?:手机号|号码|邮箱|数据|信息|资料|记录)[^，。,.]{0,8}(?:删掉|删了|删除|抹掉)|(?:erase|delete|wipe)[^,.]{0,20}(?:data|personal)/iu,
  },
  {
    intent: "payment_problem",
    says: /(?:换|改)(?:成|用|为)[^，。,.]{0,10}(?:支付|付款|来付|付$)|(?:支付|付款)方式[^，。,.]{0,8}(?:换|改)|(?:change|switch) [^,.]{0,24}payment|pay [^,.]{0,30} instead/iu,
    unless: /怎么(?:换|改)|如何|how (?:do|can)/iu,
  },
  {
    intent: "account_help",
    says: /(?:改|换|更新|修改|设)[^，。,.]{0,8}(?:默认|常用|账户|账号)[^，。,.]{0,4}地址|(?:默认|常用)(?:收货)?地址[^，。,.]{0,8}(?:改|换|更新|设)|(?:change|update|set|edit) (?:my |the )?(?:default|profile|saved|account) [^,.]{0,12}address/iu,
  },
  {
    intent: "refund_request",
    says: /退钱|退我钱|把钱退|钱退(?:给我|我|回来)|直接退[^，。,.]{0,8}(?:款|钱)|(?:gimme|give me|i want|get) (?:back )?my money(?: back)?|money back|refund me|(?:i want|give me) (?:a|my) refund/iu,
    unless: /退钱.{0,4}(?:吗|没|到)|多久|什么时候|怎么退钱/u,
  },
  {
    intent: "withdraw_request",
    says: /(?:取消|撤销|撤回|撤掉|撤了)[^，。,.!！;；\n]{0,6}(?:退货|退款|换货|售后|申请)|(?:退货|退款|换货|售后)(?:申请)?[^，。,.!！;；\n]{0,6}(?:取消|撤销|撤回|撤掉)|(?:我)?不退(?:货|款)?了|不换(?:货)?了|(?:cancel|withdraw|take back|call off).{0,12}(?:return|refund|exchange|request)|keep (?:it|them) after all/iu,
    // “没有就不换了” is a condition of the exchange.
    unless:
      /取消.{0,4}订单.{0,8}退|(?:没有?|没货|缺货|不行|不能|要是|如果|换不了)[^，。,.\n]{0,4}(?:就|便|那就)不[换退]/u,
  },
  {
    intent: "exchange_request",
    says: new RegExp(
      `(?:我?要|想|申请|${DO_IT}.{0,8}|直接)(?:换货|换个?大?小?一?[码号]|换成|换一?[个台件双款支]|换件?新)|换(?:一?[件个台双])?新的|换(?:成|到|为)?第[一二三四五\\d][个款台件双种]|换(?:成|到|为)?\\s?\\d+(?:\\.\\d+)?的(?=[，,。.!！\\s吧呗啊呀]|$)|(?:就|还是|那)换(?:成|到|为)?[那这][一]?[个款台件双种][^，。,.！!？?\\n]{0,14}(?:吧|呗|了|好了)|换(?:成|个|到|为|一?台)?\\s?\\d+(?:\\.\\d+)?(?:升|瓦|寸|英寸|套|风量|毫升|l|w|kw|ml)(?:[的那款个台]+)?(?=[，,。.!！？?\\s吧呗啊呀行可好嘛么吗]|$)|换(?:成|个|到|为|一?台)?(?:那|这)?[个款台]?\\s?[A-Za-z]{1,6}-?\\d{2,}[\\w-]*(?![^，。,.\\n]*[吗么?？])|(?:^|[，,。.!！\\s])(?:帮我|给我|就|想)?换(?:一?下|掉|了|个)?(?:吧|呗|啊|呀)?(?=[，,。.!！\\s]|$)|换成[^，。,.！!？?\\n]{1,24}?(?:吧|可以[吗么嘛]|行[吗么]|行不行|可不可以|能不能|[的款型号升][，,。.！!？?\\s]|[的款型号升]$|[那这][个台款件双条](?:[，,。.！!\\s]|$))|(?:exchange|swap) (?:it|this|that|them|the|my)`,
      "iu",
    ),
    unless:
      /换[^，。,]{0,2}(?:个|处)?(?:地方|位置|位子)|(?:支付|付款).{0,6}(?:换|改)|(?:换|改).{0,4}(?:支付|付款|地址|电话|手机号|收[货件]人)|旧(?:机|的)?换新|换.{0,4}(?:E卡|支付宝|微信|余额|礼品卡|人工|客服)|(?:地址|电话|手机|号码|收[货件]人|抬头|发票|公司|个人)[^，。,.]{0,8}换成|换成[^，。,.]{0,6}(?:公司|企业|个人|抬头|发票)|(?:payment|address|phone)/iu,
  },
  {
    intent: "return_request",
    says: new RegExp(
      `(?:[也都]|一[块起并]|直接|就|[那这][单台件个]|给我|帮我)退(?:了|掉)(?:[吧啊呀,，。!！\\s]|$)|退掉(?:[吧啊呀呗,，。!！\\s]|行不行|可以[吗么嘛不]|好[吗不]|$)|(?:^|[\\n，,。!！])\\s*(?:那|就|我要|给我|帮我)*退(?:货)?(?:吧|啊|呀|呗)*(?=[\\n，,。!！]|$)|(?:台|个|件|款|单|机|器|灶|锅|货|它|东西)(?:那台|那个)?(?:我要)?退(?:货|了)?(?:吧|啊|呀|呗)*(?=[\\n，,。!！]|$)|(?:我要|我想|想要?|申请|办理|${DO_IT}.{0,10})退货|退货退款|send (?:it|this|them|these|those) back|(?:^|[,.!\\n]\\s*|please |pls |i (?:want|would like|'d like|need) to |can i )(?:return|send back) (?:it|this|that|them|the|my|one)`,
      "iu",
    ),
    unless: /退货(?:地址|运费|政策|规则|流程|进度|到哪)|(?:能|可以|可不可以|能不能|支持).{0,6}退货|多久.{0,6}退/u,
  },
  {
    // “那台送到江北路8号”: where what was bought is to go.
    intent: "change_address",
    says: /(?:[台单个件款机器箱灶锅炉柜床椅桌鞋衣裤包表杯]|订单|货|东西|快递|包裹|^|[，,。\n])\s*(?:就|那|还是|帮我|给我|麻烦|请)*(?:改|换)?(?:送|寄|发|邮)(?:到|去|往)[^，。？！,?!\n]{2,30}\d+(?:号|弄|栋|幢|座|室|楼)|\b(?:send|ship|deliver) (?:it|them|this|that|my order|the order) (?:over )?to (?:my [a-z]+[^.?]{0,20})?\d+ [^.?\n]*(?:st|street|ave|avenue|rd|road|lane|drive|way|blvd)\b/iu,
    unless:
      /买|下单|拍|发票|来[一两\d]|多久|几天|运费|邮费|[吗么?？]|能不能|可以|退|(?:送|寄|发)到[^，。]{0,20}(?:了|多久)/u,
  },
  {
    // “手机换138…”, “电话打138…这个”: on which number whoever brings it calls.
    intent: "change_address",
    says: /(?:手机|电话|号码|联系方式)号?码?(?:也|都|要|请|想|帮我|给我|麻烦|就|一起|顺便)*(?:改|换|用|打|写|留)(?:成|为|到|一?下|个|了)?[是：:，,\s]*(?:\+?86)?1\d{10}|(?:改|换)(?:个|一?下)?(?:手机|电话|号码?|联系方式)[^，。\d]{0,6}[：:，,\s]*(?:\+?86)?1\d{10}|(?:phone|mobile|number)[^.?\d]{0,16} to \+?\d[\d -]{6,}/iu,
    unless:
      /账号|账户|帐号|绑定|绑|登录|登陆|注册|验证码|会员|发票|买|下单|拍|安装|维修|师傅|上门|预约|account|log ?in|sign ?in|[吗么?？]\s*$/iu,
  },
  {
    intent: "change_address",
    says: /(?:改|换)(?:成|为|到|送到?|寄到?)[^，。？！,.?!\n]{2,24}(?:路|街|道|巷|大厦|小区|花园|广场|公寓|村|镇)\d*|(?:改|换|修改|更换|变更)[^，。？！,.?!]{0,4}(?:收货|收件|送货|寄送)?(?:地址|收[货件]人|收货信息)|(?<!默认|常用|账户|账号)(?:地址|收[货件]人)[^，。？！,.?!]{0,6}(?:改成|改为|换成|改一?下|换一?下|写错)|(?:别|不要?|甭)(?:送|寄|发)(?:到|去|回)?[^，。,.\n]{1,8}[，,\s]*(?:改|换|给我)?(?:送|寄|发)(?:到|去|往)?[^，。]{4,}|(?:送|发)(?:到|去)[^，。？！,.?!\n了]{0,8}(?:公司|单位|老家|家里|店里|学校|宿舍)(?:去)?(?:吧|好了)?[，,\s]+[^，。]{6,}|(?:改|换)?寄到[^，。]{4,}|change (?:the |my )?(?:delivery |shipping )?(?:address|recipient)|ship it to [^,.]{4,} instead/iu,
    unless:
      /默认|常用|账户|账号|发票[^，。,.]{0,8}(?:寄|送|发)|(?:改|换|寄)(?:成|到|为)[^，。,.?？\n]{2,30}(?:了没有?|了吗|好没有?|好了吗)|(?:能|可以|可不可以|能不能)[^，。]{0,6}(?:改|换)[^，。]{0,6}[吗么?？]|怎么(?:改|换)|还?能改|default|profile|退货地址|保存|can i/iu,
  },
  {
    intent: "invoice",
    says: new RegExp(
      `(?:${DO_IT}|我要|我想|需要|想|补|重)(?:.{0,10})(?:开|补|改|换|重).{0,6}发票|(?:再|顺便|还要?|也|另外)(?:给我|帮我|要)?(?:开|补)[^，。,.]{0,6}发票|(?:^|[，,。；;\\s]|给我|帮我|麻烦|顺便|再|还|也|请|要|想)开(?:个|[一二两三]?张|份)?(?:电子|专用?|增值税|普通?|纸质|公司|企业|单位|个人|抬头|的)*票(?!价|务)|(?:我|还|再|也|单)要(?:个|[一二两三]?张|份)?(?:电子|专用?|增值税|普通?|纸质|公司|个人)*的?(?:发票|专票|普票|电子票)|发票(?:也|都|一块|一起|一并|顺便|给我|帮我|麻烦)*开(?!了(?!吧)|过|好|错|具|出)|invoice.{0,20}(?:please|to my|for (?:my )?order)`,
      "iu",
    ),
    unless:
      /怎么(?:开|弄|申请)|如何|什么时候|多久|几天|开(?:好|出来|票|发票)?了[吗没么]|(?:开|抬头)错|在哪|已经开|退票|能(?:不能)?开[^，。,.]{0,8}[吗么?？]\s*$|可以开[^，。,.]{0,8}[吗么?？]\s*$|how (?:do|can|long)|where/iu,
  },
];

const CHANGES_ADDRESS = /[改换]|变更|写错|change|instead/iu;

/** The intents of what a message explicitly asks to be done, by its words and in its order. */
export function wishesIn(text: string): IntentId[] {
  // “那单 退了”: between Han a blank may part as a comma does.
  const parted = text.replace(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, "，");
  const found = WISHES.flatMap(({ intent, says, unless }) => {
    if (unless?.test(text)) return [];
    const whole = text.search(says);
    const byWords = whole < 0 && parted !== text ? parted.search(says) : whole;
    const at = intent === "repair_warranty" && byWords < 0 ? visitWishedAt(text) : byWords;
    return at < 0 ? [] : [{ intent, at }];
  })
    .sort((a, b) => a.at - b.at)
    .map((one) => one.intent)
    .filter((intent, at, all) => all.indexOf(intent) === at);
  // “来两台，寄到…”: where a new order goes changes no other.
  const isNewOrder = found.includes("place_order_help") && !CHANGES_ADDRESS.test(text);
  return isNewOrder ? found.filter((intent) => intent !== "change_address") : found;
}
