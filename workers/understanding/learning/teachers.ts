import type { FeatureVector } from "../features.ts";
import { type Head, type Network, scoresOf, softmax } from "./network.ts";

/** What several networks hold of a text on average: a share for each column, 1 in each head together. */
export function heldBy(
  networks: readonly Network[],
  features: FeatureVector,
  heads: readonly Head[],
): Float32Array<ArrayBuffer> {
  const held = new Float32Array(networks[0]?.columns ?? 0);
  for (const network of networks) {
    const hidden = new Float64Array(network.width);
    const scores = new Float64Array(network.columns);
    scoresOf(network, features, hidden, scores);
    for (const { offset, size } of heads) {
      const shares = scores.subarray(offset, offset + size);
      softmax(shares);
      for (let c = 0; c < size; c++) {
        held[offset + c] = (held[offset + c] as number) + (shares[c] as number) / networks.length;
      }
    }
  }
  return held;
}
