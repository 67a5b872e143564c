import { withoutIfShort } from "../skills/buying/balance-words.ts";
import { saysToBuy } from "../skills/buying/says-to-buy.ts";
import { wishesIn } from "./wishes.ts";

// “等我问问老婆再说”, “先放一放”, “想退又有点舍不得”: a wish that is put off, or of which nobody has made up their mind.

const VERB = "(?:取消|退货|退款|退|换货|换|修改|改|办理?|开|催|弄|搞|动|处理|下单|买|提交|申请|操作)";
const END = String.raw`(?:了|吧|呢|啊|呀|哈|哦|喔|一?下|着|先|嘛|[\s.。!！~～…])*$`;
const LATER = "(?:过|等|隔|晚|迟|回头|改天|下次|以后|之后|到时候?|明天|明儿|晚上|今晚|下班|周末|有空)";
const SAY = "(?:说|讲|定|决定|看|弄|办|处理|退|换|改|取消|来|考虑|操作|联系|找你|找你们|告诉你|回(?:复|你))";
const UNDECIDED = [
  // 先不退, 暂时别动
  `(?:先|暂时|暂且|目前|现在)(?:都|就|也|还)?(?:不要|不用|不想|不|别|甭)(?:急着?|忙着?)?(?:给我|帮我)?${VERB}(?:货|款|票|单|地址)?${END}`,
  // 先放一放, 先留着
  `先(?:就)?(?:放一?放|放着|放那儿?|缓一?缓|搁[着置一]搁?|搁着|留一?留|留着|等一?等|等着|这样|保留|不管|挂着)${END}`,
  // 再想想, 再跟家里商量商量
  `再(?:[跟和与][^，。,.]{1,6})?(?:好好)?(?:想一?想|考虑|考虑考虑|看一?看|看情况|琢磨|琢磨琢磨|斟酌|掂量|商量|商量商量|合计|观察|比较|对比|等一?等)${END}`,
  // 过两天再说, 等我下班回去拆了再定
  `${LATER}[^，。,.!！?？]{0,18}再(?:${SAY})[^，。,.!！?？]{0,3}${END}`,
  `(?:^|先|要|得|等)再(?:说|定|决定)${END}`,
  // 等老公回来商量下, 我先问问家里
  `(?:先|等|得|要|还要|容我|让我)(?:我|先|等)*[^，。,.!！?？]{0,10}(?:商量|合计|问一?问|问一?下|确认一?下|请示|量一?量|看一?看)(?:商量|一?下|看|清楚)?(?:我|我们?家)?(?:妈妈?|爸爸?|老婆|老公|媳妇|对象|爱人|朋友|男朋友|女朋友|室友|家里人?|家人|领导|同事|师傅|孩子|儿子|女儿|房东)?(?:的)?(?:意见|意思|看法)?${END}`,
  `(?:没|未|没有)(?:有)?(?:完全|太)?(?:想好|考虑好|想清楚|决定好?|定下来|拿定主意|下定决心)`,
  `拿不定主意|举棋不定|下不了决心|犹豫|纠结|舍不得|三心二意`,
  String.raw`\b(?:let me|i(?:'ll| will| need to| have to| want to| gotta)?) (?:\w+ ){0,2}?(?:think|sleep on|ask|check with|talk (?:it over|to))\b`,
  String.raw`\b(?:not (?:yet|now|today)|hold off|put (?:it|that) (?:off|on hold)|on hold|still (?:deciding|thinking|not sure)|haven'?t (?:decided|made up)|maybe (?:later|tomorrow)|(?:get|come) back to you|can'?t decide)\b`,
].map((source) => new RegExp(source, "iu"));

const CLAUSE = /[，,。；;！!\n]+|但是?|不过|可是/u;
const ASKS = /[?？]|[吗么]\s*$|多少|多久|怎么|哪|几/u;
const DOES = new RegExp(VERB, "u");

/** “钱不够就算了，我不贴现金的”, and no wish beside it: without the money nothing is wished. */
export function leavesIfShort(text: string): boolean {
  const rest = withoutIfShort(text);
  if (rest === text.trim()) return false;
  return wishesIn(rest).length === 0 && !ASKS.test(rest) && !/\d{6,}/u.test(rest) && !saysToBuy(rest, false);
}

/**
 * Whether the message as a whole puts its wish off: in the words of its last clauses, with no question and no other wish
 * behind them. “先不退，帮我换一个” wishes the other thing.
 */
export function putsOff(text: string): boolean {
  if (leavesIfShort(text)) return true;
  const clauses = text.split(CLAUSE).flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
  const at = clauses.findLastIndex((clause) => UNDECIDED.some((one) => one.test(clause)));
  const off = clauses[at];
  if (off === undefined || ASKS.test(off.replace(/(?:问|看|想)[一]?[问看想下]|[过等隔][好]?几/gu, ""))) return false;
  const after = clauses.slice(at + 1);
  const goesOn = (clause: string) => wishesIn(clause).length > 0 || ASKS.test(clause) || DOES.test(clause);
  if (after.some(goesOn)) return false;
  const wishesBefore = clauses.slice(0, at).some((clause) => wishesIn(clause).length > 0);
  return !(wishesBefore && /先不|先别/u.test(off) && DOES.test(off));
}
