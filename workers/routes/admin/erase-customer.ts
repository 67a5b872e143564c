import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { eraseCases } from "../../../durable-objects/case/contract.ts";
import { casesOfCustomer } from "../../commerce/cases/list-cases.ts";
import { eraseCustomer } from "../../commerce/customers/erase-customer.ts";
import { recordsToErase } from "../../commerce/customers/ledger.ts";
import { republishAlone } from "../../merchants/republish-alone.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { shopId } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const route = createRoute({
  method: "post",
  path: "/api/admin/{shop}/customers/{customer}/erase",
  tags: ["admin"],
  summary: "Erase a customer everywhere: database, conversations, files, search",
  security: adminSecurity,
  request: { params: z.object({ shop: shopId, customer: z.string().min(1).max(64) }) },
  responses: {
    200: json(z.object({ erased: z.literal(true), conversations: z.number().int() }), "Erased"),
    ...refusals,
  },
});

/** `POST /api/admin/:shop/customers/:customer/erase`: may be repeated until it succeeds. */
export function registerEraseCustomer(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, customer } = c.req.valid("param");
    const { actor, database } = await requireAdmin(c, shop, "admin");
    const erased: string[] = [];
    for (const record of await recordsToErase(database, shop, customer)) {
      await eraseCases(c.env, shop, await casesOfCustomer(database, shop, record));
      const { conversations } = await eraseCustomer(
        { database, shop, now: systemClock(), actor },
        record,
        // Objects first: while one of them fails, the database still knows where they are.
        async (conversation) => {
          unwrap(await conversationStub(c, shop, conversation).erase());
        },
      );
      erased.push(...conversations);
    }
    // Their messages may have been corrected, and corrections are published.
    await republishAlone({ database, now: systemClock }, shop);
    return c.json({ erased: true as const, conversations: new Set(erased).size }, 200);
  });
}
