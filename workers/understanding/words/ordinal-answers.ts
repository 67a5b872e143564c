/**
 * How one of several is chosen: first to fifth and last, parted by `|`, the words for one by spaces. Marks of Latin letters
 * are left away. In Japanese and Chinese the words stand without spaces between them.
 */
export const ORDINAL_ANSWERS = {
  zh: "一 第一 前者 前面 前一 头一 上面|二 两 第二 中间|三 第三|四 第四|五 第五|最后 最后一 后者 后面 后一 末 最末 下面",
  en: "first 1st former|two second 2nd|three third 3rd|four fourth 4th|five fifth 5th|last latter final",
  ja: "一番 1番 一 最初 一つ目 1つ目 一番目 1番目 一个目 前者 上|二番 2番 二 二つ目 2つ目 二番目 2番目|三番 3番 三 三つ目 3つ目 三番目 3番目|四番 4番 四つ目 4つ目 四番目 4番目|五番 5番 五つ目 5つ目 五番目 5番目|最后 最後 一番下 后者 後者",
  ko: "일번 1번 첫번째 첫째 하나 처음 전자|이번 2번 두번째 둘째 둘|삼번 3번 세번째 셋째 셋|사번 4번 네번째 넷째|오번 5번 다섯번째 다섯째|마지막 후자 끝",
  fr: "premier premiere 1er 1ere|deux deuxieme second seconde 2e 2eme|trois troisieme 3e 3eme|quatre quatrieme 4e|cinq cinquieme 5e|dernier derniere",
  de: "eins erste ersten erster erstes erstere ersteres|zwei zweite zweiten zweiter zweites|drei dritte dritten dritter drittes|vier vierte vierten|funf funfte funften|letzte letzten letzter letztes letztere letzteres",
  es: "primero primera primer|dos segundo segunda|tres tercero tercera tercer|cuatro cuarto cuarta|cinco quinto quinta|ultimo ultima",
  pt: "primeiro primeira|dois duas segundo segunda|tres terceiro terceira|quatro quarto quarta|cinco quinto quinta|ultimo ultima",
  it: "primo prima|due secondo seconda|tre terzo terza|quattro quarto quarta|cinque quinto quinta|ultimo ultima l'ultimo l'ultima",
  ru: "один одно первый первая первое первую первого|два две второй вторая второе вторую второго|три третий третья третье третью третьего|четыре четвертый четвертая четвертое|пять пятый пятая пятое|последний последняя последнее последнюю",
  uk: "один одне перший перша перше першу першого|два дві другий друга друге другу другого|три третій третя третє третю третього|чотири четвертий четверта четверте|п'ять п'ятий п'ята п'яте|останній остання останнє останню",
  ar: "واحد الاول الاولي|اثنين اثنان الثاني الثانيه|ثلاثه الثالث الثالثه|اربعه الرابع الرابعه|خمسه الخامس الخامسه|الاخير الاخيره",
  he: "אחד אחת הראשון הראשונה ראשון|שתיים שניים השני השנייה השניה|שלוש שלושה השלישי השלישית|ארבע ארבעה הרביעי הרביעית|חמש חמישה החמישי החמישית|האחרון האחרונה",
  hi: "पहला पहली पहले|दो दूसरा दूसरी दूसरे|तीन तीसरा तीसरी तीसरे|चार चौथा चौथी|पांच पाँच पांचवां|आखिरी अंतिम",
  th: "แรก หนึ่ง|สอง|สาม|สี่|ห้า|สุดท้าย",
  vi: "nhất đầu|hai nhì|ba|bốn tư|năm|cuối",
  id: "satu pertama kesatu|dua kedua|tiga ketiga|empat keempat|lima kelima|terakhir",
  ms: "satu pertama kesatu|dua kedua|tiga ketiga|empat keempat|lima kelima|terakhir",
  tr: "birinci birincisi ilk ilki|iki ikinci ikincisi|uc ucuncu ucuncusu|dort dorduncu|bes besinci|son sonuncu sonuncusu",
  nl: "eerste|twee tweede|drie derde|vier vierde|vijf vijfde|laatste",
  pl: "pierwszy pierwsza pierwsze|dwa drugi druga drugie|trzy trzeci trzecia trzecie|cztery czwarty czwarta|piec piaty piata|ostatni ostatnia ostatnie",
  sv: "forsta|tva andra|tre tredje|fyra fjarde|fem femte|sista",
  fil: "unang nauna|dalawa ikalawa pangalawa pangalawang|tatlo ikatlo pangatlo pangatlong|apat ikaapat pang-apat|lima ikalima panlima|huli huling pinakahuli",
} as const;

/** “One” is mostly an article or “that one”; it is the first where it stands alone or behind a word for “number”. */
export const ONE =
  /^(?:(?:number|option|choice|item|numero|nummer|opcion|opcao|opzione|numer|nomor) )?(?:one|un|une|uno|una|um|uma|eins|een|bir|ett|mot|satu|jeden|isa)$/;

/** Words that may stand beside one of them without saying more: articles, nouns for “number” and “one”, please. */
export const BESIDE_ORDINAL =
  "the one that this of those these them option number nr n item choice pick i i'll i'd take want go with for like please thanks | le la les l' celui celle numero n choix option je prends voudrais s'il vous plait svp merci | der die das den dem nummer bitte ich nehme mochte danke | el la lo los opcion quiero numero prefiero | o a os as opcao quero por favor | il lo la l' quello quella opzione numero per favore vorrei | номер вариант пожалуйста давайте хочу тот та то будь ласка варіант | رقم الخيار من فضلك اريد | מספר את אני רוצה בבקשה האופציה | नंबर वाला वाली विकल्प | cái thứ số phương án lấy chọn loại chiếc cùng ạ nhé | yang nomor nombor pilihan saya mau nak pilih saja aja itu deh | numarali secenek numara olan lutfen olsun istiyorum | de het die nummer optie graag doe maar | numer opcje opcja poprosze ten ta to | nummer alternativ den det tack jag tar vill ha | ang yung numero po yong iyong pili ko | 거 것 걸로 것으로 로 으로 번 할게요 주세요 요 선택 옵션";

/** The same where words are not parted. */
export const BESIDE_UNPARTED: readonly string[] = [
  ...[
    "这一",
    "那一",
    "这个",
    "那个",
    "我要",
    "我选",
    "我想要",
    "就要",
    "就选",
    "那就",
    "还是",
    "选",
    "要",
    "就",
    "那",
    "这",
    "个",
    "款",
    "件",
    "双",
    "单",
  ],
  ...["条", "种", "项", "笔", "台", "张", "号", "的", "一", "吧", "啊", "呀", "了", "好", "谢谢", "请", "麻烦"],
  ...[
    "番目",
    "番",
    "つ目",
    "のやつ",
    "のもの",
    "の方",
    "のほう",
    "の",
    "で",
    "を",
    "が",
    "に",
    "お願いします",
    "おねがいします",
    "ください",
    "です",
  ],
  ...["หมายเลข", "ข้อ", "แบบ", "อัน", "ตัว", "ชิ้น", "ที่", "เอา", "ขอ", "ครับ", "ค่ะ", "คะ", "นะ", "เลย"],
];
