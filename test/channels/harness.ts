import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { openChannelOutbound } from "../../durable-objects/conversation/channel-outbound.ts";
import type { RawRequest } from "../../workers/channels/channel.ts";
import { createChannel } from "../../workers/channels/save-channel.ts";
import worker from "../../workers/index.ts";
import { type Script, SHOP, TestConversation } from "../conversation/harness.ts";

export const ORIGIN = "https://desk.example";

/** Connects a channel of the test's shop. */
export function connect(kind: string, settings: Record<string, unknown>, shop = SHOP) {
  const deps = { env, shop, actor: "staff:test", now: Date.now() };
  return createChannel(deps, { kind, name: kind, settings, relay: null, origin: ORIGIN });
}

/** A conversation on a connected channel: the world of its turns is scripted, its outbox is the real one. */
export async function conversationOn(channel: string, changes: Partial<Script> = {}): Promise<TestConversation> {
  const conversation = await TestConversation.make(changes, channel);
  const now = () => Date.now() + conversation.ahead;
  conversation.scripted.outbound = await openChannelOutbound(env, { shop: SHOP, channel }, now);
  return conversation;
}

/** Delivers what a vendor sends to the worker itself. */
export async function deliver({ method, url, headers, body }: RawRequest): Promise<Response> {
  const init = { method, headers, ...(method === "POST" ? { body } : {}) };
  return worker.fetch(new Request(url, init), env, createExecutionContext());
}

/** A call to the vendor. */
export interface VendorCall {
  url: URL;
  headers: Headers;
  body: string;
}

/** Stands in for every vendor: the worker's calls to the outside end here. Restored by `vi.restoreAllMocks()`. */
export function vendor(answer: (call: VendorCall) => Response | Promise<Response>): VendorCall[] {
  const calls: VendorCall[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const call = { url: new URL(request.url), headers: request.headers, body: await request.text() };
    calls.push(call);
    return answer(call);
  });
  return calls;
}

/** Waits until something is so; the test's own time-out ends what never comes. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await scheduler.wait(5);
}
