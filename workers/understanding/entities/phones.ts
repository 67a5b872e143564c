import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { CALLING_CODES, NATIONAL_PHONES, type NationalPhone, WRITTEN_FORMS } from "./words/national-phones.ts";

const CANDIDATE = /(?<![\w.#№/-]|\d,|\d\s)(?:\+\s?|00(?=[1-9]))?\(?\d[\d\s().\-/]{5,20}\d(?![\w%]|[.,]\d)/g;
const LABEL =
  /(?<![a-z])(?:phone|mobile|cell(?:phone)?|tel(?:ephone|efon|efono|efone|\.)?|call|reach|whatsapp|handy(?:nummer|nr\.?)?|telefonnummer|mobilnummer|rufnummer|ruf\w*|appel\w*|numero|portable|llam\w*|movil|celular|ligu?\w*|cellulare|telefoon|bel|電話|电话|手机|座机|联系|전화|연락처|휴대폰|телефон|позвони|звони|номер|الهاتف|هاتف|رقمي|جوال|טלפון|נייד|फोन|โทร|dien thoai|sdt|telepon|hp|wa|ring|zadzwo\w*|mobil\w*|tlf\.?|telf?\.|тел\.?|contact(?: number| no\.?)?)(?![a-z])[^\d+]{0,24}$/;

/** Three groups and a zero in front: a number to call in some country. */
const TRUNKED = /^\(?0\d{1,4}\)?[- ./]\d{2,4}[- ./]\d{2,4}(?:[- ./]\d{2,4})?$/;
const INDIAN = /^[6-9]\d{4} \d{5}$/;
/** “一三八零零…”: the digits of a mainland mobile number in Chinese, some or all of them. */
const SPELT =
  /(?<![\d零〇一二三四五六七八九十])[1一幺][\d零〇一二三四五六七八九幺]{10}(?![\d零〇一二三四五六七八九十])/g;
const SPELT_DIGITS = "零一二三四五六七八九";

/** “2026-11-12 20:30” is no number to call. */
const DAY = /^(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)/;
const MAINLAND_MOBILE = /^1[3-9]\d{9}$/;

interface Reading {
  value: string;
  rank: number;
}

function national(digits: string, isMarked: boolean, fits: (phone: NationalPhone) => boolean): Reading | undefined {
  for (const phone of NATIONAL_PHONES) {
    const { code, digits: pattern, trunk, isPlain } = phone;
    if (!fits(phone)) continue;
    if (!pattern.test(digits) || (isPlain && !isMarked)) continue;
    const bare = trunk === "" ? digits : digits.replace(new RegExp(`^(?:${trunk})`), "");
    return { value: `+${code}${bare}`, rank: 94 };
  }
  return undefined;
}

function read(written: string, before: string, said: Said, codes: readonly string[]): Reading | undefined {
  const digits = written.replace(/\D/g, "");
  if (DAY.test(written)) return undefined;
  if (digits.length < 7 || digits.length > 15 || /\d{16}/.test(written)) return undefined;
  if (/^\(?\+/.test(written)) {
    // “+44 (0)20 …”: the trunk prefix is not dialled from abroad.
    const abroad = written.replace(/\(0\)/, "").replace(/\D/g, "");
    return abroad.length >= 8 ? { value: `+${abroad}`, rank: 95 } : undefined;
  }
  const told = WRITTEN_FORMS.find(({ form, sure }) => sure && form.test(written));
  if (told) return { value: `+${told.code}${digits.slice(told.drop)}`, rank: 94 };
  if (INDIAN.test(written) && !said.languages.includes("ja")) return { value: `+91${digits}`, rank: 94 };
  if (/^00[1-9]/.test(digits) && digits.length >= 11) return { value: `+${digits.slice(2)}`, rank: 95 };
  if (/^86\D*1[3-9]\d{9}$/.test(digits)) return { value: `+${digits}`, rank: 94 };
  // Among Han characters a mainland mobile number is one, whatever other language a few letters look like.
  if (MAINLAND_MOBILE.test(digits) && digits === written && /[\u4e00-\u9fff]/.test(said.original)) {
    return { value: `+86${digits}`, rank: 94 };
  }
  const isLabelled = LABEL.test(before);
  const groups = written.split(/\D+/).filter((group) => group !== "");
  const isGrouped = groups.length >= 3 || /^\(/.test(written) || (groups.length === 2 && /^0/.test(written));
  const isMarked = isLabelled || isGrouped;
  const known =
    national(
      digits,
      isMarked,
      ({ languages }) => !languages || languages.some((one) => said.languages.includes(one)),
    ) ?? (isMarked || groups.length === 2 ? national(digits, true, ({ code }) => codes.includes(code)) : undefined);
  if (known) return known;
  const formed = WRITTEN_FORMS.find(({ form }) => form.test(written));
  if (formed) return { value: `+${formed.code}${digits.slice(formed.drop)}`, rank: 94 };
  if (TRUNKED.test(written) && digits.length >= 9 && digits.length <= 11) return { value: digits, rank: 76 };
  return isLabelled && digits.length >= 8 && digits.length <= 13 ? { value: digits, rank: 76 } : undefined;
}

function findSpelt(text: string): Found[] {
  return matches(text, SPELT).flatMap((m) => {
    const digits = m[0].replace(/[^\d]/g, (c) => String(Math.max(c === "幺" ? 1 : 0, SPELT_DIGITS.indexOf(c))));
    const isNumber = MAINLAND_MOBILE.test(digits) && digits !== m[0];
    return isNumber ? [at(m, 94, { type: "phone", value: `+86${digits}` })] : [];
  });
}

/** Phone numbers as E.164 where the country is written (`countries` are those named) or the language and form tell it, else as digits. */
export function findPhones(said: Said, countries: readonly Found[]): Found[] {
  const codes = countries.flatMap(({ of }) => (of.type === "country" ? (CALLING_CODES[of.value] ?? []) : []));
  const out = /[零〇一幺]/.test(said.plain) ? findSpelt(said.plain) : [];
  for (const m of matches(said.plain, CANDIDATE)) {
    // A date, or two numbers side by side, may look like one candidate: the reading that fits is sought from the left.
    for (let written = m[0]; written.length >= 7; written = written.replace(/[\s().\-/]*\d+$/, "").trimEnd()) {
      const reading = read(written, said.plain.slice(Math.max(0, m.index - 40), m.index), said, codes);
      if (reading) {
        const of = { type: "phone" as const, value: reading.value };
        out.push({ start: m.index, end: m.index + written.length, rank: reading.rank, of });
        break;
      }
      if (!/[\s().\-/]/.test(written)) break;
    }
  }
  return out;
}
