import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkAddress, guardedFetch } from "../../workers/platform/guarded-fetch.ts";

const guard = { timeoutMs: 1000, maxBytes: 1000 };

test.each([
  "http://example.com/",
  "ftp://example.com/",
  "not an address",
  "https://user:secret@example.com/",
  "https://localhost/",
  "https://127.0.0.1/",
  "https://0x7f000001/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://10.1.2.3/",
  "https://172.16.0.1/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://100.64.0.1/",
  "https://[::1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://metadata.internal/",
  "https://intranet/",
])("%s is not called", (address) => {
  expect(() => checkAddress(address, guard)).toThrow();
});

test("a public https address is called; an allow-list narrows it to its hosts", () => {
  expect(checkAddress("https://api.example.com/v1", guard).hostname).toBe("api.example.com");
  expect(() => checkAddress("https://evil.example.com/", { ...guard, allowedHosts: ["api.example.com"] })).toThrow();
});

let base = "";
const server = createServer((request, response) => {
  if (request.url === "/redirect") response.writeHead(302, { Location: "http://127.0.0.1/secret" }).end();
  else if (request.url === "/large") response.writeHead(200).end("x".repeat(5000));
  else if (request.url === "/slow") setTimeout(() => response.end("late"), 3000).unref();
  else response.end("ok");
});
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const operators = { ...guard, isOperators: true };

test("a redirect is not followed", async () => {
  await expect(guardedFetch(`${base}/redirect`, {}, operators)).rejects.toThrow("redirects");
});

test("a body over the limit breaks off", async () => {
  await expect(guardedFetch(`${base}/large`, {}, operators).then((r) => r.text())).rejects.toThrow();
});

test("a slow answer is given up", async () => {
  await expect(guardedFetch(`${base}/slow`, {}, { ...operators, timeoutMs: 50 })).rejects.toThrow();
});

test("what is asked for in good order arrives", async () => {
  expect(await (await guardedFetch(`${base}/`, {}, operators)).text()).toBe("ok");
});
