import type { Language } from "./types.ts";

const TRADITIONAL_ONLY =
  /[這個來時們國說還沒會對過後麼嗎為請問謝貨單訂運費發換買賣錢價優開關門東車長點話讓給從電號碼員實體頭間題應當處現場書報數據樣種與專兩嚴樂習鄉亂爭產親億幾創別劃刪協衛廠縣參雙變嘗啟園圍圖圓聖壞塊壓聲處備復夠夢夾獎婦媽寶審寬將專尋導層屬歲島師帶幫庫廣張強彎錄徑憶態總戀惡懷應戲戰戶擔擇掛揮損撿據掃換搖摺攜]/;
const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\uac00-\ud7af\u1100-\u11ff]/g, "ko"],
  [/[\u0600-\u06ff]/g, "ar"],
  [/[\u0590-\u05ff]/g, "he"],
  [/[\u0e00-\u0e7f]/g, "th"],
  [/[\u0900-\u097f]/g, "hi"],
];
const LATIN_HINTS: readonly (readonly [Language, RegExp, RegExp])[] = [
  [
    "vi",
    /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g,
    /\b(không|của|cho|được|tôi|mình|hàng|đơn|bao|nhiêu|có|là|shop|này|bạn|giao|khi|nào|chưa|rồi|muốn|với|ạ)\b/g,
  ],
  [
    "pl",
    /[ąęłńśźż]/g,
    /\b(jest|nie|czy|się|proszę|dzień|dobry|mam|moje|moja|zamówienie|jak|do|na|kiedy|ile|chcę|można|gdzie|za|to|mi|już|jeszcze|ten|ta|tego|co|dlaczego|paczka|zwrot|rozmiar|moja|chciałbym|chciałabym|są|macie|dla|ja|od|ze|po|tak|ale|jakie|który|która|bardzo|dziękuję|zamówienia|kosztuje)\b/g,
  ],
  [
    "tr",
    /[ğışİ]/g,
    /\b(bir|bu|ve|mi|mı|var|yok|nasıl|için|ne|sipariş|kargo|siparişim|istiyorum|lütfen|merhaba|kadar|zaman|değil|nerede|evet|hayır|kaç|olur|mu|siparişimi|ürün|kargom|acaba|iade|beden|fiyat|para|param|geldi|gelmedi|etmek|mısınız|misiniz|hangi|daha|çok|ama|bana|benim|da|de|ile|selam|iyi|günler|adres|teşekkürler|ben|beni|oldu|olarak|gibi)\b/g,
  ],
  [
    "de",
    /[äöüß]/g,
    /\b(ich|ist|das|die|der|und|nicht|mein|meine|wie|wann|bitte|ein|eine|für|kann|mir|wo|habe|es|noch|mit|auf|zu|sie|was|gibt|den|hallo|danke|von|bestellung|paket|größe|warum|welche|welcher|sind|ihr|auch|bei|aus|im|dem|des|wird|wurde|nur|schon|dann|mich|gibt's|bis)\b/g,
  ],
  [
    "fr",
    /[çœêèàùâîôë]/g,
    /\b(je|est|le|la|les|des|mon|ma|mes|vous|pas|une|un|pour|que|quand|bonjour|merci|avec|sur|commande|où|comment|ce|cette|et|du|au|puis|peux|suis|il|votre|vos|j'ai|c'est|sont)\b/g,
  ],
  [
    "es",
    /[ñ¿¡]/g,
    /\b(el|la|los|las|mi|que|no|es|un|una|para|por|cuándo|cuando|cómo|quiero|hola|gracias|pedido|dónde|está|con|mis|tengo|puedo|hay|del|me|de|se|lo|muy|qué|cuánto|tienen|sí|talla|está|esto|este|esta|cuál|puede|pueden|mucho|muchas|cuánta|todavía|dinero|comprar|devolver|tarda|son|estoy|porque|hacer|otra|otro|ya)\b/g,
  ],
  [
    "pt",
    /[ãõ]/g,
    /\b(o|a|os|meu|minha|não|é|um|uma|para|quando|como|quero|olá|obrigad[oa]|pedido|onde|está|com|você|vocês|eu|posso|tem|que|do|da|de|em|no|na|por|qual|quanto|pra|vcs|sim|meus|minhas|pedir|chegou|tamanho|entrega|fazer|vou|já|ainda|isso|esse|essa|ele|ela|mas|foi|são|está|tá|porque|por que|muito|aqui|vocês|dinheiro)\b/g,
  ],
  [
    "it",
    /[ìò]/g,
    /\b(il|lo|la|gli|mio|mia|non|è|un|una|per|che|quando|come|vorrei|ciao|grazie|ordine|dove|con|sono|ho|posso|di|del|della|si|mi|le|i|quanto|avete|questo|questa|buongiorno|anche|se|voglio|posso|hai|ha|mia|taglia|spedizione|consegna|pacco|arriva|perché|cosa|fare|siete|è|alla|nel|al|dal|ma|più|già|ancora|vi|ci|sconto|reso|rimborso|qual|quale|questi|pagare|fate|della|dei|vostro|vostra|sì|quanti|dov|c'è)\b/g,
  ],
  [
    "nl",
    /ij/g,
    /\b(ik|het|de|een|niet|mijn|is|en|voor|wanneer|hoe|waar|kan|hallo|dank|bestelling|van|met|op|dit|jullie|wil|heb|te|maar|nog|er|bij|wat|deze|graag|bedankt|u|mij|zijn|al|pakket|maat|wanneer|waarom|levering|retour|geld|terug|ben|jij|je|we|ook|als|hebben|hebt|welke|iets|geen|goed|over|naar|kunnen|hoeveel)\b/g,
  ],
  [
    "sv",
    /[åö]/g,
    /\b(jag|är|det|inte|min|mitt|mina|en|ett|och|för|när|hur|var|kan|hej|tack|beställning|med|på|som|har|ni|vill|till|den|av|att|om|vad|finns|de|mig|vart|varför|storlek|leverans|paket|beställt|retur|pengar|tillbaka|kommer|från|så|här|vi|får|något|någon|går|ska|pris|kostar|mycket|bra|ja|nej|er|era|ert|köpa|köpt|inget|ingen|också|göra|fått|mina|denna|detta)\b/g,
  ],
  [
    "fil",
    /ñ/g,
    /\b(ang|ng|sa|po|ko|na|ba|ako|hindi|ano|saan|kailan|magkano|salamat|yung|mga|pa|paano|kayo|nyo|niyo|may|order|lang|pwede|gusto|naman|wala|ito|din|opo|kasi|mo|si|oo|mo|ito|yan|dito|wala|meron|kung|bakit|gaano|magpa|para|naman|talaga|salamat|maraming|ni|nang|kasi|din|rin|ate|kuya|sana)\b/g,
  ],
  [
    "id",
    /$^/g,
    /\b(saya|tidak|apa|kapan|berapa|bisa|pesanan|yang|di|ini|itu|sudah|belum|mau|dan|ke|untuk|dari|ada|terima|kasih|gimana|bagaimana|barang|kak|gak|nggak|ga|banget|dong|kok|aja|sih|gue|aku|kenapa|uang|karena|nya|dikirim|ongkir|ukuran|harga|paket|kirim|sampai|bayar|tolong|dengan|toko|pakai|kalau|diskon|retur|mas|min|udah|sampe|buat|kami|pengembalian|uangnya|lama|lagi|dulu)\b/g,
  ],
  [
    "ms",
    /$^/g,
    /\b(saya|tidak|tak|apa|bila|berapa|boleh|pesanan|yang|di|ini|itu|sudah|belum|nak|dan|ke|untuk|dari|ada|terima|kasih|macam|mana|barang|sila|awak|lagi|dah|kat|ni|tu|encik|kenapa|wang|kerana|anda|penghantaran|duit|bayaran|sebab|semula|saiz|harga|bungkusan|pulangan|bayar|hantar|sampai|jual|stok|mahu|tolong|hendak|dengan|adakah|bilakah|kedai|nampak|kena|buat|je|ker|ke|tukar)\b/g,
  ],
  [
    "hi",
    /$^/g,
    /\b(hai|kya|mera|meri|nahi|kab|ka|ki|mujhe|kaise|karna|aur|hain|bhai|chahiye|kitna|kitne|kahan|raha|rahi|karo|ho|mein|bhi|abhi|tak|wala|paise|milega|haan|ji|kar|sakte|kyu|kyun|yeh|ye|hoga|gaya)\b/g,
  ],
  [
    "en",
    /$^/g,
    /\b(the|is|my|i|you|to|a|for|it|not|can|how|what|when|where|do|does|this|that|have|order|and|of|in|on|please|want|need|me|with|are|your|get|i'm|it's|don't|an|if|hi|hello|thanks|was|be|but|we|yes|no|which|there|has|been|any|would|ok|from|will|help|u|at)\b/g,
  ],
];

function count(text: string, pattern: RegExp): number {
  let n = 0;
  pattern.lastIndex = 0;
  while (n < 400 && pattern.test(text)) n++;
  pattern.lastIndex = 0;
  return n;
}

function latinLanguage(text: string, fallback: Language): Language {
  const spaced = text.toLowerCase().replace(/(?<=\p{L})(?=')/gu, "");
  let best: Language = fallback;
  let bestScore = 0;
  for (const [language, letters, words] of LATIN_HINTS) {
    const score = 2 * count(spaced, letters) + 2 * wordHits(spaced, words) + (language === fallback ? 0.5 : 0);
    if (score > bestScore) [best, bestScore] = [language, score];
  }
  return best;
}

/** `\b` does not know accented letters, so words are compared one by one. */
function wordHits(text: string, pattern: RegExp): number {
  let n = 0;
  for (const word of text.match(/[\p{L}\p{M}]+(?:'(?:m|s|t|re|ve|ll|d)(?![\p{L}]))?/gu) ?? []) {
    pattern.lastIndex = 0;
    const hit = pattern.exec(word);
    if (hit && hit[0].length === word.length) n++;
    if (n > 200) break;
  }
  pattern.lastIndex = 0;
  return n;
}

function cyrillicLanguage(text: string): Language {
  return /[іїєґІЇЄҐ]/.test(text) || /(^|\s)(що|як|коли|де|чи|моє|мій|дякую|можна|мені)(\s|$|[?.,!])/i.test(text)
    ? "uk"
    : "ru";
}

/** The language of a message. Names in Latin letters inside another script do not decide; a message too short to tell keeps `known`. */
export function identifyLanguage(text: string, known?: Language): Language {
  const sample = text.slice(0, 600);
  const han = count(sample, /[\u3400-\u9fff]/g);
  const latin = count(sample, /[a-z\u00c0-\u024f\u1e00-\u1eff]/gi);
  for (const [pattern, language] of SCRIPTS) {
    const n = count(sample, pattern);
    if (n >= 2 && n * 4 >= (language === "ja" ? han / 2 : latin)) return language;
    if (n === 1 && language === "ja" && han <= 6 && !/[之の]/.test(sample)) return "ja";
  }
  if (count(sample, /[\u0400-\u04ff]/g) >= 2) return cyrillicLanguage(sample);
  if (han > 0 && han * 6 >= latin) return chineseOf(sample, known);
  if (latin >= 2) return latinLanguage(sample, known ?? "en");
  return known ?? (han > 0 ? "zh-CN" : "en");
}

function chineseOf(text: string, known?: Language): Language {
  if (TRADITIONAL_ONLY.test(text)) return "zh-TW";
  if (known === "zh-TW" || (known === "ja" && text.length < 8)) return known;
  return "zh-CN";
}
