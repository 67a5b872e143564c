/** How an answer is wished for: it names nothing, and asks for nothing else than was asked before. */
const MANNER =
  /^(?:(?:请|麻烦)?(?:你们?|您)?(?:再|给我|跟我|和我|帮我|都|要)*(?:说|讲|解释|流程|步骤)+(?:跟我|给我)?(?:说|讲|得|的|要)*(?:具体|详细|准确|清楚|明白|仔细|全面|完整)?(?:一?[点些下遍]|点儿)?(?:吧|呗|啊|呀|哈|嘛)?|(?:具体|详细|准确|清楚|明白|仔细|全面)(?:一?[点些下]|点儿|说说?|讲讲?)+(?:吧|呗|啊|呀)?|请?(?:说|讲)(?:明白|清楚|具体|详细)(?:一?点)?|(?:别|不要|不许)(?:糊弄|敷衍|忽悠|骗|坑|含糊|绕)[我人弯子了]*|(?:一(?:[单个条样件项笔台])一[单个条样件项笔台]|逐[一个条单项]|挨个|分开|分别|一一)(?:地|的|来|给我|帮我)?(?:说|讲|列|报|告诉我)(?:出来|清楚)?(?:吧|呗|哈|一?下)?|(?:请|只|就|直接)?(?:给|报|要|说)(?:个|我|出|一下)*(?:具体|准确|确切|实际)?的?(?:数字?|数值|数据|准数|准信|准话|参数值?)(?:就行|即可|吧|呗)?|(?:just )?(?:the )?(?:numbers|figures)(?: only)?(?: please)?|one by one|be (?:more )?(?:specific|precise|exact|clear)|(?:in )?more detail|please explain(?: in detail)?|explain (?:it )?(?:clearly|in detail))$/iu;

/** Whether a message only says how it wants to be answered: “说具体点，别糊弄我”, “be specific”. */
export function isManner(text: string): boolean {
  const parts = text
    .split(/[,，。.!！~～;；、\n\s]+|\p{Extended_Pictographic}/u)
    .map((part) => part.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((part) => part !== "");
  const whole = text.replace(/[^\p{L}\p{N}\s]/gu, "").trim();
  return MANNER.test(whole) || (parts.length > 0 && parts.every((part) => MANNER.test(part)));
}
