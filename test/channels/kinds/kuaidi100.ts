import { createHash } from "node:crypto";
import { fromUtf8, utf8 } from "../../../workers/channels/digest.ts";
import { kuaidi100 } from "../../../workers/channels/kinds/kuaidi100.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";

const push = (given: object) =>
  JSON.stringify({
    status: "polling",
    message: "",
    lastResult: {
      state: "0",
      ischeck: "0",
      com: "shunfeng",
      nu: "SF1234567890",
      data: [
        {
          time: "2026-11-20 16:00:00",
          ftime: "2026-11-20 16:00:00",
          context: "快件已到达杭州转运中心",
          areaName: "浙江,杭州",
        },
      ],
      ...given,
    },
  });

/** Payloads of https://api.kuaidi100.com/document/5f0ff6e82977d50a94e10237 */
export const fixture = defineFixture({
  kind: kuaidi100,
  settings: { saltSecret: "stand-in-salt" },
  sign(param, _, { saltSecret }) {
    const sign = createHash("md5").update(`${param}${saltSecret}`).digest("hex").toUpperCase();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return post(WEBHOOK_URL, headers, new URLSearchParams({ sign, param }).toString());
  },
  // Subscriptions are pushed again when a push failed; no time is signed.
  signsTime: false,
  signsBody: true,
  unsigned: (body) => ({ body: utf8(fromUtf8(body).replace(/^sign=[^&]*&/, "")) }),
  inbound: [
    {
      name: "a parcel on its way",
      body: push({}),
      events: [
        {
          is: "commerce",
          at: Date.parse("2026-11-20T08:00:00Z"),
          shipment: {
            trackingNo: "SF1234567890",
            courier: "shunfeng",
            state: "in_transit",
            events: [{ at: Date.parse("2026-11-20T08:00:00Z"), text: "快件已到达杭州转运中心", place: "浙江,杭州" }],
          },
        },
      ],
    },
    {
      name: "a delivered parcel",
      body: push({ state: "3", ischeck: "1" }),
      events: [{ shipment: { state: "delivered" } }],
    },
    { name: "a refused parcel", body: push({ state: "14" }), events: [{ shipment: { state: "problem" } }] },
    { name: "a parcel that goes back", body: push({ state: "6" }), events: [{ shipment: { state: "returned" } }] },
  ],
  // The salt belongs to one subscription; no receiver is named.
  contents: ["commerce"],
});
