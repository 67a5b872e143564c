/**
 * What joins one request to the next, parted by `|`: fragments of regular expressions over folded text, each without a
 * repetition that could run long. A plain “and” joins requests only where a new sentence follows it (`NEW_SENTENCE`).
 */
export const CONNECTIVES: Readonly<Record<string, string>> = {
  zh: "另外|此外|还有(?=[,，\\s]|就是|一?个|你|我|那|想)|顺便|顺带|对了|再(?:帮我|帮忙|问|查|请问|麻烦)|然后(?:再|还|帮|我|请|就|想)|同时(?:[,，\\s]|也|请|帮)|接着|其次|再者|再有|最后(?=想|问|请|帮|再)|以及|(?:的)?话说|第[一二三四](?=[,，、:：.])|[1-5一二三四五](?:、|[.．](?!\\d))",
  en: "and also|also|and (?=(?:can|could|do|does|what|what's|when|where|where's|which|how|is|are|i|i'd|i'm|i've|please|will|would|my|tell|let|send|change|cancel|track|give|show|the (?:refund|invoice|order|package|discount))\\b)|besides(?: that)?|by the way|btw|plus|another thing|one more thing|on another note|additionally|in addition|furthermore|as well as|after that|then (?=(?:can|could|please|i|tell)\\b)|(?:first|second|third|secondly|thirdly|firstly|finally|lastly)(?=[,:])|while you're at it|oh and|and then",
  ja: "それと|それから|あと(?=[、は,\\s]|、?[^\\s]{4})|また[、,]|ついでに|さらに|加えて|そして|それに|ちなみに|もう(?:一つ|ひとつ|1つ)",
  ko: "그리고|그리구|또한|또(?= )|아울러|추가로|그 ?외에|참고로|하나 더|덧붙여|이왕이면",
  fr: "et aussi|et puis|et (?=(?:est-ce|je|j'|pouvez|puis-je|peux|quand|comment|combien|ou|quel|quelle|mon|ma)\\b)|aussi,|egalement,|également,|en plus|de plus|par ailleurs|au fait|d'autre part|sinon|ensuite|une autre (?:question|chose)",
  de: "und auch|und außerdem|außerdem|ausserdem|und (?=(?:kann|können|ich|wann|wie|wo|was|bitte|könnten|ist|gibt|habt|haben|wieso|warum)\\b)|zudem|ferner|übrigens|des weiteren|zusätzlich|noch (?:etwas|eine frage)|nebenbei|danach",
  es: "y también|y tambien|además|ademas|y (?=(?:puedo|pueden|puede|quiero|quisiera|cuándo|cuando|cómo|como|dónde|donde|cuánto|cuanto|qué|que|necesito|mi)\\b)|por cierto|también,|tambien,|otra (?:cosa|pregunta)|aparte|asimismo|de paso|luego",
  pt: "e também|e tambem|além disso|alem disso|e (?=(?:posso|podem|pode|quero|queria|gostaria|quando|como|onde|quanto|preciso|qual)\\b)|aliás|outra (?:coisa|pergunta|dúvida)|já agora|também,|depois",
  it: "e anche|inoltre|e (?=(?:posso|potete|vorrei|quando|come|dove|quanto|ho|vi|mi|è|qual)\\b)|poi|a proposito|un'altra (?:cosa|domanda)|in più|anche,",
  ru: "и ещё|и еще|а ещё|а еще|также|кроме того|и (?=(?:как|когда|где|можно|можете|я|сколько|какой|подскажите|почему|ещё|хочу|мне)(?![а-яё]))|к тому же|кстати|заодно|плюс|ещё вопрос|еще вопрос",
  uk: "і ще|та ще|а ще|також|крім того|(?:і|та) (?=(?:як|коли|де|можна|можете|я|скільки|який|підкажіть|чому|хочу|мені)(?![а-яіїєґ]))|до того ж|до речі|заодно|ще питання",
  ar: "وأيضا|وايضا|أيضا،|كما(?= )|كذلك|وكذلك|بالإضافة|بالاضافه|علاوة على ذلك|وبالمناسبة|وكمان|كمان(?= )|و(?=(?:هل|متى|متي|كيف|أين|اين|أريد|اريد|ممكن|كم)(?![\\u0621-\\u064a]))",
  he: "וגם|בנוסף|חוץ מזה|ו(?=(?:האם|מתי|איך|איפה|אפשר|אני|כמה|רציתי)(?![\\u05d0-\\u05ea]))|דרך אגב|אגב|ועוד (?:דבר|שאלה)|בהזדמנות זו",
  hi: "और हाँ|और हां|और (?=\\S{1,20} \\S{1,20} \\S)|साथ ही|इसके अलावा|इसके साथ|वैसे|एक और बात",
  th: "แล้วก็|และก็|และ(?=ขอ|อยาก|ต้อง|จะ|ช่วย|เมื่อ|มี)|อีกอย่าง|นอกจากนี้|อีกเรื่อง|รวมถึง|ส่วน|แล้ว(?=ขอ|อยาก|จะ|มี|ค่าส่ง|เมื่อไ)|พร้อมกัน",
  vi: "ngoài ra|và (?=(?:cho|tôi|mình|em|khi|bao|có|làm|shop|giúp) )|với lại|thêm nữa|bên cạnh đó|tiện thể|nhân tiện|đồng thời|à mà|còn (?=\\S+ )|rồi (?=cho|giúp)",
  id: "selain itu|dan (?=(?:apakah|apa|bisa|kapan|bagaimana|gimana|berapa|saya|mau|tolong|minta|juga)\\b)|juga,|terus|trus|sekalian|oh ya|oh iya|lalu|kemudian|tambahan|satu lagi|sama (?=(?:mau|minta|tolong|saya)\\b)",
  ms: "selain itu|dan (?=(?:adakah|boleh|bila|macam|bagaimana|berapa|saya|nak|tolong|minta|juga)\\b)|juga,|lepas tu|kemudian|sekali(?= nak)|satu lagi|oh ya|tambahan pula",
  tr: "bir de|ayrıca|ayrica|ve (?=(?:ne|nasıl|nerede|kaç|iade|fatura|bir|bunu|kargo|ben|siparişim)\\b)|hem de|bunun dışında|bunun yanında|bu arada|ek olarak|üstelik",
  nl: "en ook|daarnaast|en (?=(?:kan|kunnen|ik|wanneer|hoe|waar|wat|is|hebben|mag|graag)\\b)|verder|ook,|trouwens|bovendien|nog (?:iets|een vraag)|tevens|daarna",
  pl: "i jeszcze|a także|poza tym|oprócz tego|ponadto|dodatkowo|również,|i (?=(?:czy|kiedy|jak|gdzie|ile|chcę|chciałbym|chciałabym|proszę|mogę|co)(?![a-ząćęłńóśźż]))|przy okazji|a propos|jeszcze (?:jedno|jedna)",
  sv: "och även|dessutom|och (?=(?:kan|jag|när|hur|var|vad|är|har|går|finns)\\b)|förresten|även,|också,|en (?:sak|fråga) till|utöver det|därtill|sedan",
  fil: "tsaka|tska|at saka|at (?=(?:paano|kailan|magkano|pwede|puwede|saan|gusto|meron|pahingi|paki)\\b)|isa pa|bukod (?:doon|dito|pa)|pati(?: na rin)?|saka(?= )|nga pala|dagdag pa",
};

