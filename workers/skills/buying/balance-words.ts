// How shoppers speak of what is on a stored value: the names of the card, what is asked of it, what it is to pay for.

/** Cards by their names; other things that are called “卡” are none. */
const NAMED_CARD = String.raw`[eE]\s?[-－]?\s?卡|京东卡|礼品卡|储值卡|购物卡|充值卡|e-?cards?\b|gift ?cards?\b(?! holder| box)|store credit`;
const BARE_CARD =
  "(?<!银行|信用|借记|储蓄|会员|延保|质保|积分|电话|手机|流量|贺|房|门|公交|显|声|网|打|发|身份|内存|体验|美容)卡(?![顿住机壳在了死片通扣得其包槽套座带夹口子贴纸牌尺车])";
const CARD = new RegExp(`${NAMED_CARD}|卡密|${BARE_CARD}`, "iu");
/** Where money of one's own lies: a card, a balance, the account. */
const PURSE = new RegExp(
  `${NAMED_CARD}|${BARE_CARD}|余额|余頟|餘額|账上|账面|帐上|(?:账户|账号|帐户)(?:里|上|中|余)|储值|\\b(?:my|the|this|that|your) card(?! holder| slot| case)\\b|\\b(?:balance|wallet)\\b`,
  "iu",
);
const CLAUSES = /[，。！？?!；;\n]+|,(?!\d)/u;

