import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { JAPANESE_SURNAMES, KOREAN_SURNAMES, LONG_SURNAMES, SURNAMES } from "./words/surnames.ts";

const LABELLED_ZH =
  /(?:收件人?|收货人?|签收人|取件人|寄件人|联系人|姓名|名字|户名|抬头|署名|全名|真名|我叫|我是|我姓|本人|受取人|お名前|名前|宛名|名義|找|转交?|(?<![支])交给|登记人|机主|户主|写成?|改成?|代收人?)(?:[写打填印]?错了?)?[,，]?(?:应该)?(?:是|为|叫|は|改成|换成|改为|写的?|换|填的?|显示|留的)?[:：\s]{0,3}([\u4e00-\u9fff]{2,4}?)(?=$|[\s,，。.;；、!！?？\d()（]|电话|手机|地址|先生|女士|吧|谢谢|就|代?收|不是|の?です|と|様|下单|签收|更)/g;
const TITLED_ZH = new RegExp(
  `((?:${LONG_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fff]{0,2}?)(?:先生|女士|小姐(?!姐))|(?<=^|[^\\u4e00-\\u9fff]|[给找叫是由写交转让跟请问])([${SURNAMES}])(?:老师|阿姨|太太|大爷|大姐|大哥|叔叔|师傅|医生|经理|店长|主管|主任|队长|组长|会计|大妈|大叔|奶奶|爷爷|伯伯?|婶婶?|姐(?![姐夫妹])|哥(?!哥)|叔|姨|总(?![是的共体数部价额之和要会觉算归有在]))`,
  "g",
);
/** “我姓龚”: a surname alone. */
const SURNAME_ALONE = new RegExp(`我姓(${LONG_SURNAMES}|[${SURNAMES}])(?=$|[\\s,，。.的])`, "g");
/** “小周给我回个电话”, “老陈帮我收的”. */
const FAMILIAR_ZH = new RegExp(
  `(?<=^|[\\s,，。]|[找给叫让跟请是由问告])((?!小[包单费白])[老小][${SURNAMES}])(?=[给帮说签回处代打]|收(?!费)|联系|一[声下]|$|[,，。])`,
  "g",
);
/** “王磊签收的”, “潘婷也买了”, “报蒋文博的名字”: who signed, bought or gave a name. */
const ACTING_ZH = new RegExp(
  `(?<=^|[\\s,，。:：]|[是被由让叫报查说]|显示|我(?:的)?(?:朋友|同事|老公|老婆|妈妈?|爸爸?|儿子|女儿|姐姐?|妹妹?|弟弟?|哥哥?|室友|邻居|同学|对象|男友|女友))((?:${LONG_SURNAMES}|[${SURNAMES}])[\\u4e00-\\u9fff]{1,2})(?=下的单|签收|代[签收]|收的|买的|拿走|取走|领走|收(?=$|[，,。\\s])|也[买想要在]|[帮替]我|的(?:包裹|快递|订单|单子|名字|名义))`,
  "g",
);
/** “客服晓彤态度特别好”: who served. */
const SERVING_ZH = new RegExp(
  `客服(?:叫|是|名?字?叫)?(?:(小[\\u4e00-\\u9fff]|([\\u4e00-\\u9fff])\\2|[${SURNAMES}][\\u4e00-\\u9fff]{1,2}?)(?=态度|说|跟我|给我|回[复我]|很|真|特别|处理|答应|告诉|讲|$|[,，。])|(?!服务|人员|你们|那边|回复|热线|电话|小姐|工作|整体)([\\u4e00-\\u9fff]{2})(?=态度))`,
  "g",
);
/** “迪丽努尔·买买提”: a name with a dot is nothing else. */
const DOTTED_ZH = /[\u4e00-\u9fff]{1,6}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}/g;
/** “不是司马常风”: beside a name that was told, another one. */
const DENIED_ZH =
  /(?:不是|不叫|别写|而不是|并非|写成|打成|印成)了?([\u4e00-\u9fff]{2,4}?)(?:[,，]?(?:而|应该|应)?是([\u4e00-\u9fff]{2,4}?))?(?=$|[\s,，。.;；、!！?？]|[吗吧了的])/g;
