/** “e卡够不够”, “付得起不”, “退回来的钱够买…吗”: whether what is on the card pays for it. */
const ASKS_IF_ENOUGH =
  /(?:卡|余额|钱)[^，。,.\n]{0,8}够(?:不够|[吗么不没]|买|付)|够不够(?:买|付|用)|够(?:买|付)[^，。,.\n]{0,24}[吗么不没]|[付买]得起|enough (?:on|in|left|money|balance|credit)[^.?]{0,40}|(?:balance|card|credit)[^.?]{0,16}(?:cover|enough|pay for)/iu;
/** “够的话来一台”: no question, but a condition. */
const IF_SO = /够的?话|如果够|要是够|if (?:it is|there is|it's) enough/iu;

/** Whether the words ask if a stored value pays for something. */
export function asksIfEnough(text: string): boolean {
  return ASKS_IF_ENOUGH.test(text) && !IF_SO.test(text);
}
