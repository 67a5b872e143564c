import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { openCodes } from "../../workers/commerce/codes/codes.ts";
import { boundMail, type Carrier, httpSms, openCodeSender } from "../../workers/commerce/codes/sender.ts";
import { sweepCodes } from "../../workers/commerce/codes/sweep-codes.ts";
import { ANONYMOUS, type Codes, type Identity } from "../../workers/commerce/ports.ts";
import { identityCodes } from "../../workers/platform/db/schema/codes.ts";
import { customerConversations, customers } from "../../workers/platform/db/schema/customers.ts";
import { seal } from "../../workers/platform/privacy/seal.ts";
import { NOW, newShop } from "../merchants/shop-fixture.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ALICE: Identity = { level: "order_phone", customerId: "alice", orderIds: ["A1"] };
const WRONG = { proved: false, isOver: false };
const OVER = { proved: false, isOver: true };

/** A shop whose codes arrive at this test, and codes of any conversation. */
async function newDesk() {
  const made = await newShop();
  const clock = { at: NOW };
  const sent: { to: string; digits: string }[] = [];
  const sms = async (to: string, text: string) => {
    sent.push({ to, digits: /\d{6}/.exec(text)?.[0] ?? "" });
  };
  const open = (conversation = "web~c1", contact = "shp_1", carrier: typeof sms | null = sms): Codes =>
    openCodes(
      {
        database: made.database,
        keys: made.keys,
        shop: made.snapshot,
        now: () => clock.at,
        conversation,
        contact,
        address: null,
      },
      { sms: carrier, email: null },
    );
  return { ...made, clock, sent, open, last: () => sent.at(-1)?.digits ?? "" };
}

/** What a failing or absent SMS service and a mail binding of the test leave behind. */
async function newMailDesk(options: { sms?: Carrier | null; email?: Carrier | null } = {}) {
  const desk = await newDesk();
  const mails: { to: string; text: string; subject: string }[] = [];
  const mail: Carrier = async (to, text, subject) => {
    mails.push({ to, text, subject });
  };
  const { sms = null, email = mail } = options;
  const deps = { database: desk.database, keys: desk.keys, shop: desk.snapshot, now: () => desk.clock.at };
  const codes = openCodes({ ...deps, conversation: "web~m1", contact: "shp_m", address: null }, { sms, email });
  const sealed = await seal(desk.keys, "alice@example.com");
  await desk.database
    .update(customers)
    .set({ emailSealed: sealed })
    .where(and(eq(customers.shopId, desk.shop), eq(customers.id, "alice")));
  return { ...desk, mails, codes };
}

const other = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, "0");

describe("a one-time code", () => {
  it("goes to the phone on file, is kept only as a hash, and opens the customer's file once", async () => {
    const desk = await newDesk();
    expect(await desk.open().send(ALICE)).toEqual({ sent: true, by: "sms", to: expect.stringContaining("*") });
    expect(desk.sent).toEqual([
      { to: expect.stringContaining("13812345678"), digits: expect.stringMatching(/^\d{6}$/) },
    ]);
    const [row] = await desk.database.select().from(identityCodes).where(eq(identityCodes.shopId, desk.shop));
    expect(JSON.stringify(row)).not.toContain(desk.last());
    expect(await desk.open().prove(ALICE, ` ${desk.last()} `)).toEqual({
      proved: true,
      identity: { level: "code", customerId: "alice", orderIds: ["A1"] },
    });
    expect(await desk.open().prove(ALICE, desk.last())).toEqual(OVER);
    const links = await desk.database
      .select()
      .from(customerConversations)
      .where(eq(customerConversations.shopId, desk.shop));
    expect(links).toMatchObject([{ customerId: "alice", conversation: "web~c1" }]);
  });

  it("is over after five wrong guesses, whether they come one by one or at once", async () => {
    const desk = await newDesk();
    await desk.open().send(ALICE);
    const guesses = await Promise.all(Array.from({ length: 8 }, () => desk.open().prove(ALICE, other(desk.last()))));
    expect(guesses.filter((one) => "isOver" in one && !one.isOver)).toHaveLength(4);
    expect(await desk.open().prove(ALICE, desk.last())).toEqual(OVER);
  });

  it("is over after ten minutes, and when a newer one was sent", async () => {
    const desk = await newDesk();
    await desk.open().send(ALICE);
    const first = desk.last();
    desk.clock.at += 10 * MINUTE_MS;
    expect(await desk.open().prove(ALICE, first)).toEqual(OVER);
    await desk.open().send(ALICE);
    const second = desk.last();
    await desk.open().send(ALICE);
    if (second !== desk.last()) expect(await desk.open().prove(ALICE, second)).toEqual(WRONG);
    expect(await desk.open().prove(ALICE, desk.last())).toMatchObject({ proved: true });
  });

  it("is good only in the conversation, for the customer and in the shop it was sent for", async () => {
    const [desk, elsewhere] = [await newDesk(), await newDesk()];
    await desk.open().send(ALICE);
    expect(await desk.open("web~c2").prove(ALICE, desk.last())).toEqual(OVER);
    expect(await desk.open().prove({ ...ALICE, customerId: "bob" }, desk.last())).toEqual(OVER);
    expect(await elsewhere.open().prove(ALICE, desk.last())).toEqual(OVER);
    expect(await desk.open().prove(ALICE, desk.last())).toMatchObject({ proved: true });
  });

  it.each(["", "12345", "1234567", "abcdef", "'; drop table"])("guessed as %j is wrong", async (guess) => {
    const desk = await newDesk();
    await desk.open().send(ALICE);
    expect(await desk.open().prove(ALICE, guess)).toEqual(WRONG);
  });

  it("is sent to nobody unknown, and to nobody without a contact", async () => {
    const desk = await newDesk();
    expect(await desk.open().send(ANONYMOUS)).toEqual({ sent: false, why: "unknown" });
    expect(await desk.open().send({ ...ALICE, customerId: "ghost" })).toEqual({ sent: false, why: "no_contact" });
    expect(await desk.open("web~c1", "shp_1", null).send(ALICE)).toEqual({ sent: false, why: "no_contact" });
    expect(desk.sent).toEqual([]);
  });

  it("is sent at most five times an hour to a customer, wherever it is asked for", async () => {
    const desk = await newDesk();
    const ask = (time: number) => desk.open(`web~s${time}`, `shp_${time}`).send(ALICE);
    const answers = await Promise.all(Array.from({ length: 9 }, (_, time) => ask(time)));
    expect(answers.filter(({ sent }) => sent)).toHaveLength(5);
    expect(answers.filter((answer) => !answer.sent)).toEqual(
      Array.from({ length: 4 }, () => ({ sent: false, why: "limited" })),
    );
    expect(desk.sent).toHaveLength(5);
    desk.clock.at += HOUR_MS + 1;
    expect(await ask(10)).toMatchObject({ sent: true });
  });

  it("that could not be sent is said so", async () => {
    const desk = await newDesk();
    const failing = async () => {
      throw new Error("no line");
    };
    expect(await desk.open("web~c1", "shp_1", failing).send(ALICE)).toEqual({ sent: false, why: "failed" });
  });

  it("is swept when it is good for nothing", async () => {
    const desk = await newDesk();
    await desk.open().send(ALICE);
    await sweepCodes(desk.database, NOW + 30 * MINUTE_MS);
    expect(await desk.database.$count(identityCodes, eq(identityCodes.shopId, desk.shop))).toBe(1);
    await sweepCodes(desk.database, NOW + HOUR_MS + 1);
    expect(await desk.database.$count(identityCodes, eq(identityCodes.shopId, desk.shop))).toBe(0);
  });
});

