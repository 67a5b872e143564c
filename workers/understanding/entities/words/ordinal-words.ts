import type { Language } from "../../types.ts";

/** First to fifth, last and last but one, parted by `;`, each with its article or noun where the bare word means other things too. */
export const ORDINALS: Readonly<Partial<Record<Language, string>>> = {
  de: "(?:d(?:as|er|ie|en|em) )?erste[ns]?(?! (?:mal|klasse))|nummer eins;d(?:as|er|ie|en|em) zweite[ns]?;d(?:as|er|ie|en|em) dritte[ns]?;d(?:as|er|ie|en|em) vierte[ns]?;d(?:as|er|ie|en|em) funfte[ns]?;d(?:as|er|ie|en|em) letzte[ns]?(?! (?:woche|monat|jahr|mal))|d(?:as|er|ie|en|em) allerletzte[ns]?;d(?:as|er|ie|en|em) (?:vorletzte[ns]?|zweitletzte[ns]?)",
  fr: "(?:l[ea] )?premiere? (?=option|choix|modele|article|photo|produit|lien)|l[ea] (?:premiere?|1ere?|1er)(?! (?:fois|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre));l[ea] (?:deuxieme|seconde?|2e|2eme|2nde?);l[ea] (?:troisieme|3e|3eme);l[ea] quatrieme;l[ea] cinquieme;l[ea] derniere?(?! (?:fois|semaine))|l[ea] toute? derniere?;l'avant-?derniere?|l[ea] penultieme",
  es: "(?:el primero|la primera|el primer|[le][al] 1[ºªoa]|el 1[eo]r?)(?! vez);(?:el segundo|la segunda|[le][al] 2[ºªoa]|el 2do|la 2da);(?:el tercero?|la tercera|[le][al] 3[ºªoa]|el 3ro);el cuarto|la cuarta;el quinto|la quinta;el ultimo|la ultima(?! (?:vez|semana));(?:el|la) penultim[oa]",
  pt: "o primeiro|a primeira(?! vez)|[oa] 1[ºª];o segundo|a segunda(?!-feira| opcao de)|[oa] 2[ºª];o terceiro|a terceira|[oa] 3[ºª];o quarto|[oa] 4[ºª]|a quarta(?!-feira);o quinto|a quinta(?!-feira);o ultimo|a ultima(?! vez);[oa] penultim[oa]",
  it: "il primo|la prima(?! volta)|(?:il|la) 1[°ºª];il secondo|la seconda|(?:il|la) 2[°ºª];il terzo|la terza|(?:il|la) 3[°ºª];il quarto|la quarta;il quinto|la quinta;l'ultim[oa](?! volta);(?:il|la) penultim[oa]",
  nl: "de eerste(?! keer);de (?:tweede|2e|2de);de (?:derde|3e|3de);de vierde;de vijfde;de laatste(?! keer);de (?:voorlaatste|een na laatste)",
  pl: "pierwsz(?:y|a|e|ego|a)(?! raz);drug(?:i|a|ie|iego);trzeci(?:a|e|ego)?;czwart(?:y|a|e)(?! );piat(?:y|e);ostatni(?:a|e|ego)?(?! (?:raz|tydzien));przedostatni(?:a|e|ego|ej)?",
  sv: "den forsta;den andra;den tredje;den fjarde;den femte;den sista;den nast sista",
  ru: "перв(?:ый|ая|ое|ую|ого)(?! раз);втор(?:ой|ая|ое|ую|ого)(?! раз)|2-?(?:й|ой|я|ая|е|ое);трет(?:ий|ья|ье|ью|ьего)(?! раз)|3-?(?:й|ий|я|ья);четверт(?:ый|ая|ое|ую);пят(?:ый|ая|ое|ую);последн(?:ий|яя|ее|юю)(?! раз)|последн(?:его|ей|ем);предпоследн(?:ий|яя|ее|юю|его|ей)",
  uk: "перш(?:ий|а|е|у)(?! раз);друг(?:ий|а|е|у)(?! раз);трет(?:ій|я|є|ю);четверт(?:ий|а|е|у);п'ят(?:ий|а|е|у);останн(?:ій|я|є|ю)(?! раз);передостанн(?:ій|я|є|ю)",
  tr: "(?:birinci|ilk)(?:si)?(?! (?:kez|defa));ikinci(?:si|yi)?;ucuncu(?:su|yu)?;dorduncu(?:su|yu)?;besinci(?:si|yi)?;son(?:uncu);sondan (?:ikinci|bir onceki)",
  vi: "(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) (?:dau tien|dau|thu nhat|so 1);(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) (?:thu (?:hai|2)|so 2);(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) (?:thu (?:ba|3)|so 3);(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) (?:thu (?:tu|4)|so 4);(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) (?:thu (?:nam|5)|so 5);cai cuoi(?: cung)?|(?:mau|san pham|doi|chiec|anh|hinh|link|don) cuoi(?: cung)?;cai ap chot|cai ke cuoi",
  id: "yang pertama;yang kedua;yang ketiga;yang keempat;yang kelima;yang terakhir;yang kedua (?:dari )?terakhir",
  ms: "yang pertama;yang kedua;yang ketiga;yang keempat;yang kelima;yang terakhir;yang kedua (?:dari )?akhir",
  fil: "(?:ang|yung) una(?:ng)?;(?:ang|yung) pangalawa(?:ng)?;(?:ang|yung) pangatlo(?:ng)?;(?:ang|yung) pang-?apat;(?:ang|yung) panlima;(?:ang|yung) huli(?:ng)?;(?:ang|yung) pangalawa sa huli",
  ja: "(?:最初|一番目|1番目|1つ目|一つ目|1個目|1个目|1点目|1枚目|一枚目)の?;(?:二番目|2番目|2つ目|二つ目|2个目|2個目|2点目|2枚目|二枚目|2足目)の?;(?:三番目|3番目|3つ目|三つ目|3个目|3個目|3点目|3枚目|三枚目|3足目)の?;(?:四番目|4番目|4つ目|四つ目)の?;(?:五番目|5番目|5つ目|五つ目)の?;最后のもの|(?:一番|いちばん)最[后後](?:の)?|最[后後]の(?:もの|やつ|方|商品|1つ|一つ|ほう);(?:最[后後]|[后後]ろ|下)から(?:2|二)(?:番目|つ目)(?:の)?",
  ko: "(?:첫 ?번째|1번째|맨 ?처음|맨 ?위)(?: 거| 것)?;(?:두 ?번째|2번째);(?:세 ?번째|3번째);(?:네 ?번째|4번째);(?:다섯 ?번째|5번째);마지막(?! ?(?:\\d|네 ?자리))(?: 거| 것)?|맨 ?(?:끝|뒤)(?:에)?(?: 거| 것)?;(?:끝|뒤|마지막)에서 (?:두|2) ?번째",
  th: "(?:อัน|ตัว|ชิ้น|แบบ)แรก;(?:อัน|ตัว|ชิ้น|แบบ)ที่ ?(?:สอง|2);(?:อัน|ตัว|ชิ้น|แบบ)ที่ ?(?:สาม|3);(?:อัน|ตัว|ชิ้น|แบบ)ที่ ?(?:สี่|4);(?:อัน|ตัว|ชิ้น|แบบ)ที่ ?(?:ห้า|5);(?:อัน|ตัว|ชิ้น|แบบ)สุดท้าย;(?:อัน|ตัว|ชิ้น|แบบ)รองสุดท้าย",
  ar: "ال[أا]ول(?:ى)?(?! مرة);الثاني(?:ة)?;الثالث(?:ة)?;الرابع(?:ة)?;الخامس(?:ة)?;ال[أا]خير(?:ة)?;قبل ال[أا]خير(?:ة)?",
  he: "הראשון;השני(?:יה)?;השלישי(?:ת)?;הרביעי(?:ת)?;החמישי(?:ת)?;האחרון;לפני (?:ה)?אחרון",
  hi: "पहला(?! बार);दूसरा;तीसरा;चौथा;पांचवां;आखिरी|अंतिम;अंतिम से दूसरा",
};
