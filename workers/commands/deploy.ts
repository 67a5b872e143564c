import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { build } from "./build.ts";
import { isOwnSecret } from "./own-secret.ts";

// `npm run deploy`: sets the cloud up, once, and deploys. Each step looks first whether it is done, so that it may be
// repeated after a failure. The ids it is given go into wrangler.toml, the secrets nowhere but into the cloud.

const CONFIG = "wrangler.toml";
const PLACEHOLDER_ID = "00000000-0000-0000-0000-000000000000";
const SECRETS = ["DATA_KEY", "AUTH_SECRET", "SETUP_TOKEN"] as const;

requireAccount();
createDatabase();
create("queue events-0", ["queues", "create", "events-0"]);
create("bucket deskbell-attachments", ["r2", "bucket", "create", "deskbell-attachments"]);
await putSecrets();
await build();
must("migrations", ["d1", "migrations", "apply", "DB", "--remote"]);
must("deployment", ["deploy", "--minify"]);
console.log(`
Deployed. Make the first shop with your SETUP_TOKEN:
  POST /api/admin/setup  {shop, settings, policy, owner}   (see /api/docs)`);

function requireAccount(): void {
  // Without --json it ends with 0 for nobody, too.
  const { status } = wrangler(["whoami", "--json"]);
  if (status !== 0) stop("Log in first: npx wrangler login (or set CLOUDFLARE_API_TOKEN).");
}

function createDatabase(): void {
  const config = readFileSync(CONFIG, "utf8");
  if (!config.includes(PLACEHOLDER_ID)) return;
  const made = wrangler(["d1", "create", "deskbell"]);
  const listed = wrangler(["d1", "list", "--json"]);
  const database = (listed.status === 0 ? JSON.parse(listed.stdout) : []).find(
    ({ name }: { name: string }) => name === "deskbell",
  );
  if (!database) stop(`The database could not be made:\n${made.stderr}`);
  writeFileSync(CONFIG, config.replace(PLACEHOLDER_ID, database.uuid));
  console.log("database deskbell: its id is in wrangler.toml now; commit it");
}

function create(what: string, args: string[]): void {
  const { status, stdout, stderr } = wrangler(args);
  const isThere = /already (exists|taken|in use)/i.test(`${stdout}${stderr}`);
  if (status !== 0 && !isThere) stop(`${what} could not be made:\n${stderr}`);
  console.log(`${what}: ${isThere ? "there already" : "made"}`);
}

async function putSecrets(): Promise<void> {
  // Before the first deployment there is no worker, and the list fails: no secret is known then.
  const listed = wrangler(["secret", "list", "--format", "json"]);
  const known = new Set<string>(
    (listed.status === 0 ? JSON.parse(listed.stdout) : []).map(({ name }: { name: string }) => name),
  );
  const missing = SECRETS.filter((name) => !known.has(name));
  if (missing.length === 0) return;
  const given = existsSync(".deploy.env") ? parseEnv(readFileSync(".deploy.env", "utf8")) : await askFor(missing);
  for (const name of missing) {
    const value = given[name] ?? "";
    if (!isOwnSecret(name, value))
      stop(
        `${name} is missing or not safe: DATA_KEY is 32 random bytes in base64 (openssl rand -base64 32), the others at least 32 characters, none of them of the local demo.`,
      );
    const { status, stderr } = wrangler(["secret", "put", name], value);
    if (status !== 0) stop(`${name} could not be stored:\n${stderr}`);
    console.log(`secret ${name}: stored`);
  }
}

async function askFor(names: readonly string[]): Promise<Record<string, string>> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const given: Record<string, string> = {};
  for (const name of names) given[name] = (await lines.question(`${name}: `)).trim();
  lines.close();
  return given;
}

function parseEnv(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name ?? "", (value ?? "").trim()]),
  );
}

function must(what: string, args: string[]): void {
  if (spawnSync("wrangler", args, { stdio: "inherit" }).status !== 0)
    stop(`${what} failed; mend it and run npm run deploy again.`);
}

function wrangler(args: string[], input = "") {
  return spawnSync("wrangler", args, {
    input,
    encoding: "utf8",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
