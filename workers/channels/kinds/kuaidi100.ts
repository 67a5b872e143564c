import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { equalText, md5Hex } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { chinaTime, withText } from "../families/commerce.ts";
import { hashedId, idText, readForm, readJson, readText } from "../payload.ts";
import { line, secret } from "../settings.ts";

const maybe = z.string().nullish();
const body = z.object({
  status: maybe,
  lastResult: z.object({
    state: idText,
    com: z.string(),
    nu: z.string().min(1),
    data: z.array(z.object({ time: maybe, ftime: maybe, context: maybe, areaName: maybe })).default([]),
  }),
});

/** Recalled: what the figures of `state` mean. */
const STATES: Record<string, NonNullable<CommerceEvent["shipment"]>["state"]> = {
  "0": "in_transit",
  "1": "collected",
  "2": "problem",
  "3": "delivered",
  "4": "returned",
  "5": "delivering",
  "6": "returned",
  "8": "in_transit",
  "14": "problem",
};

/** 快递100 tracking by subscription, events only. https://api.kuaidi100.com/document/5f0ff6e82977d50a94e10237 */
export const kuaidi100 = defineChannel({
  kind: "kuaidi100",
  title: { zh: "快递100 物流", en: "Kuaidi100 tracking" },
  settings: {
    saltSecret: secret(
      { zh: "签名 salt", en: "Signature salt" },
      { zh: "订阅时自定的 salt，推送用它签名", en: "The salt given when subscribing; pushes are signed with it" },
      line(128),
    ),
  },
  hosts: () => [],
  async verify({ body: bytes }, { settings }) {
    const form = readForm(readText(bytes));
    const param = form.get("param") ?? "";
    if (!equalText(form.get("sign")?.toUpperCase(), md5Hex(param + settings.saltSecret).toUpperCase()))
      refuse("signature");
    return param;
  },
  async parse(param, { now }): Promise<CommerceEvent[]> {
    const { lastResult } = readJson(param, body);
    const { state: figure, com, nu, data } = lastResult;
    const events = data.map(({ time, ftime, context, areaName }) => ({
      at: chinaTime(ftime ?? time, now()),
      text: context ?? "",
      ...withText({ place: areaName }),
    }));
    const at = events[0]?.at ?? now();
    const state = STATES[figure];
    // The vendor gives no event id: the same state with the same newest line is the same news.
    const eventId = await hashedId(com, nu, figure, data.length, data[0]?.ftime ?? data[0]?.time ?? "");
    return [
      { is: "commerce", eventId, at, shipment: { trackingNo: nu, courier: com, ...(state ? { state } : {}), events } },
    ];
  },
  ack: () => jsonAnswer({ result: true, returnCode: "200", message: "成功" }),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});
