/** The one family of error codes; each transport maps it once. */
export const ERROR_CODES = [
  "not_found",
  "forbidden",
  "unauthorized",
  "conflict",
  "invalid",
  "limited",
  "precondition",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** HTTP status of each code. */
export const HTTP_STATUS = {
  not_found: 404,
  forbidden: 403,
  unauthorized: 401,
  conflict: 409,
  invalid: 400,
  limited: 429,
  precondition: 412,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/**
 * An error the caller can act on; the message says what to do and holds no personal data.
 * `retryAfterS` is in seconds and given with `limited` and `unavailable`.
 */
export class DeskbellError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterS: number | undefined;
  /** Facts for the caller, such as the holder's name in a conflict. */
  readonly detail: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterS?: number; detail?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "DeskbellError";
    this.code = code;
    this.retryAfterS = options.retryAfterS;
    this.detail = options.detail;
  }
}

/** What an RPC method of an object returns in place of throwing: errors lose their class on the way. */
export type Outcome<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string; detail?: Record<string, unknown>; retryAfterS?: number } };

/** Turns an `Outcome` back into a value, or throws the error it carries. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, message, detail, retryAfterS } = outcome.error;
  throw new DeskbellError(code, message, {
    ...(detail ? { detail } : {}),
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  });
}

/** Runs `work` and turns a `DeskbellError` into an `Outcome`; anything else is thrown on. */
export async function outcome<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof DeskbellError)) throw error;
    return {
      ok: false,
      error: {
        code: error.code,
        message: error.message,
        ...(error.detail ? { detail: error.detail } : {}),
        ...(error.retryAfterS === undefined ? {} : { retryAfterS: error.retryAfterS }),
      },
    };
  }
}
