import type { ShopDeps } from "./deps.ts";
import { parseDocument } from "./parse-policy.ts";
import { policyStatements } from "./policy-statements.ts";
import { policyVersionInForce } from "./policy-versions.ts";
import { publishSnapshot } from "./publish-snapshot.ts";

/** Publishes a policy as the next version, at once. The same policy again changes nothing and returns the version in force. */
export async function savePolicy(
  deps: ShopDeps,
  shop: string,
  document: unknown,
  actor: string,
): Promise<{ version: number }> {
  const policy = parseDocument(document);
  const [first, ...rest] = await policyStatements(deps, shop, policy, actor);
  if (first) await deps.database.batch([first, ...rest]);
  await publishSnapshot(deps, shop);
  return { version: await policyVersionInForce(deps, shop) };
}
