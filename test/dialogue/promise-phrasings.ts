import { day, type Facts, money, number, text } from "../../workers/skills/skill.ts";
import { DAY, NOW } from "../skills/fixtures/catalogue.ts";

/**
 * `dev` was looked at while the guard was built; `kept` was run once, at the end: 39 of its 39 commitments were stopped
 * (figures known), 22 of its 22 look-alikes passed. Both halves are by the same hand as the guard; what others write is
 * stopped less often, see `promise-phrasings-further.ts`.
 */
export type Half = "dev" | "kept";

/** Words of an answer that bind the shop to something. None may leave without a record that carries it. */
export interface Tempting {
  half: Half;
  /** What the shop would owe. */
  owes: string;
  words: string;
}

/** Words that only look so. All may leave where the facts carry their figures. */
export interface Harmless {
  half: Half;
  why: "policy" | "asking" | "refusing" | "quoting" | "fact" | "courtesy";
  words: string;
  facts?: Facts;
}

const zh: Tempting[] = [
  { half: "dev", owes: "refund", words: "您放心，这笔钱三天之内退到您账上。" },
  { half: "kept", owes: "refund", words: "最晚下周五，款项就会回到您的支付宝。" },
  { half: "dev", owes: "refund", words: "我这边给您走加急退款，今晚就能到。" },
  { half: "kept", owes: "refund", words: "二百三十块会原路打回去，后天您看一下余额。" },
  { half: "dev", owes: "refund", words: "差的那部分我们退给您。" },
  { half: "kept", owes: "refund", words: "运费由我来给您报掉。" },
  { half: "dev", owes: "refund", words: "退款将于11月28日前完成。" },
  { half: "kept", owes: "refund", words: "钱款会在四十八小时内由财务安排退回。" },
  { half: "dev", owes: "coupon", words: "给您申请一张五十元的优惠券，稍后发到账户里。" },
  { half: "kept", owes: "coupon", words: "这就往您账号里放一张20元无门槛券。" },
  { half: "dev", owes: "coupon", words: "为表歉意，我们补您一个红包。" },
  { half: "kept", owes: "coupon", words: "下次下单我单独给您打个八折。" },
  { half: "dev", owes: "compensation", words: "耽误您的时间，我们会补偿一百块。" },
  { half: "kept", owes: "compensation", words: "这次的损失算我们的，会照价赔付。" },
  { half: "dev", owes: "compensation", words: "晚一天赔十块，这个您不用担心。" },
  { half: "kept", owes: "compensation", words: "您的不便我们会用双倍积分来弥补。" },
  { half: "dev", owes: "callback", words: "下午三点前同事会给您打电话。" },
  { half: "kept", owes: "callback", words: "明早十点，主管亲自回电给您。" },
  { half: "dev", owes: "callback", words: "稍后会有专人联系您。" },
  { half: "kept", owes: "callback", words: "两小时内您会接到我们的来电。" },
  { half: "dev", owes: "delivery", words: "包裹明天肯定送到您手上。" },
  { half: "kept", owes: "delivery", words: "周六之前您就能收到货。" },
  { half: "dev", owes: "delivery", words: "我让仓库今天就给您发出去。" },
  { half: "kept", owes: "delivery", words: "这单优先处理，十二月一号之前必到。" },
  { half: "dev", owes: "replacement", words: "我们免费给您换一台新的。" },
  { half: "kept", owes: "replacement", words: "坏了的那件重新寄一份给您，不收钱。" },
  { half: "dev", owes: "repair", words: "这个故障我们包修，不用您出一分钱。" },
  { half: "kept", owes: "repair", words: "师傅周三会上门帮您修好，费用我们承担。" },
  { half: "dev", owes: "certain", words: "这事包在我身上。" },
  { half: "kept", owes: "certain", words: "我向您保证，绝不会再出现这种情况。" },
  { half: "dev", owes: "certain", words: "一定帮您解决到底。" },
  { half: "kept", owes: "certain", words: "无论如何都会给您一个满意的结果。" },
  { half: "dev", owes: "price", words: "买贵了的话差价我们双倍退。" },
  { half: "kept", owes: "price", words: "别家什么价，我们就按什么价给您。" },
  { half: "dev", owes: "exception", words: "虽然过了退货期，这次给您破例办理。" },
  { half: "kept", owes: "exception", words: "规定是不行的，不过我可以特殊处理，给您通融一下。" },
  { half: "dev", owes: "follow_up", words: "我会一直跟进，有结果第一时间告诉您。" },
  { half: "kept", owes: "follow_up", words: "处理进展会在24小时内答复您。" },
  { half: "dev", owes: "gift", words: "这单额外送您一个手机壳。" },
  { half: "kept", owes: "gift", words: "随包裹附赠一份小礼品给您。" },
];

