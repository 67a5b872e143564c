import { hex, hmacOf, md5Hex } from "../digest.ts";

/** Names in order, each with its value behind it. */
function sortedPairs(fields: Readonly<Record<string, string>>): string {
  return Object.keys(fields)
    .sort()
    .map((name) => name + fields[name])
    .join("");
}

/** What Taobao, JD and Pinduoduo sign calls and pushes with: MD5 of the pairs between two secrets, in capitals. */
export function topSignature(fields: Readonly<Record<string, string>>, secret: string): string {
  return md5Hex(secret + sortedPairs(fields) + secret).toUpperCase();
}

/** What Lazada signs calls with: HMAC-SHA256 of the path and the pairs, in capitals. */
export async function lazadaSignature(path: string, fields: Readonly<Record<string, string>>, secret: string) {
  return hex(await hmacOf("SHA-256", secret, path + sortedPairs(fields))).toUpperCase();
}
