/** A vendor's time in epoch ms; `nowMs` where it is none. */
export function timeOf(text: string | null | undefined, nowMs: number): number {
  const at = Date.parse(text ?? "");
  return Number.isFinite(at) ? at : nowMs;
}

/** Those fields that hold a text. */
export function withText<K extends string>(fields: Record<K, string | null | undefined>): { [P in K]?: string } {
  const given: { [P in K]?: string } = {};
  for (const name in fields) {
    const value = fields[name];
    if (value) given[name] = value;
  }
  return given;
}

/** `2026-11-21 16:00:00` as said in China, in epoch ms; `nowMs` where it is no time. */
export function chinaTime(text: string | null | undefined, nowMs: number): number {
  return timeOf(text ? `${text.trim().replace(" ", "T")}+08:00` : null, nowMs);
}
