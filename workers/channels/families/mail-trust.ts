import { addressParser, type Email, type Header } from "postal-mime";

/** Recalled: how the receiving server of Email Routing names itself in the results that it writes on top of a mail. */
const RECEIVER = "mx.cloudflare.net";

/** The address in `From`, in lower case; null where there is none or more than one, since then nobody is proved. */
export function senderOf(headers: readonly Header[]): string | null {
  const given = headers.filter(({ key }) => key === "from");
  const all = given.flatMap(({ value }) => addressParser(value, { flatten: true }));
  const [first] = all;
  if (given.length !== 1 || all.length !== 1 || !first?.address) return null;
  const address = first.address.toLowerCase();
  return /^[^\s@<>"(),:;\\]{1,64}@[a-z0-9.-]{1,190}$/.test(address) ? address : null;
}

/**
 * Whether the receiving server has found (RFC 8601) that the mail is of the domain in `From` (DMARC). Only its own, the
 * topmost results count: the sender may have written others below.
 */
export function isProved(headers: readonly Header[], sender: string): boolean {
  const results = headers.find(({ key }) => key === "authentication-results")?.value ?? "";
  // Comments and quoted texts may hold what a sender likes.
  const [server, ...methods] = results
    .replace(/"[^"]*"/g, "")
    .replace(/\([^()]*\)/g, "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  const dmarc = methods.filter((method) => /^dmarc\s*=/.test(method));
  if (server?.split(/\s+/)[0] !== RECEIVER || dmarc.length !== 1) return false;
  const [verdict = "", ...properties] = dmarc[0]?.split(/\s+/) ?? [];
  const domain = properties.find((property) => property.startsWith("header.from="))?.slice("header.from=".length);
  return verdict === "dmarc=pass" && (domain === undefined || domain === sender.split("@")[1]);
}

/** Whether a machine has sent it (RFC 3834): an answer would be answered, for ever. */
export function isAutomatic({ headers }: Pick<Email, "headers">, sender: string, envelopeFrom: string | null): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase();
  const submitted = value("auto-submitted");
  return (
    (submitted !== undefined && submitted !== "no") ||
    /^(?:bulk|list|junk|auto_reply)\b/.test(value("precedence") ?? "") ||
    ["list-id", "list-unsubscribe", "x-auto-response-suppress", "x-autoreply"].some(
      (name) => value(name) !== undefined,
    ) ||
    envelopeFrom === "" ||
    envelopeFrom === "<>" ||
    /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/.test(sender)
  );
}