const INTRODUCED_JA = lean(
  `((?:${JAPANESE_SURNAMES.split(" ").map(plain).join("|")})\\s?[\\u4e00-\\u9fff\\u3040-\\u309f]{0,3}?)(?=と申|といいます|と言います)`,
  "g",
);
const LABELLED_JA =
  /(?:受け?取り?人|名前|宛名|名[义義]|氏名|差出人|注文者)(?:は|を|が|:|：|\s){1,3}([\u4e00-\u9fff々]{1,4}(?:[ \u3000]?[\u4e00-\u9fff々\u3040-\u306d\u306f-\u309f\u30a0-\u30ff]{1,4}?)??)(?=$|[、。,.!]|です|でお?[願愿]|に(?:$|[変变し直])|と申|[様样]|宛)/g;
const SAN_JA =
  /(?<![\u4e00-\u9fff々\u30a0-\u30ff])(?!佐川|黑猫|ヤマト|ドライバ|メーカー|ショップ|スタッフ|サポート|オーナー|オペレーター|センター|ユーザー|配[送达達])([\u4e00-\u9fff々]{1,3}[\u4e00-\u9fff々](?<![员員者屋客样様方人母父兄姉子])|[\u30a0-\u30ff]{2,8})さん/g;
const SAID_JA =
  /(?<![\u4e00-\u9fff々])([\u4e00-\u9fff々]{2,6}|[\u4e00-\u9fff々]{1,3} [\u4e00-\u9fff々\u3040-\u30ff]{1,4})(?=と(?:申|いいます|言います))/g;
const AM_JA = lean(
  `(?<=^|[、。\\s])((?:${JAPANESE_SURNAMES.split(" ").map(plain).join("|")})\\s?[\\u4e00-\\u9fff]{1,3})(?<![县県市区町村駅站])(?=です(?:$|[。、が]))`,
  "g",
);
const HONOURED_JA = /([\u4e00-\u9fff]{2,5}|[\u30a0-\u30ff]{2,10})(?<![客皆各神王])様/g;
const KOREAN = new RegExp(
  `(?:(?:받는 ?사람|받는 ?분|수령인|수취인|성함|예금주|주문자명?|구매자|고객명|입금자명?|보내는 ?(?:사람|분))(?:\\s?(?:은|는|:|：)\\s?|(?:이|을|를)?\\s)|이름\\s?(?:은|:|：)\\s?|저는\\s?)([${KOREAN_SURNAMES}][가-힣]{1,3}?)(?=$|[\\s,.]|입니다|이에요|예요|이고|님|씨|으로|로 |이라고|라고)`,
  "g",
);
/** “김태희씨가”, “오지은 님 앞으로”. */
const HONOURED_KO = new RegExp(
  `(?<![가-힣])([${KOREAN_SURNAMES}][가-힣]{2})(?<![자원사장])\\s?(?:씨|님)(?=$|[\\s,.]|[가이께은는한의을를으])`,
  "g",
);
const INTRODUCED_KO = new RegExp(
  `(?<=^|^안녕하세요[,.!]? )([${KOREAN_SURNAMES}][가-힣]{2})(?<![중자원점액일번건품시])(?:입니다|이라고 (?:합|해)|라고 (?:합|해))`,
  "g",
);
const NO_KOREAN =
  /변경|정보|주소|이름|오류|전화|연락|문의|성함|주문|배송|반품|교환|하자|환불|고객|안녕|감사|상품|선물|이거|이것|정말|진짜/;
const KOREAN_ALONE = new RegExp(`(?<![가-힣])([${KOREAN_SURNAMES}][가-힣]{2})(?![가-힣])`, "g");
const SURNAMED = new RegExp(`^(?:(?:${LONG_SURNAMES})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})$`);
const NOT_NAMES =
  /客服|人工|顾客|老板|谁|什么|公司|会员|学生|新人|自己|一个|怎么|现在|新客|老客|尾号|谢谢|感谢|方便|安排|时间|有点|应该|能否|于是|支持|全部|白色|黄色|[颜红黑灰蓝绿]色|尤其|地址|电话|单号|订单|号码|方法|方式|成功|成了|时候|商品|东西|包裹|快递|全额|金额|余额|信息|资料|高一点|高点|温度|[尺码款]|任何|其他|别的|那个|一下|更好|单位|单[子个品价独]|游客|关税|孙子|孙女|易碎|常用|家里|时间|包装|江西|江苏|安徽|温州|台州|常州|金华|苏州|徐州|武汉|甘肃|宁波|宁夏|郑州|黄山|邵阳|包头/;

function isSurnamed(name: string): boolean {
  return SURNAMED.test(name) && !NOT_NAMES.test(name);
}

/** A person at the place of a match, or of one of its groups. */
export function person(m: RegExpExecArray, rank: number, group?: string): Found {
  return at(m, rank, { type: "person", value: group ?? m[0] }, group);
}

