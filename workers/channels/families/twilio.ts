import { refuse } from "../answer.ts";
import type { RawRequest, Sent } from "../channel.ts";
import { base64, equalText, hex, hmacOf, sha256 } from "../digest.ts";
import { basicLogin, type Http, postForm } from "../http.ts";
import { readForm, readText } from "../payload.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";

// What Twilio's messages and calls share. https://www.twilio.com/docs/usage/webhooks/webhooks-security

export const TWILIO_HOST = "api.twilio.com";

/** The fields of an account at Twilio and the number that shoppers reach. */
export const twilioFields = {
  accountSid: shown(
    { zh: "Account SID", en: "Account SID" },
    { zh: "console.twilio.com 首页，AC 开头", en: "First page of console.twilio.com, begins with AC" },
    line(40),
  ),
  authToken: secret(
    { zh: "Auth Token", en: "Auth token" },
    { zh: "同页；Webhook 签名和发送都用它", en: "The same page; it signs webhooks and sends" },
    line(64),
  ),
  number: shown(
    { zh: "号码", en: "Number" },
    { zh: "E.164，例如 +14155550100", en: "E.164, such as +14155550100" },
    line(32),
  ),
};

interface Account {
  accountSid: string;
  authToken: string;
}

/** The body, if it is signed for this address. Twilio signs no time; a repeat is known by its sid. */
export async function signedByTwilio({ headers, url, body }: RawRequest, authToken: string): Promise<string> {
  const text = readText(body);
  const given = headers.get("x-twilio-signature");
  const bodyHash = url.searchParams.get("bodySHA256");
  if (bodyHash !== null && !equalText(hex(await sha256(body)), bodyHash)) refuse("signature");
  const signedFields = bodyHash === null && headers.get("content-type")?.includes("form") ? fieldsAsSigned(text) : "";
  for (const address of addressesOf(url)) {
    if (equalText(given, base64(await hmacOf("SHA-1", authToken, address + signedFields)))) return text;
  }
  return refuse("signature");
}

/** Names in order, each with its values; of values that occur twice, one. */
function fieldsAsSigned(text: string): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(text)) {
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const names = [...values.keys()].sort();
  return names
    .map((name) =>
      [...(values.get(name) ?? [])]
        .sort()
        .map((value) => name + value)
        .join(""),
    )
    .join("");
}

/** Twilio signs the address with or without the port that goes without saying. */
function addressesOf(url: URL): string[] {
  const port = url.protocol === "https:" ? "443" : "80";
  return [url.href, url.href.replace(url.host, `${url.host}:${port}`)];
}

/** The form of a delivery that is meant for this account and number. */
export function formFor(text: string, { accountSid, number }: { accountSid: string; number: string }) {
  const form = readForm(text);
  const isOurs = [form.get("To"), form.get("From")].some((one) => one === number || one === `whatsapp:${number}`);
  if (form.get("AccountSid") !== accountSid || !isOurs) refuse("receiver");
  return form;
}

/** https://www.twilio.com/docs/api/errors, those that sends meet. */
export const TWILIO_CODES: Readonly<Record<string, Outcome>> = {
  "20003": "credentials",
  "20429": "retry",
  "14107": "retry",
  "21610": "blocked",
  "21211": "invalid",
  "21614": "invalid",
  "21617": "invalid",
  "21220": "window",
  "63016": "window",
  "30003": "blocked",
};

/** A call of the REST API by Basic log-in. */
export async function callTwilio(
  http: Http,
  { accountSid, authToken }: Account,
  path: string,
  fields: Record<string, string>,
  signal?: AbortSignal,
): Promise<Sent> {
  const address = `https://${TWILIO_HOST}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/${path}`;
  const headers = { authorization: basicLogin(accountSid, authToken) };
  const response = await postForm(http, address, fields, { headers, ...(signal ? { signal } : {}) });
  if (response.status === 502 || response.status === 504) throw new Error("the gateway does not know");
  const { sid, code } = await jsonOf(response);
  if (!response.ok && typeof code === "number") return sentByCode(code, TWILIO_CODES);
  return sentByStatus(response) ?? { is: "sent", ...(typeof sid === "string" ? { id: sid } : {}) };
}

/** Text inside of an element of TwiML. */
export function twimlText(text: string): string {
  const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return text.replace(/[&<>"']/g, (sign) => named[sign] ?? sign);
}
