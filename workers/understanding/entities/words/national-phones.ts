import type { Language } from "../../types.ts";

/** How a country writes its numbers at home: digits without separators, the calling code, the trunk prefix to drop. */
export interface NationalPhone {
  code: string;
  digits: RegExp;
  trunk: string;
  /** Read so where the message is in one of these languages; everywhere where none is given. */
  languages?: readonly Language[];
  /** The digits alone could be an order number: separators or a word such as “call” must say that it is a phone. */
  isPlain?: boolean;
}

const row = (code: string, digits: RegExp, trunk: string, languages: string, isPlain = false): NationalPhone => ({
  code,
  digits,
  trunk,
  isPlain,
  languages: languages.split(" ") as Language[],
});

/** The first that fits is taken. */
export const NATIONAL_PHONES: readonly NationalPhone[] = [
  row("55", /^[1-9]\d9\d{8}$/, "", "pt", true),
  { code: "86", digits: /^1[3-9]\d{9}$/, trunk: "" },
  row("81", /^0(?:[789]0\d{8}|[1-9]\d{8})$/, "0", "ja"),
  row("82", /^0(?:1[016-9]\d{7,8}|2\d{7,8}|[3-6]\d{8,9})$/, "0", "ko"),
  row("886", /^09\d{8}$/, "0", "zh-CN zh-TW"),
  row("86", /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/, "0", "zh-CN zh-TW"),
  // Service numbers have no trunk prefix.
  row("86", /^[48]00\d{7}$/, "", "zh-CN", true),
  row("84", /^0[35789]\d{8}$/, "0", "vi"),
  row("49", /^0(?:1[5-7]\d{7,9}|[2-9]\d{6,10})$/, "0", "de"),
  row("33", /^0[1-9]\d{8}$/, "0", "fr"),
  row("34", /^[679]\d{8}$/, "", "es", true),
  row("52", /^[2-9]\d{9}$/, "", "es", true),
  row("55", /^[1-9]\d[2-5]\d{7}$/, "", "pt", true),
  row("351", /^(?:9[1236]|2\d)\d{7}$/, "", "pt", true),
  row("39", /^(?:3\d{8,9}|0\d{8,10})$/, "", "it", true),
  row("7", /^[78]\d{10}$/, "7|8", "ru", true),
  row("7", /^9\d{9}$/, "", "ru", true),
  row("380", /^0[3-9]\d{8}$/, "0", "uk"),
  row("48", /^[4-8]\d{8}$/, "", "pl", true),
  row("31", /^0[1-9]\d{8}$/, "0", "nl"),
  row("46", /^0[1-9]\d{7,8}$/, "0", "sv"),
  row("90", /^5\d{9}$/, "", "tr"),
  // No other country of these writes eleven digits from 05.
  { code: "90", digits: /^05\d{9}$/, trunk: "0" },
  row("966", /^05\d{8}$/, "0", "ar"),
  row("972", /^0(?:5\d{8}|[2-489]\d{7})$/, "0", "he"),
  row("91", /^[6-9]\d{9}$/, "", "hi", true),
  row("66", /^0[689]\d{8}$/, "0", "th"),
  row("62", /^08\d{8,11}$/, "0", "id"),
  row("60", /^01\d{8,9}$/, "0", "ms"),
  row("63", /^09\d{9}$/, "0", "fil"),
  row("44", /^0(?:7\d{9}|[12]\d{8,9})$/, "0", "en"),
  row("61", /^04\d{8}$/, "0", "en"),
  // Read only where the country is named: other countries write their numbers just so.
  { code: "852", digits: /^[569]\d{7}$/, trunk: "", languages: [] },
  { code: "853", digits: /^6\d{7}$/, trunk: "", languages: [] },
  { code: "65", digits: /^[3689]\d{7}$/, trunk: "", languages: [] },
  { code: "971", digits: /^05\d{8}$/, trunk: "0", languages: [] },
  { code: "41", digits: /^0[1-9]\d{8}$/, trunk: "0", languages: [] },
  { code: "43", digits: /^0[1-9]\d{6,11}$/, trunk: "0", languages: [] },
  { code: "32", digits: /^0[1-9]\d{7,8}$/, trunk: "0", languages: [] },
  { code: "353", digits: /^0[1-9]\d{7,9}$/, trunk: "0", languages: [] },
  { code: "64", digits: /^0[2-9]\d{7,9}$/, trunk: "0", languages: [] },
  { code: "20", digits: /^01\d{9}$/, trunk: "0", languages: [] },
  { code: "54", digits: /^(?:11|[23]\d)\d{8}$/, trunk: "", languages: [] },
  { code: "56", digits: /^9\d{8}$/, trunk: "", languages: [] },
  { code: "57", digits: /^3\d{9}$/, trunk: "", languages: [] },
  row("1", /^[2-9]\d{2}[2-9]\d{6}$/, "", "en fr es", true),
];

/** A number by how its digits are grouped; `drop` is how many of them (a trunk prefix) are not dialled from abroad. */
export interface WrittenForm {
  form: RegExp;
  code: string;
  drop: number;
  /** No other country groups so: it holds whatever language the message is in. */
  sure: boolean;
}

const form = (pattern: RegExp, code: string, drop: number, sure = false): WrittenForm => ({
  form: pattern,
  code,
  drop,
  sure,
});

/** The groups that tell a country where neither its name nor the language does. */
export const WRITTEN_FORMS: readonly WrittenForm[] = [
  form(/^1[-. ]\(?[2-9]\d{2}\)?[-. ]\d{3}[-. ]\d{4}$/, "1", 1, true),
  form(/^[78][- ]?\(\d{3}\)[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}$/, "7", 1, true),
  form(/^\([1-9]\d\) ?9?\d{4}[- ]\d{4}$/, "55", 0, true),
  form(/^0[5789]0[- ]\d{4}[- ]\d{4}$/, "81", 1),
  form(/^010[- ]\d{4}[- ]\d{4}$/, "82", 1),
  form(/^09\d{2}-\d{3}-\d{3}$/, "886", 1),
  form(/^07\d{3} \d{6}$/, "44", 1),
  form(/^04\d{2} \d{3} \d{3}$/, "61", 1),
  form(/^0[1-9](?:[ .]\d{2}){4}$/, "33", 1),
  form(/^05\d-\d{3}-?\d{4}$/, "972", 1),
  form(/^0[1-9]\d \d{3} \d{2} \d{2}$/, "380", 1),
  form(/^05\d{2} \d{3} \d{2} \d{2}$/, "90", 1),
  form(/^08\d{2}-\d{4}-\d{3,4}$/, "62", 1),
  form(/^0[689]\d-\d{3}-\d{4}$/, "66", 1),
  form(/^01\d-\d{3,4} \d{4}$/, "60", 1),
  form(/^09\d{2}[- ]\d{3}[- ]\d{4}$/, "63", 1),
  form(/^\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}$/, "1", 0),
];

/** The calling codes of countries whose numbers are read where they are named, by ISO 3166-1. */
export const CALLING_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  "GB 44,DE 49,FR 33,ES 34,MX 52,BR 55,PT 351,IT 39,RU 7,KZ 7,UA 380,PL 48,NL 31,SE 46,TR 90,SA 966,IL 972,IN 91,TH 66,ID 62,MY 60,PH 63,AU 61,US 1,CA 1,CN 86,JP 81,KR 82,TW 886,VN 84,HK 852,MO 853,SG 65,AE 971,CH 41,AT 43,BE 32,IE 353,NZ 64,EG 20,AR 54,CL 56,CO 57"
    .split(",")
    .map((pair) => pair.split(" ")),
);
