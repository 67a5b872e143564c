/**
 * Shares `totalMinor` among weights, exact to the minor unit: what rounding leaves goes to the largest fractions, the
 * earlier one first, so that the same input always gives the same shares. All weights 0: everything to the first.
 */
export function allocate(totalMinor: number, weights: number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
  const exact = weights.map((weight) => BigInt(totalMinor) * BigInt(weight));
  const shares = exact.map((part) => Number(part / BigInt(sum)));
  const rests = exact.map((part, index) => ({ index, rest: part % BigInt(sum) }));
  rests.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const left = totalMinor - shares.reduce((all, share) => all + share, 0);
  const lucky = new Set(rests.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => share + (lucky.has(index) ? 1 : 0));
}
