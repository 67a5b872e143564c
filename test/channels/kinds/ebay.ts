import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import type { ChannelKind } from "../../../workers/channels/channel.ts";
import { ebay } from "../../../workers/channels/kinds/ebay.ts";
import { type Call, contextOf, defineFixture, get, json, post, standIn, WEBHOOK_URL } from "../fixture.ts";
import { requestOf, secretOf, type Vector } from "../vectors.ts";

const kind: ChannelKind = ebay;
const settings = {
  clientId: "Stand-In-PRD",
  clientSecret: "PRD-stand-in-secret",
  verificationToken: "stand_in-verification-token-0123456789",
};
const pair = (name: string) => ({ kid: `kid-${name}-0001`, ...generateKeyPairSync("ec", { namedCurve: "P-256" }) });
const own = pair("vendor");
const foreign = pair("foreign");

/** Another secret is another key: the vendor signs with one that is not this app's to choose. */
const sign = (body: string, _: number, given: Record<string, unknown>) => {
  const { kid, privateKey } = given.clientSecret === settings.clientSecret ? own : foreign;
  const signature = createSign("sha1").update(body).sign(privateKey, "base64");
  const header = {
    alg: "ecdsa",
    kid: given.clientSecret === settings.clientSecret ? kid : own.kid,
    signature,
    digest: "SHA1",
  };
  return post(WEBHOOK_URL, { "x-ebay-signature": Buffer.from(JSON.stringify(header)).toString("base64") }, body);
};
const notice = (topic: string, data: object) =>
  JSON.stringify({
    metadata: { topic, schemaVersion: "1.0", deprecated: false },
    notification: {
      notificationId: "49feeaeb_33f7e043",
      eventDate: "2026-11-20T08:00:00.000Z",
      publishDate: "2026-11-20T08:00:00.200Z",
      publishAttemptCount: 1,
      data,
    },
  });

const published = ({ url }: Call, key: string) =>
  url.pathname === "/identity/v1/oauth2/token"
    ? json({ access_token: "app-token", expires_in: 7_200 })
    : json({ algorithm: "ECDSA", digest: "SHA1", key });

/** Payloads of https://developer.ebay.com/develop/guides-v2/marketplace-user-account-deletion */
export const fixture = defineFixture({
  kind: ebay,
  settings,
  sign,
  // A notification is published again for a day; its dates are signed, a repeat is known by its id.
  signsTime: false,
  signsBody: true,
  fetched: (call) => published(call, own.publicKey.export({ type: "spki", format: "pem" }).toString()),
  handshake: {
    request: () => get(`${WEBHOOK_URL}?challenge_code=71745723-d031-455c`),
    answer: createHash("sha256").update(`71745723-d031-455c${settings.verificationToken}${WEBHOOK_URL}`).digest("hex"),
  },
  inbound: [
    {
      name: "an account that is deleted",
      body: notice("MARKETPLACE_ACCOUNT_DELETION", { username: "buyer1", userId: "ma8vp1jySJC", eiasToken: "nY" }),
      events: [{ is: "erase", eventId: "49feeaeb_33f7e043", contact: "ma8vp1jySJC" }],
    },
    {
      name: "a paid order",
      body: notice("ORDER_CONFIRMATION", { order: { orderId: "12-34567-89012" } }),
      events: [
        {
          is: "commerce",
          at: Date.parse("2026-11-20T08:00:00Z"),
          order: { externalId: "12-34567-89012", state: "paid" },
        },
      ],
    },
    { name: "another topic as none of ours", body: notice("ITEM_AVAILABILITY", {}), events: [] },
  ],
  // The address belongs to one app; no receiver is named.
  contents: ["erase", "commerce"],
  vectors: { channel: "ebay", accepts: acceptsEbay },
});

/** The vector's secret is the vendor's key, or the token of the check. */
async function acceptsEbay(vector: Vector): Promise<boolean> {
  const request = requestOf(vector);
  const isCheck = request.url.searchParams.has("challenge_code");
  const address = `${request.url.origin}${request.url.pathname}`;
  const given = isCheck ? { ...settings, verificationToken: secretOf(vector, "verification_token") } : settings;
  const { http } = standIn((call) => published(call, secretOf(vector, "public_key")));
  // A key is kept by its id for an hour: each vector has its own hour.
  clock += 2 * 3_600_000;
  const context = { ...contextOf(given, clock, http), webhookUrl: address };
  try {
    if (!isCheck) return (await kind.verify(request, context)) !== null;
    const answer = await kind.handshake?.(request, context);
    return answer !== null && answer !== undefined && answer.body === JSON.stringify(vector.expected_response);
  } catch {
    return false;
  }
}
let clock = Date.parse("2026-11-21T08:00:00Z");
