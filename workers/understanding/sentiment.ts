import type { Emotion, IntentId, Sentiment } from "./types.ts";

const ANGRY =
  /垃圾|骗子|骗人|欺诈|坑人|坑爹|坑货|黑店|奸商|无良|恶心|滚|妈的|尼玛|tmd|卧槽|气死|气人|愤怒|太过分|过分了|忍无可忍|投诉|举报|曝光|315|12315|工商|消协|差评|什么玩意|什么破|破店|破玩意|有病|耍我|玩我|忽悠|敷衍|推卸|不要脸|缺德|搞笑呢|脑残|傻|废物|再也不(?:买|来)|ridiculous|unacceptable|scam|fraud|liar|rip-?off|furious|outrageous|disgust|terrible|horrible|worst|pathetic|damn|wtf|bullshit|fuck|shit|fed up|sick of|lawsuit|sue you|bbb|chargeback/;
const DISAPPOINTED =
  /失望|无语|寒心|心寒|郁闷|难受|不满意|太差|很差|真差|差劲|太慢|慢死|烂[了的]|太烂|后悔|上当|被骗|伤心|醉了|服了|呵呵|坏的|坏了|破了|碎了|裂了|漏了|断了|掉了漆|开胶|失灵|变形|发霉|臭了|丢了|弄丢|没收到|少发|发错|假货|disappoint|upset|frustrat|annoy|unhappy|not happy|let down|sad|broken|damaged|lost|poor|awful|useless|waste|charged twice|never arrived|missing/;
const ANXIOUS =
  /急|赶紧|赶快|快点|尽快|担心|怎么办|等不及|等了.{0,6}[天周久]|都.{1,4}天了|好几天|几天了|还不|还没|什么情况|咋回事|着急|慌|urgent|asap|hurry|worried|anxious|concern|still (?:not|no|haven't|hasn't)|desperate|need it (?:by|today|tomorrow)|right away|immediately/;
