import type { OpenAPIHono } from "@hono/zod-openapi";
import { noteSeen } from "../../../durable-objects/credential/note-seen.ts";
import type { Answer } from "../../channels/answer.ts";
import type { RawRequest } from "../../channels/channel.ts";
import { type Channel, loadChannel } from "../../channels/directory.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { countAgainst } from "../../platform/limits.ts";
import { log } from "../../platform/log.ts";
import { type AppContext, type AppEnv, clientAddress } from "../context.ts";
import { registerErasureStatus } from "./erasure-status.ts";
import { handleDelivery } from "./handle.ts";
import { answerRefusal } from "./refusal.ts";

/**
 * `GET|POST /hooks/:channel`: what vendors deliver. Verified over the raw bytes, parsed, stored by its owners, and only
 * then acknowledged; what is refused changes nothing. A channel that nobody connected is told as not there.
 */
export function registerHooks(app: OpenAPIHono<AppEnv>): void {
  registerErasureStatus(app);
  app.on(["GET", "POST"], "/hooks/:channel", async (c) => {
    const id = c.req.param("channel");
    const channel = /^chn_[0-9a-z]{22}$/.test(id) ? await loadChannel(c.env, id, systemClock) : null;
    if (!channel) {
      // Whoever guesses ids is slowed down; a vendor never meets this.
      await countAgainst(c.env, "address", clientAddress(c));
      throw new DeskbellError("not_found", "no channel is connected at this address");
    }
    try {
      const way = { trace: c.get("trace"), address: clientAddress(c) };
      const answer = await handleDelivery(c.env, channel, await rawRequest(c, channel), way);
      noteLater(c, channel, { received: 1, errors: [] });
      return respond(answer);
    } catch (error) {
      return refuseOrFail(c, channel, error);
    }
  });
}

/** The request as the vendor signed it: at the address that was pasted there, whatever host it reached us by. */
async function rawRequest(c: AppContext, channel: Channel): Promise<RawRequest> {
  const url = new URL(channel.webhookUrl);
  url.search = new URL(c.req.url).search;
  const method = c.req.method === "GET" ? "GET" : "POST";
  return { method, url, headers: c.req.raw.headers, body: new Uint8Array(await c.req.raw.arrayBuffer()) };
}

function respond(answer: Answer | null): Response {
  if (!answer) return new Response(null, { status: 200 });
  const { status, body, type, headers } = answer;
  const isEmpty = status === 204 || body === "";
  return new Response(isEmpty ? null : body, { status, headers: { ...headers, "content-type": type } });
}

function refuseOrFail(c: AppContext, channel: Channel, error: unknown): Response {
  const refusal = answerRefusal(channel.kind, error);
  if (!refusal) throw error;
  const { reason } = refusal;
  log("warn", "channel.refused", { trace: c.get("trace"), channel: channel.id, kind: channel.kind.kind, reason });
  noteLater(c, channel, { refused: 1, errors: [{ at: systemClock(), what: "webhook", reason }] });
  return refusal.response;
}

function noteLater(c: AppContext, channel: Channel, seen: Omit<Parameters<typeof noteSeen>[2], "at">): void {
  c.executionCtx.waitUntil(noteSeen(c.env, channel.id, { ...seen, at: systemClock() }));
}
