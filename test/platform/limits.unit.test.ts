import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { countAgainst } from "../../workers/platform/limits.ts";
import { hasRedis, type RedisBridge, startRedisBridge } from "../stand-ins/redis-bridge.ts";

const open = { limit: async () => ({ success: true }) };
const shut = { limit: async () => ({ success: false }) };

test("without Upstash the rate-limit binding decides, and a refusal says when to come back", async () => {
  await expect(countAgainst({ LIMIT_SHOPPER: open } as unknown as Env, "shopper", "a")).resolves.toBeUndefined();
  const refused = countAgainst({ LIMIT_SHOPPER: shut } as unknown as Env, "shopper", "a");
  await expect(refused).rejects.toMatchObject({ code: "limited", retryAfterS: 60 });
});

const isRedisThere = hasRedis();

describe.skipIf(!isRedisThere)("with Upstash configured (needs redis-server)", () => {
  let bridge: RedisBridge;
  let env: Env;
  beforeAll(async () => {
    bridge = await startRedisBridge();
    env = {
      UPSTASH_REDIS_REST_URL: bridge.url,
      UPSTASH_REDIS_REST_TOKEN: bridge.token,
      LIMIT_SHOPPER_PER_MINUTE: "5",
      LIMIT_SHOPPER: shut,
    } as unknown as Env;
  });
  afterAll(() => bridge.close());

  test("exactly as many pass as the var says, counted per key", async () => {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => countAgainst(env, "shopper", "one")));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    const refusal = results.find((result) => result.status === "rejected");
    expect(refusal?.reason).toBeInstanceOf(DeskbellError);
    expect(refusal?.reason.retryAfterS).toBeGreaterThan(0);
    await expect(countAgainst(env, "shopper", "another")).resolves.toBeUndefined();
  });

  test("a Redis that refuses leaves the decision to the binding", async () => {
    const wrongToken = { ...env, UPSTASH_REDIS_REST_URL: `${bridge.url}/?wrong`, UPSTASH_REDIS_REST_TOKEN: "wrong" };
    await expect(countAgainst(wrongToken, "shopper", "three")).rejects.toMatchObject({ code: "limited" });
    await expect(
      countAgainst({ ...wrongToken, LIMIT_SHOPPER: open } as Env, "shopper", "three"),
    ).resolves.toBeUndefined();
  });

  test("a Redis that does not answer holds nobody up for long", async () => {
    bridge.stall(true);
    await expect(countAgainst({ ...env, LIMIT_SHOPPER: open } as Env, "shopper", "four")).resolves.toBeUndefined();
    bridge.stall(false);
  });
});
