import type * as z from "zod/mini";
import type { HttpRequest, Ports } from "../shared/ports.ts";
import { approvalCalls } from "./approvals-api.ts";
import { caseCalls } from "./cases-api.ts";
import { channelCalls } from "./channels-api.ts";
import { customerCalls } from "./customers-api.ts";
import { policyCalls } from "./policy-api.ts";
import { problemOf, type Result } from "./problem.ts";
import { ruleCalls } from "./rules-api.ts";
import { ticketCalls } from "./tickets-api.ts";
import { answers, readHolder } from "./wire.ts";

/** The lists an agent may look at. */
export const VIEWS = ["all", "waiting", "mine", "bot", "closed"] as const;
export type View = (typeof VIEWS)[number];

/** Whether the address names one of the lists. */
export function isView(value: string | null): value is View {
  return VIEWS.some((view) => view === value);
}

/** What an agent may do with the holder. */
export type Verb = "claim" | "return" | "close";

/** The dashboard's calls. None of them throws; each says what kept it from working. */
export type Api = ReturnType<typeof createApi>;

/** Makes a call and reads its answer by the schema. */
export type Perform = <S extends z.ZodMiniType>(schema: S, request: Call) => Promise<Result<z.infer<S>>>;

interface Call {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  key?: string;
  body?: unknown;
}

/** @param signedOut called where the server knows nobody any more; not for a wrong log-in. */
export function createApi(ports: Pick<Ports, "http">, signedOut: () => void) {
  const call: Perform = async (schema, request) => {
    const result = await perform(ports, schema, request);
    if (!result.ok && result.problem.kind === "signed_out") signedOut();
    return result;
  };
  const desk = (shop: string) => `/api/desk/${encodeURIComponent(shop)}`;
  const one = (shop: string, conversation: string) => `${desk(shop)}/conversations/${encodeURIComponent(conversation)}`;
  const meaning = (shop: string, conversation: string, seq: number) =>
    `${one(shop, conversation)}/messages/${seq}/intent`;

  return {
    /** Null: nobody is signed in. */
    user: () => perform(ports, answers.user, { method: "GET", path: "/api/auth/get-session" }),
    me: () => perform(ports, answers.me, { method: "GET", path: "/api/desk/me" }),
    signIn: (email: string, password: string) =>
      perform(ports, answers.signedIn, {
        method: "POST",
        path: "/api/auth/sign-in/email",
        body: { email, password },
      }),
    signOut: () => perform(ports, answers.nothing, { method: "POST", path: "/api/auth/sign-out", body: {} }),
    inbox: (shop: string, view: View, before: string | null) => {
      const query = new URLSearchParams({ view, ...(before === null ? {} : { before }) });
      return call(answers.inbox, { method: "GET", path: `${desk(shop)}/conversations?${query}` });
    },
    conversation: (shop: string, conversation: string) =>
      call(answers.conversation, { method: "GET", path: one(shop, conversation) }),
    earlier: (shop: string, conversation: string, before: number) =>
      call(answers.earlier, { method: "GET", path: `${one(shop, conversation)}/messages?before=${before}` }),
    hold: (shop: string, conversation: string, verb: Verb, epoch: number) =>
      call(answers.holder, { method: "POST", path: `${one(shop, conversation)}/${verb}`, body: { epoch } }),
    reply: (shop: string, conversation: string, key: string, body: { epoch: number; text: string }) =>
      call(answers.reply, { method: "POST", path: `${one(shop, conversation)}/reply`, key, body }),
    note: (shop: string, conversation: string, key: string, text: string) =>
      call(answers.note, { method: "POST", path: `${one(shop, conversation)}/note`, key, body: { text } }),
    correct: (shop: string, conversation: string, seq: number, intent: string) =>
      call(answers.nothing, { method: "POST", path: meaning(shop, conversation, seq), body: { intent } }),
    takeBackCorrection: (shop: string, conversation: string, seq: number) =>
      call(answers.nothing, { method: "DELETE", path: meaning(shop, conversation, seq) }),
    file: (shop: string, conversation: string, attachment: string) =>
      call(answers.file, {
        method: "GET",
        path: `${one(shop, conversation)}/attachments/${encodeURIComponent(attachment)}`,
      }),
    promises: (shop: string, conversation: string) =>
      call(answers.promises, { method: "GET", path: `${one(shop, conversation)}/promises` }),
    keepPromise: (shop: string, promise: string) =>
      call(answers.nothing, {
        method: "POST",
        path: `${desk(shop)}/promises/${encodeURIComponent(promise)}`,
        body: { state: "kept" },
      }),
    conversationTicket: (shop: string, conversation: string) =>
      call(answers.ticket, { method: "POST", path: `${one(shop, conversation)}/socket-ticket` }),
    conversationSocket: (shop: string, conversation: string, ticket: string, after: number) =>
      `${one(shop, conversation)}/socket?ticket=${encodeURIComponent(ticket)}&after=${after}`,
    deskTicket: (shop: string) => call(answers.ticket, { method: "POST", path: `${desk(shop)}/socket-ticket` }),
    deskSocket: (shop: string, ticket: string) => `${desk(shop)}/socket?ticket=${encodeURIComponent(ticket)}`,
    cases: caseCalls(call),
    policy: policyCalls(call),
    approvals: approvalCalls(call),
    tickets: ticketCalls(call),
    rules: ruleCalls(call),
    channels: channelCalls(call),
    customers: customerCalls(call),
    today: (shop: string) => call(answers.today, { method: "GET", path: `${desk(shop)}/today` }),
  };
}

async function perform<S extends z.ZodMiniType>(
  ports: Pick<Ports, "http">,
  schema: S,
  { method, path, key, body }: Call,
): Promise<Result<z.infer<S>>> {
  const headers: HttpRequest["headers"] = {};
  if (key) headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    const answer = await ports.http({ method, path, headers, body: body === undefined ? null : JSON.stringify(body) });
    if (answer.status >= 200 && answer.status < 300) {
      const parsed = schema.safeParse(answer.body);
      return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: { kind: "unreachable" } };
    }
    const refusal = answers.error.safeParse(answer.body);
    const { message = "", detail } = refusal.success ? refusal.data.error : {};
    const problem = problemOf(answer.status, answer.retryAfter, { message, holder: readHolder(detail) });
    return { ok: false, problem };
  } catch {
    return { ok: false, problem: { kind: "unreachable" } };
  }
}
