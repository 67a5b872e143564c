import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis/cloudflare";
import type { Env } from "./env.ts";
import { DeskbellError } from "./errors.ts";
import { log } from "./log.ts";

/** What is counted, and by which settings. */
const LIMITS = {
  shopper: { binding: "LIMIT_SHOPPER", perMinute: "LIMIT_SHOPPER_PER_MINUTE", default: 60 },
  shop: { binding: "LIMIT_SHOP", perMinute: "LIMIT_SHOP_PER_MINUTE", default: 6000 },
  address: { binding: "LIMIT_ADDRESS", perMinute: "LIMIT_ADDRESS_PER_MINUTE", default: 300 },
} as const;
type Limited = keyof typeof LIMITS;

const RETRY_AFTER_S = 60;
const counters = new Map<string, Ratelimit>();

/**
 * Counts one request against a limit; throws `limited` with the seconds to wait.
 * With Upstash configured the count is exact and its numbers are the vars; else the rate-limit binding guards against
 * floods, per place and approximately, with the numbers of wrangler.toml. A counter that fails lets the request pass.
 */
export async function countAgainst(env: Env, limited: Limited, key: string): Promise<void> {
  const verdict = env.UPSTASH_REDIS_REST_URL ? await exact(env, limited, key) : await flood(env, limited, key);
  if (!verdict.isOver) return;
  throw new DeskbellError("limited", "too many requests; wait and send again", { retryAfterS: verdict.retryAfterS });
}

async function flood(env: Env, limited: Limited, key: string) {
  const { success } = await env[LIMITS[limited].binding].limit({ key });
  return { isOver: !success, retryAfterS: RETRY_AFTER_S };
}

async function exact(env: Env, limited: Limited, key: string) {
  try {
    const { success, reset, reason } = await counter(env, limited).limit(key);
    if (reason === "timeout") log("warn", "limits.upstash_timeout", { limited });
    return { isOver: !success, retryAfterS: Math.max(1, Math.ceil((reset - Date.now()) / 1000)) };
  } catch (error) {
    log("warn", "limits.upstash_failed", { limited, error });
    return flood(env, limited, key);
  }
}

function counter(env: Env, limited: Limited): Ratelimit {
  const { perMinute, default: usual } = LIMITS[limited];
  const tokens = Number(env[perMinute] ?? usual);
  const url = env.UPSTASH_REDIS_REST_URL ?? "";
  const id = `${limited}:${tokens}:${url}`;
  const known = counters.get(id);
  if (known) return known;
  const made = new Ratelimit({
    redis: new Redis({ url, token: env.UPSTASH_REDIS_REST_TOKEN ?? "", retry: false }),
    limiter: Ratelimit.slidingWindow(tokens, "60 s"),
    prefix: `deskbell:${limited}`,
    timeout: 500,
    analytics: false,
  });
  counters.set(id, made);
  return made;
}
