const K1 = 1.2;
const B = 0.6;

/** Texts with a weight per field, ready to be searched. */
export interface Index<T> {
  entries: { item: T; counts: Map<string, number>; length: number }[];
  /** In how many entries a token occurs. */
  documents: Map<string, number>;
  averageLength: number;
}

/** Builds the index; a field's weight counts its tokens so many times. */
export function buildIndex<T>(
  items: readonly T[],
  fieldsOf: (item: T) => { tokens: string[]; weight: number }[],
): Index<T> {
  const documents = new Map<string, number>();
  const entries = items.map((item) => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const { tokens, weight } of fieldsOf(item)) {
      for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + weight);
      length += tokens.length * weight;
    }
    for (const token of counts.keys()) documents.set(token, (documents.get(token) ?? 0) + 1);
    return { item, counts, length };
  });
  const total = entries.reduce((sum, entry) => sum + entry.length, 0);
  return { entries, documents, averageLength: total / Math.max(1, entries.length) };
}

/** How rare a token is among the entries; one that is in none counts like one that is in a single one. */
export function rarity<T>(index: Index<T>, token: string): number {
  const count = Math.max(1, index.documents.get(token) ?? 0);
  return Math.log(1 + (index.entries.length - count + 0.5) / (count + 0.5));
}

/** BM25 of an entry for the query's tokens. */
export function bm25<T>(index: Index<T>, entry: Index<T>["entries"][number], query: readonly string[]): number {
  let score = 0;
  for (const token of query) {
    const count = entry.counts.get(token);
    if (count === undefined) continue;
    const norm = count + K1 * (1 - B + (B * entry.length) / index.averageLength);
    score += (rarity(index, token) * count * (K1 + 1)) / norm;
  }
  return score;
}
