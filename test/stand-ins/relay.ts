import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A call that the product makes to a vendor, as the operator's egress relay sees it. */
export interface RelayedCall {
  target: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export const RELAY_KEY = "stand-in-relay-key-of-enough-length";

type Answered = { status?: number; body?: unknown };

/** An egress relay whose far side is a stand-in for every vendor. */
export async function startRelay(answer: (call: RelayedCall) => Answered | Promise<Answered>) {
  const calls: RelayedCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.headers["x-relay-key"] !== RELAY_KEY) return response.writeHead(403).end();
    const target = new URL(String(request.headers["x-relay-target"]));
    const call = { target, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
    calls.push(call);
    const { status = 200, body = {} } = await answer(call);
    if (body instanceof Uint8Array) return response.writeHead(status).end(body);
    return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
