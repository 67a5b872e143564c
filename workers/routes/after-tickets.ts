import { openRules } from "../open-rules.ts";
import { systemClock } from "../platform/clock.ts";
import { log } from "../platform/log.ts";
import { runTicketRules } from "../tickets/rules/run-rules.ts";
import type { AppContext } from "./context.ts";

/** Lets the rules see what was just done to tickets, after the answer; what fails here the sweep does. */
export function runRulesAfter(c: AppContext, shop: string): void {
  const running = openRules(c.env, shop, systemClock).then((deps) => deps && runTicketRules(deps));
  c.executionCtx.waitUntil(running.catch((error: unknown) => log("warn", "rules.after_ticket", { shop, error })));
}
