const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: the prefix, 9 characters of time in base 32 (so that ids sort by age), 13 random ones (65 bits). */
export function newId(prefix: string, now: number): string {
  let time = "";
  for (let rest = Math.floor(now), i = 0; i < 9; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET.charAt(rest % 32) + time;
  }
  const random = crypto.getRandomValues(new Uint8Array(13));
  return `${prefix}_${time}${Array.from(random, (byte) => ALPHABET.charAt(byte % 32)).join("")}`;
}
