import fc from "fast-check";
import { expect, it } from "vitest";
import { waitingBubbles } from "../../web/chat/state.ts";
import { type Fault, World } from "./world.ts";

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>({ kind: "lost_request" }),
  fc.constant<Fault>({ kind: "lost_answer" }),
  fc.constant<Fault>({ kind: "status", status: 429, retryAfter: "2" }),
);

type Step =
  | { do: "say" | "bot" | "skipped" | "drop" | "mute" | "offline" | "online" | "reload" }
  | { do: "fault"; fault: Fault }
  | { do: "wait"; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: "say" }) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: "bot" }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: "skipped" }, { do: "drop" }, { do: "mute" }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: "offline" }, { do: "online" }, { do: "reload" }) },
  { weight: 3, arbitrary: fault.map((of): Step => ({ do: "fault", fault: of })) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 12_000 }).map((ms): Step => ({ do: "wait", ms })) },
);

async function run(steps: Step[]): Promise<{ world: World; said: string[] }> {
  const world = new World();
  const said: string[] = [];
  let chat = world.open();
  let bots = 0;
  const say = (text: string) => {
    said.push(text);
    chat.say(text);
  };
  say("s0");
  await world.settle();
  for (const taken of steps) {
    if (taken.do === "say") say(`s${said.length}`);
    if (taken.do === "bot") world.say(`b${++bots}`);
    if (taken.do === "skipped") world.say(`b${++bots}`, { isPushed: false });
    if (taken.do === "drop") world.dropSockets();
    if (taken.do === "mute") world.areSocketsMute = !world.areSocketsMute;
    if (taken.do === "offline" || taken.do === "online") {
      world.isOnline = taken.do === "online";
      if (!world.isOnline) world.dropSockets();
      chat.wake();
    }
    if (taken.do === "reload") chat = world.open();
    if (taken.do === "fault") world.faults.push(taken.fault);
    if (taken.do === "wait") await world.advance(taken.ms);
    checkScreen(world);
  }
  world.faults = [];
  world.areSocketsMute = false;
  world.isOnline = true;
  chat.wake();
  await world.advance(120_000);
  return { world, said };
}

/** At no moment is anything out of order, missing in between, or twice on the screen. */
function checkScreen(world: World): void {
  for (const state of world.states.splice(0, world.states.length - 1)) {
    const { messages, floor } = state.thread;
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, at) => floor + 1 + at));
    const texts = [...messages, ...waitingBubbles(state)].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  }
}

it("through any breaks, losses and reloads every message is stored once, in order, and shown once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { world, said } = await run(steps);
      checkScreen(world);
      const stored = world.conversation.messages;
      expect(stored.filter(({ from }) => from === "shopper").map(({ text }) => text)).toEqual(said);
      expect(world.state.thread.messages).toEqual(stored);
      expect(world.state.outbox).toEqual([]);
      expect(world.conversations.size).toBe(1);
    }),
    { numRuns: 1000 },
  );
}, 60_000);
