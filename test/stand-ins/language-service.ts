import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it was received. */
export interface ServiceRequest {
  model: string;
  stream?: boolean;
  messages: { role: string; content: unknown }[];
  tools?: unknown;
}

/** What the stand-in does with the next requests. */
export type Behaviour =
  /** Streams (or returns) the text, or what is made of the request. */
  | { say: string | ((request: ServiceRequest) => string) }
  /** Accepts the request and never answers. */
  | { stall: true }
  /** Streams some of the text, then never goes on. */
  | { stallAfter: string }
  /** Streams some of the text, then breaks the connection. */
  | { cutAfter: string }
  /** 200 with a body that is no answer. */
  | { garbage: string }
  | { status: 429 | 500 | 503 };

/** A language service on this machine that speaks the OpenAI chat completions API over real HTTP. */
export interface LanguageService {
  /** For `MODEL_URL`. */
  url: string;
  /** From now on; `labelling` is for requests that are not streamed (structured output), else the same. */
  behave(behaviour: Behaviour, labelling?: Behaviour): void;
  /** Bodies received so far. */
  requests: ServiceRequest[];
  close(): Promise<void>;
}

/** The answer that a prompt asks to word, with a friendly word before it: what a good model does. */
export function friendly({ messages }: ServiceRequest): string {
  const { answer } = JSON.parse(String(messages.at(-1)?.content)) as { answer: string };
  return /\p{Script=Han}/u.test(answer) ? `亲，${answer}` : `Sure! ${answer}`;
}

/** Starts it on a free port. */
export async function startLanguageService(): Promise<LanguageService> {
  let behaviour: Behaviour = { say: "ok" };
  let labelling: Behaviour = behaviour;
  const requests: LanguageService["requests"] = [];
  const server = createServer(async (request, response) => {
    const body: ServiceRequest = JSON.parse(await read(request));
    requests.push(body);
    answer(body.stream ? behaviour : labelling, body, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    behave: (next, nextLabelling = next) => {
      behaviour = next;
      labelling = nextLabelling;
    },
    requests,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function answer(behaviour: Behaviour, body: ServiceRequest, response: ServerResponse): void {
  if ("stall" in behaviour) return;
  if ("status" in behaviour) {
    response.writeHead(behaviour.status, { "Content-Type": "application/json", "Retry-After": "1" });
    response.end(JSON.stringify({ error: { message: "refused", type: "stand_in", code: String(behaviour.status) } }));
    return;
  }
  if ("garbage" in behaviour) {
    response.writeHead(200, { "Content-Type": body.stream ? "text/event-stream" : "application/json" });
    response.end(behaviour.garbage);
    return;
  }
  const text = textOf(behaviour, body);
  if (!body.stream) {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(completion(body.model, text)));
    return;
  }
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  const chunk = (delta: Record<string, unknown>, finish: string | null) =>
    response.write(
      `data: ${JSON.stringify({
        id: "chatcmpl-1",
        object: "chat.completion.chunk",
        created: 1,
        model: body.model,
        choices: [{ index: 0, delta, finish_reason: finish }],
      })}\n\n`,
    );
  chunk({ role: "assistant", content: "" }, null);
  for (const piece of text.match(/[\s\S]{1,6}/gu) ?? []) chunk({ content: piece }, null);
  if ("stallAfter" in behaviour) return;
  if ("cutAfter" in behaviour) {
    response.socket?.end();
    response.socket?.destroySoon();
    return;
  }
  chunk({}, "stop");
  response.end("data: [DONE]\n\n");
}

function textOf(
  behaviour: Exclude<Behaviour, { stall: true } | { status: number } | { garbage: string }>,
  body: ServiceRequest,
) {
  if ("stallAfter" in behaviour) return behaviour.stallAfter;
  if ("cutAfter" in behaviour) return behaviour.cutAfter;
  return typeof behaviour.say === "string" ? behaviour.say : behaviour.say(body);
}

function completion(model: string, text: string) {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model,
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}
