import type { OpenAPIHono } from "@hono/zod-openapi";
import { credentialOf } from "../../../durable-objects/credential/contract.ts";
import { noteSeen } from "../../../durable-objects/credential/note-seen.ts";
import { openTakeInPorts } from "../../../durable-objects/credential/ports.ts";
import type { Answer } from "../../channels/answer.ts";
import type { ChannelContext, RawRequest } from "../../channels/channel.ts";
import { contextOf } from "../../channels/context.ts";
import { type Channel, loadChannel } from "../../channels/directory.ts";
import { takeIn } from "../../channels/take-in.ts";
import { wellFormed } from "../../channels/well-formed.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import { countAgainst } from "../../platform/limits.ts";
import { log } from "../../platform/log.ts";
import { type AppContext, type AppEnv, clientAddress } from "../context.ts";
import { answerRefusal } from "./refusal.ts";

/**
 * `GET|POST /hooks/:channel`: what vendors deliver. Verified over the raw bytes, parsed, stored by its owners, and only
 * then acknowledged; what is refused changes nothing. A channel that nobody connected is told as not there.
 */
export function registerHooks(app: OpenAPIHono<AppEnv>): void {
  app.on(["GET", "POST"], "/hooks/:channel", async (c) => {
    const id = c.req.param("channel");
    const channel = /^chn_[0-9a-z]{22}$/.test(id) ? await loadChannel(c.env, id, systemClock) : null;
    if (!channel) {
      // Whoever guesses ids is slowed down; a vendor never meets this.
      await countAgainst(c.env, "address", clientAddress(c));
      throw new DeskbellError("not_found", "no channel is connected at this address");
    }
    const request = await rawRequest(c, channel);
    const context = contextOf(c.env, channel, systemClock, async () =>
      unwrap(await credentialOf(c.env, channel.id).token(channel.id, null)),
    );
    try {
      const answer = await handle(c, channel, request, context);
      noteLater(c, channel, { received: 1, errors: [] });
      return respond(answer);
    } catch (error) {
      return refuseOrFail(c, channel, error);
    }
  });
}

async function handle(
  c: AppContext,
  channel: Channel,
  request: RawRequest,
  context: ChannelContext,
): Promise<Answer | null> {
  const { kind } = channel;
  const checked = await kind.handshake?.(request, context);
  if (checked) return checked;
  const parsed = await kind.parse(await kind.verify(request, context), context, request);
  const events = await wellFormed(parsed, systemClock());
  // A paused channel is asked again by its vendor, which loses nothing; a URL check is still answered.
  if (channel.state === "paused")
    throw new DeskbellError("unavailable", "this channel is paused", { retryAfterS: 300 });
  const ports = openTakeInPorts(c.env, channel, { trace: c.get("trace"), address: clientAddress(c), now: systemClock });
  const carried = await takeIn(channel, events, ports);
  return (await kind.ack?.(events, carried.length > 0 ? carried : null, context, request)) ?? null;
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
  const reason = refusal.reason;
  log("warn", "channel.refused", { trace: c.get("trace"), channel: channel.id, kind: channel.kind.kind, reason });
  noteLater(c, channel, { refused: 1, errors: [{ at: systemClock(), what: "webhook", reason }] });
  return refusal.response;
}

function noteLater(c: AppContext, channel: Channel, seen: Omit<Parameters<typeof noteSeen>[2], "at">): void {
  c.executionCtx.waitUntil(noteSeen(c.env, channel.id, { ...seen, at: systemClock() }));
}
