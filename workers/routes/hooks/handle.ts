import { credentialOf } from "../../../durable-objects/credential/contract.ts";
import { openTakeInPorts } from "../../../durable-objects/credential/ports.ts";
import type { Answer } from "../../channels/answer.ts";
import type { RawRequest } from "../../channels/channel.ts";
import { contextOf } from "../../channels/context.ts";
import type { Channel } from "../../channels/directory.ts";
import { takeIn } from "../../channels/take-in.ts";
import { wellFormed } from "../../channels/well-formed.ts";
import { systemClock } from "../../platform/clock.ts";
import type { Env } from "../../platform/env.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";

/** What goes with a delivery: the trace of its way, and whence it came, for the limits on identity attempts. */
interface Way {
  trace: string;
  address: string | null;
}

/**
 * A delivery from its first byte to its answer: URL check, verification, parsing, storing, acknowledgement. Null: an
 * empty 200. Throws where it is refused, and where something could not be stored.
 */
export async function handleDelivery(
  env: Env,
  channel: Channel,
  request: RawRequest,
  way: Way,
): Promise<Answer | null> {
  const { kind } = channel;
  const context = contextOf(env, channel, systemClock, async () =>
    unwrap(await credentialOf(env, channel.id).token(channel.id, null)),
  );
  const checked = await kind.handshake?.(request, context);
  if (checked) return checked;
  const parsed = await kind.parse(await kind.verify(request, context), context, request);
  const events = await wellFormed(parsed, systemClock());
  // A paused channel is asked again by its vendor, which loses nothing; a URL check is still answered.
  if (channel.state === "paused")
    throw new DeskbellError("unavailable", "this channel is paused", { retryAfterS: 300 });
  const carried = await takeIn(channel, events, openTakeInPorts(env, channel, { ...way, now: systemClock }));
  return (await kind.ack?.(events, carried.length > 0 ? carried : null, context, request)) ?? null;
}
