import type { OwnIntent } from "../platform/snapshot.ts";
import type { Example } from "../understanding/types.ts";

/** Corrections share the snapshot's 512 KB with everything else: the newest that fit count. */
const MAX_CORRECTION_BYTES = 96 * 1024;

/**
 * What messages mean in this shop: the examples of its own intents, and what agents corrected (newest first). The same
 * words corrected twice mean what was said last.
 */
export function shopExamples(intents: readonly OwnIntent[], corrected: readonly Example[]): Example[] {
  const encoder = new TextEncoder();
  const newest = new Map<string, Example>();
  let bytes = 0;
  for (const { intent, text } of corrected) {
    if (newest.has(text)) continue;
    bytes += encoder.encode(JSON.stringify({ intent, text })).length + 1;
    if (bytes > MAX_CORRECTION_BYTES) break;
    newest.set(text, { intent, text });
  }
  const own = intents.flatMap(({ id, examples }) => examples.map((text) => ({ intent: id, text })));
  return [...own.filter(({ text }) => !newest.has(text)), ...newest.values()];
}
