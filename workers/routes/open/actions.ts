import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { linkConversation } from "../../commerce/customers/link-conversation.ts";
import type { ActionRequest, Effect, Execution, Proposal } from "../../commerce/ports.ts";
import { knownCustomer } from "../../merchants/signed-customer.ts";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import { ACTIONS } from "../../platform/policy.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { conversationStub, openingOf } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { requireKey } from "./access.ts";

const customer = z.string().min(1).max(200).openapi({ description: "The shop's own id of the customer" });
const thread = z
  .string()
  .regex(/^[\w.-]{1,100}$/, "1–100 letters, digits, dot, dash or underscore")
  .optional()
  .openapi({ description: "Which conversation of the customer it belongs to; default: one per customer" });
const requestArguments = z.record(z.string(), z.unknown()).openapi({
  description:
    "What the action takes, for example `orderId`; where it names items, `items: [{itemId, quantity?}]` or `changes: [{itemId, variantId, quantity?}]`. Without a quantity all pieces of the item are meant.",
});
const effects = z.array(z.record(z.string(), z.unknown())).openapi({ description: "What it does, exactly" });
const refusal = z.record(z.string(), z.unknown()).openapi({ description: "`reason`, and the facts that go with it" });

const proposalSchema = z
  .object({
    id: z.string(),
    name: z.enum(ACTIONS),
    orderId: z.string().nullable(),
    effects,
    expiresAt: z.string().openapi({ format: "date-time" }),
  })
  .openapi("Proposal");

const proposedSchema = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("proposed"), proposal: proposalSchema }),
    z.object({ state: z.literal("refused"), refusal }),
  ])
  .openapi("Proposed");

const executionSchema = z
  .discriminatedUnion("state", [
    z.object({ state: z.literal("executed"), effects, at: z.string() }),
    z.object({ state: z.literal("refused"), refusal, at: z.string() }),
    z.object({ state: z.literal("changed"), next: proposalSchema, at: z.string() }),
    z.object({ state: z.literal("awaiting_approval"), approval: z.string(), at: z.string() }),
    z.object({ state: z.literal("unknown"), at: z.string() }),
  ])
  .openapi("Execution");

const proposeRoute = createRoute({
  method: "post",
  path: "/api/open/actions/propose",
  tags: ["open"],
  summary: "Preview an action for a customer; nothing is changed",
  description: "The preview is good for 15 minutes and replaces one that was open in the same conversation.",
  security: [{ key: [] }],
  request: {
    body: {
      required: true,
      ...json(
        z.strictObject({ customer, thread, name: z.enum(ACTIONS), arguments: requestArguments }),
        "The action and for whom",
      ),
    },
  },
  responses: { 200: json(proposedSchema, "The preview, or why not"), ...refusals },
});

const confirmRoute = createRoute({
  method: "post",
  path: "/api/open/actions/confirm",
  tags: ["open"],
  summary: "Execute the open preview, once",
  description: "Confirming the same proposal again returns the same result and does nothing.",
  security: [{ key: [] }],
  request: {
    body: {
      required: true,
      ...json(z.strictObject({ customer, thread, proposal: z.string().min(1).max(64) }), "The proposal"),
    },
  },
  responses: { 200: json(executionSchema, "What became of it"), ...refusals },
});

/** `POST /api/open/actions/propose` and `…/confirm`, scope `actions` */
export function registerActions(app: OpenAPIHono<AppEnv>): void {
  app.openapi(proposeRoute, async (c) => {
    const { name, arguments: given, ...whom } = c.req.valid("json");
    const { stub, opening, customerId, link } = await conversationOf(c, whom);
    // The definition of the action checks the arguments; `invalid` names what is wrong.
    const request = { name, arguments: given } as unknown as ActionRequest;
    const proposed = unwrap(await stub.propose(opening, customerId, request));
    await link();
    const body = proposed.proposed
      ? { state: "proposed" as const, proposal: shown(proposed.proposal) }
      : { state: "refused" as const, refusal: { ...proposed.refusal } };
    return c.json(body, 200);
  });

  app.openapi(confirmRoute, async (c) => {
    const { proposal, ...whom } = c.req.valid("json");
    const { stub, opening, customerId } = await conversationOf(c, whom);
    return c.json(told(unwrap(await stub.confirm(opening, customerId, proposal))), 200);
  });
}

/** The conversation of the customer that the key's shop knows; `not_found` for a customer it does not know. */
async function conversationOf(c: AppContext, whom: { customer: string; thread?: string | undefined }) {
  const { shop } = await requireKey(c, "actions");
  const { database, keys } = await loadSnapshot(c.env, shop, systemClock);
  const customerId = await knownCustomer({ database, keys, shop }, whom.customer);
  if (customerId === null) throw new DeskbellError("not_found", "there is no such customer");
  const conversation = `api~${whom.thread ?? customerId}`;
  return {
    stub: conversationStub(c, shop, conversation),
    opening: openingOf(c, shop, conversation),
    customerId,
    // Once the conversation is known to be the customer's: whoever erases them must know of it.
    link: () => linkConversation({ database, shop, now: systemClock() }, customerId, conversation),
  };
}

function shown({ id, name, orderId, effects: list, expiresAt }: Proposal): z.infer<typeof proposalSchema> {
  return { id, name, orderId, effects: plain(list), expiresAt: new Date(expiresAt).toISOString() };
}

function told(execution: Execution): z.infer<typeof executionSchema> {
  const at = new Date(execution.at).toISOString();
  switch (execution.state) {
    case "executed":
      return { state: "executed", effects: plain(execution.effects), at };
    case "refused":
      return { state: "refused", refusal: { ...execution.refusal }, at };
    case "changed":
      return { state: "changed", next: shown(execution.next), at };
    case "awaiting_approval":
      return { state: "awaiting_approval", approval: execution.approval, at };
    case "unknown":
      return { state: "unknown", at };
  }
}

function plain(list: Effect[]): Record<string, unknown>[] {
  return list.map((effect) => ({ ...effect }));
}
