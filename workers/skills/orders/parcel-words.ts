/** “谁签的”, “放哪了”: who took a parcel in, or where it was left. */
const WHO_TOOK =
  /(?:本人|我(?:自己|本人)?|家人|别人|他人)签(?:收)?的(?:吗|么|吧|还是)|谁(?:帮我|替我|给我)?(?:签|代?收|拿|取)(?:走)?(?:的|了)|(?:被|是)谁(?:签|收|拿|取)|(?:放|搁|扔|丢|送|存|寄存)(?:到|在|去)?了?(?:哪|什么地方|啥地方)|who (?:signed|took (?:it|them)|received (?:it|them))|where (?:was|were|did|is|have)[^.?\n]{0,16}(?:left|leave|put|dropped|drop)/iu;
/** It is said not to be there: more than a question. */
const NOT_THERE =
  /(?:没有?|未|不曾)(?:收到|拿到|见到|看到|见着|收着|到手|送到|送来)|丢|找不到|冒领|not (?:received|got)|never (?:got|received|came|arrived)|(?:did|have|has)(?:n['’]?t| not) (?:\w+ )?(?:got|gotten|get|received?|seen|arrived?|come)|can(?:'?t|not) find|missing|stolen/iu;

/** Whether the words only ask who took a parcel in or where it lies. */
export function asksWhoTook(text: string): boolean {
  return WHO_TOOK.test(text) && !NOT_THERE.test(text);
}

const WHEN = "(?:什么时候|啥时候|啥时间|几时|何时|哪一?天|几号|多久|多会儿|几天)";
/** “啥时候能到手”: when what was bought comes. */
const WHEN_COMES = new RegExp(
  `${WHEN}[^，。,.?？\\n]{0,6}(?:到手|到(?!账|期|位|店)|送(?:到|来|达|上门)|收(?:到|货)|拿到)|(?:还|得|还得)要?等?(?:几天|多久)(?:才?能)?(?:到|收到)|今天能?(?:到|收到|送到)(?:不|吗|么)|when (?:will|does|is|can) (?:it|my [a-z ]+) (?:arriv|com|be here|get here|be delivered)`,
  "iu",
);
/** “哪天出库”: when it is sent. */
const WHEN_SENT = new RegExp(
  `${WHEN}[^，。,.?？\\n]{0,6}(?:发(?!票|我|给我哪|短信|现|优惠)(?:货|出|走|给我)?|寄出|出库|出货)|when (?:will|does|is|are) (?:it|you|my [a-z ]+) (?:be )?(?:ship|sen[dt]|going out)`,
  "iu",
);
/** What is yet to be bought, or comes in general; money and people that come. */
const NOT_OWN =
  /一般|通常|正常|平时|下单后|付款后|拍下|现在(?:买|下单|拍)|今天(?:买|下单|拍)|要是|如果|发到|寄到|送到[\p{Script=Han}]{2}|钱|款(?!式)|退|券|积分|发票|师傅|安装|上门|活动|补货|上架|usually|normally|if i/iu;

/** Whether it is asked when one's own parcel comes. */
export function asksWhenComes(text: string): boolean {
  return WHEN_COMES.test(text) && !NOT_OWN.test(text);
}

/** Whether it is asked when one's own order is sent. */
export function asksWhenSent(text: string): boolean {
  return WHEN_SENT.test(text) && !NOT_OWN.test(text);
}

const ASKS_COURIER =
  /(?:派件员|快递员|配送员|骑手|小哥|送货员|送货师傅)[^，。,.\n]{0,8}(?:谁|叫|姓|名|电话|号码|联系)|(?:谁|哪位|哪个)[^，。,.\n]{0,4}(?:派送?|送)的?|who(?:'s| is)? [^.?]{0,12}deliver|(?:courier|driver|rider)(?:'s)? (?:name|phone|number)/iu;

/** “派送的小哥叫啥”: who brings it. */
export function asksCourier(text: string): boolean {
  return ASKS_COURIER.test(text);
}