/** How much, or a wish to be told. */
const ASKS_AMOUNT =
  /多少|几(?:个|块|毛|多)?(?:钱|元|块)|几何|还有|剩|余下|余(?:额|頟)(?:呢|查询)?|空|额度|总数|总额|合计|查|看|报|说一下|告诉|核(?:实|对)|[没无有]钱|how much|what(?:'s| is)|check|left|balance/iu;
/** Other things that are asked of a card, or done with it. */
const NOT_AMOUNT =
  /抵|满多少|能用|可用在|面值|手续费|怎么|如何|咋|退|返|绑|激活|密|有效|期|挂失|丢|提现|取现|套现|现金|换|送|赠|领|发|充|限制|限额|尾款|定金|发票|地址|coupon|refund|expire|valid|bind|redeem|deposit|presale|points|rest\b/iu;
const ONLY_PURSE = new RegExp(
  `^(?:${NAMED_CARD}|卡里?|账户)?(?:的)?(?:余额|余頟)(?:呢|查询|多少|情况)?[\\s~～。.!！]*$`,
  "iu",
);

/** “够不够”, “付得起不”, “还差多少”, “拿得下吗”. */
const ENOUGH =
  /够|足不足|[付买拿]得?起|[付买]得[了动成](?=[吗么嘛不没]|$)|[买拿付]得下|拿下|(?:还|要|得)?[差缺](?:多少|几|不|的?多)|不足|enough|cover|afford|short\b/iu;
/** A word that makes it a question. */
const ASKS =
  /[?？]|[吗么嘛呢不没吧喽否](?=[\s啊呀呢了吧哈。.!！]*$)|不够|够不|足不|多少|几|什么|啥|是否|能不能|可不可以|付得起|买得起|\b(?:is|will|would|does|do|can|how|enough)\b/iu;
const MONEY = /钱|余额|款|[付买]得起|\d\s*(?:元|块)|money|balance|credit|\bcard\b/iu;
/** “够的话来一台”: no question, but a condition. */
const IF_SO = /够的?话|如果够|要是够|够了?就|只要够|if (?:it is|there is|it's) enough/giu;
const NOT_OF_MONEY =
  /够(?:大|用|长|高|热|冷|快|亮|不够(?:用|大)|格|意思|了吧|呛|坑|烂|慢)|能够|足够(?:大|用|长)|包邮|免邮|邮费|满减|凑单|用券/u;

/** What is left once something has been paid: “扣完还剩多少”, “买了它卡上还剩几块”, “付后余多少”. */
const LEFT_AFTER =
  /(?:买|付|扣|刷|花|用|拍|下单|拿|减|除|结)[^，。！？?!\n]{0,16}?(?:剩|余(?!额)|还有|还能有)[^，。！？?!\n]{0,6}?(?:多少|几|额)|(?:买|付|扣|刷|花|拍|减)(?:了|完|掉|去|后)[^，。！？?!\n]{0,16}?余额?[^，。！？?!\n]{0,4}?(?:多少|几)|how much[^.?]{0,24}left (?:after|once|if|when)|left (?:over|after)/iu;

/** The same of another one, once a balance was spoken of: “这个总够吧”, “那这台呢，够不够”. */
const STILL_ENOUGH = /够(?:不够|用?了?[吗吧么没不])|(?:is|would|will) (?:it|that|this)[^.?]{0,12} (?:be )?enough/iu;
/** “还剩多少”, where what is on a card was the subject. */
const ASKS_LEFT =
  /^(?:那|现在|卡里?|里面|我|一共|总共|\s)*(?:还)?剩(?:下|余)?(?:多少|几)(?:钱|元|块)?[了呢啊呀]*[?？。\s]*$|^(?:and )?how much(?: money| credit| is| do i have| have i got)* left(?: now)?\W*$/imu;

/** What the shop's words on a card tell: how it is used, bound, how long, whether it is paid out, lost or parted. */
const RULES =
  /怎么(?:个)?(?:用|使|绑|弄|充|激活|花|操作)|如何(?:使?用|绑|激活)|咋(?:个)?(?:用|使|绑|弄|充|激活|花)|用法|使用(?:说明|规则|方法|方式|范围|限制|条件|期限)|绑|激活|卡密|有效|期限|过期|到期|失效|挂失|丢|补(?:办|一张|[吗么不]|卡)|提现|取现|套现|变现|现金|退成|转(?:账|让|赠|给)|第三方|其他店|别的店|哪里能?用|在哪用|[能可]以?买(?:什么|啥|哪些)|自营|(?:分|用)[^，。\n]{0,3}[几多][次回笔]|[几多]次|一次性?(?:要)?(?:用|花)|找零|用不完|记名|限制|used? for|how (?:do|can|to)[^.?]{0,16}(?:use|redeem|bind|activate|add)|expir|valid|cash(?:ed)? ?out|withdraw|lost|third.?party|restrict|terms/iu;
const NOT_RULES = /退(?:到|回|去|款|货)|取消|refund|余额[^，。\n]{0,4}多少/iu;

function clauses(text: string): string[] {
  return text.split(CLAUSES).filter((clause) => clause.trim() !== "");
}

/** “余额够的” is said, not asked, whatever the clause beside it is. */
function isAsked(clause: string, text: string): boolean {
  return ASKS.test(clause) || (/[?？]/u.test(text) && !/够(?:的|了)$/u.test(clause.trim()));
}

/** Whether the words ask if a stored value pays for something, what is missing, or what is left once it has. */
export function asksIfEnough(said: string): boolean {
  const text = said.replace(IF_SO, " ");
  if (asksLeftAfter(text)) return PURSE.test(text) || MONEY.test(text);
  const asked = clauses(text).some(
    (clause) => ENOUGH.test(clause) && !NOT_OF_MONEY.test(clause) && (isAsked(clause, text) || /付|买/u.test(clause)),
  );
  return asked && (PURSE.test(text) || MONEY.test(text) || /够(?:不够)?[付买]|[付买]得起/u.test(text));
}

const SHORT = "(?:不够|不足|少了|差(?:一?点|几))";
const OF_PURSE = `(?:${NAMED_CARD}|卡里?|余额|钱包?|额度|里面)`;
/** “余额不够还能用吗”, “不够的部分微信补行吗”, “can I pay the rest by card”. */
const ASKS_IF_SHORT = new RegExp(
  `${OF_PURSE}[^。？?\\n]{0,6}${SHORT}[^。？?\\n]{0,12}(?:[能可][不以]?|怎么|咋|补|行|好)[^。？?\\n]{0,12}(?:[付用买补办弄]|一起|混)[^。？?\\n]{0,8}(?:[吗么不呢没？?]|怎么|$)|${SHORT}的(?:部分|那部分|差额|钱)?[^。？?\\n]{0,14}(?:补|付)|(?:一起|混着|混合|组合|分开|搭着|凑着|两种|一部分|一半)[^。？?\\n]{0,6}(?:付|支付|结)[^。？?\\n]{0,4}[吗么不？?]|(?:(?:part|split|combine|rest|remainder)\\b[^.?\\n]{0,48}\\b(?:pay|card|wechat|alipay|balance)|(?:not|isn'?t|if)[^.?\\n]{0,24}(?:enough|short)[^.?\\n]{0,32}\\b(?:can|still|pay)|pay[^.?\\n]{0,16}\\bpart)\\b`,
  "iu",
);

/** Whether they ask what is done where a stored value does not cover the whole. */
export function asksIfShort(text: string): boolean {
  return ASKS_IF_SHORT.test(text) && (PURSE.test(text) || MONEY.test(text));
}

const LEAVES_IF_SHORT =
  /(?:^|(?<=[\n，。,.!！?？；;\s]))(?:要是|如果|万一|反正|那)?(?:[eE]\s?卡|卡里?|余额|钱|里面)?(?:的?钱)?(?:要是|如果|万一)?(?:不够|不足)(?:付|买|扣|用|了)?(?:的话|时)?(?:我|那|也|就|便|直接|[\s，,])*(?:算了|拉倒|作罢|不(?:买|要|下|拍|办)(?:单|它|这台)?|别(?:买|下|拍|办|要)(?:单|它)?|取消|skip)(?:了|掉|吧|啊|呗|单)*/giu;

/** The message without “不够就算了”: a condition under which nothing is wished. */
export function withoutIfShort(text: string): string {
  return text.replace(LEAVES_IF_SHORT, "").trim();
}

/** Whether they ask it once more, after it was asked of something else. */
export function asksIfStillEnough(text: string): boolean {
  return STILL_ENOUGH.test(text.replace(IF_SO, " ")) || asksLeftAfter(text);
}

/** Whether they ask what would be left after paying. */
export function asksLeftAfter(text: string): boolean {
  return LEFT_AFTER.test(text);
}

/** “卡里120够买啥”: whatever it is enough for; of no product yet. */
export function asksWhatItBuys(text: string): boolean {
  return /(?:够|能)买(?:点|些|个)?(?:什么|啥|哪)|what can i (?:buy|get)/iu.test(text);
}

/** “退完之后”: only when it is asked of. */
const ONCE_BACK =
  /(?:退(?:货|款|钱|掉)?|取消|到账)(?:完了?|好了?|了|成功|结束)?(?:之后|以后|后)|(?:退(?:货|款|钱)?|取消)(?:完|好|成功)了?|after (?:the |my |that |it is )?(?:refund(?:ed)?|return(?:ed)?)/giu;
const ASKS_HELD = /余额|总额|总共|一共|合计|多少|几(?:块|元)|balance|how much/iu;

function isOfBalance(said: string): boolean {
  const clause = ASKS_HELD.test(said) ? said.replace(ONCE_BACK, " ") : said;
  if (ONLY_PURSE.test(clause)) return true;
  return PURSE.test(clause) && ASKS_AMOUNT.test(clause) && !NOT_AMOUNT.test(clause) && !isOfPrice(clause);
}

/** The clause that asks how much a stored value holds; null: none does. */
export function balanceAsked(text: string): string | null {
  const all = clauses(text).map((clause) => clause.trim());
  const asked = all.find(isOfBalance);
  if (asked !== undefined) return asked;
  // “我老公说卡里有五千，你核实下到底多少”: the card in one breath, the question in the next.
  const [first = "", ...rest] = all;
  const goesOn = rest.some((clause) => /(?:到底|究竟|准确|实际|剩)[^，。\n]{0,6}(?:多少|几)/u.test(clause));
  return goesOn && PURSE.test(first) && !NOT_AMOUNT.test(text) ? text : null;
}

/** Whether the words ask what is on a stored value. */
export function asksBalance(text: string): boolean {
  return balanceAsked(text) !== null;
}

/** “E卡付要多少钱”: what the goods cost, paid so. */
function isOfPrice(clause: string): boolean {
  return /卡[^，。\n]{0,2}(?:付|支付|买|结)[^，。\n]{0,6}多少|付(?:多少|几)|付了|花了|卖|价/u.test(clause);
}

/** Whether they ask what is left, without a word of where. */
export function asksWhatIsLeft(text: string): boolean {
  return ASKS_LEFT.test(text.trim());
}

/** Whether the words ask how a stored value is used and what its terms are; `isSpokenOf`: one is the subject already. */
export function asksCardRules(text: string, isSpokenOf: boolean): boolean {
  if (!RULES.test(text) || NOT_RULES.test(text)) return false;
  return CARD.test(text) || isSpokenOf;
}

const UNPAID =
  /(?:haven'?t|have not|not yet|didn'?t) pa(?:id|y)|can i still pay|还(?:没|未)付|没付款|还能(?:付|支付)/iu;

/** “I haven't paid yet, can I still pay?”: of an order that waits for its payment. */
export function saysUnpaid(text: string): boolean {
  return UNPAID.test(text);
}
