import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { caseOf } from "../../../durable-objects/case/contract.ts";
import { CASE_LISTS, listCases } from "../../commerce/cases/list-cases.ts";
import { auditStatement } from "../../platform/audit.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { caseParams, caseRowSchema, caseSchema, reportOf, shownCase, shownRow, staffBody } from "../case-schemas.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { hashBody } from "../hash-body.ts";
import { keyHeader, shopParam } from "../params.ts";
import { requireShopRole } from "./session.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/cases",
  tags: ["desk"],
  summary: "After-sales cases: running ones by what is due first, those that wait for a decision, ended ones",
  security: [{ staff: [] }],
  request: {
    params: shopParam,
    query: z.object({
      list: z.enum(CASE_LISTS).default("open"),
      before: z.iso.datetime({ offset: true }).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(z.object({ cases: z.array(caseRowSchema) }), "One page; ended ones go on before the last `updatedAt`"),
    ...refusals,
  },
});

const showRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/cases/{case}",
  tags: ["desk"],
  summary: "A case with its course, its evidence and what is owed",
  security: [{ staff: [] }],
  request: { params: caseParams },
  responses: { 200: json(z.object({ case: caseSchema }), "The case"), ...refusals },
});

const reportRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/cases/{case}/events",
  tags: ["desk"],
  summary: "Report a fact, or decide; once per key. Decisions need a supervisor",
  security: [{ staff: [] }],
  request: {
    params: caseParams,
    headers: keyHeader,
    body: { required: true, ...json(staffBody, "What happened") },
  },
  responses: { 200: json(z.object({ case: caseSchema }), "The case after it"), ...refusals },
});

/** `GET /api/desk/:shop/cases`, `GET …/:case`, `POST …/:case/events` */
export function registerDeskCases(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "analyst");
    const { list, before, limit } = c.req.valid("query");
    const rows = await listCases(database, shop, { list, before: before ? Date.parse(before) : null, limit });
    return c.json({ cases: rows.map(({ proposalId: _, ...row }) => shownRow(row)) }, 200);
  });

  app.openapi(showRoute, async (c) => {
    const { shop, case: id } = c.req.valid("param");
    await requireShopRole(c, shop, "agent");
    return c.json({ case: shownCase(unwrap(await caseOf(c.env, shop, id).view())) }, 200);
  });

  app.openapi(reportRoute, async (c) => {
    const { shop, case: id } = c.req.valid("param");
    const { event, note } = c.req.valid("json");
    // Money and goods that are given away are a supervisor's word.
    const session = await requireShopRole(c, shop, event.type === "decided" ? "supervisor" : "agent");
    const by = `staff:${session.agent.id}`;
    const key = `${by}:${c.req.valid("header")["idempotency-key"]}`;
    const report = reportOf(event, { key, bodyHash: await hashBody({ event, note }), by, note });
    const view = unwrap(await caseOf(c.env, shop, id).report(report));
    const detail = event.type === "decided" ? { type: event.type, decision: event.decision } : { type: event.type };
    await session.database.batch([
      auditStatement(session.database, {
        shop,
        actor: by,
        action: "case.event",
        target: `case:${id}`,
        detail,
        at: systemClock(),
      }),
    ]);
    return c.json({ case: shownCase(view) }, 200);
  });
}
