import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { directoryDatabase } from "../platform/db/database.ts";
import { account, session, user, verification } from "../platform/db/schema/auth.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";

const WEEK_S = 7 * 86_400;
const MIN_PASSWORD_LENGTH = 10;

/** A signed-in member of staff, before any shop. */
export interface SignedIn {
  id: string;
  name: string;
  email: string;
}

/**
 * Log-in of staff: better-auth on D1, e-mail and password, no sign-up (staff are added by an owner).
 * @param origin where the request arrived, unless `PUBLIC_URL` says otherwise; cookies are made for it
 */
export function openSignIn(env: Env, origin: string) {
  const baseURL = env.PUBLIC_URL ?? origin;
  return betterAuth({
    baseURL,
    basePath: "/api/auth",
    secret: env.AUTH_SECRET,
    trustedOrigins: [new URL(baseURL).origin],
    database: drizzleAdapter(directoryDatabase(env), {
      provider: "sqlite",
      schema: { user, session, account, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD_LENGTH },
    session: { expiresIn: WEEK_S, updateAge: 86_400, cookieCache: { enabled: true, maxAge: 60 } },
    advanced: {
      cookiePrefix: "deskbell",
      useSecureCookies: baseURL.startsWith("https:"),
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
    },
    // The rate-limit binding counts sign-ins (routes/auth.ts); an in-memory counter would count per isolate.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
}

/** Who is signed in; null for nobody. */
export async function signedIn(env: Env, request: { origin: string; headers: Headers }): Promise<SignedIn | null> {
  const found = await openSignIn(env, request.origin).api.getSession({ headers: request.headers });
  return found ? { id: found.user.id, name: found.user.name, email: found.user.email } : null;
}

/** Makes a user with a password; an e-mail that is there already is a conflict. Returns the user's id. */
export async function createUser(
  env: Env,
  origin: string,
  input: { email: string; name: string; password: string },
): Promise<string> {
  if (input.password.length < MIN_PASSWORD_LENGTH) {
    throw new DeskbellError("invalid", `password: at least ${MIN_PASSWORD_LENGTH} characters`);
  }
  const { internalAdapter, password } = await openSignIn(env, origin).$context;
  const email = input.email.toLowerCase();
  if (await internalAdapter.findUserByEmail(email))
    throw new DeskbellError("conflict", "this e-mail has a user already");
  const made = await internalAdapter.createUser(
    { email, name: input.name, emailVerified: true },
    { method: "email-password" },
  );
  await internalAdapter.linkAccount({
    userId: made.id,
    providerId: "credential",
    accountId: made.id,
    password: await password.hash(input.password),
  });
  return made.id;
}
