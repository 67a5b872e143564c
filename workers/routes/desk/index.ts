import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../context.ts";
import { ownOriginOnly } from "../origin.ts";
import { registerApprovals } from "./approvals.ts";
import { registerDeskAttachments } from "./attachments.ts";
import { registerDeskCases } from "./cases.ts";
import { registerCorrect } from "./correct.ts";
import { registerCustomers } from "./customers.ts";
import { registerCustomersChange } from "./customers-change.ts";
import { registerDeadLetters } from "./dead-letters.ts";
import { registerEarlierMessages } from "./earlier-messages.ts";
import { registerHold } from "./hold.ts";
import { registerListConversations } from "./list-conversations.ts";
import { registerMe } from "./me.ts";
import { registerDeskPromises } from "./promises.ts";
import { registerShowConversation } from "./show-conversation.ts";
import { registerDeskSockets } from "./sockets.ts";
import { registerTickets } from "./tickets.ts";
import { registerTicketsChange } from "./tickets-change.ts";
import { registerTicketsSettings } from "./tickets-settings.ts";
import { registerToday } from "./today.ts";
import { registerWrite } from "./write.ts";

/** What agents use: the workbench. */
export function registerDesk(app: OpenAPIHono<AppEnv>): void {
  app.use("/api/desk/*", ownOriginOnly);
  registerMe(app);
  registerListConversations(app);
  registerShowConversation(app);
  registerEarlierMessages(app);
  registerDeskAttachments(app);
  registerHold(app);
  registerWrite(app);
  registerDeadLetters(app);
  registerCustomers(app);
  registerCustomersChange(app);
  registerCorrect(app);
  registerDeskPromises(app);
  registerApprovals(app);
  registerDeskCases(app);
  registerDeskSockets(app);
  registerTickets(app);
  registerTicketsChange(app);
  registerTicketsSettings(app);
  registerToday(app);
}
