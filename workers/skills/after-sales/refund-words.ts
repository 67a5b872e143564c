// How shoppers ask where money goes back to, how much of it and how soon, before they give anything back and after.

/** Gives back, or has given back. */
const GIVES_BACK =
  /退|取消|拒收|拒签|(?:不要|不想要|不买)了|万一不要|return|refund|cancel|send (?:it|them) back|money back/iu;
/** To where: an account, a card, the way it was paid. */
const WHERE =
  /哪(?!款|个颜色|个型号|天|年|月|种颜色|步|一步)|(?:什么|啥)(?:地方|账户|账号|帐户|卡|渠道|方式|平台)|原路|去向|还是[^，。\n]{0,4}(?:卡|微信|支付宝|余额|钱包|账户)|(?:回|到|退|进|给)(?:我)?(?:的)?(?:那张)?(?:[eE]\s?卡|银行卡|信用卡|礼品卡|储值卡|卡|微信|支付宝|余额|钱包|原账户|账户)|where|which (?:card|account)|what account|(?:back )?(?:to|on|onto) my (?:card|account|alipay|wechat|gift)/iu;
/** How much of it. */
const HOW_MUCH =
  /(?:退|返|还|回来)[^，。！？?!\n]{0,10}(?:多少|几(?:个|块)?钱|几百|几千)|多少钱?[^，。\n]{0,4}(?:退|返|能?回来)|全额|全款|扣(?:钱|费|手续)|how much[^.?]{0,24}(?:back|refund)|full refund/iu;
/** How soon. */
const HOW_SOON =
  /(?:多久|几天|多长时间|几个工作日|什么时候|啥时候|何时|多少天)[^，。！？?!\n]{0,8}(?:回|到|退|返|进)|(?:回|到账|退|返)[^，。！？?!\n]{0,8}(?:多久|几天|多长时间|什么时候|啥时候)|how (?:long|soon)|when/iu;
const MONEY = /钱|款(?!式)|全额|余额|账|卡|微信|支付宝|原路|退(?:我|到|回|哪|去)|money|refund|paid|\bcard\b/iu;
/** Goods that go back, and other things that are asked of a return. */
const OF_GOODS =
  /寄(?:到|回|去|往)|退货地址|地址|货退?到哪|快递|运费|邮费|差价|价保|保价|价格保护|积分|优惠券|发票|到哪(?:一步|了)|进度|address|postage|ship/iu;
/** Of something that may yet be done. */
const IF =
  /如果|要是|假如|万一|的话|若|假设|取消后|退(?:货|掉|了)?(?:后|以后|之后)|(?:现在|直接)(?:退|取消|拒收)|拒收|会退|能退|可以退|退(?:微信|支付宝|银行卡|[eE]\s?卡|卡)还是|不要了(?:会|能|可以)?退|\bif\b|would|what happens/iu;
/** Of something that was done. */
const DONE =
  /(?:已经?|都|刚|之前|上次|上回|前几天|昨天|早就)[^，。\n]{0,6}(?:退|取消)|退(?:掉|了|完|货)?(?:的)?(?:那|这)[台个单笔件款]|退(?:货|款|掉)?的(?:钱|款|那)|(?:退|取消)了[，,。\s]|到账了?[没吗]|退(?:了我|给我|我)(?:多少|几)|did|went|was|has been/iu;

/** What is asked of money that goes back. */
export interface RefundQuestion {
  /** It is not given back yet, as far as the words tell; null: they do not tell. */
  isAhead: boolean | null;
}

/** What the words ask of where, how much or how soon money goes back; null: nothing of that. */
export function refundQuestion(text: string, isSpokenOf = false): RefundQuestion | null {
  if (OF_GOODS.test(text) || !IS_ASKED.test(text)) return null;
  const asks =
    (WHERE.test(text) && MONEY.test(text)) || HOW_MUCH.test(text) || (HOW_SOON.test(text) && MONEY.test(text));
  if (!asks || !(GIVES_BACK.test(text) || isSpokenOf)) return null;
  if (IF.test(text)) return { isAhead: true };
  return { isAhead: DONE.test(text) ? false : null };
}

/** A question of where it goes; “退到我的礼品卡” names a card and asks for nothing. */
const IS_ASKED =
  /[?？]|哪|什么|啥|还是|吗|么|嘛|呢|是不是|会不会|能不能|[不没](?=[\s啊呀了。.!！]*$)|多少|多久|几[天个]|去向|\b(?:where|which|what|how|when|will|would|does|did|is|can)\b/iu;

/** A wish beside the question: the act is what is wanted, and its preview tells the rest. */
const WISHES =
  /(?:帮|给|替|请|麻烦)(?:我|忙)?[^，。,.！!？?\n]{0,8}(?:退|取消)(?!到哪|去哪)|(?:我要|我想|申请)(?:退货|退款|取消)|please (?:cancel|refund|return)/iu;

/** Whether something is to be given back at once. */
export function wishesToGiveBack(text: string): boolean {
  return WISHES.test(text) && !IF.test(text);
}
