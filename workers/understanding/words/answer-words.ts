/** The words that answers are made of in one language, parted by `|`; a message made of nothing else is an answer. */
export interface AnswerWords {
  yes: string;
  no: string;
  /** Says neither: thanks, please, particles. */
  polite: string;
  /** Takes back what was said before it: “no wait, yes” is a yes. Alone it is a no. */
  instead?: string;
  /** Names what is agreed to, behind a yes only. */
  afterYes?: string;
  /** Names what is declined, behind a no only. */
  afterNo?: string;
  /** Looks like an answer and is none, or may be either. */
  neither?: string;
}

/** Chinese, where no spaces part words: the longest fitting one is read. */
const ZH: AnswerWords = {
  yes: "是|是的|是啊|是滴|对|对的|对啊|对呀|对哒|对滴|没错|不错就是这样|正确|好|好的|好啊|好呀|好吧|好哒|好滴|好嘞|好咧|好好|好滴好滴|行|行的|行啊|行吧|中|成|成交|可以|可以的|可以啊|可以呀|可|嗯|嗯嗯|嗯呢|恩|恩恩|哦了|确认|确认的|确认了|确定|确定的|确定了|我确认|我确定|同意|我同意|没问题|没毛病|没意见|就这样|就这样吧|就这么办|就这么弄|就这么定了|就这么定|就照这样办|就照这样|照办|照做|按这个来|就按这个|就按这个来|就按这个办|按你说的|按你说的办|按您说的来|就这个|就这个吧|办吧|弄吧|取消吧|退吧|改吧|换吧|开吧|下单吧|提交|提交吧|要|要的|需要|需要的|当然|当然可以|必须|必须的|要得|妥|妥了|走起|安排|安排上|继续|继续吧|1",
  no: "不|不了|不用|不用了|不用的|不要|不要了|不要的|不需要|不需要了|不是|不是的|不对|不可|不可以|不行|不行的|不好|不同意|不确认|不确定|不必|不必了|没|没有|先不|先不了|先不用|先不用了|先不要|先不要了|先不弄|先不弄了|先不取消|先不取消了|先不退|先不退了|先不换|先不改|先不办|先不买|先不买了|暂时不|暂时不用|暂时不用了|暂时不要|暂时不需要|暂时不了|暂不|暂不需要|暂不用|暂不考虑|算了|算了吧|还是算了|还是算了吧|别|别了|先别|别弄了|别办了|再想想|我再想想|再考虑|再考虑考虑|再考虑一下|考虑一下|我考虑一下|再看看|我再看看|再看看吧|等等|等一下|等下|先等等|等会|等会儿|慢着|再说|再说吧|回头再说|以后再说|取消操作|不办了|不弄了|不退|不退了|不取消|不取消了|不改了|不换了|不开了|不买了|别取消|别退|别换|别改|还是不要|还是不要了|还是不要好了|还是不用了|还是不了|还是别了|都不是|都不要|都不对|哪个都不要|一个都不要|都不想要|2",
  polite:
    "谢谢|谢谢你|谢谢您|谢谢啦|谢谢了|谢了|谢啦|多谢|感谢|辛苦了|辛苦|麻烦|麻烦你|麻烦您|麻烦你了|麻烦您了|亲|亲亲|啊|吧|呀|哦|噢|喔|哈|哈哈|啦|嘛|哒|的|了|呢|嘞|不好意思|对不起|抱歉|那|那就|就|我|我说|请|拜托|客服|老板",
  instead: "等等|等一下|等下|先等等|等会|等会儿|慢着|且慢|不对不对|说错了|哎不对|啊不对|哦不|还是|不不",
  afterYes:
    "帮我取消|帮我取消一下|帮我取消吧|帮我退|帮我退了|帮我退吧|帮我退一下|帮我改|帮我改一下|帮我改吧|帮我换|帮我换了|帮我换一下|帮我办|帮我办理|帮我办理一下|帮我提交|帮我提交一下|帮我处理|帮我处理一下|就这样办|麻烦了",
  afterNo: "取消|退|改|换|办|谢",
  neither:
    "对了|行了|行了吧|可以了|够了|是了|别的|别的呢|不是不行|不是不可以|好不|行不|是不|可不|要不|好了|不用谢|不成|成不成|没了|得了|中不中",
};