/** Waiting that has lasted, asking that had to be repeated: annoyance without a strong word. */
const IMPATIENT =
  /(?:怎么|咋|为什么|为啥|为何|干嘛)(?:到现在|现在|都|我的?)?(?:还|一直|老是?|总是?|迟迟)(?:没|不|未|是没|在)|到现在(?:还|都|也)?[没不未]|(?:这?都|已经|等了?|过了?|拖了?).{0,4}(?:天|周|星期|礼拜|个?月|小时|久)了?.{0,6}(?:还|没|不|未|才)|等了.{0,6}(?:天|周|星期|礼拜|个?月|小时|这么久|好久|半天)|第(?:二|三|四|五|六|几|n|[2-9])次了|[两二三四五六七八几n\d]次了|说好的?.{0,12}(?:没|不|呢)|说(?:了|是)?(?:今天|昨天|当天|\d+小时).{0,8}(?:没|不|呢)|太慢|好慢|这么慢|慢得|催了.{0,6}[次遍天]|没人(?:理|管|回|联系|处理|接)|(?:刚|才)(?:买|付|下单|收到|拍).{0,8}(?:降|便宜|坏|不能用)|still (?:not|no|haven't|hasn't|isn't|waiting|nothing)|(?:been|waited|waiting).{0,20}(?:days|weeks?|hours?|months?|forever)|(?:second|third|fourth|\dth|2nd|3rd) time|supposed to|taking (?:forever|so long|too long)|nobody|no one (?:answers|helps|replies)|keeps? (?:failing|breaking|crashing|disconnecting|happening)/;
const HAPPY =
  /喜欢|很好|太好|真好|不错|满意|开心|赞|棒|爱了|好评|完美|给力|惊喜|感谢|辛苦|谢谢你|么么|❤|😊|😄|😍|👍|🥰|哈哈|yyds|绝绝子|贴心|great|love|awesome|perfect|excellent|amazing|happy|wonderful|fantastic|appreciate|you're the best|well done|good job|pleased/;
const NEGATED_HAPPY =
  /不(?:太|是很|怎么)?(?:喜欢|满意|开心|好)|没有?(?:很|太)?满意|not (?:very |so |that |really |at all )?(?:happy|great|good|pleased|satisfied|perfect)|(?:好|真)不(?:满意)/;
const SARCASM =
  /(?:真|太|可真|真是|你们真)(?:行|棒|厉害|牛|会做生意|有意思|可以|好)(?:啊|呀|了|哈)?[,，。!！\s]*.*(?:天|坏|破|没|不|还|才|骗|假)|呵呵|我谢谢你|谢谢你(?:全家|们的假)|(?:great|thanks|nice|wonderful|lovely|good job)[,.! ]+(?:another|a|for nothing|now|it'?s|my|broken|still).{0,40}(?:broken|late|wrong|lost|nothing|again|damaged)|yeah right|thanks for nothing|oh great/;
const LUKEWARM = /还行吧|一般般|就那样|凑合|马马虎虎|将就|so-so|meh|it'?s okay i guess/;
/** How often a message of an intent speaks of real harm or annoyance, from what the intent means. */
const HARM: Partial<Record<IntentId, number>> = {
  complaint: 0.95,
  quality_issue: 0.9,
  delivery_problem: 0.9,
  urge_shipping: 0.8,
  payment_problem: 0.5,
  track_shipment: 0.3,
  refund_status: 0.2,
  refund_request: 0.2,
  price_protection: 0.2,
  human_agent: 0.15,
};
const NO_HARM = 0.05;
const NEGATIVE_FROM = 0.26;
const HAPPY_FROM = 0.5;
const ANXIOUS_FROM = 0.35;
const WORRIED_INTENTS: ReadonlySet<IntentId> = new Set([
  "urge_shipping",
  "track_shipment",
  "refund_status",
  "payment_problem",
]);

/** What the lexicon and the model say about the shopper's mood. */
export interface Feeling {
  sentiment: Sentiment;
  emotion: Emotion;
}

function shouting(folded: string): boolean {
  return /[!！]{2,}|[?？]{3,}/.test(folded);
}

function lexicon(folded: string): Partial<Record<Emotion, number>> {
  if (SARCASM.test(folded)) return { disappointed: 0.7, angry: 0.3 };
  const happy = HAPPY.test(folded) && !NEGATED_HAPPY.test(folded) && !LUKEWARM.test(folded);
  return {
    ...(ANGRY.test(folded) ? { angry: 0.6 } : {}),
    ...(DISAPPOINTED.test(folded) || NEGATED_HAPPY.test(folded) ? { disappointed: 0.45 } : {}),
    ...(IMPATIENT.test(folded) ? { anxious: 0.45 } : ANXIOUS.test(folded) ? { anxious: 0.2 } : {}),
    ...(happy ? { happy: 0.3 } : {}),
  };
}

function sum(values: Partial<Record<Emotion, number>>): number {
  return (values.angry ?? 0) + (values.disappointed ?? 0) + (values.anxious ?? 0);
}

function negativeEmotion(intent: IntentId, scores: Record<Emotion, number>): Emotion {
  const adjusted = {
    angry: scores.angry + (intent === "complaint" ? 0.3 : 0),
    disappointed: scores.disappointed + (WORRIED_INTENTS.has(intent) ? 0 : 0.15),
    anxious: scores.anxious + (WORRIED_INTENTS.has(intent) ? 0.15 : 0),
  };
  if (adjusted.angry >= adjusted.disappointed && adjusted.angry >= adjusted.anxious) return "angry";
  return adjusted.anxious > adjusted.disappointed ? "anxious" : "disappointed";
}

/**
 * Sentiment and emotion from the model's emotion head, the harm that the likely intents speak of, and a lexicon of
 * strong words, sarcasm and negation.
 */
export function feel(
  folded: string,
  intents: readonly { intent: IntentId; confidence: number }[],
  emotions: Record<Emotion, number>,
): Feeling {
  const text = folded.slice(0, 1_000);
  const words = lexicon(text);
  const harm = intents.reduce((p, i) => p + i.confidence * (HARM[i.intent] ?? NO_HARM), 0);
  const felt = emotions.angry + emotions.disappointed + 0.5 * emotions.anxious;
  const negative = 0.65 * harm + 0.35 * felt + 0.6 * sum(words) + (shouting(text) ? 0.1 : 0);
  const happy = emotions.happy + (words.happy ?? 0);
  const best = intents[0]?.intent ?? "out_of_scope";
  const scores = { ...emotions };
  for (const [emotion, bonus] of Object.entries(words) as [Emotion, number][]) scores[emotion] += bonus;
  if (negative >= NEGATIVE_FROM && negative >= happy) return { sentiment: -1, emotion: negativeEmotion(best, scores) };
  if (happy >= HAPPY_FROM) return { sentiment: 1, emotion: "happy" };
  return { sentiment: 0, emotion: scores.anxious >= ANXIOUS_FROM ? "anxious" : "calm" };
}
