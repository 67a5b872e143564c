import type { Claim, Finder } from "./claim.ts";

function fixed(kind: Claim["kind"], name: string): Finder["read"] {
  return () => ({ key: `${kind}:${name}`, kind });
}

/** Promises, rules of the shop, availability, and things said to be done. */
export const PHRASES: readonly Finder[] = [
  {
    pattern:
      /(?<!不|无|没|不能|无法|不会|没法|不敢|没有)(?:一定|保证|肯定|必定|绝对|承诺|务必会|包您)(?!金|书|要|不了)/g,
    read: fixed("promise", "certain"),
  },
  {
    pattern:
      /(?<!(?:n't|cannot|not|no|never|without)(?: be| a| any| to)? )\b(?:guarantee[ds]?|definitely|certainly will|we promise|i promise|for sure|absolutely)\b/gi,
    read: fixed("promise", "certain"),
  },
  {
    pattern: /(?:马上|立刻|立即|即刻|秒)(?:给您|为您|帮您|就|会)?(?:退款|退钱|到账|发货|赔|补偿|送达)/g,
    read: fixed("promise", "at_once"),
  },
  {
    pattern:
      /\b(?:refund|ship|deliver|compensat)\w*(?: \w+){0,3} (?:immediately|right away|instantly|at once)\b|\b(?:instant|immediate) (?:refund|delivery)\b/gi,
    read: fixed("promise", "at_once"),
  },
  {
    pattern: /赔您|赔偿您|补偿您|送您|免单|\bwe will compensate\b|\bfree gift\b|\bon the house\b|\bas compensation\b/gi,
    read: fixed("promise", "gift"),
  },
  {
    pattern: /包邮|免运费|免邮|免费(?:配送|送货|寄送)|\bfree (?:shipping|delivery)\b/gi,
    read: fixed("policy", "free_shipping"),
  },
  {
    pattern: /无理由|\bno questions asked\b|\bfor any reason\b|\bno reason needed\b/gi,
    read: fixed("policy", "no_reason"),
  },
  { pattern: /假一赔|假一罚|\bmoney[- ]back\b/gi, read: fixed("policy", "money_back") },
  { pattern: /全额退|\bfull refund\b|\brefunded in full\b/gi, read: fixed("policy", "full_refund") },
  {
    pattern:
      /免费(?:退|换|上门|维修|安装|更换|取件)|运费险|\bfree (?:returns?|exchanges?|repairs?|installation|replacement|pick-?up)\b/gi,
    read: fixed("policy", "free_service"),
  },
  { pattern: /终身|永久(?:保修|质保)|\blifetime\b/gi, read: fixed("policy", "lifetime") },
  { pattern: /当天|当日|\bsame[- ]day\b/gi, read: fixed("policy", "same_day") },
  { pattern: /次日|隔天|隔日|\bnext[- ]day\b/gi, read: fixed("policy", "next_day") },
  {
    pattern: /以旧换新|只换不修|价保|保价|\bprice match(?:ing)?\b|\btrade[- ]in\b/gi,
    read: fixed("policy", "price_match"),
  },
  {
    pattern:
      /(?<![没缺无断少不])有(?:现)?货|货源充足|库存充足|(?<!not |isn't |out of |aren't )\bin stock\b(?! at any)|\bstill available\b/gi,
    read: fixed("stock", "yes"),
  },
  {
    pattern:
      /缺货|无货|没有?(?:现)?货|断货|售罄|卖完|\bsold out\b|\bout of stock\b|\b(?:not|isn't|aren't) (?:\w+ )?in stock\b|\bunavailable\b/gi,
    read: fixed("stock", "no"),
  },
  {
    pattern:
      /已(?:经)?(?:为您|帮您|给您)?(?:成功)?(取消|退款|修改|更改|提交|申请|登记|下单|补发|催促|加急|安排|开具|退回|转接)/g,
    read: (m) => ({ key: `done:${m[1]}`, kind: "done" }),
  },
  {
    pattern:
      /\b(?:i have|i've|we have|we've|has been|have been|was|is now) (?:just |now |already |successfully )?(cancel|refund|chang|updat|submit|request|order|arrang|expedit|issu|transferr|compensat)\w*/gi,
    read: (m) => ({ key: `done:${(m[1] ?? "").toLowerCase()}`, kind: "done" }),
  },
];
