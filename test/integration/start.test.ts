import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { freePort } from "../../workers/commands/local-server.ts";
import { isOwnSecret } from "../../workers/commands/own-secret.ts";
import { type FakeWrangler, fakeWrangler } from "../stand-ins/fake-wrangler.ts";
import { openChat, signIn, startProduct } from "./product.ts";

const folder = mkdtempSync(join(tmpdir(), "deskbell-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);

describe("npm start", () => {
  const storage = join(folder, "storage");
  let port = 0;
  let running: ChildProcess | null = null;
  beforeAll(async () => {
    port = await freePort();
  });
  afterAll(() => {
    running?.kill("SIGTERM");
  });

  /** Starts it as the script does, in its own storage, and waits for what it prints. */
  async function start(): Promise<{ process: ChildProcess; printed: string }> {
    const child = spawn(process.execPath, ["workers/commands/start.ts"], {
      env: { ...process.env, PATH, PORT: String(port), DESKBELL_STORAGE: storage },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running = child;
    let printed = "";
    await new Promise<void>((done, failed) => {
      const take = (data: Buffer) => {
        printed += data;
        if (printed.includes("Ctrl-C")) done();
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("exit", (code) => failed(new Error(`it ended with ${code}: ${printed}`)));
    });
    return { process: child, printed };
  }

  async function interrupt(child: ChildProcess): Promise<number | null> {
    const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    child.kill("SIGINT");
    return ended;
  }

  test("prints where everything is, keeps its data at the second start, and Ctrl-C leaves no process behind", async () => {
    const base = `http://127.0.0.1:${port}`;
    const first = await start();
    for (const told of [
      `${base}/chat/demo`,
      `${base}/desk`,
      `${base}/api/docs`,
      DEMO_OWNER.email,
      DEMO_OWNER.password,
    ]) {
      expect(first.printed).toContain(told);
    }
    expect(first.printed).toContain("demo shop made");
    await signIn(base, DEMO_OWNER);
    const shopper = await openChat(base);
    const told = await shopper.ask("什么时候发货？");
    expect(told.text).toContain("16:00");
    const family = descendants(first.process.pid ?? 0);
    expect(family.some(({ command }) => command.includes("workerd"))).toBe(true);
    expect(await interrupt(first.process)).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);

    const from = performance.now();
    const second = await start();
    expect(performance.now() - from, "a second start takes seconds").toBeLessThan(30_000);
    expect(second.printed).toContain("data kept");
    const { messages } = await shopper.list();
    expect(messages.map(({ text }) => text)).toEqual(["什么时候发货？", told.text]);
    expect((await shopper.ask("在吗")).replies).toHaveLength(1);
    const again = descendants(second.process.pid ?? 0);
    expect(await interrupt(second.process)).toBe(0);
    expect(again.filter(isAlive)).toEqual([]);
    running = null;
  }, 90_000);
});

test("the demo's log-in opens nothing where the demo was not made", async () => {
  const product = await startProduct({ seed: false });
  try {
    for (const { email, password } of [DEMO_OWNER, DEMO_AGENT]) {
      const refused = await fetch(`${product.base}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: product.base },
        body: JSON.stringify({ email, password }),
      });
      expect(refused.status).toBe(401);
    }
    expect((await fetch(`${product.base}/chat/demo`)).status).toBe(404);
  } finally {
    await product.stop();
  }
});

describe("npm run deploy", () => {
  const place = join(folder, "clone");
  const secrets = {
    DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
    AUTH_SECRET: "auth-secret-of-this-test-that-is-long-enough",
    SETUP_TOKEN: "setup-token-of-this-test-that-is-long-enough",
  };
  let cloud: FakeWrangler;

  beforeAll(() => {
    cloud = fakeWrangler(join(folder, "bin"));
    cpSync("package.json", join(place, "package.json"));
    cpSync("package-lock.json", join(place, "package-lock.json"));
    for (const name of ["workers", "web"]) symlinkSync(resolve(name), join(place, name));
  });
  beforeEach(() => {
    cpSync("wrangler.toml", join(place, "wrangler.toml"));
    give(secrets);
  });

  const give = (values: Record<string, string>) =>
    writeFileSync(
      join(place, ".deploy.env"),
      Object.entries(values)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
    );

  function deploy(command = [process.execPath, "workers/commands/deploy.ts"]) {
    const [tool = "", ...rest] = command;
    const { status, stdout, stderr } = spawnSync(tool, rest, {
      cwd: place,
      encoding: "utf8",
      env: { ...process.env, PATH: [cloud.folder, PATH].join(delimiter) },
    });
    return { status, printed: stdout + stderr };
  }
  const words = () => cloud.calls().map((call) => call.words);
  const database = () => /database_id = "(.*)"/.exec(readFileSync(join(place, "wrangler.toml"), "utf8"))?.[1];

  test("makes database, queue and bucket, stores the secrets, migrates, deploys; and prints no secret", () => {
    cloud.be({});
    const { status, printed } = deploy(["npm", "run", "--silent", "deploy"]);
    expect(printed).toContain("Deployed");
    expect(status).toBe(0);
    expect(words()).toEqual([
      "whoami --json",
      "d1 create deskbell",
      "d1 list --json",
      "queues create events-0",
      "r2 bucket create deskbell-attachments",
      "secret list --format json",
      "secret put DATA_KEY",
      "secret put AUTH_SECRET",
      "secret put SETUP_TOKEN",
      "d1 migrations apply DB --remote",
      "deploy --minify",
    ]);
    expect(database()).toBe("11111111-2222-3333-4444-555555555555");
    const stored = cloud.calls().filter((call) => call.words.startsWith("secret put"));
    expect(stored.map(({ input }) => input.trim())).toEqual(Object.values(secrets));
    for (const value of Object.values(secrets)) expect(printed + words().join(" ")).not.toContain(value);
  });

  test("repeated, it finds what is there and only migrates and deploys", () => {
    cloud.be({ isThere: true });
    const { status, printed } = deploy();
    expect([status, printed]).toEqual([0, expect.stringContaining("there already")]);
    expect(words().filter((call) => call.startsWith("secret put"))).toEqual([]);
    expect(words().slice(-2)).toEqual(["d1 migrations apply DB --remote", "deploy --minify"]);
  });

  test.each([
    ["queues create", "queue events-0 could not be made"],
    ["r2 bucket create", "bucket deskbell-attachments could not be made"],
    ["d1 list", "The database could not be made"],
    ["secret put AUTH_SECRET", "AUTH_SECRET could not be stored"],
    ["d1 migrations", "migrations failed; mend it and run npm run deploy again"],
  ])("stops where “%s” fails, says so, and deploys nothing", (fails, told) => {
    cloud.be({ fails });
    const { status, printed } = deploy();
    expect(status).toBe(1);
    expect(printed).toContain(told);
    expect(words()).not.toContain("deploy --minify");
    for (const value of Object.values(secrets)) expect(printed).not.toContain(value);
  });

  test("stops before anything else where nobody is logged in, and says how", () => {
    cloud.be({ isLoggedIn: false });
    const { status, printed } = deploy();
    expect([status, printed]).toEqual([1, expect.stringContaining("wrangler login")]);
    expect(words()).toEqual(["whoami --json"]);
  });

  test.each([
    ["the demo's words", { AUTH_SECRET: `${DEMO_OWNER.password}-and-some-more-to-be-long` }],
    ["a short secret", { SETUP_TOKEN: "short" }],
    ["a key that is not 32 bytes", { DATA_KEY: "c2hvcnQ=" }],
    ["a secret that is missing", { AUTH_SECRET: "" }],
  ])("refuses %s", (_, bad) => {
    cloud.be({});
    give({ ...secrets, ...bad });
    const { status, printed } = deploy();
    expect([status, printed]).toEqual([1, expect.stringContaining("missing or not safe")]);
    expect(words()).not.toContain("deploy --minify");
    expect(words()).not.toContain(`secret put ${Object.keys(bad)[0]}`);
  });

  test("a secret of one's own is long, and none of the demo's", () => {
    expect(isOwnSecret("DATA_KEY", secrets.DATA_KEY)).toBe(true);
    expect(isOwnSecret("AUTH_SECRET", secrets.AUTH_SECRET)).toBe(true);
    expect(isOwnSecret("AUTH_SECRET", "x".repeat(31))).toBe(false);
    expect(isOwnSecret("SETUP_TOKEN", `${"x".repeat(40)}${DEMO_AGENT.password}`)).toBe(false);
  });
});

interface Running {
  pid: number;
  command: string;
}

/** Every process under one, as Linux lists them. */
function descendants(root: number): Running[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        return []; // It ended meanwhile.
      }
    });
  const under = (pid: number): Running[] =>
    all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...under(one.pid)]);
  return under(root);
}

/** Whether it runs: one that has ended and waits for its parent's look does not. */
function isAlive({ pid, command }: Running): boolean {
  try {
    return command !== "" && readFileSync(`/proc/${pid}/cmdline`, "utf8") === command;
  } catch {
    return false;
  }
}
