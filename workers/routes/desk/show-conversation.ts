import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { nameChannels } from "../../channels/list-channels.ts";
import { customerCards, type ReadDeps } from "../../commerce/customers/customer-cards.ts";
import { alikeByDevice } from "../../commerce/customers/note-device.ts";
import { customerOfConversation, listSuggestions, showPerson } from "../../commerce/customers/show-person.ts";
import type { Customer } from "../../commerce/ports.ts";
import { correctionsOf } from "../../merchants/correction.ts";
import { unwrap } from "../../platform/errors.ts";
import { maskAddress, maskName, maskPhone } from "../../platform/privacy/mask.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams } from "../params.ts";
import { asSignedIn, ordersForStaff, recentOrders } from "./order-summary.ts";
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
    const orders = ordersForStaff(session, conversation);
    const scope = { database: session.database, keys: session.keys, shop };
    const customerId = view.customerId ?? (await customerOfConversation(scope, conversation));
    const person = customerId ? await showPerson(scope, customerId) : { records: [], conversations: [] };
    const ids = person.records.map(({ id }) => id);
    const [customer, recent, maySame, channels] = await Promise.all([
      customerId ? orders.customer(asSignedIn(customerId)) : null,
      recentOrders(orders, ids, ORDERS_SHOWN),
      customerId ? alikeTo(scope, ids) : onSameDevice(scope, conversation),
      nameChannels(c.env, shop),
    ]);
    const history = person.conversations
      .filter((past) => past.conversation !== conversation)
      .map((past) => ({ ...past, lastAt: new Date(past.lastAt).toISOString() }));
    const ownIntents = session.shop.ownIntents.map(({ id, name }) => ({ id, name }));
    const shown = {
      customer: customer ? maskCustomer(customer) : null,
      records: person.records.map(({ id, name, kinds }) => ({ id, name, kinds })),
      ...{ history, orders: recent, maySame, channels },
    };
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

/** Who was suggested to be one with a customer. */
async function alikeTo(deps: ReadDeps, ids: readonly string[]) {
  const suggestions = await listSuggestions(deps, ids);
  return suggestions.flatMap(({ customers, why }) =>
    customers.filter(({ id }) => !ids.includes(id)).map(({ id, name, kinds }) => ({ id, name, kinds, why })),
  );
}

/** Who is known to have written on this device, where nobody has said who writes now. */
async function onSameDevice(deps: ReadDeps, conversation: string) {
  const cards = await customerCards(deps, await alikeByDevice(deps, conversation));
  return cards.map(({ id, name, kinds }) => ({ id, name, kinds, why: "device" }));
}