/** Languages whose words need no spaces around them; the connectives of all others stand between words. */
export const UNPARTED_LANGUAGES: ReadonlySet<string> = new Set(["zh", "ja", "th"]);

/** A clause that begins with one of these gives the reason for what is asked beside it. */
export const REASONS: Readonly<Record<string, string>> = {
  zh: "因为|由于|毕竟|既然|虽然|本来",
  en: "because|since|although|even though",
  fr: "parce (?:que|qu.)|puisque?|comme|bien que",
  de: "weil|obwohl|da (?=ich|es|die|der|das)",
  es: "porque|ya que|puesto que|aunque",
  pt: "porque|já que|pois|embora",
  it: "perché|siccome|poiché|dato che",
  ru: "потому что|так как|поскольку|хотя",
  uk: "тому що|оскільки|бо|хоча",
  ar: "لأن|لان",
  he: "כי|בגלל",
  hi: "क्योंकि",
  th: "เพราะ|เนื่องจาก",
  vi: "vì|bởi vì|do(?= )",
  id: "karena|soalnya|sebab",
  ms: "kerana|sebab",
  tr: "çünkü",
  nl: "omdat|want|aangezien",
  pl: "ponieważ|bo|gdyż",
  sv: "eftersom|därför att",
  fil: "kasi|dahil",
};

/** Praise between commas asks for nothing; what is said of the shopper's data does. */
export const ABOUT_DATA =
  /信息|資料|资料|隐私|数据|注销|短信|個人|data|privac|gdpr|unsubscrib|newsletter|spam|datos|donn[ée]es|daten|dados|dati|данн|дан[іи]|بيانات|פרטים|개인|정보|डेटा|ข้อมูล|dữ liệu|kişisel|gegevens|dane|uppgifter/;
