import * as z from "zod/mini";
import type { Perform } from "./api.ts";
import { channelAnswers } from "./channels-wire.ts";

/** The values of a channel's form; null empties a field. */
export type Settings = Record<string, string | null>;

/** The calls about the shop's channels. */
export function channelCalls(call: Perform) {
  const all = (shop: string) => `/api/admin/${encodeURIComponent(shop)}/channels`;
  const one = (shop: string, id: string) => `${all(shop)}/${encodeURIComponent(id)}`;
  const desk = (shop: string) => `/api/desk/${encodeURIComponent(shop)}`;
  return {
    all: (shop: string) => call(channelAnswers.all, { method: "GET", path: all(shop) }),
    add: (shop: string, body: { kind: string; name: string; settings: Settings; relay: string | null }) =>
      call(channelAnswers.added, { method: "POST", path: all(shop), body }),
    change: (
      shop: string,
      id: string,
      body: { name?: string; state?: string; relay?: string | null; settings?: Settings },
    ) => call(z.unknown(), { method: "PATCH", path: one(shop, id), body }),
    remove: (shop: string, id: string) => call(z.unknown(), { method: "DELETE", path: one(shop, id) }),
    check: (shop: string, id: string) =>
      call(channelAnswers.check, { method: "POST", path: `${one(shop, id)}/check`, body: {} }),
    deadLetters: (shop: string) =>
      call(channelAnswers.deadLetters, { method: "GET", path: `${desk(shop)}/dead-letters` }),
    resend: (shop: string, conversation: string, message: string) =>
      call(z.unknown(), {
        method: "POST",
        path: `${desk(shop)}/conversations/${encodeURIComponent(conversation)}/messages/${encodeURIComponent(message)}/resend`,
        body: {},
      }),
  };
}
export type ChannelsApi = ReturnType<typeof channelCalls>;
