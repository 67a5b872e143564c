import { fold } from "../fold.ts";

const OTHER: Readonly<Record<string, string>> = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "s", æ: "a", œ: "o", ё: "е" };
const MARKED = /[\u00df-\u024f\u1e00-\u1eff\u0451]/g;

function bare(letter: string): string {
  return OTHER[letter] ?? letter.normalize("NFD").charAt(0);
}

/** Folded text with the marks of Latin letters taken off (“después” → “despues”), which shoppers leave out as they like; keeps the length. */
export function withoutMarks(folded: string): string {
  return folded.replace(MARKED, bare);
}

/** A word of a table in the form in which texts are searched. */
export function plain(word: string): string {
  return withoutMarks(fold(word));
}
