import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { caseOf } from "../../../durable-objects/case/contract.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import { caseParams, caseSchema, factBody, newCaseBody, reportOf, shownCase } from "../case-schemas.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { hashBody } from "../hash-body.ts";
import { keyHeader, shopParam } from "../params.ts";
import { requireKey } from "./access.ts";

const openRoute = createRoute({
  method: "post",
  path: "/api/open/{shop}/cases",
  tags: ["open"],
  summary: "Open a case of a lost parcel or a quality issue; once per key",
  security: [{ key: [] }],
  request: { params: shopParam, headers: keyHeader, body: { required: true, ...json(newCaseBody, "Kind and order") } },
  responses: { 201: json(z.object({ case: caseSchema }), "The case"), ...refusals },
});

const showRoute = createRoute({
  method: "get",
  path: "/api/open/{shop}/cases/{case}",
  tags: ["open"],
  summary: "A case with its course",
  security: [{ key: [] }],
  request: { params: caseParams },
  responses: { 200: json(z.object({ case: caseSchema }), "The case"), ...refusals },
});

const reportRoute = createRoute({
  method: "post",
  path: "/api/open/{shop}/cases/{case}/events",
  tags: ["open"],
  summary: "Report what happened to a case: sent, received, inspected …; once per key",
  description: "A fact that is known already changes nothing; one that does not fit the step is a conflict.",
  security: [{ key: [] }],
  request: { params: caseParams, headers: keyHeader, body: { required: true, ...json(factBody, "What happened") } },
  responses: { 200: json(z.object({ case: caseSchema }), "The case after it"), ...refusals },
});

/** `POST /api/open/:shop/cases`, `GET …/:case`, `POST …/:case/events`; scope `aftersales` */
export function registerOpenCases(app: OpenAPIHono<AppEnv>): void {
  app.openapi(openRoute, async (c) => {
    const { shop } = c.req.valid("param");
    await requireShopKey(c, shop);
    const body = c.req.valid("json");
    const id = `cas_${(await hashBody({ key: c.req.valid("header")["idempotency-key"] })).slice(0, 26)}`;
    const origin = { from: "request", ...body, conversation: null, evidence: 0 } as const;
    const view = unwrap(await caseOf(c.env, shop, id).start(shop, id, origin));
    if (view.orderId !== body.orderId || view.kind !== body.kind) {
      throw new DeskbellError("conflict", "this key came with another body before; use a new key");
    }
    return c.json({ case: shownCase(view) }, 201);
  });

  app.openapi(showRoute, async (c) => {
    const { shop, case: id } = c.req.valid("param");
    await requireShopKey(c, shop);
    return c.json({ case: shownCase(unwrap(await caseOf(c.env, shop, id).view())) }, 200);
  });

  app.openapi(reportRoute, async (c) => {
    const { shop, case: id } = c.req.valid("param");
    await requireShopKey(c, shop);
    const { event, note } = c.req.valid("json");
    const key = `api:${c.req.valid("header")["idempotency-key"]}`;
    const report = reportOf(event, { key, bodyHash: await hashBody({ event, note }), by: "api", note });
    return c.json({ case: shownCase(unwrap(await caseOf(c.env, shop, id).report(report))) }, 200);
  });
}

/** The key must be the shop's own: another shop's opens nothing here, whether the case is there or not. */
export async function requireShopKey(c: AppContext, shop: string): Promise<void> {
  const opened = await requireKey(c, "aftersales");
  if (opened.shop !== shop) throw new DeskbellError("forbidden", "this key belongs to another shop");
}
