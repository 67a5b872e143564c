import type { Env } from "../../platform/env.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { guardedFetch } from "../../platform/guarded-fetch.ts";

/** Carries a short text to a phone (E.164) or an address; throws where it was not taken. An SMS has no subject. */
export type Carrier = (to: string, text: string, subject: string) => Promise<void>;

/** The ways by which a one-time code can reach a customer; null: that way there is none. */
export interface CodeSender {
  sms: Carrier | null;
  email: Carrier | null;
}

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 64_000;

/** What the deployment has: SMS through `SMS_URL`, mail from `MAIL_FROM`. Null where there is no way at all. */
export function openCodeSender(env: Pick<Env, "SMS_URL" | "SMS_TOKEN" | "EMAIL" | "MAIL_FROM">): CodeSender | null {
  const { SMS_URL: url, SMS_TOKEN: token, EMAIL: binding, MAIL_FROM: from } = env;
  const sms = url ? httpSms(url, token) : null;
  const email = binding && from ? boundMail(binding, from) : null;
  return sms || email ? { sms, email } : null;
}

/** The binding of Cloudflare's Email Service. https://developers.cloudflare.com/email-service/api/send-emails/workers-api/ */
export function boundMail(binding: Pick<SendEmail, "send">, from: string): Carrier {
  return async (to, text, subject) => {
    // Nobody is to answer a code, and no absence note either.
    await binding.send({ to, from, subject, text, headers: { "Auto-Submitted": "auto-generated" } });
  };
}

/** A service that takes `{ to, text }` as JSON by POST, with a bearer token where one is set. */
export function httpSms(url: string, token: string | undefined): (to: string, text: string) => Promise<void> {
  return async (to, text) => {
    const headers = { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const guard = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, isOperators: true };
    const answer = await guardedFetch(url, { method: "POST", headers, body: JSON.stringify({ to, text }) }, guard);
    await answer.body?.cancel();
    if (!answer.ok) throw new DeskbellError("unavailable", `the SMS service answered ${answer.status}`);
  };
}
