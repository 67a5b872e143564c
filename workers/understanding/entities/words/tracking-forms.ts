/** A courier by the name that the shop and its shoppers know it by. */
export type Carrier = string;

const LETTERED: readonly (readonly [body: string, courier: Carrier])[] = [
  ["sf\\d{12,15}", "顺丰"],
  ["jd[a-z]{0,3}\\d{11,15}", "京东"],
  ["yt\\d{13,15}", "圆通"],
  ["jt\\d{13}", "极兔"],
  ["dpk?\\d{10,14}", "德邦"],
  ["(?:sto|sta)\\d{9,14}", "申通"],
  ["zto?\\d{12}", "中通"],
  ["yd\\d{13}", "韵达"],
  ["1z[0-9a-z]{16}", "UPS"],
  ["jjd\\d{14,20}", "DHL"],
  ["\\d[a-z]\\d{11}", "Colissimo"],
];
const DIGITS: readonly (readonly [body: string, courier: Carrier])[] = [
  ["7[58]\\d{12}", "中通"],
  ["43\\d{13}", "韵达"],
  ["77\\d{13}", "申通"],
  ["003404\\d{14}", "DHL"],
  ["9[24]\\d{20}", "USPS"],
];
/** The posts by the country code that ends their numbers (UPU S10). */
const POSTS: Readonly<Record<string, Carrier>> = {
  cn: "EMS",
  us: "USPS",
  gb: "Royal Mail",
  jp: "Japan Post",
  kr: "Korea Post",
  de: "DHL",
  fr: "La Poste",
  es: "Correos",
  pt: "CTT",
  br: "Correios",
  it: "Poste Italiane",
  ru: "Russian Post",
  ua: "Ukrposhta",
  pl: "Poczta Polska",
  nl: "PostNL",
  se: "PostNord",
  tr: "PTT",
  in: "India Post",
  id: "Pos Indonesia",
  my: "Pos Malaysia",
  th: "Thailand Post",
  vn: "Vietnam Post",
  il: "Israel Post",
  ph: "PHLPost",
  sg: "SingPost",
  hk: "Hongkong Post",
  tw: "Chunghwa Post",
  ca: "Canada Post",
  au: "Australia Post",
  ch: "Swiss Post",
  at: "Austrian Post",
  be: "bpost",
};

const FORMS: readonly (readonly [RegExp, Carrier])[] = [
  ...[...LETTERED, ...DIGITS].map(([body, courier]) => [new RegExp(`^(?:${body})$`), courier] as const),
  // The Russian post numbers parcels inside the country by 14 digits.
  [/^80\d{12}$/, "Russian Post"],
];
const POSTAL = /^[a-z]{2}\d{9}([a-z]{2})$/;

/** What the form of a whole tracking number (lower case) tells: its courier, “” for a post that is not known; undefined for no such form. */
export function carrierOf(code: string): Carrier | undefined {
  const country = POSTAL.exec(code)?.[1];
  if (country !== undefined) return POSTS[country] ?? "";
  return FORMS.find(([pattern]) => pattern.test(code))?.[1];
}
