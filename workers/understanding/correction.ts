const CORRECTION =
  /^(?:啊?(?:不对|不是|错了|搞错了?|说错了?|打错了?|写错了?|弄错了?|发错了?|选错了?|更正|纠正|等等|等下)(?!了?[吗嘛么?？])[,，。!！\s]*.{1,}|.*(?:我说的是|我是说|我的意思是|我要的是|我问的是|应该是|改成|换成|而是).*|.*不是.{1,20}[,，\s]*是.{1,})|^(?:no|sorry|wait|oops|actually|i mean|correction|wrong)\b[,.! ]*.*\b(?:i meant?|not|it's|it is|the|should be|actually)\b|\bi meant\b|\bi mean the\b|\bnot (?:the |my |a |an )\S+(?: \S+){0,2},? (?:but |it's )?(?:the|my|a|an)\b|\bnot \S+,? but\b/;
const EMPTY_DENIAL = /^(?:不是|不对)[的啊呀吧。!！~\s]*$/;
const CHANGE_WISH = /(?:能|可以|帮我|想|要|麻烦).{0,6}(?:改成|换成)|not (?:received|arrived|working|work|yet|been)/;

/** Whether the message takes back or corrects what was said before. */
export function isCorrection(folded: string): boolean {
  const text = folded.slice(0, 300).trim();
  if (EMPTY_DENIAL.test(text)) return false;
  if (!CORRECTION.test(text)) return false;
  return !CHANGE_WISH.test(text) || /^(?:不对|不是|错了|说错|wait|sorry|no\b)/.test(text);
}
