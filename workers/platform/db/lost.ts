import { DeskbellError } from "../errors.ts";

const RETRY_AFTER_S = 5;
/** The query itself is refused, today and tomorrow: a mistake of ours, not a database that is away. */
const OF_THE_QUERY = /SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|RANGE|AUTH|TOOBIG)/;

/**
 * `unavailable` in the place of D1's own error where the database could not be asked (network, overload, reset); every
 * other error as it is. See https://developers.cloudflare.com/d1/observability/debug-d1/
 */
export function unlessLost(error: unknown): unknown {
  // Drizzle wraps what D1 has thrown.
  for (let at = error; at instanceof Error; at = at.cause) {
    if (!at.message.startsWith("D1_ERROR")) continue;
    if (OF_THE_QUERY.test(`${at.message} ${at.cause}`)) return error;
    const message = "the database cannot be reached now; try again shortly";
    return new DeskbellError("unavailable", message, { cause: error, retryAfterS: RETRY_AFTER_S });
  }
  return error;
}

/** The same object; a call that fails since the database is lost throws `unavailable`. */
export function sayingWhenLost<T extends object>(part: T): T {
  return new Proxy(part, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const returned: unknown = Reflect.apply(member, target, given);
        return returned instanceof Promise ? returned.catch(rethrow) : returned;
      };
    },
  });
}

function rethrow(error: unknown): never {
  throw unlessLost(error);
}
