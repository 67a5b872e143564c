import { staff } from "../../workers/platform/db/schema/shops.ts";
import { ticketAgents } from "../../workers/platform/db/schema/tickets.ts";
import type { NewTicket, TicketDeps } from "../../workers/tickets/ports.ts";
import { NOW, newShop } from "../merchants/shop-fixture.ts";

export const ANNA = { actor: "staff:anna", name: "安娜" };
export const HOUR_MS = 3_600_000;

/** A shop with two agents and a clock that the test moves. */
export async function newDesk() {
  const made = await newShop();
  const clock = { at: NOW };
  const person = (userId: string, displayName: string) => ({
    shopId: made.shop,
    userId,
    role: "agent" as const,
    displayName,
    createdAt: NOW,
  });
  await made.database.insert(staff).values([person("anna", "安娜"), person("ben", "小本")]);
  const hours = { shop: made.shop, timeZone: "Asia/Shanghai", staffHours: [], holidays: [] };
  const deps: TicketDeps & { keys: typeof made.keys } = {
    database: made.database,
    keys: made.keys,
    shop: hours,
    now: () => clock.at,
  };
  return { ...made, deps, clock };
}
export type Desk = Awaited<ReturnType<typeof newDesk>>;

let count = 0;
export const ticketInput = (more: Partial<NewTicket> = {}): NewTicket => ({
  key: `k${++count}`,
  type: "refund",
  summary: "顾客要求退款，电话 13812345678",
  source: "agent",
  ...more,
});

export async function setAgent(desk: Desk, userId: string, more: Partial<typeof ticketAgents.$inferInsert>) {
  const row = { skills: [], languages: [], tiers: [], capacity: 20, isAway: false, updatedAt: NOW, ...more };
  await desk.database
    .insert(ticketAgents)
    .values({ shopId: desk.shop, userId, ...row })
    .onConflictDoUpdate({ target: [ticketAgents.shopId, ticketAgents.userId], set: row });
}
