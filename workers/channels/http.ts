import { base64, utf8 } from "./digest.ts";

/** A call to a vendor. Redirects are not followed; the body is limited; a throw means that nobody knows what happened. */
export type Http = (url: string, init?: HttpInit) => Promise<Response>;

export interface HttpInit {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | FormData;
  signal?: AbortSignal;
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