describe("a code by mail", () => {
  const digitsOf = (text = "") => /\d{6}/.exec(text)?.[0] ?? "";

  it("goes to the address on file where there is no SMS service, and proves as well", async () => {
    const { codes, mails } = await newMailDesk();
    expect(await codes.send(ALICE, { language: "en" })).toEqual({ sent: true, by: "email", to: "a***@example.com" });
    expect(mails).toEqual([
      { to: "alice@example.com", text: expect.stringMatching(/\d{6}.*tell nobody/), subject: expect.any(String) },
    ]);
    expect(mails[0]?.subject).not.toMatch(/\d{6}/);
    expect(await codes.prove(ALICE, digitsOf(mails[0]?.text))).toMatchObject({ proved: true });
  });

  it("is taken where the shopper asks for mail, and by SMS otherwise; one that fails leaves the other", async () => {
    const texts: string[] = [];
    const both = await newMailDesk({ sms: async (_, text) => void texts.push(text) });
    expect(await both.codes.send(ALICE)).toMatchObject({ sent: true, by: "sms" });
    expect(await both.codes.send(ALICE, { by: "email" })).toMatchObject({ sent: true, by: "email" });
    expect(both.mails[0]?.text).toContain("验证码");
    expect([texts.length, both.mails.length]).toEqual([1, 1]);
    const broken = await newMailDesk({ sms: () => Promise.reject(new Error("no line")) });
    expect(await broken.codes.send(ALICE)).toMatchObject({ sent: true, by: "email" });
    expect(await broken.codes.prove(ALICE, digitsOf(broken.mails[0]?.text))).toMatchObject({ proved: true });
  });

  it("reaches nobody who has no address, and says so", async () => {
    const { codes, mails, database, shop } = await newMailDesk();
    await database.update(customers).set({ emailSealed: null }).where(eq(customers.shopId, shop));
    expect(await codes.send(ALICE, { by: "email" })).toEqual({ sent: false, why: "no_contact" });
    expect(mails).toEqual([]);
  });

  it("is sent through the binding from the operator's address; without either there is no such way", async () => {
    const sent: unknown[] = [];
    const send = async (mail: unknown) => {
      sent.push(mail);
      return { messageId: "<m1>" };
    };
    const binding = { send } as unknown as SendEmail;
    await boundMail(binding, "codes@shop.example")("alice@example.com", "code 123456", "your code");
    expect(sent).toEqual([
      expect.objectContaining({ to: "alice@example.com", from: "codes@shop.example", subject: "your code" }),
    ]);
    expect(openCodeSender({ EMAIL: binding })).toBeNull();
    expect(openCodeSender({ MAIL_FROM: "codes@shop.example" })).toBeNull();
    expect(openCodeSender({ EMAIL: binding, MAIL_FROM: "codes@shop.example" })).toMatchObject({ sms: null });
  });

  it("is taken by the runtime's own binding", async () => {
    if (!env.EMAIL) throw new Error("wrangler.toml binds EMAIL");
    await boundMail(env.EMAIL, "codes@shop.example")("alice@example.com", "code 123456", "your code");
  });
});

describe("the SMS service", () => {
  it("gets number and text with the token; a refusal of it is a failure", async () => {
    const calls: Request[] = [];
    const status = { is: 202 };
    vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
      calls.push(new Request(url, init));
      return new Response("ok", { status: status.is });
    });
    try {
      const send = httpSms("http://sms.test/send", "secret");
      await send("+8613812345678", "123456");
      expect(calls[0]?.headers.get("authorization")).toBe("Bearer secret");
      expect(await calls[0]?.json()).toEqual({ to: "+8613812345678", text: "123456" });
      status.is = 500;
      await expect(send("+8613812345678", "123456")).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