/** Languages that part words, Japanese and Thai; marks of Latin letters are left away when they are compared. */
export const ANSWER_WORDS = {
  zh: ZH,
  en: {
    yes: "y|yes|yess|yesss|yep|yeah|yea|yup|ya|yah|aye|sure|sure thing|of course|correct|that's correct|that's right|that is correct|right|confirm|confirmed|i confirm|please do|do it|do that|go ahead|go for it|please go ahead|let's do it|let's do that|ok go ahead|sounds good|sounds great|sounds fine|absolutely|definitely|certainly|indeed|that works|works for me|fine|fine by me|fine with me|that's fine|agree|agreed|i agree|ok|okay|okey|okk|okkk|k|kk|alright|all right|perfect|great|no problem|why not|yes please|proceed|please proceed|accept|approve|1|i do|it is|mhm|uh huh",
    no: "wait|no wait|hold on|hang on|n|no|noo|nooo|nope|nah|no thanks|no thank you|not now|not yet|never mind|nevermind|nvm|don't|dont|do not|don't do it|don't do that|stop|cancel that|forget it|forget that|i don't want that|i don't want to|i don't want it|maybe later|not today|leave it|leave it as it is|leave it be|let me think|let me think about it|let me think about that|i'll think about it|i need to think|i changed my mind|changed my mind|rather not|i'd rather not|not really|no way|neither|neither one|neither of them|none|none of them|none of these|none of those|don't cancel|don't cancel it|2|keep it|keep my order|keep the order|negative|decline|i decline",
    polite:
      "please|pls|plz|thanks|thank you|thx|ty|cheers|thanks a lot|thank you so much|thank you very much|many thanks|sorry|so sorry|well|just|then|so|that|it|for now|now|oh|ah|hey|mate|sir|lol|haha|hmm|hm|um|uh|er|my mistake|my bad",
    instead: "wait|no wait|hold on|hang on|actually|scratch that|on second thought|on second thoughts|oops|i mean",
    afterYes:
      "cancel it|cancel it please|cancel the order|cancel my order|return it|exchange it|change it|send it|submit it|confirm it|issue it|refund me|that one|this one|with that|and",
    afterNo: "need|not|it's ok|it's okay|it's fine|i'm good|i am good|that's all|and",
    neither: "no worries|yeah right|yeah no|no yeah|right now",
  },
  ja: {
    yes: "はい|はーい|ええ|うん|そうです|そうですね|その通りです|お願いします|おねがいします|お願い|お願いいたします|大丈夫です|了解|了解です|了解しました|いいです|いいですよ|それでいいです|それでお願いします|それで|構いません|確定|確定します|確認しました|承知しました|オーケー|もちろん|进めてください|進めてください",
    no: "いいえ|いえ|いや|ううん|违います|違います|结构です|結構です|いらない|いりません|不要です|必要ありません|必要ないです|やめます|やめておきます|やめてください|キャンセルしないで|キャンセルしないでください|まだいいです|やっぱりいいです|やっぱりやめます|考えます|考えさせてください|どちらでもない|どれでもない|どれも违います|どれも違います|ダメ|だめ",
    polite:
      "ありがとう|ありがとうございます|どうも|すみません|ごめんなさい|では|じゃあ|です|ね|よ|です。|それ|どうぞ|ください",
    instead: "やっぱり|やはり|待って|ちょっと待って|待ってください|あ",
    afterNo: "大丈夫です|いいです",
    neither: "いいですか|はいはい",
  },
  ko: {
    yes: "네|넵|넹|네네|예|예예|응|응응|ㅇㅇ|ㅇㅋ|그래|그래요|그렇게 해주세요|그렇게 해 주세요|그렇게 할게요|맞아요|맞습니다|맞아|좋아요|좋습니다|좋아|확인|확인했습니다|확인해요|동의합니다|동의해요|진행해주세요|진행해 주세요|진행할게요|해주세요|해 주세요|부탁드려요|부탁드립니다|부탁해요|물론이죠|물론|당연하죠|오케이|알겠습니다|알겠어요",
    no: "아니|아니요|아뇨|아니오|아닙니다|아니에요|ㄴㄴ|싫어요|싫습니다|안 할래요|안할래요|안 할게요|안 해요|안돼요|안 돼요|됐어요|됐습니다|필요 없어요|필요없어요|필요 없습니다|하지 마세요|하지마세요|취소하지 마세요|그만둘게요|나중에요|나중에 할게요|다음에 할게요|생각해볼게요|생각해 볼게요|좀 더 생각해볼게요|둘 다 아니에요|다 아니에요",
    polite: "감사합니다|감사해요|고마워요|고맙습니다|죄송합니다|죄송해요|그럼|그걸로|그렇게|제발|좀",
    instead: "잠깐|잠깐만|잠깐만요|잠시만요|아|아참|생각해보니",
    afterNo: "괜찮아요|괜찮습니다",
    afterYes: "취소해주세요|취소해 주세요|환불해주세요|환불해 주세요|변경해주세요|변경해 주세요",
  },
  fr: {
    yes: "oui|ouais|oui oui|si|bien sur|d'accord|daccord|ok|okay|entendu|c'est bon|c'est bien ca|c'est ca|c'est correct|exact|exactement|tout a fait|parfait|allez-y|allez y|vas-y|faites-le|je confirme|confirme|confirmer|je valide|valider|volontiers|pas de probleme|ca marche|ca me va|absolument|avec plaisir",
    no: "non|nan|non non|pas du tout|pas maintenant|pas encore|plus tard|laissez tomber|laisse tomber|tant pis|je ne veux pas|je prefere pas|je ne prefere pas|surtout pas|n'annulez pas|aucun|aucune|aucun des deux|ni l'un ni l'autre|je vais reflechir|je vais y reflechir|non ca ira",
    polite: "merci|merci beaucoup|merci bien|s'il vous plait|s'il te plait|svp|stp|desole|desolee|pardon|alors|ben|bah",
    instead: "attendez|attends|finalement|en fait|euh",
    afterNo: "ca ira|c'est bon|c'est gentil",
  },
  de: {
    yes: "ja|jap|jup|jo|ja ja|jawohl|klar|na klar|ja klar|sicher|naturlich|genau|ganz genau|richtig|stimmt|das stimmt|passt|das passt|passt so|in ordnung|einverstanden|ok|okay|gerne|ja gerne|gern|machen sie das|mach das|mach mal|bestatigt|bestatigen|ich bestatige|perfekt|kein problem|alles klar|so machen wir das|unbedingt|auf jeden fall",
    no: "nein|ne|nee|nicht|lieber nicht|bitte nicht|doch nicht|nicht jetzt|noch nicht|spater|vielleicht spater|auf keinen fall|vergessen sie es|vergiss es|lassen sie es|lass es|lass mal|will ich nicht|ich uberlege noch|ich uberlege es mir|keins|keines|keine|keiner|keins von beiden|weder noch|nicht stornieren",
    polite: "bitte|danke|danke schon|dankeschon|vielen dank|besten dank|entschuldigung|sorry|dann|also|mal|so|doch",
    instead: "moment|moment mal|warte|warten sie|halt|ach|ach nein",
  },
  es: {
    yes: "si|sip|si si|claro|claro que si|por supuesto|desde luego|vale|ok|okay|de acuerdo|correcto|exacto|eso es|asi es|adelante|hazlo|hagalo|confirmo|confirmado|confirmar|lo confirmo|perfecto|esta bien|me parece bien|dale|venga|sin problema|acepto|procede|proceda",
    no: "no|nop|no no|nada|para nada|ahora no|todavia no|aun no|mejor no|no quiero|no lo quiero|no gracias|dejalo|dejelo|olvidalo|olvidelo|mas tarde|luego|otro dia|lo pienso|lo voy a pensar|dejame pensarlo|ninguno|ninguna|ninguno de los dos|ni uno ni otro|no lo canceles|no cancelar|no hace falta",
    polite: "gracias|muchas gracias|mil gracias|por favor|porfa|porfavor|perdon|disculpa|disculpe|entonces|pues|bueno",
    instead: "espera|espere|un momento|en realidad|mejor dicho|ay",
    neither: "no esta bien|si no",
  },
  pt: {
    yes: "sim|sim sim|claro|claro que sim|com certeza|certo|certinho|isso|isso mesmo|exato|exatamente|correto|pode|pode ser|pode sim|pode fazer|pode cancelar|pode trocar|pode prosseguir|ok|okay|ta|ta bom|tudo bem|esta bem|beleza|de acordo|combinado|confirmo|confirmado|confirmar|perfeito|faca isso|aceito|quero sim|quero|com prazer|blz",
    no: "nao|nao nao|agora nao|ainda nao|melhor nao|nao quero|nao precisa|nao e preciso|nao preciso|deixa|deixa pra la|deixe|deixa estar|esquece|esqueca|depois|mais tarde|vou pensar|deixa eu pensar|nenhum|nenhuma|nenhum dos dois|nem um nem outro|nao cancele|nao cancela",
    polite:
      "obrigado|obrigada|muito obrigado|muito obrigada|por favor|pf|se faz favor|desculpa|desculpe|entao|valeu|brigado|brigada",
    instead: "espera|espere|pera|perai|um momento|na verdade|alias",
    afterNo: "tudo bem|ta bom|esta bem",
  },
  it: {
    yes: "si|si si|certo|certamente|certo che si|ovvio|ovviamente|va bene|va benissimo|d'accordo|ok|okay|esatto|giusto|corretto|perfetto|procedi|proceda|proceda pure|fai pure|faccia pure|lo faccia|confermo|confermato|conferma|accetto|volentieri|nessun problema|benissimo|assolutamente si",
    no: "no|no no|non ora|non adesso|non ancora|meglio di no|no grazie|non voglio|non lo voglio|non serve|non importa|lascia stare|lasci stare|lascia perdere|lasci perdere|come non detto|dopo|piu tardi|ci penso|ci devo pensare|nessuno|nessuna|nessuno dei due|ne l'uno ne l'altro|non cancellare|assolutamente no",
    polite: "grazie|grazie mille|molte grazie|per favore|per piacere|scusa|scusi|allora|prego|pure",
    instead: "aspetta|aspetti|un attimo|anzi|in realta|ripensandoci",
  },
  ru: {
    yes: "да|да да|ага|угу|конечно|разумеется|верно|все верно|правильно|точно|хорошо|ладно|ок|окей|договорились|согласен|согласна|подтверждаю|подтвердить|давайте|давай|можно|оформляйте|делайте|продолжайте|идет|пойдет|отлично|так точно|именно",
    no: "нет|не|неа|нет нет|не надо|не нужно|не хочу|не буду|не сейчас|пока нет|пока не надо|потом|позже|лучше не надо|лучше нет|передумал|передумала|я передумал|я передумала|отбой|забудьте|оставьте|оставьте как есть|подумаю|я подумаю|надо подумать|ни то ни другое|ни один|никакой|не отменяйте|отставить",
    polite: "спасибо|большое спасибо|благодарю|пожалуйста|пжл|пжлста|извините|простите|тогда|ну|все|вам",
    instead: "стоп|подождите|постойте|погодите|хотя|хотя нет|а",
  },
  uk: {
    yes: "так|так так|ага|угу|звісно|звичайно|авжеж|вірно|правильно|точно|добре|гаразд|ок|окей|домовились|згоден|згодна|згода|підтверджую|підтвердити|давайте|давай|можна|робіть|продовжуйте|чудово|саме так",
    no: "ні|нє|ні ні|не треба|не потрібно|не хочу|не буду|не зараз|поки ні|поки не треба|потім|пізніше|краще ні|краще не треба|передумав|передумала|я передумав|я передумала|забудьте|залиште|подумаю|я подумаю|ні те ні інше|жоден|жодний|не скасовуйте",
    polite: "дякую|щиро дякую|спасибі|будь ласка|вибачте|тоді|ну|вам",
    instead: "стоп|зачекайте|почекайте|хоча|хоча ні",
  },
  ar: {
    yes: "نعم|اي|ايوه|ايوا|اه|اجل|بلي|طبعا|اكيد|بالتاكيد|موافق|موافقه|اوافق|تمام|ماشي|حسنا|اوكي|اوك|صحيح|صح|مضبوط|تفضل|اوكد|اؤكد|تاكيد|ممتاز|لا مانع|لا باس|ان شاء الله",
    no: "لا|لأ|كلا|لا اريد|لا ابغي|ما ابي|ما ابغي|مش عايز|مش عاوز|غير موافق|لا داعي|لا احتاج|ليس الان|مش دلوقتي|مو الحين|لاحقا|بعدين|الغ الطلب لا|خلاص لا|لا تلغي|دعني افكر|سافكر|ولا واحد|لا هذا ولا ذاك",
    polite: "شكرا|شكرا لك|شكرا جزيلا|مشكور|من فضلك|لو سمحت|عفوا|اسف|اسفه|اذن|يعني",
    instead: "انتظر|لحظه|استني|في الواقع",
  },
  he: {
    yes: "כן|כן כן|בטח|ברור|בוודאי|כמובן|נכון|מדויק|אוקיי|אוקי|או קיי|בסדר|בסדר גמור|סבבה|מאשר|מאשרת|אני מאשר|אני מאשרת|מסכים|מסכימה|תמשיך|תמשיכי|קדימה|יאללה|מצוין|מעולה|אין בעיה|תעשה את זה",
    no: "לא|לא לא|ממש לא|לא עכשיו|עוד לא|לא רוצה|אני לא רוצה|לא צריך|לא צריכה|אין צורך|עזוב|עזבי|עדיף שלא|אולי אחר כך|אחר כך|אחשוב על זה|אני אחשוב על זה|תשכח מזה|אף אחד|אף אחת|לא זה ולא זה|אל תבטל|אל תבטלו",
    polite: "תודה|תודה רבה|בבקשה|סליחה|אז|נו",
    instead: "רגע|חכה|חכי|בעצם|בעצם לא",
  },
  hi: {
    yes: "हाँ|हां|हा|जी|जी हाँ|जी हां|हाँ जी|हां जी|बिल्कुल|बिलकुल|ठीक|ठीक है|सही|सही है|ज़रूर|जरूर|ओके|मंज़ूर है|मंजूर है|कर दो|कर दीजिए|कर दीजिये|पक्का|हो जाए|haan|han|haan ji|ji|ji haan|theek hai|thik hai|bilkul|zaroor|kar do|kar dijiye|sahi hai",
    no: "नहीं|नही|ना|जी नहीं|नहीं नहीं|नहीं चाहिए|मुझे नहीं चाहिए|रहने दो|रहने दीजिए|मत करो|मत कीजिए|अभी नहीं|बाद में|छोड़ो|छोड़िए|जाने दो|सोचूंगा|सोचकर बताऊंगा|कोई नहीं|दोनों नहीं|nahi|nahin|nahi ji|ji nahi|nahin ji|nahi chahiye|rehne do|abhi nahi|mat karo",
    polite: "धन्यवाद|शुक्रिया|कृपया|प्लीज|प्लीज़|थैंक्यू|माफ़ कीजिए|तो|अच्छा|dhanyavad|shukriya|please|thanks|thank you|toh",
    instead: "रुको|रुकिए|एक मिनट|वैसे",
  },
  th: {
    yes: "ใช่|ใช่แล้ว|ตกลง|โอเค|โอเคร|ได้|ได้เลย|เอา|เอาเลย|เอาตามนั้น|ตามนั้น|ถูกต้อง|ถูก|ยืนยัน|แน่นอน|จัดไป|จัดมา|อืม|อือ|เค|ดี|ดีเลย|ทำเลย|ไม่มีปัญหา|ครับผม|ค่ะใช่",
    no: "ไม่|ไม่ใช่|ไม่เอา|ไม่เอาแล้ว|ไม่ต้อง|ไม่ต้องแล้ว|ไม่ตกลง|ไม่ได้|ไม่ต้องการ|ไม่อยากได้|ยังไม่|ยังไม่เอา|ยังก่อน|ไม่เป็นไร|ไม่เป็นไรแล้ว|ไว้ก่อน|ไว้คราวหน้า|เอาไว้ก่อน|ขอคิดดูก่อน|คิดดูก่อน|ช่างเถอะ|อย่า|อย่าเพิ่ง|อย่ายกเลิก|ไม่ยกเลิก|ไม่ทั้งสอง|ไม่มีอันไหน",
    polite: "ครับ|คับ|ค่ะ|คะ|ค่า|จ้า|จ้ะ|จ๊ะ|นะ|น่ะ|ขอบคุณ|ขอบคุณมาก|ขอบใจ|ขอโทษ|ดีกว่า|งั้น|ก็|เลย|แล้ว|ด้วย|หน่อย",
    instead: "เดี๋ยว|เดี๋ยวก่อน|รอเดี๋ยว|แป๊บ",
  },
  vi: {
    yes: "có|vâng|dạ|vâng dạ|dạ có|dạ vâng|ừ|ừm|uhm|uk|đúng|đúng rồi|đúng vậy|đồng ý|tôi đồng ý|em đồng ý|ok|oke|okie|okay|được|được rồi|xác nhận|tôi xác nhận|chắc chắn|tất nhiên|làm đi|cứ làm vậy|cứ thế|nhất trí|chuẩn|chốt",
    no: "không|ko|k|hông|hok|không cần|không cần đâu|thôi không cần|thôi không cần đâu|không cần nữa|không muốn|tôi không muốn|không phải|không đồng ý|không lấy|không lấy nữa|thôi|thôi không|thôi khỏi|khỏi|để sau|chưa|chưa cần|để tôi nghĩ|để em nghĩ|để mình nghĩ đã|bỏ qua|đừng|đừng hủy|không hủy|không cái nào",
    polite:
      "cảm ơn|cám ơn|cảm ơn bạn|cảm ơn shop|cảm ơn nhiều|ạ|nhé|nha|nhỉ|shop|bạn|em|anh|chị|ơi|giúp em|giúp mình|giúp tôi|xin lỗi|làm ơn|vậy|thế|thì|đâu",
    instead: "khoan|khoan đã|đợi đã|đợi chút|chờ chút",
    neither: "được không|dung",
  },
  id: {
    yes: "ya|iya|iyaa|yaa|y|yup|yoi|betul|benar|bener|setuju|saya setuju|oke|ok|okay|okey|baik|baiklah|boleh|boleh deh|silakan|silahkan|lanjut|lanjutkan|tentu|tentu saja|pasti|sip|siap|konfirmasi|saya konfirmasi|jadi|mau|lakukan|gas|deal",
    no: "tidak|nggak|enggak|ngga|gak|ga|tdk|engga|tidak usah|nggak usah|gak usah|ga usah|tidak perlu|nggak perlu|gak perlu|tidak mau|nggak mau|gak mau|tidak jadi|nggak jadi|gak jadi|ga jadi|jangan|jangan dulu|jangan dibatalkan|nanti|nanti saja|nanti dulu|belum|belum dulu|lupakan|batal deh|pikir pikir dulu|saya pikir dulu|bukan|tidak dua duanya|tidak satupun",
    polite:
      "terima kasih|terimakasih|makasih|makasi|trims|tolong|mohon|maaf|deh|dong|kak|min|gan|sis|pak|bu|saja|aja|kok|lah|sih|dulu|kalau begitu",
    instead: "tunggu|tunggu dulu|sebentar|eh|sebenarnya",
  },
  ms: {
    yes: "ya|yaa|betul|benar|setuju|saya setuju|ok|okay|baik|baiklah|boleh|silakan|teruskan|tentu|sudah tentu|pasti|sahkan|saya sahkan|nak|saya nak|mahu|buatlah",
    no: "tidak|tak|tak nak|taknak|tak mahu|tak payah|tak perlu|tak apa|takpe|tak jadi|tidak mahu|tidak perlu|jangan|jangan dulu|jangan batalkan|nanti|nanti dulu|belum|lupakan|bukan|fikir dulu|saya fikir dulu|dua dua tak nak",
    polite: "terima kasih|tq|tolong|maaf|lah|je|saja|encik|cik|puan|bos|kalau macam tu",
    instead: "tunggu|tunggu dulu|sekejap|eh|sebenarnya",
  },
  tr: {
    yes: "evet|evet evet|eet|he|aynen|tabii|tabi|tabii ki|elbette|tamam|tmm|tamamdir|olur|olur tabii|dogru|kesinlikle|onayliyorum|onayla|onay|kabul|kabul ediyorum|peki|ok|okey|yapin|yapalim|devam|devam edin|uygun|uygundur|sorun yok",
    no: "hayir|yok|hayir hayir|olmaz|istemiyorum|istemem|gerek yok|lazim degil|vazgectim|bosver|bos ver|kalsin|simdi degil|simdilik degil|daha sonra|sonra|henuz degil|iptal etmeyin|dusuneyim|dusunecegim|bir dusuneyim|hicbiri|hicbirini|ikisi de degil|onaylamiyorum",
    polite:
      "tesekkurler|tesekkur ederim|cok tesekkurler|sagolun|sagol|sag olun|lutfen|pardon|ozur dilerim|o zaman|peki o zaman|ya",
    instead: "bekle|bekleyin|dur|durun|bir dakika|aslinda|daha dogrusu",
  },
  nl: {
    yes: "ja|jaja|jazeker|zeker weten|jep|zeker|natuurlijk|klopt|dat klopt|juist|precies|correct|akkoord|ok|oke|okay|goed|is goed|dat is goed|prima|graag|ja graag|doe maar|ga maar door|ga door|bevestig|bevestigd|ik bevestig|perfect|geen probleem|helemaal goed|mag",
    no: "nee|neen|neej|liever niet|niet nu|nog niet|later|misschien later|laat maar|laat maar zitten|hoeft niet|dat hoeft niet|niet nodig|wil ik niet|ik wil het niet|toch niet|doe maar niet|vergeet het|ik denk er nog over na|geen van beide|geen|geen enkele|niet annuleren",
    polite: "bedankt|dank je|dank je wel|dank u|dank u wel|dankjewel|alsjeblieft|alstublieft|aub|sorry|dan|maar|hoor",
    instead: "wacht|wacht even|momentje|eigenlijk|of nee",
  },
  pl: {
    yes: "tak|tak tak|no tak|jasne|oczywiscie|pewnie|dokladnie|zgadza sie|wszystko sie zgadza|dobrze|dobra|w porzadku|ok|okej|zgoda|zgadzam sie|potwierdzam|potwierdz|prosze bardzo|poprosze|niech bedzie|moze byc|super|swietnie|prosze kontynuowac",
    no: "nie|nie nie|nie teraz|jeszcze nie|pozniej|moze pozniej|nie chce|nie trzeba|nie potrzebuje|nie potrzeba|lepiej nie|jednak nie|rezygnuje|zrezygnuje|niewazne|zostawmy to|zapomnij|zastanowie sie|musze sie zastanowic|zaden|zadna|zadne|zaden z nich|ani to ani to|nie anuluj|nie anulujcie",
    polite: "dziekuje|dziekuje bardzo|dzieki|prosze|przepraszam|wiec|to|no to",
    instead: "czekaj|prosze czekac|chwila|chwileczke|wlasciwie|a jednak",
  },
  sv: {
    yes: "ja|jaa|jo|japp|jajamen|absolut|javisst|visst|sakert|precis|stammer|det stammer|korrekt|ok|okej|okay|bra|det ar bra|det blir bra|det gar bra|garna|ja garna|gor det|kor|kor pa|bekrafta|bekraftat|jag bekraftar|perfekt|inga problem|sjalvklart|godkanner",
    no: "nej|nejtack|naj|inte nu|inte an|senare|kanske senare|helst inte|behovs inte|det behovs inte|vill inte|jag vill inte|strunt i det|strunta i det|glom det|lat bli|hoppa over|jag ska tanka|jag ska tanka pa det|ingen|inget|ingen av dem|varken eller|avboka inte|det ar bra tack nej",
    polite: "tack|tack sa mycket|tack snalla|snalla|ursakta|forlat|da|sa",
    instead: "vanta|vanta lite|forresten|eller nej|faktiskt",
  },
  fil: {
    yes: "oo|opo|oho|oo nga|tama|tama po|sige|sige na|cge|okay|ok|oki|g|go|push|sang ayon|pumapayag ako|kumpirmado|kinukumpirma ko|syempre|siyempre|pwede|puwede|gawin mo na|ituloy|ituloy mo na|tuloy|payag ako",
    no: "hindi|hinde|di|hindi na|hindi po|wag|wag na|huwag|huwag na|huwag muna|wag muna|ayaw|ayaw ko|ayoko|ayoko na|hindi kailangan|di na kailangan|hindi na kailangan|mamaya na|saka na|sa susunod na lang|pag iisipan ko|pag isipan ko muna|wala|wala sa dalawa|huwag i cancel|wag i cancel",
    polite:
      "po|salamat|salamat po|maraming salamat|maraming salamat po|pakiusap|paki|pasensya|pasensya na|na|nga|naman|lang|yan|iyan|na lang|ho|poh",
    instead: "teka|teka lang|sandali|sandali lang|ay|pala",
  },
} as const satisfies Record<string, AnswerWords>;
