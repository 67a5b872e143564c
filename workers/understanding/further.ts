import { classify } from "./classifier.ts";
import { fold, hasHan } from "./fold.ts";
import { normalize } from "./normalize.ts";
import { readExamples } from "./own-intents.ts";
import type { Example, IntentId, Understanding } from "./types.ts";
import type { Unname } from "./unname.ts";

const BOUNDARY =
  /[\n。！!？?；;]+|[,，、\s]*(?:另外|还有(?=[,，\s]|就是|一?个|你|我|那)|顺便|对了|再(?:帮我|问|查)|然后(?:再|还)|同时)[,，\s]*|[,，](?=\s*\S{3,})|[,.]?\s+(?:and also|also|and (?=can|could|do|does|what|when|where|how|is|are|i\b|please|will)|besides|by the way|btw|plus|another thing)\b[,\s]*/gi;
const MIN_CONFIDENCE = 0.55;
/** A part of a few characters is a request only when it can hardly be read otherwise (“多少钱”). */
const MIN_CONFIDENCE_SHORT = 0.75;
const SHORT_HAN = 4;
const NOT_REQUESTS: ReadonlySet<IntentId> = new Set([
  "greeting",
  "thanks_goodbye",
  "affirm",
  "deny",
  "chitchat",
  "out_of_scope",
  "complaint",
]);
const MAX_PARTS = 8;

function longEnough(part: string): boolean {
  return hasHan(part) ? part.length >= 3 : part.split(/\s+/).length >= 3;
}

function needed(part: string): number {
  return hasHan(part) && part.length < SHORT_HAN ? MIN_CONFIDENCE_SHORT : MIN_CONFIDENCE;
}

/** The other requests of a message that says several things, in order, without the main one. */
export function furtherRequests(
  original: string,
  main: IntentId,
  { unname, examples }: { unname: Unname; examples: readonly Example[] | undefined },
): Understanding["further"] {
  const parts = original
    .slice(0, 1_000)
    .split(BOUNDARY)
    .map((p) => p?.trim() ?? "")
    .filter(longEnough);
  if (parts.length < 2) return [];
  const found: Understanding["further"] = [];
  const seen = new Set<IntentId>([main]);
  for (const text of parts.slice(0, MAX_PARTS)) {
    const best = readExamples(examples, classify(normalize(unname(fold(text)))))[0];
    if (!best || best.confidence < needed(text) || NOT_REQUESTS.has(best.intent) || seen.has(best.intent)) continue;
    seen.add(best.intent);
    found.push({ ...best, text });
  }
  return found;
}
