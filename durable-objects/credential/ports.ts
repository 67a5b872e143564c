import { readBarcodes } from "../../workers/channels/attachments/barcodes.ts";
import { keepAttachments } from "../../workers/channels/attachments/keep.ts";
import { attachmentStore } from "../../workers/channels/attachments/store.ts";
import { contextOf } from "../../workers/channels/context.ts";
import type { Channel } from "../../workers/channels/directory.ts";
import type { ConversationPort, TakeInPorts } from "../../workers/channels/take-in.ts";
import { privacySubject, takePrivacyRequest } from "../../workers/commerce/customers/privacy/take-request.ts";
import { mirrorEvents } from "../../workers/commerce/mirror/mirror-events.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import { shopDatabase } from "../../workers/platform/db/shop-database.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError, unwrap } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import { tellNews } from "../../workers/platform/news.ts";
import { dataKeys } from "../../workers/platform/privacy/keys.ts";
import { conversationOf, type Opening } from "../conversation/contract.ts";
import { credentialOf } from "./contract.ts";
import { meetLater } from "./meet-later.ts";

/** The real owners of what a channel brings in. */
export function openTakeInPorts(
  env: Env,
  channel: Channel,
  { trace, address, now }: { trace: string; address: string | null; now: Clock },
): TakeInPorts {
  const { shop } = channel;
  return {
    conversation: (thread) =>
      conversationPort(env, {
        shop,
        conversation: `${channel.id}~${thread}`,
        channel: channel.id,
        thread,
        trace,
        address,
      }),
    async meet(thread, contact, said) {
      meetLater(env, { shop, channel: channel.id, conversation: `${channel.id}~${thread}`, contact, said, now: now() });
    },
    keep(thread, event) {
      const { kind } = channel;
      let borne: string | null = null;
      let refused: string | null = null;
      const context = contextOf(env, channel, now, async () => {
        borne = unwrap(await credentialOf(env, channel.id).token(channel.id, refused));
        return borne;
      });
      const refuseToken = () => {
        refused = borne;
      };
      const store = attachmentStore(env.ATTACHMENTS);
      const place = { shop, conversation: `${channel.id}~${thread}` };
      return keepAttachments(place, event, { kind, context, store, readBarcodes, refuseToken });
    },
    async mirror(events) {
      const database = await shopDatabase(env, shop);
      if (!database) throw new DeskbellError("not_found", "there is no such shop");
      await mirrorEvents({ database, shop, channel: channel.id, now: now() }, events);
      if (events.some(({ shipment }) => shipment !== undefined)) await tellNews(env, shop, ["shipments"]);
    },
    async pull({ source, hint }) {
      unwrap(await credentialOf(env, channel.id).pull(channel.id, source, hint, trace));
    },
    async privacy(event) {
      const database = await shopDatabase(env, shop);
      if (!database) throw new DeskbellError("not_found", "there is no such shop");
      const keys = await dataKeys(env.DATA_KEY, shop);
      const { is: ask, eventId, ...told } = event;
      const subject = privacySubject.parse(told);
      const code = event.is === "erase" ? (event.code ?? null) : null;
      await takePrivacyRequest(
        { database, keys, shop, now: now() },
        { channel: channel.id, eventId, ask, subject, code },
      );
      log("info", "channel.privacy_asked", { trace, channel: channel.id, ask, event: eventId });
    },
  };
}

function conversationPort(env: Env, opening: Opening): ConversationPort {
  const object = conversationOf(env, opening.shop, opening.conversation);
  return {
    async receive({ eventId, text, choice, attachment, arrival }) {
      // A vendor's event id is the proof; the same one with another body is the same event.
      const event = { eventId, bodyHash: "", text, choice, attachment, arrival };
      return unwrap(await object.receive(opening, event, 0)).carried;
    },
    async signal(eventId, arrival, signal) {
      return unwrap(await object.signal(opening, eventId, arrival, signal)).carried;
    },
    receipt: (receipt) => object.receipt(receipt),
  };
}
