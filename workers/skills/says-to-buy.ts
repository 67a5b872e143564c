// “买LN3S吧”, “还是14升那台，e卡付”: goods are taken, in whatever order the clauses come.

const CLAUSE = /(?:[^，,。.！!？?；;\n]|(?<=\d)[.,](?=\d))+/gu;
const POLITE = String.raw`(?:好的?|行|嗯+|可以|成|ok|okay)?[\s,，]*(?:那|那么)?(?:还是|就|我就|我|给我|帮我|先)*`;
/** “就要它”, “来一台”, “下一台”. */
const TAKES_IT = new RegExp(
  String.raw`^${POLITE}(?:要|买|拿|来|选|定|订|下|拍)(?:[这那它][个款件双台条瓶盒套]?|(?:[一两三四五六]|\d{1,2})[个款件双台条瓶盒套份])(?:了|吧|啦|呀|哈|就(?:行|好|可以))*$|^(?:ok )?i(?:'?ll| will| want to| would like to)? (?:take|buy|get|have) (?:it|this|that|this one|that one|\d{1,2}|two|three|both|a pair)(?: of (?:it|them|those))?$`,
  "iu",
);
/** “要X6Max”, “买LN3S吧”, “还是14升那台吧”: taken by what it is called. */
const TAKES_NAMED = new RegExp(
  `^${POLITE}(?:要|买|拿|选|订(?!单))(?!是|不|求|多少|怎|咋|哪|什么|啥|点|回|到|了|过|的|退|换|取消|发票|开)[^吗么呢]{1,24}$|^(?:那|那么)?(?:还是|就)(?!这样|这么|算了|不)[^吗么呢]{1,24}[的台款个件]吧?$|^i(?:'ll| will) (?:take|buy|get) the [^?]{2,40}$`,
  "iu",
);
/** “下单”, “下单吧”. */
const ORDERS = /^(?:那|那就|就|直接|现在|马上|给我|帮我|可以)*下单(?:吧|啦|了)?$/iu;
/** “e卡付”, “用微信”, “走余额支付”: how it is paid. */
const PAYS_BY =
  /(?:[eE]\s?卡|礼品卡|储值卡|购物卡|余额|支付宝|微信|云闪付|花呗|信用卡|银行卡)(?:来)?(?:付|支付|结|扣|就行|就好)|(?:用|走|刷)[^，,。.\n]{0,6}(?:[eE]\s?卡|礼品卡|储值卡|购物卡|余额|支付宝|微信|云闪付|花呗|信用卡|银行卡)|^(?:京东)?[eE]\s?卡$|\bpay (?:with|by)\b/iu;
const CHANGES = /换|退|取消|改|发票|开票|change|swap|return|cancel|refund|invoice|instead/iu;

/** Money that came back pays the next order: it sends nothing back. */
const CAME_BACK = /刚?才?退(?:回来?|给我)?的/gu;

// Any two of these in one message that asks nothing take goods, where one says so; else how many, how paid and where to.
const TAKES =
  /(?:^|[\s，,。.!！\n]|那就|我就|就|帮我|给我|那台|那个|那款)(?:买|要|拿|订(?!单)|下(?=[一两二三四五六\d])|来(?=[一两二三四五六\d个])|选|定)|就(?:这|那|它)(?:个|台|款|件)?|来一?[个台份件]|下单|各(?:要|来|买|订|拿)|都(?:要|买)(?=[了吧，,\s]|$)|\b(?:take|buy|get me)\b|\border (?:it|this|that|one|two|me)\b/iu;
const COUNTS =
  /(?<!第|哪|这|那|每)(?:[一两二三四五六七八九十]|\d{1,2})(?:台|个|件|份|双|套|盒|瓶|袋|箱)(?![月小])|(?<![\dA-Za-z])[x×*]\s?\d{1,2}(?!\d)/iu;
const GOES_TO =
  /(?:地址|收货信息|收[件货]人?信息|收货|信息)[^，。,.\n]{0,6}(?:默认|账[号户]|帐[号户]|资料|系统|老样子)|(?:账[号户]|帐[号户])(?:里|上|中)?的?(?:默认|收货|地址|信息)|地址(?:就?(?:是|用))?(?:默认|不变|照旧|照常|老样子|同上|原来)|(?:默认|原来|老|常用)的?地址|(?:寄|送|发)(?:到|去|回|给|老家|家里|我家|公司|单位)|收[件货]人|\b(?:ship|send|deliver) (?:it |them )?to\b|(?:usual|default|home|same) address/iu;
const PAID_WITH =
  /[eE]\s?卡|礼品卡|储值卡|购物卡|余额|支付宝|微信|云闪付|花呗|白条|信用卡|银行卡|\b(?:gift ?card|balance|paypal|credit card|my card|alipay|wechat)\b/iu;

/** “就它了”, “嗯嗯就这个吧”: of what is spoken of, that is the one. */
const THAT_ONE =
  /^(?:嗯+|好的?|行吧?|可以|成|ok|okay|唉|算了)*[，,\s]*(?:那|那么)?(?:我)?(?:就|还是)(?:它|这个|这款|这台|这件|这双|那个|那款|那台)(?:了|吧|啦|呗)+$/iu;

function takesByParts(text: string, namesGoods: boolean): boolean {
  const isTaken = TAKES.test(text);
  const isCounted = COUNTS.test(text);
  const others = [GOES_TO, PAID_WITH].filter((pattern) => pattern.test(text)).length;
  return isTaken ? Number(isCounted) + others >= 1 : isCounted && others >= (namesGoods ? 1 : 2);
}

function clausesOf(text: string): string[] {
  return (text.match(CLAUSE) ?? []).flatMap((clause) => clause.trim().split(/\s+(?=\p{Script=Han})/u)).filter(Boolean);
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
  if (some(TAKES_IT) || some(ORDERS) || some(THAT_ONE)) return true;
  if (
    namesGoods &&
    clauses.some((clause) => /^.{0,8}(?:要|买|拿|选|订|take|buy|get)/iu.test(clause) && TAKES_NAMED.test(clause))
  )
    return true;
  return namesGoods && some(PAYS_BY) && some(TAKES_NAMED);
}
