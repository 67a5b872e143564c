import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { ROOMS } from "./rooms.ts";

const files = globSync("{workers,durable-objects,web}/**/*.{ts,tsx}").filter(
  (file) =>
    !file.includes("node_modules") && !file.startsWith("web/dist") && !/vite\.[\w.]*config|\.data\.ts$/.test(file),
);
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?from\s+)?"(\.[^"]+)"|import\(\s*"(\.[^"]+)"\s*\)/g;

const roomOf = (file: string) =>
  Object.keys(ROOMS)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

test("every source file stands in a room", () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test("rooms import only what the table allows", () => {
  const trespasses = files.flatMap((file) => {
    const room = roomOf(file);
    const rule = room ? ROOMS[room] : undefined;
    if (!room || !rule) return [];
    return [...readFileSync(file, "utf8").matchAll(IMPORT)].flatMap(([, isType, from, dynamic]) => {
      const target = relative(".", join(dirname(file), from ?? dynamic ?? ""));
      const isInside = (allowed: string) => target === allowed || target.startsWith(`${allowed}/`);
      const isPlatform = isInside("workers/platform") && !room.startsWith("web/") && room !== "workers/understanding";
      if (isInside(room) || isPlatform || rule.imports.some(isInside)) return [];
      if (isType && rule.types?.some(isInside)) return [];
      return [`${file} → ${target}${isType ? " (type)" : ""}`];
    });
  });
  expect(trespasses).toEqual([]);
});

test("no source file is hard to walk: few are over 300 lines", () => {
  const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
  expect(long).toEqual([]);
});
