import type { Guide } from "../../commerce/ports.ts";
import { asksMake } from "../products/product-question.ts";
import { clausesIn } from "../words.ts";
import { SERVICE_THINGS } from "./guide-things-service.ts";
import { ASKS_IF_FITTED } from "./visit-words.ts";

// What a question may be about, as shoppers say it and as guides write it: “天花板” is “距天花”, “镇上” is “乡镇”. A question
// is answered by the statements that tell of its things, wherever in the guides of the product they stand.

/** A thing that guides tell of. */
export interface Thing {
  topic: Guide["topic"];
  said: RegExp;
  told: RegExp;
  /** Said of other matters, too: it tells which statement is meant, not that a guide is asked. */
  isCommon?: true;
}

/** What an installation needs: the wall, its holes and measures, current and water. */
const SITE: readonly Thing[] = [
  {
    topic: "installation",
    said: ASKS_IF_FITTED,
    told: /免安装|(?:无需|不需要?|不用|不必)[^，。；\n]{0,4}安装|插电即用|自行安装|专业(?:人员|师傅|安装)|(?:师傅|工程师)[^，。；\n]{0,4}安装|no installation|plug and play/iu,
  },
  {
    topic: "installation",
    said: /(?<!外)墙(?!纸)|承重|龙骨|石膏板|空心砖|\bwall\b/iu,
    told: /墙|承重|承载|龙骨|\bwall/iu,
  },
  {
    topic: "installation",
    said: /插座|几孔|三孔|两孔|[几多少]+安(?![装全排])|地线|接地|电源口|独立(?:线路|回路)|\bsocket|outlet\b/iu,
    told: /插座|\d\s*A\b|接地|独立线路|socket|outlet/iu,
  },
  {
    topic: "installation",
    said: /水压|进水[^，。,\n]{0,2}压力|water pressure/iu,
    told: /水压|进水压力|water pressure/iu,
  },
  { topic: "installation", said: /地漏|floor drain/iu, told: /地漏|排水设施|floor drain/iu },
  {
    topic: "installation",
    said: /(?:烟管?|烟道|排烟)[^，。,\n]{0,4}(?:孔|洞|眼|口)|孔径|(?:孔|洞|眼)[^，。,\n]{0,6}多[大粗]|[打开钻][^，。,\n]{0,3}多[大粗]/iu,
    told: /(?:烟道?|打|开)[^，。；\n]{0,3}孔|孔[^，。；\n]{0,4}(?:直径|φ|≥|\d)|孔径|烟道|直径/iu,
  },
  {
    topic: "installation",
    said: /橱柜|柜[体子里内]|吊柜|台面|(?:开|留|挖)[^，。,\n]{0,6}口|(?:开口|[开挖]孔|孔位|安装位|嵌入)[^，。,\n]{0,6}(?:尺寸|大|多|要)|\bcabinet|cut-?out/iu,
    told: /橱柜|柜|[开挖]孔尺寸|安装位(?!置)|宽度|cabinet|cut-?out/iu,
  },
  {
    topic: "installation",
    said: /天花|吊顶|顶[上部]|上[面方][^，。,\n]{0,4}(?:留|空)|ceiling/iu,
    told: /天花|顶部|顶端|上方|ceiling/iu,
  },
  { topic: "installation", said: /左右|两[边侧旁]|侧面|检修空间|散热/iu, told: /左右|两侧|右端|左侧|检修|散热/iu },
  { topic: "installation", said: /灶[台面]?/iu, told: /灶/iu, isCommon: true },
  { topic: "installation", said: /浴室|卫生间|洗手间|厕所|卧室|bathroom/iu, told: /浴室|卧室|密闭|bathroom/iu },
  {
    topic: "installation",
    said: /厨房|阳台|设备间|kitchen|balcony/iu,
    told: /厨房|阳台|kitchen|balcony/iu,
    isCommon: true,
  },
  {
    topic: "installation",
    said: /(?:跟|和|与|挨|离|靠)[^，。,\n]{0,3}(?:抽?油)?烟机|(?:抽?油)?烟机[^，。,\n]{0,4}(?:挨|旁|隔壁|一[起块])/iu,
    told: /油烟机等|和油烟机|距油烟机|同一区域/iu,
    isCommon: true,
  },
  {
    topic: "installation",
    said: /(?:谁|哪个|哪里的?人|什么人|哪家)[^，。,\n]{0,6}(?:装|上门)|外包|第三方|自己的人|who (?:will |does )?install/iu,
    told: /师傅|工程师|安装人员|工程人员|technician|engineer/iu,
  },
  {
    topic: "installation",
    said: /(?:装|安装)[^，。,\n]{0,8}(?:多久|多长时间|多少时间|几个?小时|几分钟|多少分钟|花时间|费时)|(?:占|耽误|花)[^，。,\n]{0,6}(?:时间|工夫|功夫)|how long[^.?\n]{0,24}install|install[^.?\n]{0,30}how long/iu,
    told: /\d\s*(?:min|分钟|minutes)/iu,
  },
  {
    topic: "installation",
    said: /装[^，。,\n]{0,4}(?:之前|前)|(?:提前|事先|预先|需要?|要|得)[^，。,\n]{0,4}准备|准备(?:些|点)?(?:什么|啥|哪些)|装[^，。,\n]{0,6}(?:条件|要求)/iu,
    told: /基本要求|应(?:选|在|靠|有|为|远|具)|须|需(?:预留|配置)|预留|确保安装/iu,
  },
  {
    topic: "installation",
    said: /装[^，。,\n]{0,4}(?:后|完|好)[^，。,\n]{0,8}(?:试|调|教|验)|试机|调试|试运行|验收|教[我你怎]|test (?:it|run)/iu,
    told: /调试|试运行|试机|测试|自检|验收|讲解|演示|指导/iu,
  },
  {
    topic: "installation",
    said: /(?:约|订|预约|下单|到货|收到)[^，。\n]{0,8}(?:多久|多长时间|几天|几个?小时)[^，。,\n]{0,4}(?:联系|回访|电话|打给|装)|(?:多久|几天|多长时间|几时|啥时候|什么时候)[^，。,\n]{0,5}(?:[来上]门?[^，。,\n]{0,3}装|联系我)/iu,
    told: /\d+\s*(?:h|小时|天)[^，。；\n]{0,10}(?:联系|预约|回访|安装|派|上门|测量|电话|确认)|提前\d/iu,
  },
];

