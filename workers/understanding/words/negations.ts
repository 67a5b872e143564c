/** How a language says “not this but that”; all are fragments of regular expressions over folded text. */
export interface Negation {
  /** Begins what is not meant: “nicht …”. */
  not?: string;
  /** Ends it: “… sondern”. */
  but?: string;
  /** Begins what is meant instead, behind a comma or a stop. */
  rather?: string;
  /** Ends what is not meant, which begins with its clause: “…ではなく”. */
  after?: string;
  /** Stands between what is meant and what is not: “換貨 instead of 退貨”. */
  insteadOf?: string;
}

/** By language; where the words for “but” also join two facts, only wishes and “it is not” are listed. */
export const NEGATIONS: Readonly<Record<string, Negation>> = {
  ja: { after: "(?:では|じゃ|で)(?:なく(?:て)?|ない(?:です)?[、,])|ではありません[、,。]" },
  ko: { after: "(?:을|를|은|는)? ?말고|(?:이|가) ?아니(?:라|고|구)|대신(?:에)?" },
  hi: { after: "(?:नहीं|नही|मत)(?: \\S{1,12})?[, ]{1,2}(?:बल्कि|लेकिन|मुझे)|के बजाय|की जगह" },
  tr: { after: "değil(?:,| de|;)?(?= )|yerine|istemiyorum(?:,| ama)" },
  fr: {
    not: "(?:je )?ne (?:veux|souhaite|voudrais|cherche|demande) pas|ce n'est pas|c'est pas|je veux pas|pas(?= \\S{1,12}(?:er|ir|re)(?![a-z]))|pas (?:de |d'|un |une |le |la |pour )",
    but: "mais(?: plutôt| bien)?|plutôt",
    rather: "je (?:veux|voudrais|préfère)|c'est",
    insteadOf: "au lieu d(?:e |')|plutôt qu(?:e |')",
  },
  de: {
    not: "(?:ich )?(?:möchte|will|brauche|wollte|meine|suche) (?:das |es )?(?:kein(?:e|en|em)?|nicht)|es geht nicht um|nicht|kein(?:e|en)?",
    but: "sondern(?: nur)?",
    rather: "ich (?:möchte|will)|lieber|eine?n? ",
    insteadOf: "(?:an)?statt(?: einer| eines| der| des)? ",
  },
  es: {
    not: "no(?= \\S{1,12}[aei]r(?:l[oa])?(?![a-z]))|no (?:quiero|quisiera|busco|pido|deseo|necesito|es|era|se trata de)|no (?:un|una|el|la) ",
    but: "sino(?: que)?(?: quiero)?",
    rather: "(?:lo que )?quiero|prefiero|es (?:un|una|el|la) ",
    insteadOf: "en (?:lugar|vez) de ",
  },
  pt: {
    not: "n[ãa]o(?= \\S{1,12}[aei]r(?![a-z]))|não (?:quero|desejo|preciso|pretendo|é|era|se trata de)|nao (?:quero|desejo|preciso|e) ",
    but: "mas(?: sim)?|e sim",
    rather: "quero|prefiro|é (?:um|uma|o|a) ",
    insteadOf: "em vez d[eoa]s? |ao invés d[eoa]s? ",
  },
  it: {
    not: "non (?:voglio|vorrei|devo|serve|cerco|chiedo|è|era|si tratta di)|non(?= \\S{1,12}(?:are|ere|ire|arl[oa]|erl[oa])(?![a-z]))|non (?:un|una|il|lo|la|per) ",
    but: "ma(?: piuttosto| solo| bensì)?|bensì",
    rather: "voglio|vorrei|preferisco",
    insteadOf: "invece d(?:i |el |ella |')|al posto d(?:i |el |ella |')",
  },
  ru: {
    not: "(?:я )?не (?:хочу|прошу|нужен|нужна|нужно|надо|про|о|об|за)(?![а-яё])|не(?= [а-яё]+(?: [а-яё]+){0,2},? а )",
    but: "а(?: именно| только)?(?= )|но(?= )",
    rather: "хочу|мне нуж[а-яё]{2}|просто",
    insteadOf: "вместо ",
  },
  uk: {
    not: "(?:я )?не (?:хочу|прошу|потрібен|потрібна|потрібно|треба|про|за)(?![а-яіїєґ])|не(?= [а-яіїєґ']+(?: [а-яіїєґ']+){0,2},? а )",
    but: "а(?= )|але(?= )",
    rather: "хочу|мені потріб[а-яі]{2}|просто",
    insteadOf: "замість ",
  },
  ar: {
    not: "(?:لا|ما|مش) ?(?:أريد|اريد|أرغب|ارغب|أبغى|ابغي|ابغى|ابي|أبي|عايز|عاوز|أقصد|اقصد)|(?:ليس|ليست|مش|مو)(?= )",
    but: "بل(?= )|ولكن|لكن|إنما|انما",
    rather: "أريد|اريد",
    insteadOf: "بدلا من |بدل ",
  },
  he: {
    not: "(?:אני )?לא (?:רוצה|מבקש|מבקשת|צריך|צריכה|התכוונתי ל)|זה לא|לא(?= )",
    but: "אלא(?= )",
    rather: "אני רוצה|רק(?= )",
    insteadOf: "במקום ",
  },
  th: {
    not: "ไม่ใช่|ไม่ได้(?:จะ|อยาก|ต้องการ|ขอ)|ไม่ต้องการ|ไม่อยาก|ไม่เอา",
    but: "แต่(?:ว่า|เป็น)?|(?=ขอเปลี่ยน|ขอคืน|ขอยก|ขอใบ|อยากได้)",
    insteadOf: "แทนที่จะ|แทนการ",
  },
  vi: {
    not: "(?:tôi |mình |em )?không (?:muốn|cần|phải|định|xin|hỏi)|chứ không phải",
    but: "mà(?: là)?|nhưng(?= muốn)",
    rather: "(?:tôi |mình |em )?(?:chỉ )?muốn|là",
    insteadOf: "thay vì ",
  },
  id: {
    not: "(?:saya |aku )?(?:bukan(?: mau| ingin| minta)?|(?:tidak|nggak|gak|ga) (?:mau|ingin|minta|butuh))(?= )",
    but: "tapi|tetapi|melainkan",
    rather: "(?:saya |aku )?(?:cuma )?(?:mau|ingin)",
    insteadOf: "daripada |bukannya ",
  },
  ms: {
    not: "(?:saya )?(?:bukan(?: nak| mahu| minta)?|(?:tak|tidak) (?:nak|mahu|minta|perlu))(?= )",
    but: "tapi|tetapi|sebaliknya",
    rather: "(?:saya )?(?:cuma )?nak",
    insteadOf: "daripada |bukannya ",
  },
  nl: {
    not: "(?:ik )?(?:wil|hoef|zoek|bedoel|vraag)(?: \\S{1,12})? (?:geen|niet)|het gaat niet om|niet(?= \\S{1,14}en(?![a-z]))|niet (?:de|het|een) ",
    but: "maar(?: wel| liever)?",
    rather: "ik wil|liever",
    insteadOf: "in plaats van ",
  },
  pl: {
    not: "nie (?:chcę|chce|potrzebuję|potrzebuje|prosze o|proszę o|chodzi (?:mi )?o|o)(?= )",
    but: "tylko|lecz|ale",
    rather: "a |chcę|wolę",
    insteadOf: "zamiast ",
  },
  sv: {
    not: "(?:jag )?(?:vill|behöver|menar|önskar) (?:inte|ingen|inget|inga)(?: ha)?|det (?:är|gäller) inte|inte(?= \\S{1,12}a(?![a-z]))|inte (?:den|det|en|ett) ",
    but: "utan(?: bara| att)?|men(?= vill)",
    rather: "jag vill|hellre",
    insteadOf: "i stället för |istället för ",
  },
  fil: {
    not: "hindi (?:ko |po |naman )?(?:gusto|kailangan|hinihingi)?|(?:ayaw|ayoko) (?:ko )?(?:ng|na|po)?",
    but: "kundi|kung hindi|kung 'di|pero(?= gusto)",
    rather: "gusto ko",
    insteadOf: "imbes na |sa halip na ",
  },
  en: {
    not: "i(?:'m| am) not (?:asking|talking|complaining|calling|looking|trying|here|writing|worried)|i (?:don't|do not|didn't|did not|never) (?:want|need|mean|say|said|ask|wish|care)|(?:please )?(?:don't|do not|no need to) (?:cancel|refund|return|exchange|send|ship|change|replace|track)|it(?:'s| is) not (?:that|about|because|for)|this is(?:n't| not) about|not (?:a|an|the|my|for|about|to) ",
    but: "but(?: rather| just)?",
    rather:
      "just|only|instead|rather|i(?:'m)? (?:just |only )?(?:want|need|meant|said|would|prefer|asking)|i'd|it's|please|can (?:i|you)|could (?:i|you)|how|this is|the ",
    insteadOf: "instead of (?:a |an |the )?|rather than (?:a |an |the )?",
  },
};

