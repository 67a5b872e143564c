import { DeskbellError } from "../platform/errors.ts";
import { type Policy, policySchema } from "../platform/policy.ts";

/** Reads a policy document; `invalid` names the path of the first thing that does not fit. */
export function parseDocument(document: unknown): Policy {
  const parsed = policySchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskbellError("invalid", `${["policy", ...(issue?.path ?? [])].join(".")}: ${issue?.message}`);
}
