/** Words that ask for somebody to come: “派个师傅来看看”, “周五来装”, “send someone to fix it”. */
export const SENDS_SOMEBODY =
  /(?:派|叫|喊|找|让|安排)[^，。,.\n]{0,4}(?:人(?!工)|师傅|师父|工人|技术员|工程师)(?:[^，。,.\n]{0,8}(?:修|装|看|检|弄|瞅|瞧|上门)|(?:过|到家)?来(?:一趟|一下|我?家)?[吧呗啊]?(?=[\s，。,.!！]|$))|(?:来人|来个人|来师傅|来个师傅|人来|师傅来)(?![^，。,.\n]{0,4}[过了])[^，。,.\n]{0,4}(?:修|装|看看|检)|(?:周|星期|礼拜)[一二三四五六日天末][^，。,.？?\n]{0,6}来(?!过|了)[^，。,.？?\n]{0,3}(?:修|装|检|看)|(?:[今明后]天|[上下]午)[^，。,.？?\n]{0,4}来(?!过|了)[^，。,.？?\n]{0,3}(?:修|装|检)|\b(?:send|get) (?:me |us )?(?:some(?:one|body)|a (?:technician|engineer|plumber|person))\b/iu;

/** A day to come on, by name or by number. */
const DAY =
  /(?<!上个?)(?:周|星期|礼拜)[一二三四五六日天末]|[今明后]天|[今明]晚|[今明]早|(?<!\d)\d{1,2}\s?[号日](?![楼线院店码])|\d{1,2}\s?月\s?\d{1,2}|\b(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu;
/** What somebody comes to do. */
const WORK =
  /安装|装机|上门|维修|检修|报修|保养|清洗|约个?工|(?<![包服套封组改加])装(?!修|饰|箱|备|置|载)|(?<!装)修(?!改|正)|瞅瞅|\b(?:install|repair|fix|technician|visit)/iu;
/** What has been done already, what is delivered, and what it costs or needs, is no wish for a visit. */
const NO_VISIT =
  /[装修]好?(?:了|过|完|好)|装的|修的|送货|送到|送来|派送|快递|取件|多少钱|多钱|收费|费用|要钱|收不收|怎么|如何|流程|步骤|需要什么|什么要求|how (?:much|do)|cost/iu;
const FITTED = `(?:装|安装)(?:一下|的|上)?(?=[吗么嘛呢啊呀吧不？?，。,.!！\\s]|才|再|之后|后|$)`;
/** “要不要等师傅来装”, “得找人安装吗”: whether it needs to be fitted at all. */
export const ASKS_IF_FITTED = new RegExp(
  `(?:要不要|用不用|需不需要|需要不需要|是否需?要?|是不是(?:就|都|还)?(?:要|得|必须|一定|非))[^，。？?\\n]{0,8}${FITTED}|(?:需要|必须|要|得|用)[^，。？?\\n]{0,8}(?:人|师傅|工人|上门|专业)[^，。？?\\n]{0,4}${FITTED}(?:的|啊|呢)*(?:吗|么|嘛|不(?=[？?\\s]|$))|\\b(?:do|does|will|would)\\b[^.?\\n]{0,20}\\b(?:need|have|require)s?\\b[^.?\\n]{0,30}\\binstall`,
  "iu",
);
const COSTS = `(?:[另还再额外都也]|会不会|要不要|是不是|用不用|收不收|需要|得)*(?:收|要|花|给|出|加|付)?(?:多少)?(?:钱|费|收不收|收多少|怎么收|咋收|免费)`;
/** “人来修一趟要多少钱”, “师傅上门看会另外收费吗”: what a visit costs. */
const ASKS_COST = `(?:师傅|师父|工人|人)[^，。？?\\n]{0,6}[修装看检][^，。？?\\n]{0,6}?${COSTS}`;
/** “每年都要叫人来看看吗” asks how it is done, as does whether anybody is needed, or for how much. */
export const IN_GENERAL = new RegExp(
  `(?:要是|如果|万一|假如|假设)[^，。,.\\n]{0,6}(?:过了?保|出了?保|超保)|\\bif [^,.\\n]{0,24}out of warranty|每[年月次]|一般都|通常|\\busually\\b|every (?:year|time)|${ASKS_IF_FITTED.source}|${ASKS_COST}`,
  "iu",
);
/** “我要报修”, “申请安装”. */
const APPLIES =
  /^(?:你好|您好)?[，,\s]*(?:我|帮我|给我|麻烦)?[，,\s]*(?:想|要|想要|需要|申请|办理|来)?(?:个|一下|下)?(?:报修|维修|安装|上门(?:安装|维修))(?:一下|下|服务|申请)?[吧啊呀了的。.!！~\s]*$/u;
/** “约装机 大后天”, “给约个工”, “我想约周末”. */
const BOOKS =
  /(?:^|[，,\s给我帮想要再先就])约(?:一?[下个])?(?:时间|安装|装|修|维修|检修|上门|师傅|工|保养)|(?:想|要|帮我|给我|麻烦)约(?:一?下|个)?(?:时间|[周星礼今明后大]|\d)/u;

/** Whether the words ask for somebody to come, in whatever form; where in them; −1: they do not. */
export function visitWishedAt(text: string): number {
  if (IN_GENERAL.test(text)) return -1;
  const sent = text.search(SENDS_SOMEBODY);
  if (sent >= 0) return sent;
  if (asksOfVisit(text) !== null || NO_VISIT.test(text)) return -1;
  const applied = text.search(APPLIES);
  const booked = text.search(BOOKS);
  if (applied >= 0 || booked >= 0) return Math.max(applied, booked);
  return DAY.test(text) ? text.search(WORK) : -1;
}

const VISIT = `(?:预约|约的?|安装|装机|维修|上门|师傅|工人)`;
/** “安装约上了没”, “我约在哪天来着”, “之前不是约了周六吗，还在不在”. */
const ASKS_BOOKED = new RegExp(
  `${VISIT}[^，。?？\\n]{0,8}(?:约|登记|排|定|安排)?(?:上|好|到|成功|下来|进去)了?(?:没有?|吗|么|吧)|约(?:过|了|上了?|好了?)[^。?？\\n]{0,14}(?:没有?(?=[啊呀呢\\s?？]|$)|吗|么|来着|还在|不在)|有没有(?:帮我|给我)?约|约(?:在|到|的是?|了)(?:哪[天日个]|几[号点]|什么时[候间]|啥时候|周几|星期几|多会儿)|约的[^，。\\n]{0,4}(?:几点|哪天|几号|时间|什么时候|啥时候)|(?:查|看)[^，。\\n]{0,6}(?:预约|约的|约在|装机约)|预约(?:记录|信息|情况|时间)[^，。\\n]{0,6}(?:是|在|几|哪|什么|查|看|[?？])|师傅[^，。\\n]{0,3}(?:哪天|几点|几号|什么时候|啥时候)(?:来|上门|到)|(?:is|was|when is) my (?:appointment|installation|repair|visit)[^.?\\n]{0,16}(?:booked|scheduled|\\?|$)|did i (?:book|schedule)`,
  "iu",
);
const CALLS_OFF =
  /(?:取消|撤销|撤掉|退掉|推掉)[^，。,\n]{0,6}(?:预约|上门|安装|维修|师傅)|(?:预约|上门|安装|维修|师傅)[^，。,\n]{0,6}(?:取消|撤掉|撤了|不要了|推掉)|(?:不用|别|不要|不必|甭|无需)(?:再|让|叫|派)?(?:人|师傅|工人|你们)?(?:上门|过?来|派)[^，。,\n]{0,2}(?:[装修]|了|(?=$|[，。,.!！\s]))|(?:师傅|工人|人)(?:不用|别|不要|不必|甭)[^，。,\n]{0,2}(?:来|上门)|不约了|不用[装修]了|不[装修]了|(?:自己|别人|另外)找(?:的)?(?:人|师傅)|cancel[^.?\n]{0,24}(?:appointment|visit|installation|repair|technician|booking)/iu;
const PUTS_OFF =
  /(?:预约|安装|维修|上门|师傅|装机)[^。\n]{0,10}(?:改[期天到成约]|换[到成个]|推[迟后到]|延[后期]|提前|往[前后]|挪)|(?:改|换|推迟|延后|提前|挪)[^，。\n]{0,6}(?:预约|安装|上门|师傅|装机)|改约|改期|re-?schedul|(?:move|change|postpone)[^.?\n]{0,20}(?:appointment|visit|installation|repair|booking)/iu;
/** Of a visit that was just booked no more needs to be said. */
const PUTS_IT_OFF =
  /改[期天到成]|换[到成个]|推[迟后到]|延[后期]|提前|往[前后]|挪|没空|改一?下|later|earlier|another day/iu;

/** What is wished of a visit that is booked, or asked: whether and when it is, to call it off, another day. */
export type OfVisit = "asks" | "calls_off" | "puts_off";

/** What the words wish of a booked visit; `isOpen`: it was booked just now, so that it need not be named. Null: nothing. */
export function asksOfVisit(text: string, isOpen = false): OfVisit | null {
  if (ASKS_IF_FITTED.test(text)) return null;
  if (CALLS_OFF.test(text)) return "calls_off";
  if (PUTS_OFF.test(text) || (isOpen && PUTS_IT_OFF.test(text))) return "puts_off";
  return ASKS_BOOKED.test(text) ? "asks" : null;
}

const HOUR = `(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点(?:半|钟|[一二三]刻)?|[:：]\\d{2})`;
const PART = new RegExp(
  `(?:上午|下午|早上|早晨|中午|傍晚|晚上|(?<=[今明])[早晚])(?:\\s?${HOUR})?|(?<!\\d)${HOUR}(?:左右|前|后|以[前后])?|\\b(?:morning|afternoon|evening|noon)\\b|\\b\\d{1,2}\\s?(?:am|pm|o'clock)\\b`,
  "iu",
);

/** The time of day as said: “上午十点”; null: none. */
export function partOfDay(text: string): string | null {
  return PART.exec(text)?.[0] ?? null;
}
