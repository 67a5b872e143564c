import { afterEach, expect, test, vi } from "vitest";
import { getFile } from "../../workers/channels/http.ts";
import { openHttp } from "../../workers/channels/open-http.ts";

afterEach(() => vi.restoreAllMocks());

const HOSTS = ["api.vendor.example", "*.files.example"];
const relay = { url: "https://relay.example/", key: "relay-key-of-some-length" };

/** What the network is asked, each with its headers; answered by the address. */
function network(answer: (address: string) => Response) {
  const asked: { address: string; headers: Record<string, string> }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const address = headers["x-relay-target"] ?? String(input);
    asked.push({ address, headers });
    return answer(address);
  });
  return asked;
}
const movedTo = (location: string) => new Response(null, { status: 307, headers: { location } });
const secret = { authorization: "Basic secret" };

test("a file that its vendor keeps elsewhere is fetched there, without the credentials", async () => {
  const asked = network((address) =>
    address.includes("api.") ? movedTo("https://cdn.files.example/a?sig=1") : new Response("bytes"),
  );
  const answer = await getFile(openHttp(HOSTS, null), "https://api.vendor.example/media/1", secret);
  expect(await answer.text()).toBe("bytes");
  expect(asked.map(({ address, headers }) => [address, headers.authorization])).toEqual([
    ["https://api.vendor.example/media/1", "Basic secret"],
    ["https://cdn.files.example/a?sig=1", undefined],
  ]);
});

test("the relay is asked for each of the addresses", async () => {
  const asked = network((address) => (address.endsWith("/1") ? movedTo("/2") : new Response("bytes")));
  const answer = await getFile(openHttp(HOSTS, relay), "https://api.vendor.example/1", secret);
  expect(await answer.text()).toBe("bytes");
  expect(asked.map(({ address }) => address)).toEqual(["https://api.vendor.example/1", "https://api.vendor.example/2"]);
  expect(asked.map(({ headers }) => headers["x-relay-key"])).toEqual([relay.key, relay.key]);
});

test.each([
  "https://127.0.0.1/a",
  "https://169.254.169.254/latest/meta-data",
  "https://evil.example/a",
  "http://api.vendor.example/a",
  "https://x@api.vendor.example/a",
])("a vendor that sends on to %s is not followed", async (location) => {
  const asked = network((address) => (address.endsWith("/1") ? movedTo(location) : new Response("secret")));
  await expect(getFile(openHttp(HOSTS, null), "https://api.vendor.example/1")).rejects.toThrow();
  expect(asked).toHaveLength(1);
});

test("a circle of redirects ends", async () => {
  const asked = network(() => movedTo("https://api.vendor.example/1"));
  const answer = await getFile(openHttp(HOSTS, null), "https://api.vendor.example/1");
  expect(answer.ok).toBe(false);
  expect(asked).toHaveLength(4);
});

test("a call that is no fetch of a file is not sent on", async () => {
  const asked = network(() => movedTo("https://cdn.files.example/a"));
  await expect(openHttp(HOSTS, null)("https://api.vendor.example/send", { method: "POST" })).rejects.toThrow();
  expect(asked).toHaveLength(1);
});
