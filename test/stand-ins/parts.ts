import worker, {
  CaseObject as ProductCase,
  ConversationObject as ProductConversation,
  CredentialObject as ProductCredential,
  DeskObject as ProductDesk,
} from "../../workers/index.ts";
import { recheckSnapshot } from "../../workers/merchants/snapshot.ts";
import type { Env } from "../../workers/platform/env.ts";
import type AiBinding from "./ai-binding.ts";

// The whole product with some of its parts in the hand of a test: the database can be taken away (the network between
// worker and database is lost), and the AI binding is another worker.

/** `?lost=yes|no` for the database. */
const SWITCH = "/stand-in/parts";
let isDatabaseLost = false;

const lost = async (): Promise<never> => {
  throw new Error("D1_ERROR: Network connection lost.");
};

/** Takes every statement and fails where a real one would: when it is run. */
function lostStatement(): D1PreparedStatement {
  const statement = { bind: () => statement, first: lost, run: lost, all: lost, raw: lost };
  return statement as unknown as D1PreparedStatement;
}

function database(real: D1Database): D1Database {
  const losing = {
    prepare: (query: string) => (isDatabaseLost ? lostStatement() : real.prepare(query)),
    batch: (statements: D1PreparedStatement[]) => (isDatabaseLost ? lost() : real.batch(statements)),
    exec: (query: string) => (isDatabaseLost ? lost() : real.exec(query)),
  };
  return losing as unknown as D1Database;
}

/** An abort signal does not travel between two workers, as it does into the real binding. */
function models(service: unknown): Ai {
  const { run } = {
    run: (model: string, inputs: Parameters<AiBinding["run"]>[1]) => (service as AiBinding).run(model, inputs),
  };
  return { run } as unknown as Ai;
}

const known = new WeakMap<object, Env>();

function withParts(env: Env): Env {
  const wrapped = known.get(env) ?? { ...env, DB: database(env.DB), AI: models(env.AI) };
  known.set(env, wrapped);
  return wrapped;
}

/** The product's. */
export class ConversationObject extends ProductConversation {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, withParts(env));
  }
}

/** The product's. */
export class CaseObject extends ProductCase {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, withParts(env));
  }
}

/** The product's. */
export class CredentialObject extends ProductCredential {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, withParts(env));
  }
}

/** The product's. */
export class DeskObject extends ProductDesk {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, withParts(env));
  }
}

export default {
  fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== SWITCH) return worker.fetch(request, withParts(env), context);
    isDatabaseLost = searchParams.get("lost") === "yes";
    // As if the half minute for which a snapshot needs no check were over.
    recheckSnapshot("demo");
    return Response.json({ isDatabaseLost });
  },
  queue: (batch, env) => worker.queue(batch, withParts(env)),
  scheduled: (_, env) => worker.scheduled(_, withParts(env)),
} satisfies ExportedHandler<Env, import("../../workers/platform/events.ts").EventBatch>;
