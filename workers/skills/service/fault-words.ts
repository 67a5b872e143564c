// How shoppers ask about what is wrong with goods: by the code on a display, which code it is, what to look at first;
// and how they tell that what was advised did not help.

const AFTER = "(?![A-Za-z0-9_-]|\\s?[栋幢座楼区款升门口室号])";
/** “E4”, “F-003”: short as a model's name, too. */
const SHORT_CODE = new RegExp(`(?<![A-Za-z0-9-])[EFCHP][-_ ]?\\d{1,3}${AFTER}`, "iu");
/** “LEAK_02”, “屏上报 b7”, “代码 12”: its form, or what stands before it, leaves no doubt. */
const SHOWN_CODE = new RegExp(
  `(?<![A-Za-z0-9])[A-Z]{2,12}_\\d{1,4}${AFTER}|(?:显示(?:的是|出|了|着)?|屏幕?上(?:是|报|写着?|有)?|报(?:的|了|个|出)?|跳(?:出|来|了|个)*|闪(?:着)?|(?:故障|错误|报警|出错)码|代码(?:是|为)?|\\b(?:code|error|shows|displays?|says)\\b)\\s?[A-Za-z]{0,12}[-_ ]?\\d{1,4}${AFTER}`,
  "iu",
);
const IS_CODE = "(?:故障|错误|报警|报错|显示)?(?:的)?(?:代码|编码|代号|码(?!数|头|率))";
/** “对应哪个代码”, “是什么码”. */
const ASKS_CODE = new RegExp(
  `(?:何|什么|啥|哪(?:一)?[个条种项]?|多少)(?:的)?${IS_CODE}|${IS_CODE}(?:是|为|叫|该是|对应)?(?:什么|啥|哪|多少|几)|\\b(?:what|which)(?: error| fault)? code`,
  "iu",
);
const LOOK =
  "(?:检查|排查|自查|查看|查(?!询|物流|快递|订单|到|收|价|余额)|看|瞧|试|摸|入手|下手|弄|处理|处置|解决|应对)";
/** “先看哪”, “从哪儿查起”, “如何排查”. */
const ASKS_WHERE_FIRST = new RegExp(
  `(?:先|自己|从)[^，。？?\\n]{0,6}${LOOK}[^，。？?\\n]{0,4}(?:哪(?!一?[款种]|个好)|什么|啥|何处)|(?:先|从|应该?|该|要)?(?:哪|何处|什么地方|啥地方)(?:里|儿|个地方|些地方|一步)?[^，。？?\\n]{0,4}(?:先|开始)?${LOOK}|(?:如何|怎么|怎样|咋)(?:自行|自己|先|去)?(?:排查|自查|检查|处置|应对|处理|解决)|\\b(?:check|look at|try)(?: first)?\\b[^.?\\n]{0,12}\\b(?:first|what|where)\\b|\\b(?:what|where)\\b[^.?\\n]{0,16}\\b(?:check|look|try)\\b`,
  "iu",
);

/** Whether the words name what may be a code on a display. */
export function namesCode(text: string): boolean {
  return SHORT_CODE.test(text) || SHOWN_CODE.test(text);
}

/** Whether they leave no doubt that it is one. */
export function showsCode(text: string): boolean {
  return SHOWN_CODE.test(text);
}

const NOT_OF_FAULT =
  /货|价|钱|买|券|码|单|快递|物流|退款|付款|支付|登录|price|stock|parcel|order|refund|coupon|payment|log ?in/iu;

/** “屏上跳 E4”: told of goods, and not of a model, a price or a parcel. */
export function tellsCode(text: string): boolean {
  return SHORT_CODE.test(text) && SHOWN_CODE.test(text) && !NOT_OF_FAULT.test(text.replace(/代码|故障码/gu, ""));
}

/** Whether it is asked which code a symptom has, or what to look at first. */
export function asksCodeOrCheck(text: string): boolean {
  return ASKS_CODE.test(text) || ASKS_WHERE_FIRST.test(text);
}

/** The code that a line of a list begins with: “LEAK_02 漏水：…”; empty: none. */
export function codeOfLine(name: string): string {
  return /^[A-Za-z]{1,12}[-_]?\d{1,4}(?![A-Za-z0-9])/u.exec(name)?.[0] ?? "";
}

/** Whether the code is said, with whatever stands between its letters and its figures. */
export function saysCode(text: string, code: string): boolean {
  const [, letters = "", figures = ""] = /^([A-Za-z]+)[-_]?(\d+)$/u.exec(code) ?? [];
  return letters !== "" && new RegExp(`(?<![a-z0-9])${letters}[-_ ]?${figures}(?![a-z0-9])`, "iu").test(text);
}

const NO_BETTER =
  /(?:还(?:是)?|依然|依旧|仍然|仍|照样|照旧|也)(?:不行|没用|不管用|没好|一样|那样|这样|如此|如故|老样子|[漏滴渗响噪跳报]|不(?:好|热|着|转|动|出|排|亮|通|凉|冷|制))|(?:试|弄|查|清理|检查|排查|重启|照做|处理|操作|拧|按)(?:过|了|完|毕)?[^。\n]{0,12}(?:还|没用|不行|不管用|没好|无果|无效|未果)|无果|未果|(?:不|没|未)(?:见效|奏效|改善|起作用|解决)|无效果?|没有?效果|没(?:什么|啥)?用|不管用|(?:didn't|doesn't|not) (?:help|work)|still (?:not|won't|doesn't|the same)|no (?:better|use)/iu;

/** “照做了还是不行”, “排查无果”: what was told did not help. */
export function didNotGetBetter(text: string): boolean {
  return NO_BETTER.test(text);
}

const TRIED =
  /(?:试|拧|弄|查|看|检查|清理|清洗|重启|按您?说的?|照您?说的?|照做|换|修|动|排查|操作)[^，。？?\n]{0,8}(?:过|了|完|毕)/u;

const OPEN_QUESTION =
  /[?？吗么呢]|几|多少|多[久长大]|什么|啥|怎么|咋|如何|哪|能不能|要不要|\b(?:what|how|which|is|does|can)\b/iu;

/** What is asked in a message that also tells what was tried: “阀门拧过了，还漏。保修几年”. */
export function withoutTried(text: string, isAsked: (part: string) => boolean): string {
  const parts = text.split(/(?<=[。！？!?\n])/u).filter((part) => part.trim() !== "");
  const isTold = (part: string) => (TRIED.test(part) || didNotGetBetter(part)) && !OPEN_QUESTION.test(part);
  const kept = parts.filter((part) => !isTold(part));
  return kept.some(isAsked) ? kept.join("") : text;
}