/** What an installation takes: materials and work, named as one orders them. */
const MATERIALS: readonly Thing[] = [
  ...(
    [
      [/角阀|三角阀|angle valve/iu, /角阀|angle valve/iu],
      [/球阀|ball valve/iu, /球阀|ball valve/iu],
      [/(?:单向|泄压|安全|止回|减压)阀/iu, /(?:单向|泄压|安全|止回|减压)阀/iu],
      [/烟管|烟道管|\bflue\b|exhaust (?:pipe|duct)/iu, /烟管|flue|exhaust/iu],
      [/(?:燃|煤|天然)气(?:软|波纹)?管|gas (?:pipe|hose)/iu, /燃气(?:连接|波纹|软)?管|gas (?:pipe|hose)/iu],
      [
        /(?:进水|出水|进出水|冷水|热水|上水|排水|下水|水)管|管[子道]|water (?:pipe|hose)/iu,
        /水管|管道|波纹管|water (?:pipe|hose)/iu,
      ],
      [/波纹管/iu, /波纹管/iu],
      [/软管/iu, /软管/iu],
      [/弯头|elbow/iu, /弯头|elbow/iu],
      [/接头|转接/iu, /接头|转接/iu],
      [/三通/iu, /三通/iu],
      [/生料带/iu, /生料带/iu],
      [/支架|托架|bracket/iu, /支架|bracket/iu],
      [/膨胀|螺[丝栓钉]/iu, /膨胀|螺[丝栓钉]/iu],
      [/密封圈|密封垫|胶垫/iu, /密封/iu],
      [/PPR/iu, /PPR/iu],
      [/电源线/iu, /电源线/iu],
      // The whole list of them tells.
      [/辅材|辅料|accessor/iu, /(?!)/u],
    ] as const
  ).map(([said, told]): Thing => ({ topic: "accessories", said, told })),
  { topic: "installation", said: /高空|外墙|高层|high.?altitude|outer wall/iu, told: /高空|高层/iu },
  {
    topic: "installation",
    said: /[拆换][^，。,\n]{0,3}旧|旧[机的][^，。,\n]{0,5}[拆收]|(?:旧|老)[^，。,\n]{0,6}拆|拆[^，。,\n]{0,3}老|remov\w+ (?:the |my )?old/iu,
    told: /拆[^，。；\n]{0,2}旧|旧机/iu,
  },
  // What all of it costs is told by the whole of its section.
  {
    topic: "installation",
    said: /安装费|装机费|(?:装|安装)(?:[一这那]|下来|好|上|完|个)[^，。,\n]{0,8}(?:钱|花|收|费|多少)|(?:装|安装)[^，。,\n]{0,3}(?:多少?钱|收费|收多少|花多少|要多少)|install\w*[^.?\n]{0,12}(?:cost|fee)/iu,
    told: /(?!)/u,
  },
  { topic: "installation", said: /打[^，。,\n]{0,4}[孔眼洞]|[开改钻][^，。,\n]{0,5}孔|drill/iu, told: /孔|drill/iu },
  {
    topic: "installation",
    said: /[改挪动移][动造装]?[^，。,\n]{0,4}(?:水路|电路|气路|线路|管路|管线|水电|电线)|(?:水路|电路|气路|线路|管路|管线|水电|电线)[^，。,\n]{0,6}(?:改|挪|重[走排布]|重新)|重新?[走排布][^，。,\n]{0,3}(?:[水电气]路|管|线)|re-?(?:rout|wir|plumb)\w*/iu,
    told: /[改移][动造]?[^，。；\n]{0,6}(?:水路|电路|气路|线路|管路|管线|水电)|(?:水路|电路|气路|线路|管路|管线|水电)[^，。；\n]{0,4}改|re-?(?:rout|wir|plumb)/iu,
  },
  { topic: "installation", said: /瓷砖|岩板|石英石|混凝土/iu, told: /瓷砖|岩板|石英石|混凝土/iu },
  { topic: "installation", said: /搬上|搬运|电梯|爬楼|楼层费/iu, told: /搬运|楼层|电梯/iu },
  {
    topic: "installation",
    said: /自备|自己(?:买|准备|带|有|配)|my own (?:parts|materials|valve)/iu,
    told: /自备/iu,
    isCommon: true,
  },
  {
    topic: "installation",
    said: /二次上门|第二次[^，。,\n]{0,3}[来上]|再(?:来|跑|上)一?[次趟]|白跑|跑[两二]趟|second visit/iu,
    told: /二次上门|second visit/iu,
  },
  {
    topic: "installation",
    said: /最多|封顶|上限|顶天|at most|maximum/iu,
    told: /封顶|上限|\d\s*[-–~]\s*\d+\s*元/iu,
    isCommon: true,
  },
  {
    topic: "installation",
    said: /超了|超出|超长|超过|加长|接长|不够长|延长|长出|extra (?:length|half|met)/iu,
    told: /超|加长|长度|extra/iu,
    isCommon: true,
  },
  {
    topic: "installation",
    said: /移机|[移挪](?:个|一?下|[动到去])?[^，。,\n]{0,3}(?:位|地方|另一边)|[移挪](?:动|走|过去|到)|换[^，。,\n]{0,2}(?:个|处)?(?:地方|位置)|搬家[^，。,\n]{0,8}[拆装机]|(?:re-?locat|mov)\w* (?:it|the (?:unit|machine|heater|appliance))/iu,
    told: /移机|移动|搬家|重新(?:安装|定位)/iu,
  },
  {
    topic: "installation",
    said: /基础安装|安装[^，。,\n]{0,6}(?:包|含)|免费安装|basic installation/iu,
    told: /基础安装|常规安装|常规挂装|基础免费|含|basic installation/iu,
  },
];

