import * as z from "zod/mini";
import type { Perform } from "./api.ts";
import { type RuleDocument, ruleAnswers } from "./rules-wire.ts";

/** The calls about the shop's rules. */
export function ruleCalls(call: Perform) {
  const all = (shop: string) => `/api/admin/${encodeURIComponent(shop)}/rules`;
  const one = (shop: string, id: string) => `${all(shop)}/${encodeURIComponent(id)}`;
  return {
    all: (shop: string) => call(ruleAnswers.all, { method: "GET", path: all(shop) }),
    add: (
      shop: string,
      key: string,
      body: { name: string; document: RuleDocument; isEnabled: boolean; preset: string | null },
    ) => call(ruleAnswers.one, { method: "POST", path: all(shop), key, body }),
    save: (
      shop: string,
      id: string,
      body: { name: string; document: RuleDocument; isEnabled: boolean; seen: number },
    ) => call(ruleAnswers.one, { method: "POST", path: one(shop, id), body }),
    turn: (shop: string, id: string, isEnabled: boolean) =>
      call(ruleAnswers.one, { method: "POST", path: `${one(shop, id)}/switch`, body: { isEnabled } }),
    remove: (shop: string, id: string) => call(z.unknown(), { method: "DELETE", path: one(shop, id) }),
    dryRun: (shop: string, document: RuleDocument, days: number) =>
      call(ruleAnswers.dryRun, { method: "POST", path: `${all(shop)}-dry-run`, body: { document, days } }),
    firings: (shop: string, id: string) =>
      call(ruleAnswers.firings, { method: "GET", path: `${one(shop, id)}/firings` }),
  };
}
export type RulesApi = ReturnType<typeof ruleCalls>;
