import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";

const HAN_KANA = "[\\u4e00-\\u9fff\\u3040-\\u30ff々ヶ]";
/** Folded text: 東京都 is searched as 东京都. */
const JAPANESE = lean(
  `(?:〒\\s?(?<postcode>\\d{3}-?\\d{4})\\s?)?(?<province>北海道|东京都|大阪府|京都府|[\\u4e00-\\u9fff]{2,3}県)?(?<city>(?![県はをにがへで])${HAN_KANA}(?:(?!県)${HAN_KANA}){0,5}?市|${HAN_KANA}{1,5}?郡${HAN_KANA}{1,5}?[町村])?(?<district>(?![県はをにがへで])${HAN_KANA}(?:(?!県)${HAN_KANA}){0,4}?区)?(?<street>(?:(?![県は])${HAN_KANA}){0,14}?\\s?\\d[\\d-]{0,11}(?:丁目|番地?|号|条)?(?:[东西南北]?\\d[\\d-]{0,8}(?:丁目|番地?|号)?){0,4}(?:\\s?${HAN_KANA}{2,14}\\s?\\d{1,4}号室?|\\s?${HAN_KANA}{1,14}?(?:ビル|マンション|タワー|ハイツ|コーポ|荘|ヒルズ|アパート|ハウス|メゾン|コート|プラザ|レジデンス|パレス)${HAN_KANA}{0,6}?(?:\\s?\\d{1,4}(?:号室?|[階阶]|f)|(?=$|[\\s,、。])))?)?`,
  "g",
);
const KOREAN = lean(
  String.raw`(?:(?:우편번호\s?:?\s?)?[(\[]?(?<postcode>\d{5})[)\]]?,?\s)?(?:(?<province>(?:경기|강원|충청북|충청남|전라북|전라남|경상북|경상남|제주|전북|전남|경북|경남|충북|충남)(?:특별자치)?도|(?:경기|강원|전북|전남|경북|경남|충북|충남|제주)(?=\s[가-힣]{1,4}[시군]))\s)?(?:(?<metropolis>서울|부산|대구|인천|광주|대전|울산|세종)(?:특별시|광역시|특별자치시|시)?|(?<city>[가-힣]{2,4}시|[가-힣]{1,4}군(?=\s[가-힣]{1,5}[읍면])))\s(?:(?<district>[가-힣]{1,5}[구군])\s)?(?<street>(?:[가-힣]{1,5}[읍면]\s)?[가-힣\d]{1,12}(?:로|길|동|리|가)\s?(?:산\s?)?\d{1,4}(?:-\d{1,4})?(?:번지)?(?:,?\s(?:[가-힣A-Za-z]{2,10}(?:아파트|빌딩|타워|오피스텔|빌라|하우스|맨션|자이|래미안|푸르지오|힐스테이트)\s?)?\d{1,4}[동층호](?:\s?\d{1,4}호)?)*)(?:,?\s[(\[]?(?<zip>\d{5})[)\]]?(?![\d-]))?`,
  "g",
);

type Groups = Record<string, string | undefined>;

/** The groups of a match as they stand in the original, which has the same length. */
function originalGroups(m: RegExpExecArray, original: string): Groups {
  const out: Groups = {};
  let from = 0;
  for (const [name, text] of Object.entries(m.groups ?? {})) {
    if (text === undefined) continue;
    const at = m[0].indexOf(text, from);
    from = at + text.length;
    out[name] = original.slice(m.index + at, m.index + from);
  }
  return out;
}

function address(m: RegExpExecArray, original: string, parts: Groups, country: string): Found {
  const end = m.index + m[0].trimEnd().length;
  const said = Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));
  return {
    start: m.index,
    end,
    rank: 88,
    of: { type: "address", value: { country, ...said, full: original.slice(m.index, end) } },
  };
}

/** Japanese addresses; the wards of Tokyo stand where other addresses have a city. */
export function findJapanese({ folded, original }: Said): Found[] {
  return matches(folded, JAPANESE).flatMap((m) => {
    const { postcode, province, city, district, street } = originalGroups(m, original);
    if (city === undefined && district === undefined) return [];
    // Without a prefecture only the whole of it is an address.
    if (province === undefined && (city === undefined || district === undefined || street === undefined)) return [];
    const trimmed = street?.trim();
    const places = city === undefined ? { city: district } : { city, district };
    return [address(m, original, { province, ...places, street: trimmed, postcode }, "JP")];
  });
}

/** Korean addresses by road or by quarter. */
export function findKorean({ folded, original }: Said): Found[] {
  return matches(folded, KOREAN).map((m) => {
    const { postcode, province, metropolis, city, district, street, zip } = originalGroups(m, original);
    return address(
      m,
      original,
      { province, city: metropolis ?? city, district, street, postcode: postcode ?? zip },
      "KR",
    );
  });
}
