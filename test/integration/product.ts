import { createTestHarness, unstable_readConfig } from "wrangler";
import { DEMO_AGENT, DEMO_OWNER, seedDemo } from "../../workers/commands/demo-shop.ts";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import type { HolderState, Message } from "../../workers/platform/message.ts";

const SECRETS = {
  DATA_KEY: "dGVzdC1vbmx5LWRhdGEta2V5LTMyLWJ5dGVzLWxvbmc=",
  AUTH_SECRET: "test-only-auth-secret-of-enough-length",
  SETUP_TOKEN: "test-only-setup-token-of-enough-length",
};
const NO_MODELS = {
  AI_MODEL: "",
  AI_EMBEDDING_MODEL: "",
  AI_VISION_MODEL: "",
  AI_TRANSCRIPTION_MODEL: "",
  AI_SPEECH_MODEL: "",
};

/** The built worker with the demo shop in it, reached over HTTP. */
export type Product = Awaited<ReturnType<typeof startProduct>>;

type Options = {
  /** Go over those of wrangler.toml. */
  vars?: Record<string, string>;
  /** In the place of the AI binding. */
  aiStandIn?: string;
  seed?: boolean;
  /** The product's parts are in the test's hand: the database can be lost, the AI binding is the stand-in. */
  withParts?: boolean;
};

/** The product behind `test/stand-ins/parts.ts`, with all that wrangler.toml binds. */
function behindParts(vars: Record<string, string>) {
  const config = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  const { compatibility_date, compatibility_flags, durable_objects, migrations, queues, r2_buckets } = config;
  const { assets, d1_databases, ratelimits } = config;
  return {
    config: {
      name: "deskbell",
      main: "test/stand-ins/parts.ts",
      ...{ compatibility_date, compatibility_flags, durable_objects, migrations, queues, r2_buckets },
      ...{ assets, d1_databases, ratelimits },
      services: [{ binding: "AI", service: "ai-stand-in" }],
      vars: { ...config.vars, ...vars, ...SECRETS },
    },
  };
}

/** Starts it with storage of its own. */
export async function startProduct(options: Options = {}) {
  const vars = { ...NO_MODELS, ...options.vars };
  const built = {
    configPath: "wrangler.toml",
    prebuiltWorkerDir: "build/worker",
    vars,
    secrets: SECRETS,
    bindingOverrides: { AI: "ai-stand-in" },
  };
  const harness = createTestHarness({
    workers: [
      options.withParts ? behindParts(vars) : built,
      {
        config: {
          name: "ai-stand-in",
          main: options.aiStandIn ?? "test/stand-ins/ai-absent.ts",
          compatibility_date: "2026-10-01",
        },
      },
    ],
  });
  const { url } = await harness.listen();
  const worker = harness.getWorker("deskbell");
  await worker.applyD1Migrations("DB");
  const base = url.href.replace(/\/$/, "");
  const identitySecret = (options.seed ?? true) ? await seedDemo(base, SECRETS.SETUP_TOKEN, Date.now()) : null;
  if (options.seed ?? true) await staffAtAnyHour(base);
  return {
    base,
    harness,
    worker,
    setupToken: SECRETS.SETUP_TOKEN,
    identitySecret: identitySecret ?? "",
    stop: () => harness.close(),
  };
}

/** People are there at any hour, so that the tests mean the same at night. */
async function staffAtAnyHour(base: string): Promise<void> {
  const { settings } = readDemo(Date.now());
  const staffHours = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  const opened = await fetch(`${base}/api/admin/demo/import`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${SECRETS.SETUP_TOKEN}` },
    body: JSON.stringify({ settings: { ...settings, staffHours } }),
  });
  if (!opened.ok) throw new Error(`the shop's hours: ${opened.status} ${await opened.text()}`);
}

/** A shopper's session over the REST interface. */
export async function openChat(base: string, body: Record<string, unknown> = {}, shop = "demo") {
  const opened = await fetch(`${base}/api/chat/${shop}/sessions`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (opened.status !== 201) throw new Error(`no session: ${opened.status} ${await opened.text()}`);
  const session = (await opened.json()) as { conversation: string; token: string; seq: number };
  let sent = 0;
  const post = (content: Record<string, unknown>, key = `k${++sent}-${session.conversation}`, prefer = "wait=20") =>
    fetch(`${base}/api/chat/${shop}/messages`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${session.token}`,
        "Idempotency-Key": key,
        Prefer: prefer,
      },
      body: JSON.stringify(content),
    });
  const ask = async (content: string | Record<string, unknown>) => {
    const response = await post(typeof content === "string" ? { text: content } : content);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const { replies, actions } = (await response.json()) as {
      replies: Message[];
      actions: { name: string; proposal: string; state: string; orderId?: string; effects: unknown[] }[];
    };
    return { replies, actions, text: replies.map((reply) => reply.text).join("\n"), last: replies.at(-1) };
  };
  const list = async (after = 0) => {
    const response = await fetch(`${base}/api/chat/${shop}/messages?after=${after}`, {
      headers: { Authorization: `Bearer ${session.token}` },
    });
    return (await response.json()) as { messages: Message[]; holder: HolderState };
  };
  return { ...session, post, ask, list };
}

/** A signed-in member of staff: sends cookie and Origin with each call. */
export async function signIn(base: string, who: { email: string; password: string }) {
  const response = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: base },
    body: JSON.stringify({ email: who.email, password: who.password }),
  });
  if (!response.ok) throw new Error(`no sign-in: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, {
      method,
      headers: { Cookie: cookie, Origin: base, "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { cookie, call };
}

export const signInOwner = (base: string) => signIn(base, DEMO_OWNER);
export const signInAgent = (base: string) => signIn(base, DEMO_AGENT);
