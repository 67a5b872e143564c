// “买LN3S吧”, “还是14升那台，e卡付”: goods are taken, in whatever order the clauses come.

const CLAUSE = /(?:[^，,。.！!？?；;\n]|(?<=\d)[.,](?=\d))+/gu;
/** What goes before a wish: “行，那就给我…”, “帮忙”, “麻烦再”. */
const LEAD = String.raw`(?:够(?:的话|了)?|好[的吧嘞]?|行吧?|嗯+|成|可以|没问题|中|得[嘞了]|算了不?纠?结?了?|ok(?:ay)?|[\s,，]|那么?|还是|就|我|你们?|给|帮忙?|替|麻烦|请|劳烦|先|再|直接|现在|马上|都|也|一下|家里?|想|准备|打算|决定)*`;
const PIECE = "[台个件款双副条部只瓶盒套份箱袋包罐把块支本顶]";
/** “一台”, “俩”, “3件”, “个”. */
const MANY = `(?:(?:[一二两三四五六七八九十几]|\\d{1,3})${PIECE}|[俩仨]|${PIECE}(?=[呗吧]|$))`;
/** “它”, “这台”, “那个白色的”. */
const THIS = `(?:它|[这那]一?(?:${PIECE}|单)?)`;
/** Words for getting goods, the plain ones and those of every day. */
const GET = "(?:[要买购拿来订定拍下入选捎整弄搞囤添]|购买|入手|安排|预订|订购|拿下|下单|订上|来上)";
const TAIL = "(?:[了吧啦呀哈呗嘛哦啊哒～~]|得了|算了|就(?:行|好|可以|成|够)|试试|先)*";
const en = "(?:ok(?:ay)?,? )?(?:i(?:'?ll| will| want to| would like to|'?d like to)? |let me |please |just )*";
/** “就要它”, “来一台”, “帮我弄一台呗”, “要它仨”. */
const TAKES_IT = new RegExp(
  `^${LEAD}(?:把${THIS})?${GET}(?:上|个|它)?(?:${MANY}|${THIS}(?:${MANY})?)${TAIL}$|^${en}(?:take|buy|get|have|order) (?:it|this|that|this one|that one|\\d{1,2}|one|two|three|both|a pair)(?: of (?:it|them|those|these))?(?: please)?$`,
  "iu",
);
/** “要X6Max”, “买LN3S吧”, “还是14升那台吧”: taken by what it is called. */
const TAKES_NAMED = new RegExp(
  `^${LEAD}(?:[要买购拿选拍]|订(?!单)|入手|安排|订购|预订)(?!是|不|得|求|多|怎|咋|哪|什么|啥|点|回|到|了|过|的|退|换|取消|发票|开|人|等|重|修|装|投诉|看|问|知道|加急|催)[^吗么呢]{1,24}$|^(?:那|那么)?(?:还是|就)(?!这样|这么|算了|不)[^吗么呢]{1,24}[的台款个件]吧?$|^i(?:'ll| will) (?:take|buy|get) the [^?]{2,40}$`,
  "iu",
);
/** “下单吧”, “帮忙下个单”, “可以下单了”. */
const ORDERS = new RegExp(`^${LEAD}(?:下(?:个|一个|一)?单|拍下|买单)${TAIL}$`, "iu");
/** “这个我要了”, “拿下”, “就这么定了”, “那还是买了”: yes to what was spoken of. */
const SETTLES = new RegExp(
  `^${LEAD}(?:${THIS}|第[一二三四五\\d]${PIECE})?(?:我|就)*(?:要了|拿下了?|成交|买它|要它|就?这么定|定了|冲了?|收了|入了|安排上?)${TAIL}$|^${LEAD}(?<=还是|就|那)(?:买|拍|定|订|下|选|要)了?${TAIL}$|^(?:买|成交|拿下|下单|安排)[了吧啦]*$`,
  "iu",
);
/** “就这个吧”, “那就第二款”, “行，就它了”: one is picked. */
const PICKS = new RegExp(
  `^${LEAD}(?<=就|要|选|定|是)要?(?:${THIS}|第[一二三四五\\d]${PIECE}|最后${PIECE}|前[者面][^吗呢]{0,3}|后[者面][^吗呢]{0,3})${TAIL}$`,
  "iu",
);
const PURSE = String.raw`(?:(?:京东)?[eE]\s?卡(?:余额|支付)?|礼品卡|储值卡|购物卡|(?:账户)?余额|卡里?|支付宝|微信|云闪付|花呗|白条|信用卡|银行卡)`;
/** “e卡付”, “用微信”, “走卡”, “卡里扣”, “钱从E卡走”: how it is paid. */
const PAYS_BY = new RegExp(
  `${PURSE}(?:里|上|来|的钱|直接)*(?:付|支付|结账?|扣|出|走|就行|就好|给钱|买单)|(?:用|走|刷|从|拿)(?:我|你|的|自己|那|张|个|里)*${PURSE}|^(?:还是|就|也)?(?:京东)?[eE]\\s?卡$|老样子(?:付|支付|结)|\\bpay (?:with|by|from|using)\\b`,
  "iu",
);
const CHANGES = /换|退|取消|改|发票|开票|change|swap|return|cancel|refund|invoice|instead/iu;

