import { setImmediate } from "node:timers/promises";
import { z } from "zod";

/** The local demo log-in; it exists nowhere else, deploy makes shops with secrets of their own. */
export const DEMO_OWNER = { email: "owner@demo.local", name: "林店长", password: "deskbell-demo" };
/** A second one, to see two people at one desk. */
export const DEMO_AGENT = {
  email: "agent@demo.local",
  name: "小周",
  password: "deskbell-demo",
  role: "agent",
} as const;

/**
 * Makes the demo shop if it is not there, through the same doors as any merchant's. Returns the secret that signs
 * shoppers' identities where it was made now, null where it was there.
 */
export async function seedDemo(url: string, setupToken: string, now: number): Promise<string | null> {
  if ((await fetch(`${url}/chat/demo`)).ok) return null;
  // Loaded only where it is seeded: a second start, and deploy, need the log-ins alone.
  const { readDemo } = await import("../merchants/demo/read-demo.ts");
  const { settings, policy, ...data } = readDemo(now);
  // Reading takes a while on a busy machine and lets nothing else run: connections closed meanwhile are noticed here.
  await setImmediate();
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${setupToken}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const made = z
    .object({ identitySecret: z.string() })
    .parse(await post("/api/admin/setup", { shop: "demo", settings, policy, owner: DEMO_OWNER }));
  await post("/api/admin/demo/staff", DEMO_AGENT);
  await post("/api/admin/demo/import", data);
  return made.identitySecret;
}
