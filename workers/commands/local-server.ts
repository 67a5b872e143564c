import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const WRANGLER = resolve("node_modules/wrangler/bin/wrangler.js");
const READY_MS = 90_000;

/** The AI binding needs an account; locally a model comes only from an OpenAI-compatible URL in `.dev.vars`. */
const NO_MODELS = {
  AI_MODEL: "",
  AI_EMBEDDING_MODEL: "",
  AI_VISION_MODEL: "",
  AI_TRANSCRIPTION_MODEL: "",
  AI_SPEECH_MODEL: "",
};

/** Where `npm start` keeps its data, and its commands find its token. */
export function localStorageFolder(): string {
  return process.env.DESKBELL_STORAGE ?? ".wrangler/local";
}

/** Where a local product keeps its data and its secrets. */
export interface LocalPlace {
  /** Folder of the storage; made if it is not there. */
  storage: string;
  port: number;
  /** Default: wrangler.toml. */
  config?: string;
  /** Vars beside those of the config. */
  vars?: Record<string, string>;
  /** Default: `wrangler.log` in the storage. */
  log?: string;
}

/** A product running on this machine. */
export interface LocalServer {
  url: string;
  process: ChildProcess;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** SIGKILL to the whole process group: what a crash is like. */
  kill(): Promise<void>;
}

/** Secrets of a local product: made once at random, kept beside its data. The keys of the cloud never come here. */
export function localSecrets(storage: string): Record<string, string> {
  mkdirSync(storage, { recursive: true });
  const file = join(storage, "secrets.json");
  if (!existsSync(file)) {
    const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");
    const made = { DATA_KEY: random(), AUTH_SECRET: random(), SETUP_TOKEN: random() };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Applies the D1 migrations that the storage has not seen. */
export function migrateLocal({ storage, config }: LocalPlace): void {
  const stamp = join(storage, "migrations.json");
  const migrations = JSON.stringify(readdirSync("migrations").sort());
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === migrations) return;
  const applied = spawnSync(
    process.execPath,
    [WRANGLER, "d1", "migrations", "apply", "DB", "--local", "--persist-to", storage, ...configArguments(config)],
    { encoding: "utf8", env: quietEnvironment() },
  );
  if (applied.status !== 0)
    throw new Error(`the database could not be migrated:\n${applied.stdout}\n${applied.stderr}`);
  writeFileSync(stamp, migrations);
}

/** Starts the product with `wrangler dev --local` in a process group of its own and waits until it answers. */
export async function startLocal(place: LocalPlace): Promise<LocalServer> {
  const secrets = localSecrets(place.storage);
  const url = `http://127.0.0.1:${place.port}`;
  const vars = Object.entries({ ...secrets, PUBLIC_URL: url, ...NO_MODELS, ...place.vars }).flatMap(([name, value]) => [
    "--var",
    `${name}:${value}`,
  ]);
  const log = openSync(place.log ?? join(place.storage, "wrangler.log"), "a");
  const child = spawn(
    process.execPath,
    [
      WRANGLER,
      "dev",
      "--local",
      "--ip",
      "127.0.0.1",
      "--port",
      String(place.port),
      "--inspector-port",
      String(await freePort()),
      "--persist-to",
      place.storage,
      "--show-interactive-dev-session=false",
      ...configArguments(place.config),
      ...vars,
    ],
    { stdio: ["ignore", log, log], detached: true, env: quietEnvironment() },
  );
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const server: LocalServer = {
    url,
    process: child,
    async stop() {
      signalGroup("SIGTERM");
      const late = setTimeout(() => signalGroup("SIGKILL"), 5_000);
      await ended;
      clearTimeout(late);
      signalGroup("SIGKILL");
    },
    async kill() {
      signalGroup("SIGKILL");
      await ended;
    },
  };
  await untilHealthy(server, place);
  return server;
}

async function untilHealthy(server: LocalServer, place: LocalPlace): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (server.process.exitCode !== null) break;
    try {
      if ((await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  await server.stop();
  const log = place.log ?? join(place.storage, "wrangler.log");
  throw new Error(`the product did not start on port ${place.port}; see ${log}\n${tail(log)}`);
}

function tail(file: string): string {
  return readFileSync(file, "utf8").split("\n").slice(-15).join("\n");
}

function configArguments(config: string | undefined): string[] {
  return config === undefined ? [] : ["--config", config];
}

/** No question, no report, no look at the network. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", NO_COLOR: "1" };
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : failed(new Error("no port"))));
    });
  });
}
