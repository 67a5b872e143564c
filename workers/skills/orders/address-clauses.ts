// “换个收货地方 长江路8号”, “收货改公司：长江路8号”: which part of what is said tells the place, and without the words
// that lead to it.

const ENDS = /[，,。；;！!？?：\n]+|(?<=\p{Script=Han}[^\n]*):|(?<=[\p{Script=Han}\d])[ \t]+/u;
/** Lies somewhere: a region, a road, a building. */
const PLACE =
  /[省市区县镇乡村路街巷弄栋幢楼室苑园座]|(?<![知报])道|(?<![账帐型单])号(?!码)|大厦|广场|公寓|大学|学院|医院|公司|\d/u;
/** “，等等”, “，顺便开发票”, “是3栋不是2栋”: what is said beside a place. */
const BESIDE_PLACE =
  /^(?:等[等下一]|顺便|另外|还有|然后|再|也|麻烦|请|帮|给我|谢|不是|是|写错|别|不要|要|改|开|发票)|不用|发票|[没不别](?:动|变|改|换)|照旧|[吗吧呢么]$/u;

/** Who or what is to move. */
const THING =
  "麻烦|辛苦|请|帮忙?|给|把|将|我们?|你们?|您|快递|包裹|东西|货物?|订单|[那这]单|收货|收件|配送|送货|寄送|新的|新(?=地址|收货)|地址|地方|地点|信息|位置|[那这]一?[栏项]";
/** What is done with it; “改革路” and “邮电路” are roads. */
const MOVE =
  "(?:改|换|变|写|填)(?:更|成|为|到|至|去|给|往|在|送|寄|发)?(?!革)|(?:重新|另外?)?(?:送|寄|递|投)(?:过|到|去|往|至|给|回)?|[发邮派](?:到|去|往|至|给)|(?:修改|更换|变更)[为到成]?|搬(?:家|到|去)?[了啦]?|别|不要?|现在|目前|如今|住在?(?!宅)|应该|其实|正确的?|错了?|下|一下|了|个|想|要|用|[到去往]|[是在](?=\\p{Script=Han}{2})";
/** Where somebody is, told beside the address. */
const WHERE =
  "(?:我们?)?(?:公司|单位|办公室|学校|宿舍|店里|老家|家里?|(?:爸|妈|爸妈|父母|朋友|同事|老婆|老公|对象|姐|哥|弟|妹|婆婆|丈母娘|外婆|奶奶|爷爷|姥姥)家?)(?:那边?|这边?|那儿|这儿|那里|这里)?(?!\\p{Script=Han}?[路街道巷])";
const LEAD = new RegExp(`^(?:[\\s~～、]|${THING}|${MOVE}|${WHERE})`, "u");

/** The clause without what leads to its place. */
function bare(clause: string): string {
  // “不是人民路是中山路8号”.
  let rest = clause.trim().replace(/^不是[^，。]*?(?<!不)而?是/u, "");
  for (let found = LEAD.exec(rest); found?.[0]; found = LEAD.exec(rest)) {
    const left = rest.slice(found[0].length).trim();
    // “给力路8号”: where nothing is left of the road, the words were its name.
    if (!/^\p{Script=Han}{2}/u.test(left) && /[路街道巷]/u.test(left)) break;
    rest = left;
  }
  return rest;
}

/** Of what is said the clauses that tell the place, from the first one on, without the words that lead to it. */
export function placeOf(said: string): string {
  const clauses = said.split(ENDS).map((clause) => clause.trim());
  const isPlace = (clause: string) => PLACE.test(clause) && !BESIDE_PLACE.test(clause);
  const from = clauses.findIndex((clause) => isPlace(bare(clause)));
  if (from < 0) return said;
  const rest = clauses.slice(from + 1);
  const behind = rest.findIndex((clause) => !isPlace(clause));
  return [bare(clauses[from] ?? ""), ...rest.slice(0, behind < 0 ? undefined : behind)].join("，");
}

/** A clause that is a road or an estate with its number and nothing else: “长江路8号3楼”, “滨江小区5栋”. */
const ROAD_CLAUSE =
  /^\p{Script=Han}{1,14}(?:(?:路|街|大?道|巷|弄|胡同)\p{Script=Han}{0,4}|小区|花园|家园|公寓|大厦|广场|[新]?村|苑|园区)\d+(?:号|弄|栋|幢|座|楼|层)[^吗么?？]{0,20}$/u;

/** “电话换成…”, “联系人改王芳”: whom it goes to, said behind where it goes; “手机城” is a place. */
const CONTACT =
  /(?:新的?|联系|收货|收件)?(?:电话(?![亭局])|手机(?!\p{Script=Han}?(?:城|店|市场|卖场|大厦|广场))|号码|联系方式|收[件货]人|联系人|姓名|名字)[\s\S]*$/u;

/** From the first clause that is a road with its number, up to whom it goes to; null: there is none. */
export function roadIn(said: string): string | null {
  const clauses = said.split(ENDS);
  const from = clauses.findIndex((clause) => ROAD_CLAUSE.test(bare(clause)));
  if (from < 0) return null;
  const rest = clauses.slice(from + 1);
  const contact = rest.findIndex((clause) => CONTACT.test(clause));
  const road = bare(clauses[from] ?? "").replace(CONTACT, "");
  return [road, ...rest.slice(0, contact < 0 ? undefined : contact).map(bare)].join("，");
}
