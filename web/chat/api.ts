import type * as z from "zod/mini";
import type { FileLink } from "../shared/file-link.ts";
import type { HttpRequest, Ports } from "../shared/ports.ts";
import { problemOf, type Result } from "./problem.ts";
import { answers, type Page, type Promised, type Rated, type Session } from "./wire.ts";

/** A parcel as its courier knows it. */
export interface Parcel {
  courier: string;
  trackingNo: string;
}

/** The shopper's calls of one shop. None of them throws; each says what kept it from working. */
export interface ChatApi {
  /** With `token` the same conversation is reopened. */
  openSession(
    token: string | null,
    body: { locale: string; identity?: string; product?: string; device?: string },
  ): Promise<Result<Session>>;
  send(
    token: string,
    key: string,
    body: { text: string; choice?: string },
  ): Promise<Result<{ message: Page["messages"][number] }>>;
  list(token: string, after: number): Promise<Result<Page>>;
  ticket(token: string): Promise<Result<{ ticket: string }>>;
  /** A link to a file of the conversation. */
  file(token: string, attachment: string): Promise<Result<FileLink>>;
  promises(token: string): Promise<Result<{ promises: Promised[] }>>;
  rating(token: string): Promise<Result<Rated>>;
  rate(token: string, score: number): Promise<Result<Rated>>;
  /** The parcel that goes back for a case. */
  parcel(token: string, caseId: string, key: string, parcel: Parcel): Promise<Result<unknown>>;
  /** The socket's path. */
  socketPath(ticket: string, after: number): string;
}

/** Binds the calls to a shop. */
export function createApi(ports: Pick<Ports, "http">, shop: string): ChatApi {
  const base = `/api/chat/${encodeURIComponent(shop)}`;
  const call = <S extends z.ZodMiniType>(
    schema: S,
    request: Pick<HttpRequest, "method" | "path"> & { token: string | null; key?: string; body?: unknown },
  ): Promise<Result<z.infer<S>>> => perform(ports, schema, { ...request, path: base + request.path });

  return {
    openSession: (token, body) => call(answers.session, { method: "POST", path: "/sessions", token, body }),
    send: (token, key, body) => call(answers.sent, { method: "POST", path: "/messages", token, key, body }),
    list: (token, after) => call(answers.page, { method: "GET", path: `/messages?after=${after}`, token }),
    ticket: (token) => call(answers.ticket, { method: "POST", path: "/socket-ticket", token }),
    file: (token, attachment) => {
      const path = `/attachments/${encodeURIComponent(attachment)}`;
      return call(answers.file, { method: "GET", path, token });
    },
    promises: (token) => call(answers.promises, { method: "GET", path: "/promises", token }),
    rating: (token) => call(answers.rating, { method: "GET", path: "/rating", token }),
    rate: (token, score) => call(answers.rating, { method: "POST", path: "/rating", token, body: { score } }),
    parcel: (token, caseId, key, parcel) => {
      const path = `/cases/${encodeURIComponent(caseId)}/events`;
      return call(answers.any, { method: "POST", path, token, key, body: { event: { type: "goods_sent", parcel } } });
    },
    socketPath: (ticket, after) => `${base}/socket?ticket=${encodeURIComponent(ticket)}&after=${after}`,
  };
}

async function perform<S extends z.ZodMiniType>(
  ports: Pick<Ports, "http">,
  schema: S,
  request: Pick<HttpRequest, "method" | "path"> & { token: string | null; key?: string; body?: unknown },
): Promise<Result<z.infer<S>>> {
  const headers: Record<string, string> = {};
  if (request.token) headers.authorization = `Bearer ${request.token}`;
  if (request.key) headers["idempotency-key"] = request.key;
  if (request.body !== undefined) headers["content-type"] = "application/json";
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  try {
    const answer = await ports.http({ method: request.method, path: request.path, headers, body });
    if (answer.status >= 200 && answer.status < 300) {
      const parsed = schema.safeParse(answer.body);
      return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: { kind: "unreachable" } };
    }
    const refusal = answers.error.safeParse(answer.body);
    const code = refusal.success ? refusal.data.error.code : "unknown";
    return { ok: false, problem: problemOf(answer.status, answer.retryAfter, code) };
  } catch {
    return { ok: false, problem: { kind: "unreachable" } };
  }
}
