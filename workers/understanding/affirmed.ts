import { isRequest, type Read } from "./further.ts";
import { holdsBack, type Negated, withoutSpans } from "./negation.ts";
import type { ScoredIntent } from "./own-intents.ts";
import type { IntentId } from "./types.ts";

/** What is negated is a request when it is read as one at least so surely; “红色” in “不要红色要黑色” is none. */
const NEGATED_FROM = 0.35;
/** What is affirmed decides when it is read at least so surely. */
const AFFIRMED_FROM = 0.4;
/** Surer than this it decides whatever the whole looks like. */
const SURE = 0.6;
/** “先别发货” is read as one of these for its words, and asks for the contrary. */
const SENDING: ReadonlySet<IntentId> = new Set(["urge_shipping", "shipping_info", "order_status", "track_shipment"]);
/** To have one thing in another's place is what these ask: “不要红色要黑色”. */
const REPLACING: ReadonlySet<IntentId> = new Set(["change_order", "change_address", "exchange_request"]);
const CONTRARY: ReadonlySet<IntentId> = new Set(["withdraw_request", "complaint", "deny", "affirm", "out_of_scope"]);

/** Puts an intent first, as sure as the one that stood there. */
function withFirst(intents: readonly ScoredIntent[], first: IntentId): readonly ScoredIntent[] {
  const confidence = intents[0]?.confidence ?? 0;
  return [{ intent: first, confidence }, ...intents.filter((one) => one.intent !== first && !SENDING.has(one.intent))];
}

function heldBack(intents: readonly ScoredIntent[], folded: string): readonly ScoredIntent[] {
  const [best] = intents;
  return best && SENDING.has(best.intent) && holdsBack(folded) ? withFirst(intents, "change_order") : intents;
}

/**
 * The meanings of a message in which what is negated does not decide: “不是退货，是换货” is read as “是换货”. The whole stands
 * where what is negated is no request, or where nothing that could be one is left.
 */
export function affirmed(
  whole: readonly ScoredIntent[],
  folded: string,
  negated: Negated | undefined,
  read: Read,
): readonly ScoredIntent[] {
  if (!negated || negated.spans.length === 0) return heldBack(whole, folded);
  const rest = read(withoutSpans(folded, negated.spans));
  const not = read(negated.spans.map(({ start, end }) => folded.slice(start, end)).join(" "));
  const [meant] = rest;
  const [best] = whole;
  const [dropped] = not;
  if (!meant || !best || !dropped || !isRequest(meant.intent) || meant.confidence < AFFIRMED_FROM)
    return heldBack(whole, folded);
  if (meant.intent === best.intent) return meant.confidence > best.confidence ? rest : whole;
  if (CONTRARY.has(best.intent)) return rest;
  const isDropped = best.intent === dropped.intent || (meant.confidence >= SURE && !REPLACING.has(best.intent));
  return isDropped && dropped.confidence >= NEGATED_FROM ? rest : heldBack(whole, folded);
}
