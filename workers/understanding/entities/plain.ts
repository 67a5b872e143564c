import { fold } from "../fold.ts";

const OTHER: Readonly<Record<string, string>> = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "s", æ: "a", œ: "o", ё: "е" };
/** Traditional characters of places, names and goods that folding leaves as they are, each before its simplified one. */
const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  "鎮镇 絨绒 廈厦 寧宁 楊杨 錦锦 偉伟 彌弥 濱滨 陝陕 贛赣 閩闽 滬沪 瓊琼 錫锡 嶼屿 鶯莺 鑼锣 鰂鲗 湧涌 壢坜 鹹咸 蘆芦 軒轩 瑋玮 瑩莹 穎颖 嫻娴 綺绮 緯纬 綸纶 緒绪 緞缎 紡纺 繩绳 紹绍 紳绅 襖袄 襠裆 駝驼 鱷鳄 傘伞 儲储 廚厨 晉晋 棗枣 櫥橱 瑤瑶 稅税 膠胶 薩萨 豬猪 質质"
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
const MARKED = new RegExp(`[\\u00df-\\u024f\\u1e00-\\u1eff\\u0451${[...TRADITIONAL.keys()].join("")}]`, "g");

function bare(letter: string): string {
  return OTHER[letter] ?? TRADITIONAL.get(letter) ?? letter.normalize("NFD").charAt(0);
}

/** Folded text with the marks of Latin letters taken off (“después” → “despues”), which shoppers leave out as they like; keeps the length. */
export function withoutMarks(folded: string): string {
  return folded.replace(MARKED, bare);
}

/** A word of a table in the form in which texts are searched. */
export function plain(word: string): string {
  return withoutMarks(fold(word));
}
