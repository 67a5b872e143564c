import { TRADITIONAL_TO_SIMPLIFIED } from "./traditional.ts";

/** Messages are read up to this many UTF-16 units; the rest is ignored so that time stays bounded. */
export const MAX_UNITS = 8_000;

/** The zeros of the digits that Arabic, Persian, Hindi and Thai are also written with. */
const ZEROS: readonly number[] = [0x0660, 0x06f0, 0x0966, 0x0e50];

function zeroBefore(code: number): number {
  return code < 0x660 || code > 0xe59 ? 0 : (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? 0);
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : unit;
  if (code >= 0xff01 && code <= 0xff5e) return foldUnit(String.fromCharCode(code - 0xfee0));
  const zero = zeroBefore(code);
  if (zero > 0) return String.fromCharCode(0x30 + code - zero);
  if (code === 0x3000 || code === 0xa0) return " ";
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return "'";
  if (code >= 0x4e00 && code <= 0x9fff) return TRADITIONAL_TO_SIMPLIFIED.get(unit) ?? unit;
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/**
 * Lower case, half width, Western digits, simplified Chinese. Keeps the length in UTF-16 units, so offsets into the result are offsets
 * into the original text.
 */
export function fold(text: string): string {
  const cut = text.length > MAX_UNITS ? text.slice(0, MAX_UNITS) : text;
  let out = "";
  for (let i = 0; i < cut.length; i++) out += foldUnit(cut.charAt(i));
  return out;
}

const HAN = /[\u3400-\u9fff]/;

/** Whether the text has Chinese characters. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

/** Whether the text has letters of a script that sets no spaces between words: Chinese, Japanese, Thai. */
export function hasUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}
