const STORED =
  /默认|你(?:们)?(?:那边|那里|那儿|这边|这里)?.{0,4}(?:查|看)(?:一?下|看)|(?:系统|账[号户]|帐[号户]|资料|档案)[里上]?(?:面|边)?的|(?:系统|账[号户]|帐[号户]|资料|档案)里|(?:和|跟|同|照|按)(?:之前|上次|原来|以前|老).{0,4}(?:一样|的)?|(?:和|跟|同|照|按)我?(?:订单|下单|买|收货|购买)[^，。,.\n]{0,6}(?:一样|一致|相同|的来?)|照[旧常]|(?:人|电话|名字|号码|收[货件]人)(?:还是|都是|就是|也是|都?还是)(?:我|本人)(?:自己)?(?=[的吧哈呀\s，。,.!！]|$)|(?:按照?|照着?|依照?|跟着?|[和同与用拿走以]|根据|沿用)(?:你们?|您|我)?的?(?:这|那|该|原)?(?:[单笔](?!据)|订单|下单(?:时|那会儿?)?)(?:里|上|中|内)?面?的?(?:那个|那些|[填写留]的)?(?:信息|资料|联系(?:方式|人)|电话|名字|姓名|号码|人)*的?(?:为准|一致|一样|相同|就[行好可成]|即可|来|走|填|写|吧|[，。,.！!；;\s]|$)|(?:订单|下单时?)(?:里|上|中)?(?:的|[填写留]的?)?(?:那个|那些|信息|资料)?(?:为准|就[行好可成]|即可)|老(?:样子|地址)|不变|留的(?:那个)?(?:地址|信息)|登记的|(?:按照?|照着?|依照?|跟着?|根据|以)(?:你们?|您|我)?的?(?:账[号户]|帐[号户]|会员|系统|注册|登记|预留|备案)?[里上]?的?(?:资料|档案|登记|账[号户]|帐[号户]|系统|实名)(?:信息)?(?:里的?|上的?|来|写|填|开|走|就行|就好|为准)|还是[^，。,.\n]{0,8}那[个里儿]|(?:送|寄)?老地方|家里那个|on file|(?:as|same as) (?:on|in) (?:the|my|that) order|(?:details?|contact|info) (?:on|from|in) (?:the|my|that) order|default|the usual|(?:my|our) usual|(?:my|the) (?:same|home) address|my profile|from my account|look (?:it )?up|same as (?:before|last time|usual)|you (?:already )?have (?:it|that|my)/i;

/** Whether the shopper means what the shop has stored: “默认的就行”, “the one on file”. */
export function meansStored(said: string): boolean {
  return STORED.test(said);
}

const DOES_NOT_KNOW =
  /^(?:我?(?:也|都)?(?:不清楚|不知道|不晓得|不记得|不懂|记不清|记不得|说不(?:清|好|上来)|讲不清|搞不(?:清|懂)|不太(?:清楚|懂|记得)|忘了|忘记了|没注意)|(?:i )?(?:don'?t|do not) (?:know|remember)|no idea|not sure|i forgot)/i;

/** Whether an answer says that the shopper cannot tell: then the shop looks it up. */
export function cannotTell(said: string): boolean {
  return DOES_NOT_KNOW.test(said.trim());
}

const LEAVES_IT =
  /^(?:那|就|我)*(?:随便|随意|无所谓|都(?:行|可以|成|好|ok)|哪(?:个|种|一个)都(?:行|可以|成|好|ok)|怎么都(?:行|可以)|(?:要不)?你们?(?:就|帮我|替我|给我)*(?:看着)?(?:办|来|定|选|挑|弄|安排|决定|拿主意|说了算)|看着(?:办|来|选|弄)|听你们?的|看你们?(?:的|方便)?|默认)|^(?:whatever|either(?: one)?|anything|any(?: is fine)?|you (?:choose|decide|pick)|up to you|doesn'?t matter|i don'?t mind)/iu;

/** Whether an answer leaves the choice to the shop: “随便”, “你看着办”. */
export function leavesIt(said: string): boolean {
  return LEAVES_IT.test(said.trim());
}
