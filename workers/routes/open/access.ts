import { type ApiScope, openApiKey } from "../../merchants/api-keys.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { countAgainst } from "../../platform/limits.ts";
import { type AppContext, bearerOf } from "../context.ts";

/** The shop that a bearer key opens, if it has the scope. Counted per shop. */
export async function requireKey(c: AppContext, scope: ApiScope): Promise<{ shop: string }> {
  const key = bearerOf(c);
  if (!key) throw new DeskbellError("unauthorized", "send an API key as Authorization: Bearer");
  const { shop, scopes } = await openApiKey(c.env, key);
  if (!scopes.includes(scope)) throw new DeskbellError("forbidden", `this key lacks the scope ${scope}`);
  await countAgainst(c.env, "shop", shop);
  return { shop };
}
