import type { Vocabulary } from "../types.ts";

/** The shop's own value for a general one (“黑的” → the shop's “曜石黑”), where exactly one fits. */
export function shopValue(
  vocabulary: Vocabulary | undefined,
  option: string,
  candidates: readonly string[],
): string | undefined {
  const values = vocabulary?.options.find((o) => o.name === option)?.values ?? [];
  const lower = candidates.map((c) => c.toLowerCase());
  const exact = values.find((v) => [v.value, ...v.names].some((n) => lower.includes(n.toLowerCase())));
  if (exact) return exact.value;
  const stem = (candidates[0] ?? "").replace(/色$/, "");
  const partial = values.filter((v) => stem !== "" && [v.value, ...v.names].some((n) => n.includes(stem)));
  return partial.length === 1 ? partial[0]?.value : undefined;
}
