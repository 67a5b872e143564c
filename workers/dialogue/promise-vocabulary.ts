import { clausesOf } from "./promise-commitments.ts";

/**
 * Words about what a shop gives, does or vouches for, by what they are about. A rewording that is about one of these
 * where the answer is not has added something, however it is put.
 */
const SUBJECTS: readonly RegExp[] = [
  /退|返还|返现|赔|补偿|报销|打回|到账|refund|reimburs|money back|compensat|owe you/i,
  /券|红包|折扣|打.{0,2}折|优惠|减免|便宜|积分|voucher|coupon|discount|\bcredit\b|% off|percent off/i,
  /送(?!达|货|到|往)|赠|礼[品物]|gift|present\b|throw in/i,
  /免费|不收|分文|承担|买单|兜|\bfree\b|on us|no (?:extra )?(?:cost|charge)|won['’]t cost|\bcover/i,
  /联系您|打.{0,2}电话|电话.{0,4}给您|回电|致电|来电|\bcall\b|\bphone you|\bring you|reach out|in touch|contact you|hear from/i,
  /发货|发出|寄出|寄给|送达|送到|到货|到手|\bship|deliver|arriv|courier|at your door/i,
  /修|上门|换[一新货成个台]|重发|补发|补寄|重新[发寄]|repair|\bfix|replac|technician|new one/i,
  /保证|承诺|担保|一定|肯定|绝对|绝不|必定|放心|无论如何|包在|包您|说到做到|promise|guarantee|definitely|certainly|for sure|make sure|rest assured|my word|assure|covered|take care of|no matter what/i,
  /跟进|盯着|答复|回复您|反馈您|通知您|告诉您|第一时间|处理好|解决|搞定|follow up|get back to|let you know|keep you|update you|sort(?:ed)? out|solve|see to it/i,
  /破例|通融|特殊处理|例外|特批|做主|exception|waive|bend/i,
  /差价|价保|同价|买贵|price match|match (?:the|their|that)|cheaper/i,
];

/** Whether `text` is about something the shop gives, does or vouches for that `answer` is not about. */
export function addsUndertaking(text: string, answer: string): boolean {
  return SUBJECTS.some((subject) => subject.test(text) && !subject.test(answer));
}

/** The least share of a clause's content that the answer must have too. */
const MIN_KNOWN = 0.5;
/** Shorter clauses say nothing by themselves. */
const MIN_CONTENT = 3;
/** Characters and words that every sentence has. */
const EMPTY =
  /^(?:[的了您我你们这那个有是在也都就和与及哦呢吧啊呀亲款件很还又]|an?|the|and|or|of|to|in|on|at|it|its|is|are|be|for|with|you|your|we|our|i|this|that|as|by|from|have|has|also|just|so|there|here)$/i;
/** Politeness adds nothing that could be owed. */
const COURTESY =
  /您好|谢谢|感谢|欢迎|喜欢|需要.{0,4}(?:随时|告诉)|祝|希望|放心选|请问|hello|\bhi\b|thank|welcome|enjoy|hope|anything else|let me know|happy to help/i;

function contentOf(text: string): string[] {
  const parts = text.toLowerCase().match(/[\u4e00-\u9fff]|[a-z]+|\d+(?:\.\d+)?/g) ?? [];
  return parts.filter((part) => !EMPTY.test(part));
}

/** Whether a clause of `text` says something that the answer does not speak of at all. */
export function addsStatement(text: string, answer: string): boolean {
  const known = new Set(contentOf(answer));
  return clausesOf(text).some(({ text: clause }) => {
    const content = contentOf(clause);
    if (content.length < MIN_CONTENT || COURTESY.test(clause)) return false;
    return content.filter((part) => known.has(part)).length / content.length < MIN_KNOWN;
  });
}
