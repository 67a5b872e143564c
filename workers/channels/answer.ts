import { DeskbellError } from "../platform/errors.ts";

/** What a webhook is answered with. */
export interface Answer {
  status: number;
  body: string;
  type: string;
  headers?: Record<string, string>;
}

/** Plain text, as URL checks want it. */
export function textAnswer(body: string, status = 200): Answer {
  return { status, body, type: "text/plain; charset=utf-8" };
}

/** JSON. */
export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value), type: "application/json; charset=utf-8" };
}

/** XML. */
export function xmlAnswer(body: string): Answer {
  return { status: 200, body, type: "text/xml; charset=utf-8" };
}

/** Why a webhook is not believed. The reason is logged and shown to staff, never to the caller. */
export type RefusalReason = "signature" | "stale" | "receiver" | "invalid" | "token";

const CODES = {
  signature: "unauthorized",
  stale: "unauthorized",
  token: "unauthorized",
  receiver: "forbidden",
  invalid: "invalid",
} as const;

/** Refuses a webhook: nothing of it is stored. */
export function refuse(reason: RefusalReason, message = `refused: ${reason}`): never {
  throw new DeskbellError(CODES[reason], message, { detail: { reason } });
}
