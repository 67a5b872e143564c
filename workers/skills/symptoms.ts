// What goods do when something is wrong with them, as shoppers say it and as guides head it.

const SYMPTOMS: readonly RegExp[] = [
  /噪|嗡|异响|很响|响声|吵|声音大|太响|\bnois|\bloud|humm|rattl|buzz/iu,
  /忽冷忽热|水温|温度不稳|时冷时热|一会儿?冷一会儿?热|temperature/iu,
  /不(?:够|太)?热|没热水|不出热水|不加热|加热(?:慢|效果)|not heat|no hot|won't heat|doesn't heat/iu,
  /漏水|滴水|渗水|漏液|漏油|leak|drip/iu,
  /漏气|煤气味|燃气味|gas smell|smell of gas/iu,
  /漏电|电人|麻手|electric shock/iu,
  /点不着|打不着|点火|熄火|不着火|ignit|won't light|flame/iu,
  /浑|浊|水黄|黄水|发黄|有杂质|水锈|cloudy|rusty water|murky/iu,
  /排水|下水慢|积水|排不(?:出|掉|干净)|drain/iu,
  /水(?:流|量|压|很|太|特别)?[^，。,.\n]{0,2}(?:小|忽大忽小|变小)|水量|出水(?:慢|小|少)|water (?:flow|pressure)/iu,
  /不出水|没水出来|no water/iu,
  /不制冷|不冷|不凉|制冷(?:差|慢|效果)|not cool|won't cool|doesn't cool|not cold/iu,
  /不制冰|不出冰|no ice/iu,
  /异味|臭味?|有味|怪味|味道(?:大|重)|smell|odou?r/iu,
  /跳闸|断电|短路|\btrips?\b|short circuit/iu,
  /不启动|启动不了|开不了机|不开机|没反应|不工作|不转|打不开|不通电|won't (?:start|turn on)|doesn't (?:start|turn on)|not (?:start|turn on|work|spin)/iu,
  /不烘干|烘不干|没烘干|not dry/iu,
  /洗不干净|没洗干净|not clean/iu,
  /吸力(?:小|弱|不)|吸不(?:动|走|干净)|跑烟|suction/iu,
  /连不上|断连|断开|配对不(?:上|了)|won't (?:connect|pair)|disconnect/iu,
  /充不(?:进|上|满)|不充电|掉电快|耗电快|won't charge|battery drain/iu,
  /没声音?|单边|杂音|no sound|one side/iu,
  /黑屏|花屏|闪屏|死机|卡顿|freez|black screen|crash/iu,
  /报警|滴滴|蜂鸣|一直叫|beep|alarm/iu,
];

/** Whether the words tell of something that goods do wrong. */
export function namesSymptom(text: string): boolean {
  return SYMPTOMS.some((symptom) => symptom.test(text));
}

/** The lines (“F003 水质浑浊：…”) whose heads name a symptom that the words tell of. */
export function linesOnSymptom(lines: readonly string[], text: string): string[] {
  const told = SYMPTOMS.filter((symptom) => symptom.test(text));
  return lines.filter((line) => told.some((symptom) => symptom.test(line.split(/[：:]/, 1)[0] ?? "")));
}
