import type { Entity, UnderstandContext, Understanding } from "./types.ts";

type Expects = NonNullable<UnderstandContext["expects"]>;

const YES =
  /^(?:是的?|是啊|是滴|对[的啊呀哒滴]?|对对+|没错|正确|好[的啊呀吧哒滴嘞咧]?|好好+|好的好的|行[的啊吧]?|可以[的啊呀]?|可[以]?|嗯+[呢啊]?|恩+|嗯嗯|哦了|中|成|ok[的啊]?|okay|okey|okk+|确认[的了]?|确定[的了]?|同意|没问题|就这样[吧]?|就这么办|就这个[吧]?|办吧|弄吧|取消吧|退吧|改吧|换吧|提交[吧]?|麻烦了|要的?|需要的?|当然|必须的?|1|y|yes+|yep|yeah|yea|yup|ya|sure|sure thing|of course|correct|right|that's right|confirm(?:ed)?|please do|do it|go ahead|ok go ahead|sounds good|absolutely|definitely|yes please|that's correct|that works|fine|agreed?|はい|ええ|お願いします|네|예|응|oui|ja|jawohl|sí|si|claro|sim|да|ага|конечно|evet|tak|có|vâng|ya|iya|oo|opo|ใช่|ครับ|ค่ะ|نعم|כן|हाँ|так)(?:[,，、\s~～。.!！]*(?:是的?|对的?|好的?|可以|行|没错|确认|麻烦[你您]?了?|谢谢.{0,4}|亲|啊|吧|呀|就这样|帮我(?:取消|退|改|换|办理?|提交|处理)(?:一下|吧|了)?|取消吧|退吧|please|thanks|thank you|go ahead|do it|confirm|that's right|cancel it|yes))*[\s~～。.!！👌👍]*$/u;
const NO =
  /^(?:不[了要用是对行可好]?[的了啊呀吧]?|不用了?|不要了?|不需要了?|先不[用要了]?.{0,4}|暂时不.{0,4}|暂不.{0,4}|算了[吧]?|别[了]?|不是的?|不对|不可以|不行|不同意|不确认|不确定|没有|没|再想想|再考虑.{0,4}|我再看看|再看看|等等|等一下|先等等|取消操作|不办了|不弄了|不退了|不取消了|不改了|不换了|别取消|别退|2|n|no+|nope|nah|no thanks|no thank you|not now|never ?mind|don't|do not|stop|not yet|cancel that|forget it|i don't want (?:that|to|it)|wait|hold on|maybe later|let me think.{0,10}|いいえ|いや|아니요?|아니오|non|nein|não|nao|нет|hayır|nie|không|tidak|nggak|hindi|ไม่|لا|לא|नहीं|ні|nee|nej)(?:[,，、\s~～。.!！]*(?:不用了?|不要了?|算了|谢谢.{0,4}|亲|啊|吧|了|先不.{0,4}|再看看|我再想想|thanks|thank you|don't|not now|please|no))*[\s~～。.!！]*$/;
const THUMBS = /^(?:👌|👍|✅|🆗|🙆)+$/u;

function similarity(a: string, b: string): number {
  const grams = (s: string) =>
    new Set(s.length < 2 ? [s] : Array.from({ length: s.length - 1 }, (_, i) => s.slice(i, i + 2)));
  const left = grams(a);
  const right = grams(b);
  let shared = 0;
  for (const g of left) if (right.has(g)) shared++;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

const FILLER = /^(?:我?[要选买]?就?[要选]?)|(?:[那这]一?[个款件双条种单]|的|吧|这里|吗|呢)+$/g;
const FILLER_EN = /\b(?:the|one|that|this|please|i want|i'll take|option)\b/g;

function tidy(text: string): string {
  return text.replace(/[\s,，。.!！?？~～、“”"'()（）]/g, "");
}

function labelScore(said: string, label: string): number {
  if (said === label) return 1;
  if (said.length >= 2 && label.includes(said)) return 0.7 + 0.25 * (said.length / label.length);
  if (label.length >= 2 && said.includes(label)) return said.length <= label.length + 12 ? 0.85 : 0.5;
  return similarity(said, label);
}

function choiceOf(
  folded: string,
  choices: NonNullable<Expects["choices"]>,
  entities: readonly Entity[],
): string | undefined {
  const ordinal = entities.find((e) => e.type === "ordinal");
  if (ordinal?.type === "ordinal") {
    const chosen = ordinal.value < 0 ? choices.at(ordinal.value) : choices[ordinal.value - 1];
    if (chosen) return chosen.id;
  }
  const said = tidy(folded.slice(0, 200).replace(FILLER_EN, "")).replace(FILLER, "");
  if (said === "") return undefined;
  const scored = choices
    .map((c) => ({
      id: c.id,
      score: Math.max(labelScore(said, tidy(c.label.toLowerCase())), said === c.id.toLowerCase() ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first && first.score >= 0.5 && first.score > (second?.score ?? 0)) return first.id;
  return undefined;
}

/** Whether the whole message is a yes or a no. */
export function yesOrNo(folded: string): "yes" | "no" | undefined {
  const text = folded.trim();
  if (text.length > 60) return undefined;
  if (THUMBS.test(text) || YES.test(text)) return "yes";
  return NO.test(text) ? "no" : undefined;
}

const AFFIRMING = new Set(["confirm", "yes", "ok", "accept", "agree"]);
const DENYING = new Set(["cancel", "no", "deny", "decline", "reject", "keep"]);

/** Reads the message as the answer to what the last reply asked for; undefined when it is not one. */
export function readAnswer(
  folded: string,
  expects: Expects | null,
  entities: readonly Entity[],
): Understanding["answer"] | undefined {
  if (!expects) return undefined;
  const plain = yesOrNo(folded);
  if (expects.kind === "choice" && expects.choices) {
    const id = choiceOf(folded, expects.choices, entities);
    if (id !== undefined) return { kind: "choice", id };
  }
  if (expects.kind === "confirm" && !plain && expects.choices) {
    const id = choiceOf(folded, expects.choices, []);
    if (id !== undefined && AFFIRMING.has(id)) return { kind: "yes" };
    if (id !== undefined && DENYING.has(id)) return { kind: "no" };
  }
  if (plain && expects.kind !== "slot") return { kind: plain };
  if (plain === "no" && expects.kind === "slot") return { kind: "no" };
  return undefined;
}
