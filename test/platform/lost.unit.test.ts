import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { sayingWhenLost, unlessLost } from "../../workers/platform/db/lost.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";

const wrapped = (message: string) => new DrizzleQueryError("select 1", [], new Error(message));

describe("an error of the database", () => {
  test.each([
    "D1_ERROR: Network connection lost.",
    "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
    "D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.",
    "D1_ERROR: internal error",
  ])("“%s” is a database that is away, and says when to come back", (message) => {
    for (const error of [new Error(message), wrapped(message)]) {
      expect(unlessLost(error)).toMatchObject({ code: "unavailable", retryAfterS: 5 });
    }
  });

  test.each([
    "D1_ERROR: no such table: nothing: SQLITE_ERROR",
    "D1_ERROR: UNIQUE constraint failed: shops.id: SQLITE_CONSTRAINT",
    "D1_TYPE_ERROR: Type 'undefined' not supported",
  ])("“%s” is our own mistake, and stays one", (message) => {
    const error = wrapped(message);
    expect(unlessLost(error)).toBe(error);
  });

  test("that is none stays what it is", () => {
    const error = new DeskbellError("conflict", "the order has changed");
    expect(unlessLost(error)).toBe(error);
    expect(unlessLost("thrown text")).toBe("thrown text");
  });
});

test("a part says when the database is lost, and is else what it was", async () => {
  const part = sayingWhenLost({
    kept: 7,
    add: (a: number, b: number) => a + b,
    read: async (isLost: boolean) => {
      if (isLost) throw wrapped("D1_ERROR: Network connection lost.");
      return "row";
    },
  });
  expect([part.kept, part.add(2, 3), await part.read(false)]).toEqual([7, 5, "row"]);
  await expect(part.read(true)).rejects.toMatchObject({ code: "unavailable" });
});
