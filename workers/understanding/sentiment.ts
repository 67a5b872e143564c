import type { Emotion, Sentiment } from "./types.ts";

/** Praise that is none: a good word with a bad fact behind it, thanks for nothing. */
const SARCASM =
  /(?:真|太|可真|真是|你们真)(?:行|棒|厉害|牛|会做生意|有意思|可以|好)(?:啊|呀|了|哈)?[,，。!！\s]*.*(?:天|坏|破|没|不|还|才|骗|假)|呵呵|我谢谢你|谢谢你(?:全家|们的假)|(?:great|thanks|nice|wonderful|lovely|good job)[,.! ]+(?:another|a|for nothing|now|it'?s|my|broken|still).{0,40}(?:broken|late|wrong|lost|nothing|again|damaged)|yeah right|thanks for nothing|oh great/;
/** Neither good nor bad. */
const LUKEWARM = /还行吧|一般般|就那样|凑合|马马虎虎|将就|so-so|meh|it'?s okay i guess/;
const SMILING = /[😀-😆😉-😍😘-😜🙂🤗🤩🥰🥳☺❤💕-💗💙-💜🧡👍👏🎉🌹🌸]/u;
const SCOWLING = /[😠-😢😤😩😫😭🙄🤬👎💢💔]/u;
const SHOUTED = /[!！]{2,}|[?？]{3,}/;
/** How much pictures, shouting and sarcasm add to what the model says. */
const PICTURED = 0.3;
const SHOUTING = 0.1;
const BITING = 0.7;
const NEGATIVE_FROM = 0.26;
const HAPPY_FROM = 0.4;
const ANXIOUS_FROM = 0.2;

/** The shopper's mood. */
export interface Feeling {
  sentiment: Sentiment;
  emotion: Emotion;
}

/** The likeliest of the three that annoy. */
function annoyance({ angry, disappointed, anxious }: Readonly<Record<Emotion, number>>): Emotion {
  if (angry >= disappointed && angry >= anxious) return "angry";
  return anxious > disappointed ? "anxious" : "disappointed";
}

/** Sentiment and emotion from what the model says, and from the few ways of speaking that mean their opposite. */
export function feel(folded: string, emotions: Readonly<Record<Emotion, number>>): Feeling {
  const text = folded.slice(0, 1_000);
  if (LUKEWARM.test(text)) return { sentiment: 0, emotion: "calm" };
  const isBiting = SARCASM.test(text);
  const felt = emotions.angry + emotions.disappointed + emotions.anxious;
  const negative =
    felt + (SCOWLING.test(text) ? PICTURED : 0) + (SHOUTED.test(text) ? SHOUTING : 0) + (isBiting ? BITING : 0);
  const happy = emotions.happy + (SMILING.test(text) ? PICTURED : 0);
  if (negative >= NEGATIVE_FROM && (isBiting || negative >= happy)) {
    return { sentiment: -1, emotion: annoyance(emotions) };
  }
  if (happy >= HAPPY_FROM) return { sentiment: 1, emotion: "happy" };
  return { sentiment: 0, emotion: emotions.anxious >= ANXIOUS_FROM ? "anxious" : "calm" };
}
