import type { PrivacyRequest } from "./commerce/customers/privacy/settle-requests.ts";
import { type PrivacyPorts, settlePrivacyRequests } from "./commerce/customers/privacy/settle-requests.ts";
import type { PrivacySubject } from "./commerce/customers/privacy/take-request.ts";
import { loadSnapshot } from "./merchants/snapshot.ts";
import type { Database } from "./platform/db/database.ts";
import type { Env } from "./platform/env.ts";
import { outcome, unwrap } from "./platform/errors.ts";
import { dataKeys } from "./platform/privacy/keys.ts";
import type { EvidenceRef } from "./platform/ticket-words.ts";
import { createTicket } from "./tickets/create-ticket.ts";

const SUMMARY = {
  zh: ({ ask }: PrivacyRequest, due: string, found: number) =>
    ask === "export"
      ? `平台转来的数据查询请求：请把该顾客的资料整理后交给对方，最迟 ${due}`
      : `平台要求删除一位顾客的数据，${found === 0 ? "没有找到对应的顾客" : `可能是 ${found} 位顾客中的一位`}：请核实后删除，最迟 ${due}`,
  en: ({ ask }: PrivacyRequest, due: string, found: number) =>
    ask === "export"
      ? `A vendor asks for a customer's data: gather it and hand it out by ${due}`
      : `A vendor asks to erase a customer, and ${found === 0 ? "none was found" : `${found} may be meant`}: find out who, and erase them by ${due}`,
};

/** Carries out what vendors asked of personal data, of all shops of a database. `now` is epoch ms. */
export function sweepPrivacy(env: Env, database: Database, now: number): Promise<void> {
  const ports: PrivacyPorts = {
    keys: (shop) => dataKeys(env.DATA_KEY, shop),
    raise: (request, subject, people) => raise(env, request, subject, people, now),
  };
  return settlePrivacyRequests(database, ports, now);
}

async function raise(
  env: Env,
  request: PrivacyRequest,
  { contact, orders = [] }: PrivacySubject,
  people: readonly string[],
  now: number,
): Promise<string> {
  const { shopId, channel, eventId, dueAt } = request;
  const { snapshot, database } = await loadSnapshot(env, shopId, () => now);
  const { defaultLanguage: language, timeZone } = snapshot;
  const due = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone });
  const [only] = people.length === 1 ? people : [];
  const id = `tkt_p${(await keyOf(`${channel}\n${eventId}`)).slice(0, 20)}`;
  const evidence: EvidenceRef[] = [
    ...(contact ? [{ kind: "event" as const, ref: `${channel}:${contact}` }] : []),
    ...orders.slice(0, 20).map((ref) => ({ kind: "order" as const, ref })),
    ...people.slice(0, 20).map((ref) => ({ kind: "link" as const, ref: `/desk/${shopId}/customers/${ref}` })),
  ];
  const made = await outcome(() =>
    createTicket(
      { database, shop: snapshot, now: () => now },
      {
        ...{ id, key: `privacy:${channel}:${eventId}`, type: "other", priority: "high", source: "api" },
        summary: SUMMARY[language](request, due.format(dueAt), people.length),
        ...(only ? { customerId: only } : {}),
        evidence,
        tags: ["privacy"],
      },
    ),
  );
  // Another body under this key: who may be meant has changed since it was raised. It is there.
  if (!made.ok && made.error.code === "conflict") return id;
  return unwrap(made).id;
}

async function keyOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
