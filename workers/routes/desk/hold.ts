import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ActingAgent, ConversationRpc } from "../../../durable-objects/conversation/contract.ts";
import type { Outcome } from "../../platform/errors.ts";
import { unwrap } from "../../platform/errors.ts";
import { type HolderState, holderSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams } from "../params.ts";
import { epochBody } from "./schemas.ts";
import { requireShopRole } from "./session.ts";

type Transition = (stub: ConversationRpc, agent: ActingAgent, epoch: number) => Promise<Outcome<HolderState>>;

/** What an agent may do with the holder; each states the epoch it saw, and a stale one is a conflict. */
const TRANSITIONS = {
  claim: { summary: "Take the conversation over", run: (stub, agent, epoch) => stub.claim(agent, epoch) },
  return: { summary: "Give it back to the bot", run: (stub, agent, epoch) => stub.giveBack(agent, epoch) },
  close: { summary: "Close it; a new message opens it again", run: (stub, agent, epoch) => stub.close(agent, epoch) },
} as const satisfies Record<string, { summary: string; run: Transition }>;

/** `POST …/claim`, `…/return` and `…/close` */
export function registerHold(app: OpenAPIHono<AppEnv>): void {
  for (const [verb, { summary, run }] of Object.entries(TRANSITIONS)) {
    const route = createRoute({
      method: "post",
      path: `/api/desk/{shop}/conversations/{conversation}/${verb}`,
      tags: ["desk"],
      summary,
      security: [{ staff: [] }],
      request: { params: conversationParams, body: { required: true, ...json(epochBody, "What was seen") } },
      responses: { 200: json(z.object({ holder: holderSchema }), "The holder now"), ...refusals },
    });
    app.openapi(route, async (c) => {
      const { shop, conversation } = c.req.valid("param");
      const { agent } = await requireShopRole(c, shop, "agent");
      const holder = unwrap(await run(conversationStub(c, shop, conversation), agent, c.req.valid("json").epoch));
      return c.json({ holder }, 200);
    });
  }
}