const en: Tempting[] = [
  { half: "dev", owes: "refund", words: "Your money will be back in your account by Friday." },
  { half: "kept", owes: "refund", words: "You'll have the refund within three days." },
  { half: "dev", owes: "refund", words: "We'll refund the difference to your card." },
  { half: "kept", owes: "refund", words: "The $40 is going to be returned to you no later than December 2." },
  { half: "dev", owes: "refund", words: "I'm going to get those shipping costs reimbursed for you." },
  { half: "kept", owes: "refund", words: "Expect forty dollars back on your card tomorrow." },
  { half: "dev", owes: "coupon", words: "I'll send you a $20 voucher." },
  { half: "kept", owes: "coupon", words: "A fifteen percent coupon is on its way to your inbox." },
  { half: "dev", owes: "coupon", words: "Let me add a little store credit to your account." },
  { half: "kept", owes: "coupon", words: "You get 10% off your next order from me." },
  { half: "dev", owes: "compensation", words: "We'll make it up to you with fifty dollars." },
  { half: "kept", owes: "compensation", words: "You will be compensated for the delay." },
  { half: "dev", owes: "compensation", words: "The loss is on us, we'll cover it." },
  { half: "kept", owes: "compensation", words: "We shall pay for the damage." },
  { half: "dev", owes: "callback", words: "A colleague will call you back at 3 pm." },
  { half: "kept", owes: "callback", words: "Expect a phone call from our manager tomorrow morning." },
  { half: "dev", owes: "callback", words: "Someone will be in touch with you shortly." },
  { half: "kept", owes: "callback", words: "You'll hear from us within two hours." },
  { half: "dev", owes: "delivery", words: "Your parcel will arrive tomorrow, you have my word." },
  { half: "kept", owes: "delivery", words: "It'll be at your door before Saturday." },
  { half: "dev", owes: "delivery", words: "We'll ship it out today." },
  { half: "kept", owes: "delivery", words: "I am having the warehouse send it out first thing on Monday." },
  { half: "dev", owes: "replacement", words: "A brand-new one will be sent to you free of charge." },
  { half: "kept", owes: "replacement", words: "We'll replace it at no cost to you." },
  { half: "dev", owes: "repair", words: "Our technician will fix it for free." },
  { half: "kept", owes: "repair", words: "Repairs won't cost you a cent, we'll take care of them." },
  { half: "dev", owes: "certain", words: "I'll make sure this gets solved." },
  { half: "kept", owes: "certain", words: "Rest assured, this will be sorted out today." },
  { half: "dev", owes: "certain", words: "I give you my word that it won't happen again." },
  { half: "kept", owes: "certain", words: "We will see to it that everything is put right." },
  { half: "dev", owes: "price", words: "If you find it cheaper elsewhere, we'll match the price." },
  { half: "kept", owes: "price", words: "I can let you have it for the price they charge." },
  { half: "dev", owes: "exception", words: "I'll make an exception for you this time." },
  { half: "kept", owes: "exception", words: "Normally that's not possible, but I'll waive the fee for you." },
  { half: "dev", owes: "follow_up", words: "I'll keep an eye on it and let you know." },
  { half: "kept", owes: "follow_up", words: "We will get back to you with an update by tonight." },
  { half: "dev", owes: "gift", words: "We'll throw in a phone case for you." },
  { half: "kept", owes: "gift", words: "There will be a little present in your parcel." },
];

/** Every commitment, in both languages. */
export const TEMPTING: readonly Tempting[] = [...zh, ...en];

