import type { Clock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ChannelContext } from "./channel.ts";
import type { Channel } from "./directory.ts";
import { openHttp } from "./open-http.ts";
import { relayOf } from "./relays.ts";

/** What the steps of a kind may use, for one channel. `token` asks the credential object. */
export function contextOf(env: Env, channel: Channel, now: Clock, token: () => Promise<string>): ChannelContext {
  const { kind, settings, webhookUrl, relay } = channel;
  return {
    settings,
    now,
    webhookUrl,
    http: openHttp(kind.hosts(settings), relay === null ? null : relayOf(env, relay)),
    token,
    mail(mail) {
      if (!env.EMAIL) throw new DeskbellError("precondition", "no mail can be sent here: bind EMAIL in wrangler.toml");
      const { from, ...rest } = mail;
      const sender = from.name === undefined ? from.email : { email: from.email, name: from.name };
      return env.EMAIL.send({ ...rest, from: sender });
    },
  };
}