/** “No, exchange, not return”: what is not meant, at the very end. */
export const AT_END =
  /[,，.;] ?not (?!sure|yet|really|working|received|arrived|even|only|at all|good|happy|bad|too)(?:the |a |an |for |to )?\S+(?: \S+){0,3}[.! ]*$/;

/** “Don't ship it yet” asks for nothing to be sent: the opposite of what its words are about. */
export const HELD_BACK =
  /(?:先别|先不要|别急着|暂时不要|暂时别|暂缓|先不|晚点再|别给我)(?:着急|急着?|帮?我|给我)?(?:发货|发出|寄出|寄|发|出库|配送)(?!票)|(?:don't|do not|hold off|not|hold) (?:on )?(?:ship|send|dispatch|shipping|sending|dispatching|post|mail)(?:ing)?(?: (?:it|this|that|my order|the order|them|anything|out))? ?(?:out )?(?:yet|until|for now|just yet|right now|today|\.|!|$)|hold (?:my|the|this) (?:order|shipment|parcel)|ne (?:l'|le )?(?:envoyez|expédiez) pas encore|noch nicht (?:versenden|verschicken|losschicken|abschicken)|no (?:lo )?(?:envíen|envien|manden|despachen) (?:todavía|todavia|aún|aun)|não (?:envie|enviem|mande|despachem?) ainda|non (?:spedite|spedire|inviate) ancora|не (?:отправляйте|высылайте)(?: пока| еще| ещё)?|не (?:відправляйте|надсилайте)|まだ発送しないで|まだ发送しないで|아직 (?:발송|배송)하지|jangan (?:dikirim|kirim|hantar|dihantar) dulu|đừng (?:gửi|giao) vội|อย่าเพิ่งส่ง|nog niet (?:verzenden|versturen|opsturen)|nie wysyłajcie jeszcze|skicka inte (?:än|ännu)|henüz (?:kargolamayın|göndermeyin)/;