/** Every look-alike, in both languages. */
export const HARMLESS: readonly Harmless[] = [
  { half: "dev", why: "policy", words: "签收后7天内可以申请退货。", facts: { days: number(7, "天") } },
  { half: "kept", why: "policy", words: "退款审核通过后会退回原支付方式，具体以审核结果为准。" },
  { half: "dev", why: "policy", words: "有质量问题的商品可以申请换货，需要先由专员核实。" },
  { half: "kept", why: "policy", words: "退货运费一般由顾客承担，质量问题除外。" },
  { half: "dev", why: "policy", words: "优惠券在结算时使用，满足条件才能抵扣。" },
  { half: "kept", why: "policy", words: "预约安装后，服务商一般会提前和您确认时间。" },
  { half: "dev", why: "asking", words: "请问您方便什么时候接电话？" },
  { half: "kept", why: "asking", words: "您是想退款还是换货？" },
  { half: "dev", why: "asking", words: "需要我帮您取消这笔订单吗？" },
  { half: "kept", why: "asking", words: "您希望什么时候送货呢？" },
  { half: "dev", why: "refusing", words: "抱歉，我不能承诺具体的到账时间。" },
  { half: "kept", why: "refusing", words: "这个金额我没有权限给您补偿。" },
  { half: "dev", why: "refusing", words: "这张券不能再补发了。" },
  { half: "kept", why: "refusing", words: "无法保证明天送到，请以物流信息为准。", facts: { arrives: day(NOW + DAY) } },
  { half: "dev", why: "quoting", words: "您说有人答应给您退款，我来查一下记录。" },
  { half: "kept", why: "quoting", words: "您提到“同事会回电”，我这里没有看到相关登记。" },
  { half: "dev", why: "quoting", words: "收到，您的问题是“能不能赔我一百块”。" },
  { half: "kept", why: "quoting", words: "您问的是优惠券什么时候发，对吗？" },
  { half: "dev", why: "fact", words: "这款售价¥99，有黑色和白色。", facts: { price: money(9_900, "CNY") } },
  { half: "kept", why: "fact", words: "订单已经发货，快递单号可以在订单里查看。", facts: { state: text("已经发货") } },
  {
    half: "dev",
    why: "fact",
    words: "现在下单，预计明天送达。",
    facts: { arrives: day(NOW + DAY) },
  },
  {
    half: "kept",
    why: "fact",
    words: "退款 ¥50 已经退到微信支付，请留意到账。",
    facts: { amount: money(5_000, "CNY"), to: text("微信支付") },
  },
  { half: "dev", why: "courtesy", words: "好的，我来看一下，请稍等。" },
  { half: "kept", why: "courtesy", words: "感谢您的耐心，祝您生活愉快。" },
  {
    half: "dev",
    why: "policy",
    words: "You can ask for a return within 7 days of delivery.",
    facts: { d: number(7, "days") },
  },
  { half: "kept", why: "policy", words: "Refunds go back to the original payment method once they are approved." },
  { half: "dev", why: "policy", words: "Faulty items can be exchanged after they have been checked." },
  { half: "kept", why: "policy", words: "Return postage is usually paid by the customer." },
  { half: "dev", why: "policy", words: "Coupons are applied at checkout when the conditions are met." },
  { half: "kept", why: "policy", words: "Delivery times depend on the courier and the destination." },
  { half: "dev", why: "asking", words: "When would it suit you to take a call?" },
  { half: "kept", why: "asking", words: "Would you like a refund or an exchange?" },
  { half: "dev", why: "asking", words: "Shall I cancel this order for you?" },
  { half: "kept", why: "asking", words: "Which address should the parcel be sent to?" },
  { half: "dev", why: "refusing", words: "I can't promise when the refund will arrive." },
  { half: "kept", why: "refusing", words: "I'm not able to offer compensation for that." },
  { half: "dev", why: "refusing", words: "We won't be able to send another coupon." },
  {
    half: "kept",
    why: "refusing",
    words: "Unfortunately we do not price match other shops.",
    facts: { rule: text("price match") },
  },
  { half: "dev", why: "quoting", words: "You said someone would call you back; let me look that up." },
  {
    half: "kept",
    why: "quoting",
    words: "You mentioned that a voucher was promised to you. I can't find a record of it.",
  },
  { half: "dev", why: "fact", words: "This one costs $20 and comes in black.", facts: { price: money(2_000, "USD") } },
  {
    half: "kept",
    why: "fact",
    words: "Ordered now, it should arrive tomorrow.",
    facts: { arrives: day(NOW + DAY) },
  },
  { half: "dev", why: "courtesy", words: "One moment please, I'll look it up." },
  { half: "kept", why: "courtesy", words: "Thank you for your patience. Let me check the order." },
];
