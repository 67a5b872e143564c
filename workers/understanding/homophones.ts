/** Common mistypings (same sound) of words that decide the intent; `unless` are characters behind which they are none. */
const HOMOPHONES: readonly (readonly [wrong: string, right: string, unless?: string])[] = [
  ["退活", "退货", "动"],
  ["退或", "退货", "换者许"],
  ["推货", "退货"],
  ["腿货", "退货"],
  ["换或", "换货", "退者许"],
  ["换活", "换货", "动"],
  ["发或", "发货", "不者许"],
  ["发活", "发货", "动"],
  ["法货", "发货"],
  ["发漂", "发票", "亮白染色"],
  ["法票", "发票"],
  ["退宽", "退款"],
  ["推款", "退款", "式项"],
  ["腿款", "退款"],
  ["快第", "快递", "一二三四五六七八九十几"],
  ["快弟", "快递"],
  ["块递", "快递"],
  ["快滴", "快递"],
  ["定单", "订单"],
  ["优惠卷", "优惠券"],
  ["优惠劵", "优惠券"],
  ["优惠圈", "优惠券"],
  ["劵", "券"],
  ["卷怎么用", "券怎么用"],
  ["转人功", "转人工"],
  ["专人工", "转人工"],
  ["转人公", "转人工"],
  ["人工客福", "人工客服"],
  ["客福", "客服"],
  ["帐号", "账号"],
  ["帐户", "账户"],
  ["帐单", "账单"],
  ["到帐", "到账"],
  ["地止", "地址"],
  ["地只", "地址"],
  ["修该", "修改"],
  ["登录不了", "登不上"],
  ["登陆", "登录"],
  ["付宽", "付款"],
  ["质里", "质量"],
  ["质量量", "质量"],
  ["价格保护", "价保"],
  ["保价", "价保"],
  ["物流到那", "物流到哪"],
  ["到那了", "到哪了"],
  ["到那里了", "到哪里了"],
  ["到拿了", "到哪了"],
  ["有没得", "有没有"],
  ["怎麽", "怎么"],
  ["肿么", "怎么"],
  ["咋么", "怎么"],
  ["木有", "没有"],
  ["啥时候", "什么时候"],
  ["神马", "什么"],
  ["森么", "什么"],
  ["灰常", "非常"],
  ["童鞋", "同学"],
  ["妹有", "没有"],
  ["米有", "没有"],
  ["有木有", "有没有"],
  ["能道货", "能到货"],
  ["没道货", "没到货"],
  ["更心", "更新", "动疼急软酸"],
  ["便谊", "便宜"],
  ["便易点", "便宜点"],
  ["便易一点", "便宜一点"],
  ["无里由", "无理由"],
  ["无理油", "无理由"],
  ["发贷", "发货", "款"],
  ["问提", "问题", "货到供"],
  ["现或", "现货", "者许不"],
  ["现活", "现货", "动"],
  ["取肖", "取消"],
  ["取销", "取消"],
  ["曲消", "取消"],
  ["积份", "积分"],
  ["期多旧", "期多久"],
  ["运废", "运费", "品"],
  ["邮废", "邮费"],
  ["尺马", "尺码"],
  ["吃码", "尺码"],
  ["正拼", "正品"],
  ["真品么", "正品么"],
  ["开漂", "开票"],
  ["优会券", "优惠券"],
  ["优会卷", "优惠券"],
  ["快迪", "快递"],
  ["物硫", "物流"],
  ["勿流", "物流"],
  ["签收了蛋", "签收了但"],
  ["客付", "客服"],
  ["人工克服", "人工客服"],
  ["转人供", "转人工"],
  ["转仁工", "转人工"],
  ["换尺吗", "换尺码"],
  ["花背", "花呗", "景包"],
  ["微心支付", "微信支付"],
  ["支付保", "支付宝"],
  ["拼团怎莫", "拼团怎么"],
  ["怎莫", "怎么"],
  ["怎摸", "怎么"],
  ["神魔时候", "什么时候"],
  ["什莫", "什么"],
  ["什摸", "什么"],
  ["收获地址", "收货地址"],
  ["收或地址", "收货地址"],
  ["补发或", "补发货"],
  ["维休", "维修"],
  ["保休", "保修"],
  ["投素", "投诉"],
];

const RIGHT = new Map(HOMOPHONES.map(([wrong, right]) => [wrong, right]));

/** Longer ones first, so that “补发或” is not read as “发或”. */
function anyOf(pairs: typeof HOMOPHONES): RegExp {
  const ways = [...pairs]
    .sort(([a], [b]) => b.length - a.length)
    .map(([wrong, , unless]) => (unless ? `${wrong}(?![${unless}])` : wrong));
  return new RegExp(ways.join("|"), "g");
}

const WRONG = anyOf(HOMOPHONES);
/** Words of their own, which only a classifier may take for others. */
const OWN_WORDS: ReadonlySet<string> = new Set(["童鞋", "保价", "真品么", "更心"]);
const MISWRITTEN = anyOf(HOMOPHONES.filter(([wrong, right]) => wrong.length === right.length && !OWN_WORDS.has(wrong)));
const HAN = /[\u3400-\u9fff]/;

/** Undoes mistypings by sound in folded text (“退活” → “退货”). */
export function withoutHomophones(folded: string): string {
  return HAN.test(folded) ? folded.replace(WRONG, (wrong) => RIGHT.get(wrong) ?? wrong) : folded;
}

/** The same for what is read by its words: those that can be no word of their own. */
export function withoutMistypings(text: string): string {
  return text.replace(MISWRITTEN, (wrong) => RIGHT.get(wrong) ?? wrong);
}
