import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../context.ts";
import { ownOriginOnly } from "../origin.ts";
import { registerChannels } from "./channels.ts";
import { registerChannelsCheck } from "./channels-check.ts";
import { registerEraseCustomer } from "./erase-customer.ts";
import { registerImport } from "./import.ts";
import { registerIntents } from "./intents.ts";
import { registerKeys } from "./keys.ts";
import { comesFromOperator } from "./operator.ts";
import { registerPolicy } from "./policy.ts";
import { registerPolicyDifferences } from "./policy-differences.ts";
import { registerPolicyDryRun } from "./policy-dry-run.ts";
import { registerPolicyVersions } from "./policy-versions.ts";
import { registerRebuild } from "./rebuild.ts";
import { registerRules } from "./rules.ts";
import { registerSetUp } from "./set-up.ts";
import { registerStaff } from "./staff.ts";

/** What owners, admins and the operator use. Cookies are bound to our own pages; a bearer is not sent by browsers unasked. */
export function registerAdmin(app: OpenAPIHono<AppEnv>): void {
  app.use("/api/admin/*", (c, next) => (comesFromOperator(c) ? next() : ownOriginOnly(c, next)));
  registerSetUp(app);
  registerStaff(app);
  registerImport(app);
  registerPolicy(app);
  registerPolicyVersions(app);
  registerPolicyDifferences(app);
  registerPolicyDryRun(app);
  registerIntents(app);
  registerKeys(app);
  registerChannels(app);
  registerChannelsCheck(app);
  registerEraseCustomer(app);
  registerRules(app);
  registerRebuild(app);
}
