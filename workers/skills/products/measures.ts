/** Units as they are said, under one spelling. */
const UNITS: readonly { unit: string; says: string }[] = [
  { unit: "ml", says: "毫升|ml" },
  { unit: "l", says: "升|l(?:it(?:er|re)s?)?" },
  { unit: "kw", says: "千瓦|kw" },
  { unit: "w", says: "瓦|w(?:atts?)?" },
  { unit: "inch", says: "英?寸|inch(?:es)?" },
  { unit: "set", says: "套" },
  { unit: "hp", says: "匹" },
  { unit: "kg", says: "公斤|千克|kg" },
  { unit: "gb", says: "gb?" },
  { unit: "tb", says: "tb?" },
  { unit: "mah", says: "毫安时?|mah" },
];
const MEASURES = UNITS.map(({ unit, says }) => ({
  unit,
  says: new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s?-?(?:${says})(?![a-z])`, "giu"),
}));

/** “60l”, “3300w”: the measures that a text states. */
export function measuresIn(text: string): string[] {
  return MEASURES.flatMap(({ unit, says }) => [...text.matchAll(says)].map(([, value]) => `${Number(value)} ${unit}`));
}
