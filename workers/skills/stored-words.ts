const STORED =
  /默认|你(?:们)?(?:那边|那里|那儿|这边|这里)?.{0,4}(?:查|看)(?:一?下|看)|(?:系统|账户|账号|资料|档案)里的?|(?:和|跟|同|照|按)(?:之前|上次|原来|以前|老).{0,4}(?:一样|的)?|老(?:样子|地址)|不变|留的(?:那个)?(?:地址|信息)|登记的|还是[^，。,.\n]{0,8}那[个里儿]|(?:送|寄)?老地方|家里那个|on file|default|the usual|(?:my|our) usual|(?:my|the) (?:same|home) address|my profile|look (?:it )?up|same as (?:before|last time|usual)|you (?:already )?have (?:it|that|my)/i;

/** Whether the shopper means what the shop has stored: “默认的就行”, “the one on file”. */
export function meansStored(said: string): boolean {
  return STORED.test(said);
}

const DOES_NOT_KNOW =
  /^(?:我?(?:也|都)?(?:不清楚|不知道|不晓得|不记得|记不清|记不得|忘了|忘记了|没注意)|(?:i )?(?:don'?t|do not) (?:know|remember)|no idea|not sure|i forgot)/i;

/** Whether an answer says that the shopper cannot tell: then the shop looks it up. */
export function cannotTell(said: string): boolean {
  return DOES_NOT_KNOW.test(said.trim());
}
