import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { caseOf } from "../../../durable-objects/case/contract.ts";
import { pushShipment, SHIPMENT_STATES } from "../../commerce/cases/push-shipment.ts";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { tellNews } from "../../platform/news.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { hashBody } from "../hash-body.ts";
import { keyHeader, shopParam } from "../params.ts";
import { requireShopKey } from "./cases.ts";

const moment = z.iso.datetime({ offset: true });
const words = z.string().trim().min(1).max(300);

const pushBody = z
  .strictObject({
    trackingNo: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{4,40}$/, "4–40 letters, digits and dashes"),
    courier: z.string().trim().min(1).max(60).optional(),
    orderId: z.string().min(1).max(64).optional().openapi({ description: "Makes a new parcel of the order known" }),
    state: z.enum(SHIPMENT_STATES).optional(),
    etaAt: moment.optional(),
    event: z
      .strictObject({ at: moment, text: z.strictObject({ zh: words, en: words }), city: z.string().max(60) })
      .optional(),
    unreceived: z.literal(true).optional().openapi({ description: "The shopper says that it is not there" }),
  })
  .refine(
    ({ state, etaAt, event, unreceived, orderId }) =>
      [state, etaAt, event, unreceived, orderId].some((given) => given !== undefined),
    { message: "give state, etaAt, event, unreceived or orderId" },
  )
  .openapi("ShipmentPush");

const route = createRoute({
  method: "post",
  path: "/api/open/{shop}/shipments",
  tags: ["open"],
  summary: "Push what a courier reports of a parcel; once per key",
  description: "A parcel never goes back a step. The parcel of a return or a replacement moves its case on.",
  security: [{ key: [] }],
  request: { params: shopParam, headers: keyHeader, body: { required: true, ...json(pushBody, "The parcel") } },
  responses: {
    200: json(
      z.object({ shipment: z.string().nullable(), cases: z.array(z.object({ case: z.string(), step: z.string() })) }),
      "What it concerns",
    ),
    ...refusals,
  },
});

/** `POST /api/open/:shop/shipments`, scope `aftersales` */
export function registerShipments(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    await requireShopKey(c, shop);
    const { etaAt, event, unreceived, ...rest } = c.req.valid("json");
    const { database } = await loadSnapshot(c.env, shop, systemClock);
    const key = c.req.valid("header")["idempotency-key"];
    const pushed = await pushShipment(
      { database, shop, now: systemClock() },
      { key, bodyHash: await hashBody(c.req.valid("json")) },
      {
        ...rest,
        etaAt: etaAt === undefined ? undefined : Date.parse(etaAt),
        event: event && { ...event, at: Date.parse(event.at) },
        isUnreceived: unreceived,
      },
    );
    if (pushed.shipment !== null) c.executionCtx.waitUntil(tellNews(c.env, shop, ["shipments"]));
    const cases: { case: string; step: string }[] = [];
    for (const { case: id, event: happened } of pushed.cases) {
      const report = { key: `push:${key}`, bodyHash: happened.type, event: happened, by: "courier", note: null };
      const told = await caseOf(c.env, shop, id).report(report);
      // A parcel that moves when its case is elsewhere is no mistake of the courier.
      const isBeside = !told.ok && told.error.code === "conflict";
      const view = unwrap(isBeside ? await caseOf(c.env, shop, id).view() : told);
      cases.push({ case: id, step: view.step });
    }
    return c.json({ shipment: pushed.shipment, cases }, 200);
  });
}