/** What is asked of any of them; it tells the fitting statements from the rest. */
const ASPECTS: readonly { said: RegExp; told: RegExp }[] = [
  {
    said: /钱|费|收多少|收不收|几[块元]|怎么算|咋算|咋收|怎么收|价|how much (?:does|do|is|are|for|will|would)|cost|fee|charge|free/iu,
    told: /\d\s*元|元\/|[¥￥$]\s?\d|封顶|免费|全免|free/iu,
  },
  {
    said: /几年|多少年|多久|多长|年限|期限|质保|保修|how long|years?\b/iu,
    told: /\d\s*(?:年|个月|个?小时|h\b|天|min|分钟)|years?|months?/iu,
  },
  { said: /多久|多长时间|几个?月|隔|频率|一次|一回|how often/iu, told: /每|半年|\d\s*(?:个月|月|周|年)/iu },
  {
    said: /多[大宽高深粗远少]|尺寸|距离|几公分|几厘米|space|size|wide|tall|deep/iu,
    told: /\d\s*(?:mm|cm|m\b|毫米|厘米|MPa)/iu,
  },
  { said: /几度|多少度|角度|倾角|倾斜|坡度|angle|slope|degrees?/iu, told: /\d\s*(?:°|度)|degrees?/iu },
  { said: /范围|数[字值据]|压力|要求|多少|几[公个]?[斤帕]|range|figures?/iu, told: /\d/u },
];

