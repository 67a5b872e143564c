import { hasHan } from "../fold.ts";
import { pick } from "./random.ts";

/** Padding and circumstances that say nothing about the intent, so that none of their words comes to stand for one. */
const ZH_BEFORE =
  "亲，|你好，|您好 |在吗 |请问|亲 |那个|我想问下|客服 |麻烦|就是|额 |我问一下|我昨天买的|我刚买的|之前买的那个|我在你们家买的|昨天下的单，|我刚才下单的，|前几天拍的，|上次买的东西，|我这边|我这个订单|那请问|然后|我看了下，|帮我看看|是这样的，|为什么我|怎么我这个|你们这个|我想知道|我买了两个，|我的这个|还有就是|我有个问题，|不好意思，|那如果|如果|我朋友|我老婆说|双十一买的，|618买的，|刚刚|现在|今天|我自己|想咨询|想了解一下|麻烦问一下|不是，|哎，|那我".split(
    "|",
  );
const ZH_AFTER =
  "啊|呀|呢|吗|？|谢谢|~|哦|了|亲|。|！|哈|，怎么回事|，什么意思|，帮我看一下|，麻烦处理一下|，可以吗|，怎么弄|，您看下|，帮我看看吧|，能帮忙吗|，是不是|，对吧|，我看不懂|，在哪里弄|，你帮我查查|，回复一下|，怎么办呢|，我不太懂|的事|的问题|是吗|，现在|，之前|，昨天|，行不行|，我在线等|，好吧|，没有吗|来着|，我刚看到|，谢谢啦".split(
    "|",
  );
const EN_BEFORE =
  "hi, |hello |hey |hi there, |so |um |quick question: |excuse me, |ok |well |i need help: |i bought something last week, |i have a question, |can you tell me |could you help me, |i'd like to know |i was wondering, |please help, |i need assistance, |i just ordered, |i don't know |i'm not sure |sorry, |also, |for my last order, |it's me again, |i wanna know |i need information, |help me |can you help me, |i got this from you, ".split(
    "|",
  );
const EN_AFTER =
  "?| please| pls| thanks|!| thx|??|.|, can you help me|, i need help|, what should i do|, how do i do that|, could you help|, can you check|, let me know|, thank you|, i don't know how|, is that possible|, i am not sure| or not| by the way| actually|, please advise".split(
    "|",
  );
const EN_SHORT: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/g, "u"],
  [/\byour\b/g, "ur"],
  [/\bplease\b/g, "pls"],
  [/\bi'm\b/g, "im"],
  [/\bcan't\b/g, "cant"],
  [/\bdon't\b/g, "dont"],
  [/\bdoesn't\b/g, "doesnt"],
  [/\bwant to\b/g, "wanna"],
  [/\bi would like\b/g, "i'd like"],
  [/\bgoing to\b/g, "gonna"],
];

function typo(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const kind = random();
  if (kind < 0.4) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.7) return text.slice(0, at) + text.charAt(at) + text.slice(at);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

/** The sentence as a shopper in a hurry types it: padding, dropped punctuation, contractions, typos. */
export function roughen(sentence: string, language: string, random: () => number): string {
  let text = sentence;
  const chinese = hasHan(text) && language.startsWith("zh");
  if (chinese && random() < 0.35) text = pick(ZH_BEFORE, random) + text;
  if (chinese && random() < 0.35) text += pick(ZH_AFTER, random);
  if (language === "en") {
    if (random() < 0.25) text = pick(EN_BEFORE, random) + text;
    if (random() < 0.25) text += pick(EN_AFTER, random);
    if (random() < 0.4) {
      const [from, to] = pick(EN_SHORT, random);
      text = text.replace(from, to);
    }
  }
  if (random() < 0.3) text = text.replace(/[，,。.？?！!]/g, random() < 0.5 ? " " : "");
  if (text.length > 8 && random() < 0.15) text = typo(text, random);
  return text;
}
