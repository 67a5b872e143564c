import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Queue } from "../../durable-objects/conversation/queue.ts";

describe("the queue of arrivals", () => {
  it("steps run in the order of arrival, whenever their preparations end and whichever of them fail", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 20 }), async (scheduler, fails) => {
        const queue = new Queue();
        const ran: number[] = [];
        const all = fails.map((isFailing, index) =>
          queue.inOrder(scheduler.schedule(Promise.resolve(index)), (prepared) => {
            ran.push(prepared);
            if (isFailing) throw new Error("refused");
            return prepared;
          }),
        );
        const settled = Promise.allSettled(all);
        await scheduler.waitFor(settled);
        expect(ran).toEqual(fails.map((_, index) => index));
        expect((await settled).map(({ status }) => status === "rejected")).toEqual(fails);
      }),
    );
  });

  it("a preparation that fails holds nobody up", async () => {
    const queue = new Queue();
    const first = queue.inOrder(Promise.reject(new Error("no key")), () => 1);
    const second = queue.inOrder(Promise.resolve(2), (value) => value);
    await expect(first).rejects.toThrow("no key");
    expect(await second).toBe(2);
  });
});