/** Money that came back pays the next order: it sends nothing back. */
const CAME_BACK = /刚?才?退(?:回来?|给我)?的/gu;

// Any two of these in one message that asks nothing take goods, where one says so; else how many, how paid and where to.
const TAKES =
  /(?:^|[\s，,。.!！\n]|那就|我就|就|再|帮我|给我|帮忙|麻烦|把.{2,24}|那台|那个|那款)(?:给我|帮我)?(?:买|要|拿|订(?!单)|拍|整|弄|搞|安排|入手|订购|下(?=[一两二三四五六\d])|来(?=[一两二三四五六\d个])|选|定)(?!不|得动)|就(?:这|那|它)(?:个|台|款|件)?|来一?[台个件款双条部只瓶盒套份箱袋包罐支]|下[个一]?单|要了|各(?:要|来|买|订|拿)|都(?:要|买)(?=[了吧，,\s]|$)|\b(?:take|buy|get me)\b|\border (?:it|this|that|one|two|me)\b/iu;
const COUNTS =
  /(?<!第|哪|这|那|每)(?:[一两二三四五六七八九十]|\d{1,2})(?:台|个|件|份|双|套|盒|瓶|袋|箱)(?![月小])|(?<![\dA-Za-z])[x×*]\s?\d{1,2}(?!\d)/iu;
const GOES_TO =
  /(?:地址|收货信息|收[件货]人?信息|收货|信息)[^，。,.\n]{0,6}(?:默认|账[号户]|帐[号户]|资料|系统|老样子)|(?:账[号户]|帐[号户])(?:里|上|中)?的?(?:默认|收货|地址|信息)|地址(?:就?(?:是|用))?(?:默认|不变|照旧|照常|老样子|同上|原来)|(?:默认|原来|老|常用)的?地址|(?:寄|送|发)(?:到|去|回|给|老家|家里|我家|公司|单位)|收[件货]人|\b(?:ship|send|deliver) (?:it |them )?to\b|(?:usual|default|home|same) address/iu;
const PAID_WITH =
  /[eE]\s?卡|礼品卡|储值卡|购物卡|余额|支付宝|微信|云闪付|花呗|白条|信用卡|银行卡|卡里(?:直接)?扣|[走刷]卡|\b(?:gift ?card|balance|paypal|credit card|my card|alipay|wechat)\b/iu;

/** “就它了”, “嗯嗯就这个吧”: of what is spoken of, that is the one. */
const THAT_ONE =
  /^(?:嗯+|好的?|行吧?|可以|成|ok|okay|唉|算了)*[，,\s]*(?:那|那么)?(?:我)?(?:就|还是)(?:它|这个|这款|这台|这件|这双|那个|那款|那台)(?:了|吧|啦|呗)+$/iu;

/** “用卡里的钱买…”, “刷白条拍一台”: paid and taken in one breath. */
const PAYS_TO_GET =
  /[用拿刷走](?:[^，。,.\n]{0,8})(?:卡|余额|钱|额度|支付宝|微信|花呗|白条)里?(?:的钱)?(?:来|去|再|直接|帮我|给我)*(?:买|拍|下单|订购|入手|购)(?![的过了不吗么]|[^，。\n]{0,10}(?:合算|划算|便宜|优惠))|\buse (?:my|the) [^,.?\n]{0,20} to (?:buy|order|get)\b/iu;

function takesByParts(text: string, namesGoods: boolean): boolean {
  const isTaken = TAKES.test(text) || (namesGoods && PAYS_TO_GET.test(text));
  const isCounted = COUNTS.test(text);
  const others = [GOES_TO, PAID_WITH].filter((pattern) => pattern.test(text)).length;
  return isTaken ? Number(isCounted) + others >= 1 : isCounted && others >= (namesGoods ? 1 : 2);
}

function clausesOf(text: string): string[] {
  return (text.match(CLAUSE) ?? [])
    .flatMap((clause) => clause.trim().split(/\s+(?=\p{Script=Han})|(?<=[了吧个台件款呗仨俩套啦哈])\s+/u))
    .filter(Boolean);
}

/**
 * Whether goods are taken. `namesGoods`: the message names some, by name, model, measure or place, so that “买…” says
 * what; a clause that only says how it is paid takes goods as well if they are named beside it or counted.
 */
export function saysToBuy(text: string, namesGoods: boolean): boolean {
  const said = text.replace(CAME_BACK, "");
  if (CHANGES.test(said)) return false;
  if (takesByParts(said, namesGoods)) return true;
  const clauses = clausesOf(said);
  const some = (pattern: RegExp) => clauses.some((clause) => pattern.test(clause));
  if (some(TAKES_IT) || some(ORDERS) || some(SETTLES) || some(THAT_ONE)) return true;
  if (
    namesGoods &&
    clauses.some(
      (clause) => /^.{0,8}(?:要|买|购|拿|选|订|拍|入手|安排|take|buy|get)/iu.test(clause) && TAKES_NAMED.test(clause),
    )
  )
    return true;
  return namesGoods && some(PAYS_BY) && some(TAKES_NAMED);
}

/** Whether one of those shown is picked and nothing else said: “就它了”, “那就第二款吧”. */
export function picksOne(text: string): boolean {
  return !CHANGES.test(text) && clausesOf(text).some((clause) => PICKS.test(clause));
}
