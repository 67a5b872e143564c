import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { openCommerce } from "../../commerce/commerce.ts";
import { customerOfConversation, showPerson } from "../../commerce/customers/show-person.ts";
import type { Customer, Identity, Order } from "../../commerce/ports.ts";
import { correctionsOf } from "../../merchants/correction.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { maskAddress, maskName, maskPhone } from "../../platform/privacy/mask.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams } from "../params.ts";
import { conversationSchema } from "./schemas.ts";
import { requireShopRole } from "./session.ts";

const ORDERS_SHOWN = 10;

const route = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}",
  tags: ["desk"],
  summary: "A conversation with its understanding, customer and orders; personal data masked",
  security: [{ staff: [] }],
  request: { params: conversationParams },
  responses: { 200: json(conversationSchema, "The conversation"), ...refusals },
});

/** `GET /api/desk/:shop/conversations/:conversation` */
export function registerShowConversation(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "agent");
    const [viewed, corrections] = await Promise.all([
      conversationStub(c, shop, conversation).view(),
      correctionsOf(session.database, shop, conversation),
    ]);
    const view = unwrap(viewed);
    const { orders } = openCommerce({
      database: session.database,
      keys: session.keys,
      shop: session.shop,
      now: systemClock,
      conversation,
      contact: session.agent.id,
      address: null,
    });
    const scope = { database: session.database, keys: session.keys, shop };
    const customerId = view.customerId ?? (await customerOfConversation(scope, conversation));
    const person = customerId ? await showPerson(scope, customerId) : { records: [], conversations: [] };
    // Staff see what the customer themself would see when signed in, of all the records that they are.
    const identityOf = (id: string): Identity => ({ level: "signed", customerId: id, orderIds: [] });
    const [customer, ...bought] = customerId
      ? await Promise.all([
          orders.customer(identityOf(customerId)),
          ...person.records.map(({ id }) => orders.recent(identityOf(id), ORDERS_SHOWN)),
        ])
      : [null];
    const recent = bought
      .flat()
      .toSorted((a, b) => b.placedAt - a.placedAt)
      .slice(0, ORDERS_SHOWN);
    const history = person.conversations
      .filter((past) => past.conversation !== conversation)
      .map((past) => ({ ...past, lastAt: new Date(past.lastAt).toISOString() }));
    const ownIntents = session.shop.ownIntents.map(({ id, name }) => ({ id, name }));
    const customerShown = customer ? maskCustomer(customer) : null;
    const shown = { customer: customerShown, records: person.records, history, orders: recent.map(summarise) };
    return c.json({ view, ...shown, corrections, ownIntents }, 200);
  });
}

function maskCustomer({ id, name, phone, address, tier, points }: Customer) {
  return {
    id,
    name: name ? maskName(name) : null,
    phone: phone ? maskPhone(phone) : null,
    address: address ? maskAddress(address) : null,
    tier,
    points,
  };
}

function summarise(order: Order) {
  return {
    id: order.id,
    state: order.state,
    totalMinor: order.totalMinor,
    currency: order.currency,
    placedAt: new Date(order.placedAt).toISOString(),
    items: order.items.map(({ name, options, quantity }) => ({ name, options, quantity })),
    shipments: order.shipments.map(({ courier, trackingNo, state }) => ({ courier, trackingNo, state })),
  };
}
