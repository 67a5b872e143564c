import { maskText } from "./privacy/mask.ts";

type Level = "info" | "warn" | "error";

/**
 * Writes one JSON line. Every text is masked, so that no personal data reaches a log; `trace` ties the line to its
 * request, object and queue message.
 */
export function log(level: Level, event: string, fields: { trace?: string; [name: string]: unknown } = {}): void {
  const line = JSON.stringify({ level, event, ...fields }, (_, value: unknown) => {
    if (value instanceof Error) return { name: value.name, message: maskText(value.message) };
    return typeof value === "string" ? maskText(value) : value;
  });
  if (level === "error") console.error(line);
  else if (level === "warn") console.warn(line);
  else console.info(line);
}