/** A Chinese name that stands by itself between commas or spaces, beside a phone number or an address. */
const ALONE_ZH = new RegExp(
  `(?:^|[\\s,，;；、:：])([${SURNAMES}][\\u4e00-\\u9fff]{1,2}?)(?=$|[\\s,，;；、]|代?收$|代?收[,，。\\s])`,
  "g",
);

const ALONE_JA = lean(
  `(?:^|[\\s,、。:：])((?:${JAPANESE_SURNAMES.split(" ").map(plain).join("|")})\\s?[\\u4e00-\\u9fff\\u3040-\\u309f]{1,3})(?=$|[\\s,、。]|です|と申|宛|様|が受|\\d)`,
  "g",
);

/** Names as people speak of others: “小周”, “王磊签收的”, “客服晓彤”. */
function findSpoken(text: string): Found[] {
  const out: Found[] = [];
  if (text.includes("我姓")) for (const m of matches(text, SURNAME_ALONE)) out.push(person(m, 60, m[1]));
  if (/[老小]/.test(text)) for (const m of matches(text, FAMILIAR_ZH)) out.push(person(m, 58, m[1]));
  if (text.includes("客服")) for (const m of matches(text, SERVING_ZH)) out.push(person(m, 58, m[1] ?? m[3]));
  if (!/[签收买付走帮替单也的]/.test(text)) return out;
  for (const m of matches(text, ACTING_ZH)) {
    const name = m[1] ?? "";
    const isLong = name.length > 2 || !text.startsWith("的", m.index + name.length);
    if (isLong && isSurnamed(name)) out.push(person(m, 58, name));
  }
  return out;
}

/** Chinese and Japanese names: labelled, titled, introduced, or beside a phone number or an address. */
export function findHan(said: Said, beside: readonly Found[]): Found[] {
  const text = said.plain;
  const isJapanese = said.languages[0] === "ja";
  const out: Found[] = [];
  for (const m of matches(text, LABELLED_ZH)) {
    if (isJapanese || isSurnamed(m[1] ?? "")) out.push(person(m, 76, m[1]));
  }
  for (const m of matches(text, TITLED_ZH)) out.push(person(m, 59));
  if (!isJapanese) out.push(...findSpoken(text));
  for (const m of /[·•‧]/.test(text) ? matches(text, DOTTED_ZH) : []) out.push(person(m, 76.5));
  if (!isJapanese && (out.length > 0 || /名字|姓名|收件人|收货人|面单/.test(text))) {
    for (const m of matches(text, DENIED_ZH)) {
      for (const name of [m[1], m[2]]) if (isSurnamed(name ?? "")) out.push(person(m, 75, name));
    }
  }
  if (isJapanese && /申|いいま|言いま/.test(text))
    for (const m of matches(text, INTRODUCED_JA)) out.push(person(m, 76, m[1]));
  if (isJapanese) {
    for (const m of matches(text, LABELLED_JA)) out.push(person(m, 76.2, m[1]));
    for (const m of matches(text, SAID_JA)) out.push(person(m, 75, m[1]));
    for (const m of matches(text, AM_JA)) out.push(person(m, 58, m[1]));
    for (const m of [...matches(text, HONOURED_JA), ...matches(text, SAN_JA)]) out.push(person(m, 59, m[1]));
  }
  if (isJapanese && beside.length > 0) for (const m of matches(text, ALONE_JA)) out.push(person(m, 58, m[1]));
  const delivers = beside.some(({ of }) => of.type === "address" || of.type === "phone");
  if (!isJapanese && delivers) {
    for (const m of matches(text, ALONE_ZH)) if (isSurnamed(m[1] ?? "")) out.push(person(m, 58, m[1]));
  }
  return out;
}

/** Korean names: labelled, honoured, introduced, or beside a phone number and an address. */
export function findKorean(said: Said, beside: readonly Found[]): Found[] {
  if (!said.languages.includes("ko")) return [];
  const text = said.plain;
  const out = [...matches(text, KOREAN), ...matches(text, HONOURED_KO), ...matches(text, INTRODUCED_KO)]
    .filter((m) => !NO_KOREAN.test(m[1] ?? ""))
    .map((m) => person(m, 76, m[1]));
  const delivers = beside.some(({ of }) => of.type === "phone") && beside.some(({ of }) => of.type === "address");
  return delivers ? [...out, ...matches(text, KOREAN_ALONE).map((m) => person(m, 58, m[1]))] : out;
}
