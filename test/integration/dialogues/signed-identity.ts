const MINUTES_5 = 300;

function base64url(value: ArrayBuffer | string): string {
  return Buffer.from(typeof value === "string" ? Buffer.from(value) : new Uint8Array(value)).toString("base64url");
}

/** What a shop's own site hands to the chat of a signed-in customer: a JWT (HS256, RFC 7519) for five minutes. */
export async function signedIdentity(secret: string, subject: string): Promise<string> {
  const bytes = new TextEncoder();
  const payload = { sub: subject, exp: Math.floor(Date.now() / 1000) + MINUTES_5 };
  const signed = `${base64url(JSON.stringify({ alg: "HS256", typ: "JWT" }))}.${base64url(JSON.stringify(payload))}`;
  const key = await crypto.subtle.importKey("raw", bytes.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return `${signed}.${base64url(await crypto.subtle.sign("HMAC", key, bytes.encode(signed)))}`;
}
