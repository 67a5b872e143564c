/** Chat shorthand made of pinyin initials: what it says, where nothing else is likely meant beside Chinese characters. */
const PINYIN: ReadonlyMap<string, string> = new Map([
  ["wl", "物流"],
  ["kd", "快递"],
  ["fh", "发货"],
  ["bfh", "不发货"],
  ["tk", "退款"],
  ["thtk", "退货退款"],
  ["kf", "客服"],
  ["rgkf", "人工客服"],
  ["zrg", "转人工"],
  ["yhq", "优惠券"],
  ["fp", "发票"],
  ["dz", "地址"],
  ["gdz", "改地址"],
  ["jf", "积分"],
  ["zp", "正品"],
  ["xh", "现货"],
  ["yyds", "太好了"],
  ["xswl", "哈哈"],
  ["nsdd", "你说得对"],
  ["awsl", "太好了"],
]);
/** These are asked alone, too. */
const ALONE: ReadonlySet<string> = new Set(["wl", "kf", "rgkf", "zrg", "yhq", "tk", "thtk", "gdz", "yyds", "xswl"]);
const HAN = /[\u3400-\u9fff]/;
const LATIN_RUN = /(?<![a-z0-9])[a-z]{2,4}(?![a-z0-9])/g;

/** Writes pinyin initials out (“wl怎么不动” → “物流怎么不动”) in folded text, where they are safe to read. */
export function writeOut(folded: string): string {
  if (!/[a-z]/.test(folded)) return folded;
  const bare = folded.replace(/[^a-z]/g, "");
  if (ALONE.has(bare) && /^[a-z\s?!.~]*$/.test(folded)) return PINYIN.get(bare) ?? folded;
  return HAN.test(folded) ? folded.replace(LATIN_RUN, (run) => PINYIN.get(run) ?? run) : folded;
}
