import type { IntentId } from "../understanding/types.ts";

/** What a few words have to hold to be meant so: a classifier makes much of little. */
const WORDS_OF: Partial<Record<IntentId, RegExp>> = {
  change_address:
    /地址|电话|手机|号码|收[件货]|寄|送|[路街道弄巷区市县镇村楼栋幢室号]|address|phone|recipient|deliver|ship|street|road/iu,
  // “快点哈，赶着开会” hurries whoever answers, and no parcel.
  urge_shipping:
    /发|寄|送|货|催|急|快|赶|早|单|物流|包裹|ship|send|deliver|order|parcel|dispatch|expedite|rush|hurry|quick|fast|soon|asap|speed|urgent/iu,
  return_request: /退|寄回|return|send (?:it|them) back/iu,
  refund_request: /退|钱|款|refund|money/iu,
  cancel_order: /取消|不要|不买|撤|cancel|don'?t want/iu,
  exchange_request: /换|exchange|swap|replace/iu,
  withdraw_request:
    /不[退换取]|别[退换取]|撤|取消[^，。,.]{0,4}(?:申请|退|换)|算了|留着|withdraw|keep|(?:don'?t|do not|stop|undo)[^.?!]{0,12}(?:cancel|return|refund|exchange)/iu,
  invoice: /发票|抬头|开票|票据?|开[^，。,.]{0,3}[张份]|税|invoice|receipt|tax|bill/iu,
  product_compare: /比|区别|差|不同|不一样|哪[一个款台件种]|各|分别|compare|difference|versus|\bvs\b|better|which/iu,
  price_protection: /价|差|贵|便宜|price|cheaper|difference/iu,
  // “我订的那台带灯的”, “跌成这样”: nothing is said to be wrong with it.
  quality_issue:
    /坏|破|裂|碎|烂|漏|缺|少|错|假|瘪|锈|霉|臭|味|脏|歪|松|掉|划|磕|碰|响|噪|吵|质量|故障|毛病|问题|异常|用过|二手|[不没无](?!用了|要了|好意思)|补|赔|修|退|换|报警|[EFCHP]\d|wrong|broke|miss|damag|crack|defect|fault|leak|stain|torn|scratch|dent|not|n't|stop|noise|smell|hole|dead|used|problem|issue|short|empty/iu,
};

/** “退一步也行” gives nothing back. */
const IDIOMS = /退一步|进退|退而求其次|退路/gu;

/** Whether a part of a message holds words of what it was taken for; such words are known in Chinese and English. */
export function isBacked(intent: IntentId, text: string, language: string): boolean {
  if (!/^(?:zh|en)/.test(language)) return true;
  return WORDS_OF[intent]?.test(text.replace(IDIOMS, "")) !== false;
}
