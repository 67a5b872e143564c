/** “e卡够不够”, “付得起不”, “退回来的钱够买…吗”: whether what is on the card pays for it. */
const ASKS_IF_ENOUGH =
  /(?:卡|余额|钱)[^，。,.\n]{0,8}够(?:不够|[吗么不没]|买|付)|够不够(?:买|付|用)|够(?:买|付)[^，。,.\n]{0,24}[吗么不没]|[付买]得起|enough (?:on|in|left|money|balance|credit)[^.?]{0,40}|(?:balance|card|credit)[^.?]{0,16}(?:cover|enough|pay for)/iu;
/** “我卡里就两千，第一款够吧”: what is on the card, and whether it is enough, in clauses of their own. */
const ENOUGH = /够(?:不够|[吗么吧不没]+)[呀啊的]*[?？\s]*$/u;
const HELD = /(?:卡|余额)(?:里|上|内|中)?[^，。,.\n]{0,4}(?:就|只|才|有|是|剩)/iu;
/** “够的话来一台”: no question, but a condition. */
const IF_SO = /够的?话|如果够|要是够|if (?:it is|there is|it's) enough/giu;
/** “这个总够吧”, “那这台呢，够不够”: the same of another one, once a balance was spoken of. */
const STILL_ENOUGH = /够(?:不够|用?了?[吗吧么没不])|(?:is|would|will) (?:it|that|this)[^.?]{0,12} (?:be )?enough/iu;
/** “我的E卡有多少钱” asks for a balance, not for a price. */
const ASKS_BALANCE =
  /(?:[eE]\s?卡|礼品卡|储值卡|购物卡|余额|卡里|卡上)[^，。,.?？\n]{0,6}(?:(?:有|剩|是)(?:多少|几|钱[吗么没])|(?:现在|目前)(?:还)?多少)|gift ?card balance|how much[^.?]{0,12}(?:on|left on) my[^.?]{0,12}card/iu;
/** “还剩多少”, where what is on a card was the subject. */
const ASKS_LEFT =
  /^(?:那|现在|卡里?|里面|我|一共|总共|\s)*(?:还)?剩(?:下|余)?(?:多少|几)(?:钱|元|块)?[了呢啊呀]*[?？。\s]*$|^(?:and )?how much(?: money| credit| is| do i have| have i got)* left(?: now)?\W*$/imu;

/** Whether the words ask if a stored value pays for something. */
export function asksIfEnough(text: string): boolean {
  const said = text.replace(IF_SO, " ");
  const clauses = said.split(/[，,。.;；\n]/u);
  return ASKS_IF_ENOUGH.test(said) || (HELD.test(said) && clauses.some((clause) => ENOUGH.test(clause.trim())));
}

const STORED =
  /[eE]\s?卡|礼品卡|储值卡?|购物卡|卡(?:里|上|内|中)|余额|gift ?card|store credit|stored value|(?:my|account|card|store) balance/iu;
/** “卡里总数报给我”, “余额报一下”, “E卡一共是多少”: how much is on it. */
const HOW_MUCH: readonly RegExp[] = [
  /(?:卡|余额)[^，。,.;；?？!！\n]{0,10}(?:多少|几(?:块|元|个?钱)|总数|总额|总共|一共|合计|还有钱|有没有钱|还剩|剩)/iu,
  /余额[^，。,.;；?？!！\n]{0,6}(?:报|查|看|说|告诉|不足|不够|够|还有|呢|[?？]|$)/iu,
  /(?:报|查|看|说|告诉|讲)[^，。,.;；?？!！\n]{0,8}余额/iu,
  /(?:还有|剩)多少|(?:how much|what(?:'s| is))[^.?]{0,30}(?:left|balance|on|have)|(?:what|check|tell)[^.?]{0,16}balance|balance\?/iu,
];
/** What a card can do or costs, what comes with goods, and how to pay with it are no balances. */
const NOT_A_BALANCE =
  /抵|满多少|能用|可用在|面值|手续费|(?:买|办|充)[^，。,.\n]{0,4}卡|(?<!退)送[^，。,.\n]{0,6}卡|返[^，。,.\n]{0,6}卡|怎么|如何|\bhow (?:do|can|to)\b/iu;
const CLAUSE = /[^，。,;；?？!！\n]+[?？]?/gu;

/** The clause that asks how much a stored value holds; null: none does. */
export function balanceAsked(text: string): string | null {
  const clauses = text.match(CLAUSE) ?? [];
  const asks = (clause: string) =>
    STORED.test(clause) && !NOT_A_BALANCE.test(clause) && HOW_MUCH.some((one) => one.test(clause.trim()));
  return clauses.find(asks)?.trim() ?? null;
}

/** Whether they ask it once more, after it was asked of something else. */
export function asksIfStillEnough(text: string): boolean {
  return STILL_ENOUGH.test(text.replace(IF_SO, " "));
}

/** Whether the words ask what is on a stored value. */
export function asksBalance(text: string): boolean {
  return ASKS_BALANCE.test(text) || balanceAsked(text) !== null;
}

/** Whether they ask what is left, without a word of where. */
export function asksWhatIsLeft(text: string): boolean {
  return ASKS_LEFT.test(text.trim());
}

const UNPAID =
  /(?:haven'?t|have not|not yet|didn'?t) pa(?:id|y)|can i still pay|还(?:没|未)付|没付款|还能(?:付|支付)/iu;

/** “I haven't paid yet, can I still pay?”: of an order that waits for its payment. */
export function saysUnpaid(text: string): boolean {
  return UNPAID.test(text);
}
