import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { caseOf } from "../../../durable-objects/case/contract.ts";
import { casesOfConversation } from "../../commerce/cases/list-cases.ts";
import { setNoticeWish } from "../../commerce/cases/notice-wish.ts";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import type { ChatAccess } from "../../platform/chat-token.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import { caseParams, caseRowSchema, reportOf, shopperBody, shownRow } from "../case-schemas.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { hashBody } from "../hash-body.ts";
import { keyHeader, shopParam } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const shopperRow = caseRowSchema.omit({ customerId: true, conversation: true });

const listRoute = createRoute({
  method: "get",
  path: "/api/chat/{shop}/cases",
  tags: ["chat"],
  summary: "The after-sales cases of this conversation, the newest first",
  security: [{ chat: [] }],
  request: { params: shopParam },
  responses: { 200: json(z.object({ cases: z.array(shopperRow) }), "At most 50"), ...refusals },
});

const reportRoute = createRoute({
  method: "post",
  path: "/api/chat/{shop}/cases/{case}/events",
  tags: ["chat"],
  summary: "The shopper's own facts: the parcel they sent, the photos they have sent in; once per key",
  security: [{ chat: [] }],
  request: { params: caseParams, headers: keyHeader, body: { required: true, ...json(shopperBody, "What happened") } },
  responses: { 200: json(z.object({ case: shopperRow }), "The case after it"), ...refusals },
});

const wishRoute = createRoute({
  method: "put",
  path: "/api/chat/{shop}/notices",
  tags: ["chat"],
  summary: "Whether the customer wants to be told of late parcels before they ask",
  security: [{ chat: [] }],
  request: {
    params: shopParam,
    body: { required: true, ...json(z.strictObject({ isAllowed: z.boolean() }), "The wish") },
  },
  responses: { 200: json(z.object({ isAllowed: z.boolean() }), "Kept"), ...refusals },
});

/** `GET /api/chat/:shop/cases`, `POST …/:case/events`, `PUT /api/chat/:shop/notices` */
export function registerChatCases(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { conversation } = await requireShopper(c, shop);
    const { database } = await loadSnapshot(c.env, shop, systemClock);
    const rows = await casesOfConversation(database, shop, conversation);
    return c.json({ cases: rows.map((row) => shopperRow.parse(shownRow(row))) }, 200);
  });

  app.openapi(reportRoute, async (c) => {
    const { shop, case: id } = c.req.valid("param");
    const { conversation } = await requireShopper(c, shop);
    const found = await caseOf(c.env, shop, id).view();
    // Another conversation's case and none at all give the same words.
    if (!found.ok || found.value.conversation !== conversation) {
      throw new DeskbellError("not_found", "there is no such case");
    }
    const { event } = c.req.valid("json");
    const key = `shopper:${c.req.valid("header")["idempotency-key"]}`;
    const report = reportOf(event, { key, bodyHash: await hashBody({ event }), by: "shopper", note: null });
    const view = unwrap(await caseOf(c.env, shop, id).report(report));
    return c.json({ case: shopperRow.parse(shownRow(view)) }, 200);
  });

  app.openapi(wishRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { conversation } = await requireShopper(c, shop);
    const { row } = unwrap(await conversationStub(c, shop, conversation).standing());
    if (row.customerId === null) throw new DeskbellError("precondition", "say who you are first");
    const { isAllowed } = c.req.valid("json");
    const { database } = await loadSnapshot(c.env, shop, systemClock);
    await setNoticeWish(database, shop, { customerId: row.customerId, isAllowed }, systemClock());
    return c.json({ isAllowed }, 200);
  });
}

async function requireShopper(c: AppContext, shop: string): Promise<ChatAccess> {
  const access = await requireChat(c, shop);
  await countShopper(c, access);
  return access;
}
