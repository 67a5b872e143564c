import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { ebayKey } from "../../workers/channels/families/ebay-key.ts";
import { json, standIn } from "./fixture.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");

const publicPem = () =>
  generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" }).toString();

/** A vendor that knows the keys whose id begins with `own`. */
function vendor(clientId: string) {
  const pem = publicPem();
  const { http, calls } = standIn(({ url }) => {
    if (url.pathname.endsWith("/token")) return json({ access_token: "app-token" });
    return url.pathname.includes("/own") ? json({ key: pem }) : json({ errors: [] }, 404);
  });
  const ask = (kid: string, at = NOW) =>
    ebayKey(kid, { settings: { clientId, clientSecret: "s" }, http, now: () => at });
  const lookUps = () => calls.filter(({ url }) => url.pathname.includes("/public_key/")).length;
  return { ask, lookUps };
}

test("invented key ids make us call a few times a minute and no more", async () => {
  const { ask, lookUps } = vendor("app-guessed");
  const all = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => ask(`invented-${i}`)));
  expect(all.every(({ status }) => status === "rejected")).toBe(true);
  expect(lookUps()).toBe(5);
  await expect(ask("own-key-new")).rejects.toThrow();
  await expect(ask("own-key-new", NOW + 61_000)).resolves.toBeDefined();
});

test("what turns out to be a key does not count, nor does one that was a key before", async () => {
  const { ask, lookUps } = vendor("app-busy");
  for (let i = 0; i < 20; i++) await ask(`own-${i}`);
  expect(lookUps()).toBe(20);
  const later = NOW + 2 * 3_600_000;
  await Promise.allSettled(Array.from({ length: 40 }, (_, i) => ask(`other-${i}`, later)));
  await expect(ask("own-19", later)).resolves.toBeDefined();
});

test("the guesses against one app leave those of another alone", async () => {
  const attacked = vendor("app-attacked");
  await Promise.allSettled(Array.from({ length: 40 }, (_, i) => attacked.ask(`guess-${i}`)));
  const other = vendor("app-other");
  await expect(other.ask("own-other-app")).resolves.toBeDefined();
});
