import { hex, hmacOf } from "../digest.ts";

interface Partner {
  partnerId: string;
  partnerKey: string;
}

/** HMAC-SHA256 of the parts, in hex. */
export async function shopeeSignature(partnerKey: string, ...parts: string[]): Promise<string> {
  return hex(await hmacOf("SHA-256", partnerKey, parts.join("")));
}

/** A signed address: partner, path, clock, and for a shop's calls its token and id. */
export async function shopeeAddress(
  host: string,
  path: string,
  { partnerId, partnerKey }: Partner,
  now: number,
  shop: { accessToken: string; shopId: string } | null = null,
): Promise<string> {
  const timestamp = String(Math.floor(now / 1_000));
  const ofShop = shop ? [shop.accessToken, shop.shopId] : [];
  const sign = await shopeeSignature(partnerKey, partnerId, path, timestamp, ...ofShop);
  const query = new URLSearchParams({
    partner_id: partnerId,
    timestamp,
    ...(shop ? { access_token: shop.accessToken, shop_id: shop.shopId } : {}),
    sign,
  });
  return `https://${host}${path}?${query}`;
}
