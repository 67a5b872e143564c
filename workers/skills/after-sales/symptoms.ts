// What goods do when something is wrong with them, as shoppers say it and as guides head it.

const SYMPTOMS: readonly RegExp[] = [
  /噪|嗡|异响|很响|响得|响声|吵|声音?[^，。,.\n]{0,3}[大响吵]|轰隆|呜呜|咔咔|太响|\bnois|\bloud|humm|rattl|buzz/iu,
  /忽冷忽热|水温|一[阵会下]儿?[冷凉][^，。,.\n]{0,2}一[阵会下]儿?[热烫]|一[阵会下]儿?[热烫][^，。,.\n]{0,2}一[阵会下]儿?[冷凉]|温度不稳|时冷时热|一会儿?冷一会儿?热|temperature/iu,
  /不(?:够|太)?热|没有?热水|(?:无法|没法|不能)加热|加热(?:缓|不|异常|故障|问题|[管棒器组]件?[^，。,.\n]{0,3}(?:故障|不工作|坏))|烧不[热开]|水[^，。,.\n]{0,4}[冷凉]的|水温不升|不出热水|不加热|加热(?:慢|效果)|not heat|no hot|won't heat|doesn't heat/iu,
  /漏水|滴水|滴答|底下[^，。,.\n]{0,4}水|渗水|漏液|漏油|leak|drip/iu,
  /漏气|煤气味|燃气味|gas smell|smell of gas/iu,
  /漏电|电人|麻手|electric shock/iu,
  /点不着|打不[着燃]|点火|点燃|熄火|不着火|不打火|ignit|won't light|flame/iu,
  /浑|浊|水黄|黄水|发黄|有杂质|水锈|cloudy|rusty water|murky/iu,
  /排水|下水慢|积[了着]?水|存水|(?<!烟[^，。]{0,2})排不(?:出|掉|干净|走|了)|水[^，。,\n]{0,3}(?:下不去|不下去|排不)|下不去|一[滩汪]水|drain/iu,
  /水(?:流|量|压|很|太|特别)?[^，。,.\n]{0,2}(?:小|忽大忽小|变小)|水(?:流)?[^，。,.\n]{0,6}大[^，。,.\n]{0,4}小|水量|出水(?:慢|小|少)|water (?:flow|pressure)/iu,
  /不出水|没水出来|no water/iu,
  /不制冷|不冷|不凉|制冷(?:差|慢|效果)|not cool|won't cool|doesn't cool|not cold/iu,
  /不制冰|不出冰|no ice/iu,
  /异味|臭味?|有味|怪味|味道(?:大|重)|smell|odou?r/iu,
  /跳闸|断电|短路|\btrips?\b|short circuit/iu,
  /不启动|(?:无法|没法|不能|没有?办法)(?:启动|开机)|启动不了|开不了机|开不开|按[^，。,.\n]{0,6}没(?:反应|用)|不开机|没反应|不工作|不转|打不开|不通电|won't (?:start|turn on)|doesn't (?:start|turn on)|not (?:start|turn on|work|spin)/iu,
  /不烘干|烘不干|没烘干|(?:洗完|碗)[^，。,.\n]{0,6}(?:不干|湿|没干)|not dry/iu,
  /洗不干净|没洗干净|not clean/iu,
  /吸力[^，。,.\n]{0,3}(?:小|弱|不|差|下降)|吸不(?:动|走|干净|掉|进)|没(?:吸力|劲)|suction/iu,
  /跑烟|(?:排|抽|吸)烟[^，。,.\n]{0,4}(?:不|慢|差)|烟[^，。,.\n]{0,3}(?:排|散|出|抽|吸)不|(?:全|都|满屋子?|满)是?[^，。,.\n]{0,3}烟|smok/iu,
  /连不上|断连|断开|配对不(?:上|了)|无法远程|远程[^，。,.\n]{0,4}不|(?:手机|APP)[^，。,.\n]{0,6}(?:控制|操作|连|用)不|won't (?:connect|pair)|disconnect/iu,
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
