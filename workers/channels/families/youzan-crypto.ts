import { refuse } from "../answer.ts";
import { fromBase64, fromUtf8, utf8 } from "../digest.ts";

const BLOCK = 16;
/** Published by the vendor, the same for everybody. */
const IV = "0102030405060708";

/** The text of an app's subscription message: AES-128-CBC under the head of the secret, base64, percent-encoded. */
export async function decryptYouzan(message: string, clientSecret: string): Promise<string> {
  const bytes = fromBase64(decoded(message));
  const secret = utf8(clientSecret).slice(0, BLOCK);
  if (!bytes || bytes.length === 0 || bytes.length % BLOCK !== 0 || secret.length < BLOCK) refuse("invalid");
  const key = await crypto.subtle.importKey("raw", secret, "AES-CBC", false, ["decrypt"]);
  try {
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv: utf8(IV) }, key, bytes)));
  } catch {
    return refuse("signature", "the message is encrypted with another secret");
  }
}

function decoded(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return refuse("invalid", "the message is not percent-encoded");
  }
}
