import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { type Product, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signInOwner>>;

let product: Product;
let owner: Staff;
let agent: Staff;
let webhookUrl: string;
let channel: string;

beforeAll(async () => {
  product = await startProduct();
  [owner, agent] = await Promise.all([signInOwner(product.base), signInAgent(product.base)]);
  const form = { kind: "telegram", name: "bot", settings: telegram.settings };
  const made = await owner.call("POST", "/api/admin/demo/channels", form);
  ({ webhookUrl, id: channel } = (await made.json()) as { webhookUrl: string; id: string });
});
afterAll(() => product.stop());

let update = 1;
/** A shopper writes on the channel; resolves to their customer once the desk shows it. */
async function write(from: number): Promise<string> {
  const person = { id: from, is_bot: false, first_name: "Mei" };
  const chat = { id: from, type: "private" };
  const message = { message_id: update, from: person, chat, date: 1, text: "在吗" };
  const posted = await fetch(webhookUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": String(telegram.settings.secretToken),
    },
    body: JSON.stringify({ update_id: update++, message }),
  });
  expect(posted.status).toBe(200);
  let customer: string | undefined;
  await vi.waitFor(async () => {
    const shown = await agent.call("GET", `/api/desk/demo/conversations/${channel}~${from}`);
    customer = ((await shown.json()) as { customer: { id: string } | null }).customer?.id;
    expect(customer).toBeDefined();
  }, 15_000);
  return customer ?? "";
}

const DESK = "/api/desk/demo";
const merge = (who: Staff, customers: unknown, headers?: Record<string, string>) =>
  who.call("POST", `${DESK}/customers/merge`, { customers }, headers);
const split = (who: Staff, customers: unknown) => who.call("POST", `${DESK}/customers/split`, { customers });

describe("one customer over channels", () => {
  test("is merged by a supervisor with history in one place, and split again", async () => {
    const [one, other] = [await write(501), await write(502)];
    expect((await merge(owner, [one, other])).status).toBe(200);
    await vi.waitFor(async () => {
      const shown = await agent.call("GET", `${DESK}/conversations/${channel}~501`);
      const { history, records } = (await shown.json()) as {
        history: { conversation: string }[];
        records: { id: string }[];
      };
      expect(records.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());
      expect(history.map(({ conversation }) => conversation)).toEqual([`${channel}~502`]);
    }, 15_000);
    expect((await split(owner, [other])).status).toBe(200);
    const person = await agent.call("GET", `${DESK}/customers/${one}`);
    expect(await person.json()).toMatchObject({ records: [{ id: one, kinds: ["channel_user"] }] });
    expect((await split(owner, [other])).status).toBe(412);
  });

  test("is for supervisors of this shop, from our own pages, and of customers who are there", async () => {
    const [one, other] = [await write(503), await write(504)];
    expect((await merge(agent, [one, other])).status).toBe(403);
    expect((await split(agent, [one])).status).toBe(403);
    expect((await merge(owner, [one, other], { Origin: "https://evil.example" })).status).toBe(403);
    expect((await owner.call("POST", "/api/desk/other/customers/merge", { customers: [one, other] })).status).toBe(403);
    expect((await fetch(`${product.base}${DESK}/customers/${one}`)).status).toBe(401);
    expect((await merge(owner, [one, "cus_nobody"])).status).toBe(404);
    expect((await merge(owner, [one])).status).toBe(400);
    expect((await agent.call("GET", `${DESK}/customers/cus_nobody`)).status).toBe(404);
    const declined = await owner.call("POST", `${DESK}/customer-suggestions/decline`, { customers: [one, other] });
    expect(declined.status).toBe(404);
    expect(await (await agent.call("GET", `${DESK}/customer-suggestions`)).json()).toEqual({ suggestions: [] });
  });
});