/** What it is about decides between guides that both tell of it. */
const MATTERS: typeof ASPECTS = [
  { said: /装|install/iu, told: /安装|装机|install/iu },
  { said: /修|坏|repair|broken/iu, told: /修|保外|保内|repair/iu },
];

const THINGS: readonly Thing[] = [...SITE, ...MATERIALS, ...SERVICE_THINGS];

/** The clauses that may ask a guide: what a part is made of or looks like stands in the catalogue. */
function forGuides(text: string): string {
  if (!asksMake(text)) return text;
  return clausesIn(text)
    .filter((clause) => !asksMake(clause))
    .join("，");
}

/** The things that a question is about. */
export function thingsIn(text: string): Thing[] {
  const asked = forGuides(text);
  return THINGS.filter(({ said }) => said.test(asked));
}

/** Whether the words name something that nothing but a guide tells of. */
export function namesThing(text: string): boolean {
  return thingsIn(text).some(({ isCommon }) => !isCommon);
}

/** The topics of the things that nothing but a guide tells of. */
export function topicsOfThings(text: string): Guide["topic"][] {
  return [...new Set(thingsIn(text).flatMap(({ topic, isCommon }) => (isCommon ? [] : [topic])))];
}

const LENGTH = /(\d+(?:\.\d+)?)\s*(?:cm|厘米|公分|㎝)/giu;

function lengthsIn(text: string): string[] {
  return [...text.matchAll(LENGTH)].map(([, number = ""]) => number);
}

/** The words in which a thing was said. */
function wordOf(said: RegExp, question: string): string {
  return said.exec(question)?.[0] ?? question;
}

/** How well each statement tells of what is asked: 0 where it names none of its things. */
export function scoresOf(statements: readonly string[], question: string): number[] {
  const things = thingsIn(question);
  const aspects = [...ASPECTS, ...MATTERS].filter(({ said }) => said.test(question));
  const lengths = lengthsIn(question);
  return statements.map((statement) => {
    const named = things.filter(({ told }) => told.test(statement)).length;
    if (named === 0) return 0;
    const asked = aspects.filter(({ told }) => told.test(statement)).length;
    // The very word that was said tells more than another one for the thing: “工时费” beside “人工费”.
    const literal = things.filter(
      ({ said, told }) => told.test(statement) && statement.includes(wordOf(said, question)),
    );
    return 3 * named + 2 * literal.length + asked + lengthsIn(statement).filter((one) => lengths.includes(one)).length;
  });
}

/** Whether a statement tells of one of the things, and of it what is asked. */
export function tellsOf(things: readonly Thing[], statement: string, question: string): boolean {
  const asked = clausesIn(question).filter((clause) => things.some(({ said }) => said.test(clause)));
  const aspects = ASPECTS.filter(({ said }) => said.test(asked.join("，")));
  return things.some(({ told }) => told.test(statement)) && aspects.some(({ told }) => told.test(statement));
}

/** Which statements answer: of every thing asked about, those that tell most. */
export function answering(statements: readonly string[], question: string): boolean[] {
  const scores = scoresOf(statements, question);
  const kept = new Set<number>();
  for (const { told } of thingsIn(question)) {
    const at = statements.flatMap((statement, index) => (told.test(statement) ? [index] : []));
    const best = Math.max(0, ...at.map((index) => scores[index] ?? 0));
    for (const index of at) if ((scores[index] ?? 0) === best) kept.add(index);
  }
  // A statement on one thing alone adds nothing beside one on all of them.
  const most = Math.max(0, ...scores);
  const all = thingsIn(question).length;
  const tellsAll = statements.some((one) => thingsIn(question).every(({ told }) => told.test(one)));
  return statements.map((_, index) => kept.has(index) && (all === 1 || !tellsAll || (scores[index] ?? 0) >= most - 1));
}
