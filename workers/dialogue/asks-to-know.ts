import { asksFigure } from "../skills/products/product-question.ts";
import { isQuestion } from "./slots.ts";

const TELL_ME =
  /介绍|了解|说说|讲讲|看看|看下|告诉|想问|查|推荐|比一?比|[吧没不](?=[\s啊呀,，。]|$)|啥|咋|几|tell|explain|show|compare|recommend|check/i;

/** Whether the words ask to be told something, by a question's form or by asking for it. */
export function asksToKnow(text: string): boolean {
  return isQuestion(text) || TELL_ME.test(text) || asksFigure(text);
}
