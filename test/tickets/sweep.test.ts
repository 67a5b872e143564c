import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { type Sweep, sweep } from "../../workers/sweep.ts";
import { NOW, newShop } from "../merchants/shop-fixture.ts";

describe("the sweeps", () => {
  it("go on after one that throws, which is logged without personal data and named at the end", async () => {
    await newShop();
    const ran: string[] = [];
    const runs =
      (name: string): Sweep =>
      async () =>
        void ran.push(name);
    const fails: Sweep = async () => {
      throw new Error("no answer about 13812345678 of alice@example.com");
    };
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    try {
      const report = await sweep(env, NOW, { first: runs("first"), second: fails, third: fails, last: runs("last") });
      expect(ran).toEqual(["first", "last"]);
      expect(report).toEqual({ done: 2, failed: ["DB second", "DB third"] });
      const lines = errors.mock.calls.map(([line]) => String(line));
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { event: "sweep.failed", sweep: "second", error: { message: expect.stringContaining("5678") } },
        { event: "sweep.failed", sweep: "third" },
        { event: "sweep.ended", done: 2, failed: ["DB second", "DB third"] },
      ]);
      expect(lines.join("\n")).not.toMatch(/13812345678|alice@/);
    } finally {
      errors.mockRestore();
    }
  });

  it("all run where nothing is wrong", async () => {
    await newShop();
    expect((await sweep(env, NOW)).failed).toEqual([]);
  });
});
