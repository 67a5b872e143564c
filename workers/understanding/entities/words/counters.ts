import type { Language } from "../../types.ts";

/** What a language counts goods in, how it says “of them”, and which words before a bare number ask for goods. */
export interface Counting {
  counters: string;
  ofThem: string;
  wants: string;
}

const counting = (counters: string, ofThem: string, wants: string): Counting => ({ counters, ofThem, wants });

/** Arabic counts two by an ending: “قطعتين” are two pieces. */
export const DUALS =
  "قطعت(?:ين|ان)|حبت(?:ين|ان)|علبت(?:ين|ان)|زوج(?:ين|ان)|جوزين|كرتون(?:ين|تين)|عبوت(?:ين|ان)|نسختين|وحدتين|كيسين|صندوقين|طقمين";

/** Regular expressions over folded text without marks. */
export const COUNTING: Readonly<Partial<Record<Language, Counting>>> = {
  en: counting(
    "pcs?|pieces?|units?|pairs?|sets?|boxes|box|bottles?|packs?|packets?|bundles?|cartons?|bags?|items?",
    "of (?:them|these|those|it)|(?:were |are |was |is )?(?:missing|short|damaged|broken)(?! (?:part|screw|button|days?))|more(?=$|[.,!?]| please| pls)|in total|altogether",
    "want|need|order|ordered|make it|make that|sent me|sent|gave me|charged for|paid for|supposed to be|should be|should have been|buy|bought|get|got|take|received?|send(?: me)?|give me|only|just|keep|kept|another|ordering|getting|add|had|i'd like|have|missing|is missing|are missing|short",
  ),
  de: counting(
    "stuck|stucke?n?|stk\\.?|exemplare?|paare?|packungen|packung|sets?|flaschen?|kartons?",
    "davon|von (?:denen|diesen)|fehlen|insgesamt|zu wenig|mehr(?=$|[.,!?])",
    "mochte|will|hatte gern|bitte|geliefert|kamen|kam|geschickt|bezahlt|brauche|nehme|kaufe|bestellt?|gekauft|erhalten|bekommen|nur|fehlen|fehlt|schickt mir|noch|dazu",
  ),
  fr: counting(
    "pieces?|paires?|unites?|exemplaires?|articles?|paquets?|cartons?|lots?|boites?|bouteilles?",
    "d'entre (?:eux|elles)|de plus(?=$|[.,!?])|en tout|au total",
    "j'en ai|j'en prends|recu que|envoye|livre|paye|mets-m'en|il m'en faut|j'en veux|en veux|veux|voudrais|prends|achete|commande|recu|besoin de|prendre|mettez(?:-en| m'en)?|mets|ajoute[rz]?|envoyez|vais prendre|seulement|manque|manquent|reste",
  ),
  es: counting(
    "unidades|unidad|uds?\\.?|docenas?|juegos?|pares|par|piezas?|cajas?|botellas?|paquetes?",
    "de (?:ellos|ellas|esos|esas|estos|estas)|mas(?=$|[.,!?])|en total",
    "quiero|me (?:mandaron|enviaron)|mandaron|enviaron|pague|ponme|necesito|quisiera|compre|pedi|llegaron|recibi|deme|pon(?:ga|gan|me)?|llevar|agrega|mand[ae]|envie|solo|llevo|me llevo|faltan|falta",
  ),
  pt: counting(
    "unidades?|pares|par|pecas?|duzias?|kits?|pacotes?|caixas?|garrafas?",
    "d(?:eles|elas|esses|essas)|a mais(?=$|[.,!?])|no total",
    "quero|mandaram|enviaram|veio|vieram|paguei|preciso(?: de)?|queria|comprei|pedi|chegaram|recebi|so|levo|levar|querer|mand[ae]|coloca|adiciona|faltaram|faltou|faltam|falta",
  ),
  it: counting(
    "pezz[io]|pz\\.?|pai[ao]|unita|pacch[io]|set|confezioni|scatole|bottiglie",
    "di (?:questi|quelli|queste)|in totale",
    "voglio|vorrei|ne (?:voglio|vorrei|prendo)|mandato|inviato|ricevuto|pagato|ho bisogno di|comprato|ordinato|prendo|arrivati|ne servono|servono|prendere|aggiung\\p{L}+|dammi|metti|ne|solo|mancano|manca",
  ),
  nl: counting(
    "stuks?|paar|paren|pakken|doosjes|dozen|flessen|sets?",
    "ervan|daarvan",
    "wil|wil er|doe(?: er)?(?: maar)?|mis|ontbreken|stuur|graag|neem|besteld|gekocht|ontvangen|maar",
  ),
  pl: counting(
    "sztuk[aiei]?|sztuke|szt\\.?|par[ay]?|opakowan\\p{L}*|zestaw\\p{L}*",
    "z nich",
    "chce|wezme|biore|brakuje|dostal\\p{L}*|przyszl\\p{L}*|dodaj|poprosze|zamowil\\p{L}*|kupil\\p{L}*|potrzebuje|tylko",
  ),
  sv: counting(
    "st(?:ycken)?|styck|par|askar|set|paket|flaskor|lador",
    "av dem",
    "vill ha|saknas|behover|koper|tar|kopt|bestallt|fick|bara",
  ),
  tr: counting(
    "adet|tane|cift|takim|koli|kutu|sise|paket",
    "tanesi|istiyorum|alacagim|alayim|alirim|lazim|eksik",
    "istiyorum|alayim",
  ),
  vi: counting(
    "cai|chiec|doi|bo|thung|lo|tui|cuon|hop|chai|cap|goi",
    "cai",
    "lay|mua|dat|giao|gui|nhan|thieu|can|muon",
  ),
  id: counting(
    "buah|pasang|biji|pcs|helai|unit|kotak|botol|potong|lusin|set|bungkus|pak|dus",
    "dari itu",
    "mau|beli|pesan|ambil|butuh|minta|tambah|kurang",
  ),
  ms: counting("buah|pasang|biji|pcs|helai|unit|kotak|botol", "daripada itu", "nak|beli|pesan|ambil"),
  fil: counting("piraso(?:ng)?|pcs|pack|set|dosena|pares|kahon|bote", "nito", "gusto ko ng|bibili ng|order ng"),
  ru: counting(
    "шт\\.?|штук[аиу]?|штуч\\p{L}+|экземпляр\\p{L}*|набор\\p{L}*|пачк\\p{L}*|пар[аыу]?|комплект\\p{L}*|упаков\\p{L}*|короб\\p{L}*|бутыл\\p{L}*",
    "из них",
    "хочу|мне|нужно|возьм[уе]м?|давайте|добавьте|положите|еще|беру|купил\\p{L}?|заказал\\p{L}?|пришл[аио]|получил\\p{L}?|только|не хватает|нужны",
  ),
  uk: counting(
    "шт\\.?|штук[аиу]?|пар[аиу]?|комплект\\p{L}*|упаков\\p{L}*|короб\\p{L}*",
    "з них",
    "хочу|мені|потрібн[оі]|беру|додайте|не вистачає|візьму|купив|замовив|прийшло|отримав|тільки",
  ),
  ja: counting(
    "[个個個枚本足着台冊册点箱袋脚対双缶束]|つ(?![質质聞闻お確确教])|組|组|ダース|セット|ケース|パック",
    "",
    "",
  ),
  ko: counting("개(?!월)|벌|켤레|통|족|묶음|다스|피스|장|대|병|박스|세트|권|봉지|팩|자루|쌍", "", ""),
  th: counting("ชิ้น|ตัว|คู่|ใบ|ถุง|แพ็ค|โหล|เครื่อง|อัน|กล่อง|ขวด|ชุด", "", "เอา|ซื้อ|สั่ง"),
  ar: counting("قطع(?:ة)?|حب(?:ة|ات)|[أا]زواج|زوج|علب(?:ة)?", "منها", "[أا]ريد|اطلب|أطلب"),
  he: counting("יחידות|זוגות|חתיכות|קופסאות|יחידה", "מהם", "רוצה|צריך"),
  hi: counting("पीस|जोड़ी|जोड़े|नग|डिब्बे|सेट", "चाहिए|दीजिए|भेजिए", "चाहिए"),
};

/** Words for an amount before its number, over folded text without marks. */
export const AMOUNT =
  "数量|件数|个数|個数|份数|quantity|qty|menge|anzahl|stuckzahl|quantites?|cantidad|quantidade|qtd|quantita|aantal|ilosc|antal|miktar|jumlah|bilangan|so luong|dami|количество|кол-во|кількість|수량|จำนวน|الكمية|العدد|כמות|मात्रा";
