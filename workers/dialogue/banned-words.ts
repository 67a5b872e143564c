/** Superlatives that advertising law forbids (广告法第九条), with words that may stand in their place. */
const SUPERLATIVES: readonly (readonly [RegExp, string])[] = [
  [/全网最低价?|史上最低价?|最低价/g, "优惠价"],
  [/(?:全国|全网|全球|世界|行业|销量|排名|国内)第一/g, "口碑不错"],
  [/(?:国家级|世界级|宇宙级|最高级|顶级|顶尖|极品)/g, "优质"],
  [/最(?:好|佳|优|强|棒)(?!友)/g, "很好"],
  [/最(?:便宜|划算|实惠)/g, "实惠"],
  [/最(?:先进|专业|安全|舒适|受欢迎|畅销|优秀|高端|完美)/g, "出色"],
  [/独一无二|绝无仅有|史无前例|前无古人|举世无双|无与伦比|无可比拟/g, "有特色"],
  [/(?:全网|全国|行业|市场)唯一/g, "有特色"],
  [/销量冠军|销冠|霸主|之王/g, "热销"],
  [/万能(?!充|胶|表|遥控|卡)/g, "多用"],
  [/\b(?:the )?(?:world's|nation's|number one|no\. ?1) (?:best|greatest|finest|leading)?/gi, "a popular "],
  [/\bthe (?:very )?(?:best|greatest|finest)\b(?! (?:way|time))/gi, "a very good"],
  [/\bthe (?:cheapest|lowest price)\b/gi, "a good price"],
  [/\b(?:unbeatable|unrivalled|unrivaled|second to none|one of a kind)\b/gi, "good"],
];

/** The text without forbidden superlatives; the shop's own banned words become stars. */
export function withoutBanned(text: string, shopWords: readonly string[]): string {
  let clean = text;
  for (const [pattern, instead] of SUPERLATIVES) clean = clean.replace(pattern, instead);
  for (const word of shopWords) {
    if (word !== "") clean = clean.replaceAll(word, "*".repeat(Math.max(2, word.length)));
  }
  return clean;
}

/** Whether a text holds a word that must not leave the shop. */
export function hasBanned(text: string, shopWords: readonly string[]): boolean {
  return withoutBanned(text, shopWords) !== text;
}
