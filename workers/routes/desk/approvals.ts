import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { decideApproval } from "../../commerce/approvals/decide-approval.ts";
import { listApprovals } from "../../commerce/approvals/list-approvals.ts";
import { markSettled } from "../../commerce/approvals/settle-approvals.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { log } from "../../platform/log.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { requireShopRole } from "./session.ts";

const MAX_NOTE = 300;

const approvalSchema = z
  .object({
    id: z.string(),
    conversation: z.string(),
    orderId: z.string().nullable(),
    customerId: z.string().nullable(),
    customerName: z.string().nullable().openapi({ description: "Masked" }),
    action: z.string(),
    amountMinor: z.number().int(),
    currency: z.string(),
    effects: z.array(z.record(z.string(), z.unknown())),
    reason: z.object({ zh: z.string(), en: z.string() }).nullable(),
    state: z.enum(["pending", "approved", "declined"]),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    note: z.string().nullable(),
    createdAt: z.string(),
  })
  .openapi("Approval");

const listRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/approvals",
  tags: ["desk"],
  summary: "Confirmed requests over the automatic amount: what waits, the oldest first; or what was decided",
  security: [{ staff: [] }],
  request: { params: shopParam, query: z.object({ list: z.enum(["pending", "decided"]).default("pending") }) },
  responses: { 200: json(z.object({ approvals: z.array(approvalSchema) }), "Approvals"), ...refusals },
});

const approvalParams = z.object({
  shop: shopId,
  approval: z
    .string()
    .max(64)
    .openapi({ param: { name: "approval", in: "path" }, example: "apv_0abc" }),
});
const decided = json(
  z.object({ settled: z.boolean().openapi({ description: "Carried out and told; else it follows by itself" }) }),
  "Decided",
);

const approveRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/approvals/{approval}/approve",
  tags: ["desk"],
  summary: "Approve: exactly what the shopper confirmed is executed once",
  security: [{ staff: [] }],
  request: { params: approvalParams },
  responses: { 200: decided, ...refusals },
});

const declineRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/approvals/{approval}/decline",
  tags: ["desk"],
  summary: "Decline: the shopper is told, with the reason",
  security: [{ staff: [] }],
  request: {
    params: approvalParams,
    body: {
      required: true,
      ...json(z.strictObject({ note: z.string().trim().min(1).max(MAX_NOTE) }), "Why, as the shopper is told it"),
    },
  },
  responses: { 200: decided, ...refusals },
});

/** `GET /api/desk/:shop/approvals`, `POST …/:approval/approve` and `/decline`; supervisors and above */
export function registerApprovals(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, keys, shop: snapshot } = await requireShopRole(c, shop, "supervisor");
    const listed = await listApprovals({ database, keys, policy: snapshot.policy }, shop, c.req.valid("query").list);
    const approvals = listed.map((entry) => ({
      ...entry,
      effects: entry.effects.map((effect) => ({ ...effect })),
      decidedAt: entry.decidedAt === null ? null : new Date(entry.decidedAt).toISOString(),
      createdAt: new Date(entry.createdAt).toISOString(),
    }));
    return c.json({ approvals }, 200);
  });

  app.openapi(approveRoute, async (c) => {
    const { shop, approval } = c.req.valid("param");
    return c.json(await decide(c, shop, approval, { isApproved: true, note: null }), 200);
  });

  app.openapi(declineRoute, async (c) => {
    const { shop, approval } = c.req.valid("param");
    const { note } = c.req.valid("json");
    return c.json(await decide(c, shop, approval, { isApproved: false, note }), 200);
  });
}

/** Decides, and has the conversation carry it out; where that fails now, the sweep takes it up. */
async function decide(
  c: AppContext,
  shop: string,
  approval: string,
  verdict: { isApproved: boolean; note: string | null },
): Promise<{ settled: boolean }> {
  const { agent, database } = await requireShopRole(c, shop, "supervisor");
  const deps = { database, shop, now: systemClock(), actor: `staff:${agent.id}` };
  const { conversation, ...decision } = await decideApproval(deps, approval, verdict);
  try {
    const { settled } = unwrap(await conversationStub(c, shop, conversation).decided(decision));
    if (settled) await markSettled(database, shop, decision.proposal, systemClock());
    return { settled };
  } catch (error) {
    log("warn", "approval.not_settled", { trace: c.get("trace"), error });
    return { settled: false };
  }
}
