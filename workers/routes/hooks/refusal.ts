import type { ChannelKind } from "../../channels/channel.ts";
import { DeskbellError, HTTP_STATUS } from "../../platform/errors.ts";

const REFUSALS: ReadonlySet<string> = new Set(["unauthorized", "forbidden", "invalid", "not_found", "conflict"]);

/**
 * The answer to what is not believed: a 4xx as the vendor expects it, with no word on why. Null for a failure of ours,
 * which is a 5xx, so that the vendor comes again.
 */
export function answerRefusal(kind: ChannelKind, error: unknown): { response: Response; reason: string } | null {
  if (!(error instanceof DeskbellError) || !REFUSALS.has(error.code)) return null;
  const status = kind.refusalStatus ?? HTTP_STATUS[error.code];
  const reason = typeof error.detail?.reason === "string" ? error.detail.reason : error.code;
  const headers = { "content-type": "application/json" };
  return { response: new Response('{"error":{"code":"refused"}}', { status, headers }), reason };
}
