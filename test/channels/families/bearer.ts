import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The vendor's published keys; `more` goes into the key. */
export const publishedKeys = (more: object = {}) => ({
  keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "stand-in", use: "sig", alg: "RS256", ...more }],
});

/** A private key of ours, as vendors hand them out. */
export const privatePem = own.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** A token as the vendor signs it; one that is not genuine has another key. */
export function bearerToken(claims: object, atMs: number, isGenuine: boolean): string {
  const seconds = Math.floor(atMs / 1_000);
  const times = { nbf: seconds - 60, iat: seconds - 60, exp: seconds + 3_600 };
  const signed = `${part({ alg: "RS256", kid: "stand-in", typ: "JWT" })}.${part({ ...times, ...claims })}`;
  const key: KeyObject = isGenuine ? own.privateKey : foreign.privateKey;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key).toString("base64url")}`;
}
