import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "redis";
import { freePort } from "../../workers/commands/local-server.ts";

/** A real Redis behind the REST interface that Upstash documents: one command per body, or a pipeline of them. */
export interface RedisBridge {
  url: string;
  token: string;
  /** While it is stalled it takes requests and answers none. */
  stall(isStalled: boolean): void;
  close(): Promise<void>;
}

/** Whether a Redis can be started here; tries to install one where none is. */
export function hasRedis(): boolean {
  const isThere = () => spawnSync("redis-server", ["--version"]).status === 0;
  if (isThere()) return true;
  spawnSync("apt-get", ["install", "-y", "redis-server"], { timeout: 120_000 });
  return isThere();
}

/** Starts Redis and the bridge on free ports. */
export async function startRedisBridge(): Promise<RedisBridge> {
  const port = await freePort();
  const redis = spawn("redis-server", [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
  ]);
  const client = createClient({ socket: { host: "127.0.0.1", port, reconnectStrategy: 50 } });
  client.on("error", () => {});
  await client.connect();
  const token = "bridge-token";
  let isStalled = false;
  const run = async (command: unknown[]) => {
    try {
      return { result: encoded(await client.sendCommand(command.map(withoutOwnFlags))) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    if (isStalled) return;
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const body = isAllowed ? JSON.parse(text) : null;
    const answer = !isAllowed
      ? { error: "Unauthorized" }
      : request.url === "/pipeline" || request.url === "/multi-exec"
        ? await Promise.all(body.map(run))
        : await run(body);
    const isError = !Array.isArray(answer) && "error" in answer;
    response.writeHead(isAllowed ? (isError ? 400 : 200) : 401, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    stall: (next) => {
      isStalled = next;
    },
    close: () => end(client, server, redis),
  };
}

/** Upstash knows a script flag that Redis does not; it changes how keys are locked, not what the script does. */
function withoutOwnFlags(argument: unknown): string {
  return String(argument).replace(/^#!lua flags=allow-key-locking/, "#!lua");
}

/** Upstash answers in base64 where the client asks for it, as its SDK does. */
function encoded(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(encoded);
  return typeof result === "string" && result !== "OK" ? Buffer.from(result).toString("base64") : result;
}

async function end(
  client: { destroy(): void },
  server: ReturnType<typeof createServer>,
  redis: ChildProcess,
): Promise<void> {
  client.destroy();
  server.closeAllConnections();
  server.close();
  const ended = new Promise((done) => redis.once("exit", done));
  redis.kill("SIGKILL");
  await ended;
}
