import { z } from "zod";
import { refuse } from "../answer.ts";
import type { ChannelContext } from "../channel.ts";
import { type Bytes, fromBase64 } from "../digest.ts";
import { basicLogin, postForm } from "../http.ts";
import { jsonOf } from "../sent.ts";

export const EBAY_HOST = "api.ebay.com";
const KEPT_MS = 3_600_000;
const MOST_KEYS = 32;
/** How many ids in how long an app may ask for in vain: whoever invents key ids must not make us call. */
const MOST_GUESSES = 5;
const GUESSES_MS = 60_000;
const HALF = 32;

const granted = z.object({ access_token: z.string().min(1) });
const published = z.object({ key: z.string() });

type Context = Pick<ChannelContext<{ clientId: string; clientSecret: string }>, "settings" | "http" | "now">;

/** Keys by their id; the vendor asks to keep them for an hour. */
const kept = new Map<string, { key: CryptoKey; until: number }>();
/** When an app asked for an id that is not known to be one, by the app's id. */
const guesses = new Map<string, number[]>();

/** The vendor's public key of this id; refuses (`signature`) an id that the vendor does not know. */
export async function ebayKey(kid: string, context: Context): Promise<CryptoKey> {
  const { settings, now } = context;
  const known = kept.get(kid);
  if (known && known.until > now()) return known.key;
  // One that was a key before is asked for at any time.
  const forget = known ? null : guess(settings.clientId, now());
  const key = await fetchedKey(kid, context);
  forget?.();
  if (kept.size >= MOST_KEYS) kept.clear();
  kept.set(kid, { key, until: now() + KEPT_MS });
  return key;
}

/** Counts a look-up until it turns out well, as which the caller reports it; refuses (`signature`) the one too many. */
function guess(clientId: string, at: number): () => void {
  const recent = (guesses.get(clientId) ?? []).filter((other) => Math.abs(at - other) < GUESSES_MS);
  if (recent.length >= MOST_GUESSES) refuse("signature", "too many keys that are not known");
  if (guesses.size >= MOST_KEYS) guesses.clear();
  guesses.set(clientId, [...recent, at]);
  return () => {
    const all = guesses.get(clientId) ?? [];
    guesses.set(
      clientId,
      all.filter((_, place) => place !== all.indexOf(at)),
    );
  };
}

async function fetchedKey(kid: string, { settings, http }: Context): Promise<CryptoKey> {
  const grant = { grant_type: "client_credentials", scope: "https://api.ebay.com/oauth/api_scope" };
  const authorization = basicLogin(settings.clientId, settings.clientSecret);
  const login = await postForm(http, `https://${EBAY_HOST}/identity/v1/oauth2/token`, grant, {
    headers: { authorization },
  });
  const { access_token } = granted.parse(await jsonOf(login));
  const address = `https://${EBAY_HOST}/commerce/notification/v1/public_key/${encodeURIComponent(kid)}`;
  const answer = await http(address, { headers: { authorization: `Bearer ${access_token}` } });
  if (answer.status === 404 || answer.status === 400) refuse("signature", "the key is not known");
  return importPem(published.parse(await jsonOf(answer)).key);
}

async function importPem(pem: string): Promise<CryptoKey> {
  const spki = fromBase64(pem.replace(/-----[A-Z ]+-----|\s/g, ""));
  if (!spki) return refuse("signature", "the vendor's key is none");
  return crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
}

/** A DER signature as the 64 bytes that WebCrypto wants; null where it is none. */
export function rawSignature(der: Bytes | null): Bytes | null {
  // SEQUENCE { INTEGER r, INTEGER s }, all shorter than 128 bytes.
  if (der?.[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r ? integerAt(der, r.next) : null;
  if (!r || !s || s.next !== der.length) return null;
  const raw = new Uint8Array(2 * HALF);
  raw.set(r.value, HALF - r.value.length);
  raw.set(s.value, 2 * HALF - s.value.length);
  return raw;
}

function integerAt(der: Bytes, at: number): { value: Bytes; next: number } | null {
  const length = der[at + 1] ?? 0;
  const next = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || length > HALF + 1 || next > der.length) return null;
  const bytes = der.slice(at + 2, next);
  const value = bytes.length > HALF ? bytes.slice(bytes.length - HALF) : bytes;
  return bytes.length > HALF && bytes[0] !== 0 ? null : { value, next };
}
