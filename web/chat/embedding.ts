import { type LauncherMessage, readLauncherMessage } from "./wire.ts";

/** The origin that the launcher named when it opened the page; null where it named none, or no origin. */
export function embeddingOrigin(search: string): string | null {
  const named = new URLSearchParams(search).get("embed");
  if (!named) return null;
  try {
    const { origin, protocol } = new URL(named);
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}

/** A message of the launcher: only from the window around us, only from the origin that the page was opened with. */
export function heardFrom(
  event: { data: unknown; origin: string; source: unknown },
  expected: { origin: string; parent: unknown },
): LauncherMessage | null {
  if (event.source !== expected.parent || event.origin !== expected.origin) return null;
  return readLauncherMessage(event.data);
}

/** The identity in the address' fragment, `#identity=<jwt>`. */
export function identityInFragment(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("identity");
}
