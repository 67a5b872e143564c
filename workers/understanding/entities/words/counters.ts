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
    "pcs?|pieces?|units?|pairs?|sets?|boxes|box|bottles?|packs?|items?|pcs",
    "of (?:them|these|those|it)",
    "want|need|order|ordered|buy|bought|get|got|take|received?|send(?: me)?|give me|only|i'd like|have|missing|is missing|are missing|short",
  ),
  de: counting(
    "stuck|stk\\.?|paare?|packungen|packung|sets?|flaschen?|kartons?",
    "davon|von (?:denen|diesen)",
    "mochte|will|brauche|nehme|kaufe|bestellt?|gekauft|erhalten|bekommen|nur|fehlen|fehlt",
  ),
  fr: counting(
    "pieces?|paires?|unites?|exemplaires?|lots?|boites?|bouteilles?",
    "d'entre (?:eux|elles)",
    "j'en veux|en veux|veux|voudrais|prends|achete|commande|recu|besoin de|seulement|manque|manquent|reste",
  ),
  es: counting(
    "unidades|unidad|pares|par|piezas?|cajas?|botellas?|paquetes?",
    "de (?:ellos|ellas|esos|esas|estos|estas)",
    "quiero|necesito|quisiera|compre|pedi|llegaron|recibi|deme|solo|llevo|me llevo|faltan|falta",
  ),
  pt: counting(
    "unidades?|pares|pecas?|caixas?|garrafas?",
    "d(?:eles|elas|esses|essas)",
    "quero|preciso(?: de)?|queria|comprei|pedi|chegaram|recebi|so|levo|faltam|falta",
  ),
  it: counting(
    "pezz[io]|pai[ao]|unita|confezioni|scatole|bottiglie",
    "di (?:questi|quelli|queste)",
    "voglio|vorrei|ho bisogno di|comprato|ordinato|prendo|arrivati|solo|mancano|manca",
  ),
  nl: counting("stuks?|paar|dozen|flessen|sets?", "ervan|daarvan", "wil|graag|neem|besteld|gekocht|ontvangen|maar"),
  pl: counting(
    "sztuk[ai]?|szt\\.?|par[ay]?|opakowan\\p{L}*|zestaw\\p{L}*",
    "z nich",
    "chce|poprosze|zamowil\\p{L}*|kupil\\p{L}*|potrzebuje|tylko",
  ),
  sv: counting("st(?:ycken)?|par|paket|flaskor|lador", "av dem", "vill ha|tar|kopt|bestallt|fick|bara"),
  tr: counting("adet|tane|cift|kutu|sise|paket", "tanesi", "istiyorum|alayim"),
  vi: counting("cai|chiec|doi|bo|hop|chai|cap|goi", "cai", "lay|mua|dat|can|muon"),
  id: counting("buah|pasang|biji|pcs|helai|unit|kotak|botol|potong|lusin", "dari itu", "mau|beli|pesan|ambil|butuh"),
  ms: counting("buah|pasang|biji|pcs|helai|unit|kotak|botol", "daripada itu", "nak|beli|pesan|ambil"),
  fil: counting("piraso(?:ng)?|pcs|pares|kahon|bote", "nito", "gusto ko ng|bibili ng|order ng"),
  ru: counting(
    "шт\\.?|штук[аиу]?|пар[аыу]?|комплект\\p{L}*|упаков\\p{L}*|короб\\p{L}*|бутыл\\p{L}*",
    "из них",
    "хочу|мне|нужно|возьму|беру|купил\\p{L}?|заказал\\p{L}?|пришло|получил\\p{L}?|только|не хватает|нужны",
  ),
  uk: counting(
    "шт\\.?|штук[аиу]?|пар[аиу]?|комплект\\p{L}*|упаков\\p{L}*|короб\\p{L}*",
    "з них",
    "хочу|мені|потрібно|візьму|купив|замовив|прийшло|отримав|тільки",
  ),
  ja: counting("[个個個枚本足着台冊册点箱袋脚]|つ|セット|ケース|パック", "", ""),
  ko: counting("개(?!월)|벌|켤레|장|대|병|박스|세트|권|봉지|팩|자루|쌍", "", ""),
  th: counting("ชิ้น|ตัว|คู่|อัน|กล่อง|ขวด|ชุด", "", "เอา|ซื้อ|สั่ง"),
  ar: counting("قطع(?:ة)?|حب(?:ة|ات)|[أا]زواج|زوج|علب(?:ة)?", "منها", "[أا]ريد|اطلب|أطلب"),
  he: counting("יחידות|זוגות|חתיכות|קופסאות", "מהם", "רוצה|צריך"),
  hi: counting("पीस|जोड़ी|जोड़े|नग|डिब्बे|सेट", "", "चाहिए"),
};
