import { describe, expect, test } from "vitest";
import { bubblesOf, type Outgoing } from "../../workers/channels/bubbles.ts";
import type { Bubble, ChannelContext, Mail, Sent } from "../../workers/channels/channel.ts";
import { settingsSchema } from "../../workers/channels/settings.ts";
import { lengthOf } from "../../workers/channels/split.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { CARD_SAMPLES, ENDLESS_ORDER, saidIn } from "./cards.ts";
import { contextOf, type KindFixture, type Mood, receive, standIn } from "./fixture.ts";
import { oddBodies } from "./odd-bodies.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const LONG_TEXT =
  "您好，您的包裹已经到达杭州转运中心。Please track it at https://example.com/track/SF1234567890?lang=zh 😀👨‍👩‍👧 谢谢！\n".repeat(
    160,
  );

/** An attachment's bytes: what they are does not matter here. */
const FILE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What every kind guarantees, against the documented payloads of its vendor. */
export function describeContract(fixture: KindFixture): void {
  const { kind } = fixture;
  const settings: Record<string, unknown> = settingsSchema(kind.settings).parse(fixture.settings);
  const context = contextOf(settings, NOW, fixture.fetched ? standIn(fixture.fetched).http : undefined);

  describe(`channel kind ${kind.kind}`, () => {
    test("has a form in both languages, and its secrets are secret", () => {
      for (const { title, help } of Object.values(kind.settings)) {
        for (const words of [kind.title, title, help]) expect(words.zh && words.en).toBeTruthy();
      }
      const open = Object.entries(kind.settings).filter(([, field]) => !field.isSecret);
      expect(open.filter(([name]) => /secret|token$|key$|password/i.test(name))).toEqual([]);
    });

    inbound();
    if (fixture.handshake) handshake();
    if (fixture.outbound) outbound();
  });

  function inbound() {
    const first = fixture.inbound[0];
    if (!first) throw new Error("a fixture has at least one documented payload");
    const sample = first;

    test.each(fixture.inbound.map((given) => [given.name, given] as const))("takes in %s", async (_, given) => {
      const events = await receive(kind, await fixture.sign(given.body, NOW, settings), context);
      expect(events).toMatchObject(given.events);
      for (const event of events) if ("eventId" in event) expect(event.eventId).not.toBe("");
    });

    test("takes in every type that its shoppers send", async () => {
      const seen = new Set<string>();
      for (const { body } of fixture.inbound) {
        for (const event of await receive(kind, await fixture.sign(body, NOW, settings), context)) {
          if (event.is === "message") for (const { is } of event.content) seen.add(is);
          else seen.add(event.is);
        }
      }
      expect(fixture.contents.filter((is) => !seen.has(is))).toEqual([]);
    });

    test("fetches what its shoppers attach, with what the vendor asks for, from hosts that it names", async () => {
      const hosts = kind.hosts(settings);
      const isNamed = (host: string) =>
        hosts.some((name) => name === host || (name.startsWith("*.") && host.endsWith(name.slice(1))));
      for (const { name, body } of fixture.inbound) {
        const events = await receive(kind, await fixture.sign(body, NOW, settings), context);
        const contents = events.flatMap((event) => (event.is === "message" ? event.content : []));
        for (const content of contents) {
          if (!("media" in content) || fixture.withoutFiles?.includes(content.is)) continue;
          const { http, calls } = standIn((call) => fixture.file?.(call, FILE) ?? new Response(FILE));
          const answer = await kind.media?.(content.media, { ...context, http });
          expect(answer?.ok, name).toBe(true);
          const bytes = new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
          // What came with the message itself has bytes of its own.
          if (calls.length > 0) expect(bytes, name).toEqual(FILE);
          expect(bytes.length, name).toBeGreaterThan(0);
          expect(
            calls.map(({ url }) => url).filter((url) => url.protocol !== "https:" || !isNamed(url.hostname)),
          ).toEqual([]);
        }
      }
    });

    test("gives a repeated delivery the same event ids", async () => {
      const idsOf = async (atMs: number) =>
        (await receive(kind, await fixture.sign(sample.body, atMs, settings), context)).map((event) =>
          "eventId" in event ? event.eventId : event.source,
        );
      expect(await idsOf(NOW - 1_000)).toEqual(await idsOf(NOW));
    });

    // Mail is proved by the receiving server, with no secret of ours.
    if (Object.values(kind.settings).some(({ isSecret }) => isSecret)) {
      test("refuses what is signed with another secret", async () => {
        await refused(async () =>
          kind.verify(await fixture.sign(sample.body, NOW, otherSecrets(fixture, settings)), context),
        );
      });
    }

    test("refuses an unsigned delivery", async () => {
      const { url, ...signed } = await fixture.sign(sample.body, NOW, settings);
      const bare = {
        ...signed,
        url: new URL(url.pathname, url),
        headers: new Headers(),
        ...fixture.unsigned?.(signed.body),
      };
      await refused(() => kind.verify(bare, context));
    });

    if (fixture.signsBody) {
      test("refuses a body that was changed on the way", async () => {
        const signed = await fixture.sign(sample.body, NOW, settings);
        const at = Math.floor(signed.body.length / 2);
        const body = signed.body.slice();
        body[at] = (body[at] ?? 0) ^ 1;
        await refused(() => kind.verify({ ...signed, body }, context));
      });
    }

    if (fixture.signsTime) {
      test.each([-25 * 3_600_000, 25 * 3_600_000])("refuses a delivery whose clock is %i ms off", async (offset) => {
        await refused(async () => kind.verify(await fixture.sign(sample.body, NOW + offset, settings), context));
      });
    }

    const wrong = fixture.wrongReceiver;
    if (wrong) {
      test("refuses what is meant for another account", async () => {
        const signed = await fixture.sign(wrong.body, NOW, { ...settings, ...wrong.settings });
        await refused(() => receive(kind, signed, context));
      });
    }

    test("refuses odd bodies, signed or not, without an exception", async () => {
      for (const body of oddBodies(sample.body)) {
        await refusedOrRead(async () => receive(kind, await fixture.sign(body, NOW, settings), context));
      }
    });

    test("answers a delivery in the vendor's form", async () => {
      const signed = await fixture.sign(sample.body, NOW, settings);
      const events = await receive(kind, signed, context);
      const answer = await kind.ack?.(events, null, context, signed);
      expect(answer?.status ?? 200).toBeLessThan(300);
    });

    if (kind.passive) {
      test("carries the reply in its answer", async () => {
        const signed = await fixture.sign(sample.body, NOW, settings);
        const [bubble] = bubblesOf(kind, plain('您好 ]]> <b>&amp; "q"'));
        const answer = await kind.ack?.(await receive(kind, signed, context), bubble ? [bubble] : [], context, signed);
        expect(await fixture.carried?.(answer?.body ?? "", signed)).toBe(bubble?.text);
      });
    }
  }

  function handshake() {
    test("answers the vendor's check of the address", async () => {
      const asked = await fixture.handshake?.request(NOW);
      const answer = asked && (await kind.handshake?.(asked, context));
      expect(answer?.status).toBe(200);
      expect(answer?.body).toContain(fixture.handshake?.answer);
    });

    test("takes no ordinary delivery for a check", async () => {
      const sample = fixture.inbound[0];
      const signed = sample && (await fixture.sign(sample.body, NOW, settings));
      expect(signed && (await kind.handshake?.(signed, context))).toBeNull();
    });
  }

  function outbound() {
    const given = fixture.outbound;
    if (!given || !kind.send) throw new Error("a kind that sends has a fixture that answers");
    const send = kind.send.bind(kind);
    const target = { thread: given.thread, reply: given.reply ?? {}, lastInboundAt: NOW - 1_000, sentSince: 0 };

    async function sendAll(message: Outgoing, moods: Mood[]) {
      const left = [...moods];
      const { http, calls } = standIn((call) => {
        const token = given?.token?.("token-1", call);
        if (token) return token;
        if (given?.textOf(call) === null) return given.answer("ok", call);
        return given?.answer(left.shift() ?? "ok", call) ?? new Response(null, { status: 500 });
      });
      const mailed: string[] = [];
      const mail = async (given: Mail) => {
        const answer = fixture.outbound?.mail?.(left.shift() ?? "ok", given);
        if (!answer) throw new Error("no mail is sent here");
        mailed.push(given.text);
        return answer;
      };
      const sending: ChannelContext = { ...context, http, mail };
      const sent: Sent[] = [];
      for (const bubble of bubblesOf(kind, message)) {
        sent.push(await send(bubble, target, sending, new AbortController().signal));
      }
      return {
        sent,
        texts: [...mailed, ...calls.map((call) => given?.textOf(call) ?? null).filter((text) => text !== null)],
        calls,
        mailed,
      };
    }

    test("sends a text as it is, to whom it is meant for", async () => {
      const { sent, texts } = await sendAll(plain('您好 "quoted" <b>&amp;</b>\n第二行'), ["ok"]);
      expect(sent).toMatchObject([{ is: "sent" }]);
      expect(texts).toEqual(['您好 "quoted" <b>&amp;</b>\n第二行']);
    });

    test("splits a long reply within its limit and loses nothing", async () => {
      const { texts } = await sendAll(plain(LONG_TEXT), []);
      const { max, unit } = kind.limits.text;
      expect(Math.max(...texts.map((text) => lengthOf(text, unit)))).toBeLessThanOrEqual(max);
      expect(texts.join("").replace(/\s/g, "")).toBe(LONG_TEXT.replace(/\s/g, ""));
      expect(texts.join("\n").match(/https:\/\/example\.com\/track\/SF1234567890\?lang=zh/g)).toHaveLength(160);
    });

    test("offers choices so that each can be answered", async () => {
      const choices = [
        { id: "confirm", label: "确认" },
        { id: "cancel", label: "再想想" },
      ];
      const { calls, mailed } = await sendAll({ ...plain("要取消订单吗？"), choices }, ["ok"]);
      const all = [...mailed, ...calls.map((call) => decodeAll(call.body + call.url.search))].join("\n");
      for (const { label } of choices) expect(all).toContain(label);
    });

    test.each(CARD_SAMPLES)("tells a card whole, natively or in words: $card.kind", async ({ card, words }) => {
      const { sent, calls, mailed } = await sendAll({ ...plain("请看："), cards: [card] }, []);
      expect(new Set(sent.map(({ is }) => is))).toEqual(new Set(["sent"]));
      if (given.cardsAsData) return expect(calls.map(({ body }) => body).join()).toContain(JSON.stringify(card));
      const said = saidIn([...mailed, ...calls.flatMap(({ url, body }) => [body, url.search.slice(1)])]);
      expect(["请看：", ...words].filter((word) => !said.includes(word))).toEqual([]);
    });

    test("tells many cards with choices whole, and one that is too long for any card", async () => {
      const choices = [{ id: "choice_of_mine", label: "就要这个" }];
      const cards = [...CARD_SAMPLES.map(({ card }) => card), ENDLESS_ORDER];
      const message = { ...plain("请看："), choices, cards };
      const { calls, mailed } = await sendAll(message, []);
      if (given.cardsAsData) return expect(calls.map(({ body }) => body).join()).toContain(JSON.stringify(cards));
      const said = saidIn([...mailed, ...calls.flatMap(({ url, body }) => [body, url.search.slice(1)])]);
      const words = [...CARD_SAMPLES.flatMap(({ words }) => words), "A2002", "1000.00", "第400种商品", "就要这个"];
      // Parts are cut between words; nothing of them is lost.
      const solid = said.replace(/\s/g, "");
      expect(words.filter((word) => !solid.includes(word.replace(/\s/g, "")))).toEqual([]);
    });

    if (kind.limits.choices) {
      test("gets a pressed button back as the choice that was offered", async () => {
        const choices = [
          { id: "choice_one", label: "第一个" },
          { id: "choice_two", label: "第二个" },
        ];
        const { calls } = await sendAll({ ...plain("哪一个？"), choices }, ["ok"]);
        const said = saidIn(calls.flatMap(({ url, body }) => [body, decodeAll(body + url.search)]));
        if (given.buttonsSpeak) return expect(choices.filter(({ label }) => !said.includes(label))).toEqual([]);
        expect(choices.filter(({ id }) => !said.includes(id))).toEqual([]);
        // What is pulled has its samples in a test of its own.
        expect(fixture.contents.some((is) => is === "choice" || is === "pull")).toBe(true);
      });
    }

    const expected: Record<Exclude<Mood, "ok">, object> = {
      retryable: { is: "retry" },
      token: kind.token ? { is: "token_refused" } : { is: "refused", reason: "credentials" },
      window: { is: "refused", reason: expect.stringMatching(/^(window|quota)$/) },
      blocked: { is: "refused", reason: "blocked" },
      invalid: { is: "refused" },
    };
    const moods = (Object.keys(expected) as (keyof typeof expected)[]).filter((mood) => !given.without?.includes(mood));
    test.each(moods)("knows the vendor's error: %s", async (mood) => {
      const { sent } = await sendAll(plain("您好"), [mood]);
      expect(sent).toMatchObject([expected[mood]]);
    });

    test("never takes a call without an answer for a sent message", async () => {
      const lost = () => Promise.reject(new Error("time-out"));
      const hanging = { ...context, http: lost, mail: lost };
      await expect(send(bubble("您好"), target, hanging, new AbortController().signal)).rejects.toThrow();
    });

    if (kind.isIdempotent) {
      test("bears the same key in each attempt of a message, and another in the next", async () => {
        const [once, again, next] = await Promise.all([
          sendAll(plain("您好"), []),
          sendAll(plain("您好"), []),
          sendAll({ ...plain("您好"), key: "msg_other" }, []),
        ]);
        const wire = ({ calls }: typeof once) => calls.map(({ url, headers, body }) => [url.href, [...headers], body]);
        expect(wire(once)).toEqual(wire(again));
        expect(wire(once)).not.toEqual(wire(next));
      });
    }

    const fetchToken = kind.token?.bind(kind);
    if (fetchToken) {
      test("bears the token it was given, and fetches a new one", async () => {
        const { http } = standIn((call) => given.token?.("token-2", call) ?? new Response(null, { status: 500 }));
        const token = await fetchToken({ ...context, http }, null);
        expect(token).toMatchObject({ value: "token-2" });
        expect(token.ttlMs).toBeGreaterThan(60_000);
        const { calls } = await sendAll(plain("您好"), ["ok"]);
        expect(calls.map((call) => given.tokenOf?.(call)).filter((borne) => borne)).toEqual(["token-1"]);
      });

      test("says so where the vendor gives no token", async () => {
        const { http } = standIn(() => new Response(JSON.stringify({ error: "invalid_client" }), { status: 400 }));
        await expect(fetchToken({ ...context, http }, null)).rejects.toThrow();
      });
    }

    test("calls only the hosts it names", async () => {
      const { calls } = await sendAll(plain(LONG_TEXT), []);
      const hosts = kind.hosts(settings);
      const isNamed = (host: string) =>
        hosts.some((name) => name === host || (name.startsWith("*.") && host.endsWith(name.slice(1))));
      expect(calls.map(({ url }) => url.hostname).filter((host) => !isNamed(host))).toEqual([]);
    });
  }
}

