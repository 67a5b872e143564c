import * as z from "zod/mini";
import type { Perform } from "./api.ts";
import { type PolicyDocument, policyAnswers } from "./policy-wire.ts";

/** The calls about the shop's policy. */
export function policyCalls(call: Perform) {
  const versions = (shop: string) => `/api/admin/${encodeURIComponent(shop)}/policy/versions`;
  const one = (shop: string, version: number) => `${versions(shop)}/${version}`;
  return {
    versions: (shop: string) => call(policyAnswers.versions, { method: "GET", path: versions(shop) }),
    read: (shop: string, version: number) => call(policyAnswers.policy, { method: "GET", path: one(shop, version) }),
    draft: (shop: string, policy: PolicyDocument, replaces: number | null) =>
      call(policyAnswers.version, {
        method: "POST",
        path: versions(shop),
        body: { policy, ...(replaces === null ? {} : { replaces }) },
      }),
    discard: (shop: string, version: number) => call(z.unknown(), { method: "DELETE", path: one(shop, version) }),
    publish: (shop: string, version: number, validity: { validFrom?: string; validUntil?: string }) =>
      call(policyAnswers.version, { method: "POST", path: `${one(shop, version)}/publish`, body: validity }),
    differences: (shop: string, version: number) =>
      call(policyAnswers.differences, { method: "GET", path: `${one(shop, version)}/differences` }),
    dryRun: (shop: string, version: number, days: number) =>
      call(policyAnswers.dryRun, { method: "GET", path: `${one(shop, version)}/dry-run?days=${days}` }),
  };
}
export type PolicyApi = ReturnType<typeof policyCalls>;
