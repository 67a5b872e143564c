import { base64, utf8 } from "./digest.ts";

/** A call to a vendor. The body is limited; a throw means that nobody knows what happened. */
export type Http = (url: string, init?: HttpInit) => Promise<Response>;

export interface HttpInit {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | FormData;
  signal?: AbortSignal;
  /** A GET that the vendor may send on to another of the kind's hosts; absent: a redirect throws. */
  mayMove?: boolean;
}

/**
 * GETs a file. Where the vendor sends us on, only the host that was asked gets the headers: they hold credentials. A
 * vendor that writes `http` serves the same by https.
 */
export function getFile(http: Http, url: string, headers: Record<string, string> = {}): Promise<Response> {
  return http(url.replace(/^http:/i, "https:"), { headers, mayMove: true });
}

/** The value of an `Authorization` header for a log-in by name and password. */
export function basicLogin(name: string, password: string): string {
  return `Basic ${base64(utf8(`${name}:${password}`))}`;
}

/** POSTs JSON. */
export function postJson(
  http: Http,
  url: string,
  body: unknown,
  options: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  return http(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8", ...options.headers },
    body: JSON.stringify(body),
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** POSTs a form. */
export function postForm(
  http: Http,
  url: string,
  fields: Record<string, string>,
  options: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  return http(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...options.headers },
    body: new URLSearchParams(fields).toString(),
    ...(options.signal ? { signal: options.signal } : {}),
  });
}