/** Chinese is read clause by clause, since clauses follow one another without a word for “but”. */
export const CHINESE = {
  /** “不是退货” and what must follow it: “是换货”. */
  isNot:
    /^(?:啊|哎|哦|那|这|我|都|说错了|搞错了)*(?:不是(?!不是|吗|么)|并非|并不是|没说|没有说|没让|没有让|要的不是|说的不是|问的不是|想要的不是)(?=.)/,
  isSo: /^(?:而?是|我(?:是|要|想|说|问|就|只|的)|就(?:是|想|要|问)|只(?:是|想|要)|想|要|应该是|其实)/,
  /** “不想退了” and what must follow it: “帮我保修吧”. */
  declines:
    /^(?:我|就|都|也|先|现在|暂时|那|请|麻烦)*(?:不要|不用|不想要?|不需要|不必|不打算|先不|别(?!的|人|家|处|说)|没要|没有要|没想|没打算)(?=.)/,
  wants: /^(?:我?(?:要|想|只|就)|改|换|直接|帮|给|退|来|还是|麻烦|请|能不能|可以)/,
  /** “换货不要了”, “退货算了”. */
  givesUp: /^.{1,12}(?:不要了|不办了|不用了|就?算了|不弄了)$/,
  givesUpFor: /^(?:直接|还是|改|换|帮|给|我?要|就|退)/,
  /** “不要红色要黑色”, “不是退货是换货”. */
  inOne: /(?<![是要])(?:不要(?!紧)([^要不]{1,8})要|不是([^是不]{1,10})而?是)(?=.)/,
  /** “是2号楼不是3号楼”. */
  reversed: /(?:是|要)[^不是要]{1,10}不(?:是|要)(?!吗|么)[^是要吗么?？]{1,10}$/,
  question: /[吗么嘛吧呢?？]$/,
} as const;
