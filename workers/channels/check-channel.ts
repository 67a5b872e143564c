import type { Clock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { log } from "../platform/log.ts";
import { contextOf } from "./context.ts";
import type { Channel } from "./directory.ts";
import type { Words } from "./settings.ts";

/** What a check of the credentials has shown. */
export interface Checked {
  works: boolean;
  account: string | null;
  /** Whether the webhook was registered by call; null: the merchant pastes it. */
  registered: boolean | null;
  problem: Words | null;
}

const PROBLEM: Words = {
  zh: "平台没有接受这些凭证，请逐项核对；如平台限制来源 IP，请选择出口中继",
  en: "The vendor did not accept these credentials: check each field; where it limits addresses, choose an egress relay",
};

/** Asks the vendor: by the kind's own check, else by fetching a token; then registers the webhook where it can. */
export async function checkChannel(
  env: Env,
  channel: Channel,
  now: Clock,
  token: () => Promise<string>,
): Promise<Checked> {
  const { kind } = channel;
  const context = contextOf(env, channel, now, token);
  try {
    if (!kind.check && kind.token) await token();
    const { account = null, problem = null } = (await kind.check?.(context)) ?? {};
    if (problem) return { works: false, account, registered: null, problem };
    await kind.connect?.(context);
    return { works: true, account, registered: kind.connect ? true : null, problem: null };
  } catch (error) {
    log("warn", "channel.check", { channel: channel.id, kind: kind.kind, error });
    return { works: false, account: null, registered: kind.connect ? false : null, problem: PROBLEM };
  }
}
