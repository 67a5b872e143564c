import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../context.ts";
import { registerActions } from "./actions.ts";
import { registerOpenCases } from "./cases.ts";
import { registerReadMessages } from "./read-messages.ts";
import { registerShipments } from "./shipments.ts";
import { registerOpenTickets } from "./tickets.ts";
import { registerUnderstand } from "./understand.ts";

/** What a shop's own systems use, by API key. */
export function registerOpen(app: OpenAPIHono<AppEnv>): void {
  registerUnderstand(app);
  registerReadMessages(app);
  registerOpenCases(app);
  registerShipments(app);
  registerOpenTickets(app);
  registerActions(app);
}