function plain(text: string): Outgoing {
  return { key: "msg_0123456789abcdef", text, choices: [], cards: [], from: "bot" };
}

function bubble(text: string): Bubble {
  return { key: "msg_0123456789abcdef", text, choices: [], cards: [], from: "bot" };
}

/** Form bodies and JSON's escapes are undone, so that a label is found however it travels. */
function decodeAll(text: string): string {
  try {
    const plain = decodeURIComponent(text.replaceAll("+", " "));
    return plain.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  } catch {
    return text;
  }
}

function otherSecrets({ kind }: KindFixture, settings: Record<string, unknown>): Record<string, unknown> {
  const changed = Object.entries(settings).map(([name, value]) => {
    const isSecret = kind.settings[name]?.isSecret && typeof value === "string";
    return [
      name,
      isSecret ? value.replace(/[a-y](?=[^a-y]*$)/i, (c) => String.fromCharCode(c.charCodeAt(0) + 1)) : value,
    ];
  });
  return Object.fromEntries(changed);
}

async function refused(work: () => Promise<unknown>): Promise<void> {
  const error = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DeskbellError)) throw new Error(`not refused: ${String(error)}`, { cause: error });
  expect(["unauthorized", "forbidden", "invalid"]).toContain(error.code);
}

async function refusedOrRead(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DeskbellError)) throw error;
  }
}
