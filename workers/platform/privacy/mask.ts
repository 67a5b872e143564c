/** A local part has at most 64 characters; without that bound, a long text with no @ takes the square of its length. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Mainland ID card numbers, bank cards, phones and long order numbers: any run of 7 or more digits, separators allowed; Han is written without blanks, so only Latin letters before it make it a code. */
const LONG_DIGITS = /(?<![\p{Script=Latin}\p{N}])\+?\d(?:[ \-()]?\d){6,}[Xx]?/gu;
const CHINESE_ADDRESS =
  /[\p{Script=Han}]{2,7}(?:省|自治区|市|区|县|州)[\p{Script=Han}\p{N}A-Za-z\- ]{2,40}?(?:号楼|号|室|栋|弄|幢|单元|层)(?:[\p{Script=Han}]{0,8}[\p{N}A-Za-z-]{1,6}(?:号楼|号|室|栋|弄|幢|单元|层|座))*(?:[\p{N}A-Za-z-]{1,8})?/gu;
const ENGLISH_ADDRESS =
  /\b\d{1,5}\s+(?:[A-Z][\p{L}.']*\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl)\b\.?/gu;
const NAMED = /((?:收件人|收货人|姓名|我叫|名字(?:是|叫)?|联系人)[:：是叫\s]{0,3})([\p{Script=Han}·]{2,4})/gu;

/** Personal data in free text, masked: for logs, previews, models and D1. Keeps what tells two numbers apart: the last digits. */
export function maskText(text: string): string {
  return text
    .replace(EMAIL, (found) => `${found.slice(0, 1)}***@${found.slice(found.indexOf("@") + 1)}`)
    .replace(LONG_DIGITS, (found) => maskDigits(found))
    .replace(CHINESE_ADDRESS, (found) => `${found.slice(0, 3)}***`)
    .replace(ENGLISH_ADDRESS, "***")
    .replace(NAMED, (_, label: string, name: string) => `${label}${maskName(name)}`);
}

/** 13812345678 → *******5678. */
export function maskPhone(phone: string): string {
  return maskDigits(phone);
}

/** 欧阳铃 → 欧**; Jane Doe → J***. */
export function maskName(name: string): string {
  const first = Array.from(name)[0] ?? "";
  return /\p{Script=Han}/u.test(first)
    ? `${first}${"*".repeat(Math.max(1, Array.from(name).length - 1))}`
    : `${first}***`;
}

/** Keeps city and district, hides the street. */
export function maskAddress(address: { province: string; city: string; district: string; street: string }): string {
  const city = address.city === address.province ? address.city : `${address.province}${address.city}`;
  return `${city}${address.district}***`;
}

function maskDigits(found: string): string {
  const digits = found.replace(/\D/g, "");
  return `${"*".repeat(Math.max(3, digits.length - 4))}${digits.slice(-4)}`;
}
