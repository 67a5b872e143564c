import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChat, type Product, signInOwner, startProduct } from "./product.ts";

const ORDER = "880012340002";
const sent: { to: string; text: string; token: string | undefined }[] = [];
const service = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(parts).toString("utf8")) as { to: string; text: string };
    sent.push({ ...body, token: request.headers.authorization });
    response.writeHead(202).end();
  });
});
let product: Product;

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const { port } = service.address() as AddressInfo;
  product = await startProduct({ vars: { SMS_URL: `http://127.0.0.1:${port}/send`, SMS_TOKEN: "sms-token" } });
  const owner = await signInOwner(product.base);
  const policy = (await (await owner.call("GET", "/api/admin/demo/policy")).json()) as {
    actions: Record<string, Record<string, unknown>>;
  };
  policy.actions.cancel_order = { ...policy.actions.cancel_order, identity: "code" };
  expect((await owner.call("PUT", "/api/admin/demo/policy", policy)).status).toBe(200);
});
afterAll(async () => {
  await product.stop();
  service.close();
});

test("an order is cancelled by number, digits and a code sent to the phone on file", async () => {
  const shopper = await openChat(product.base);
  const asked = await shopper.ask(`取消订单${ORDER}，不想要了，手机尾号1155`);
  expect(asked.last?.expects).toEqual({ kind: "slot", name: "code" });
  // The phone of the customer's file, not the one of the parcel.
  expect(sent).toEqual([{ to: "13900001101", text: expect.stringMatching(/\d{6}/), token: "Bearer sms-token" }]);
  expect(asked.text).not.toContain("13900001101");
  const digits = /\d{6}/.exec(sent[0]?.text ?? "")?.[0] ?? "";
  const wrong = await shopper.ask(digits === "000000" ? "111111" : "000000");
  expect(wrong.last?.expects).toEqual({ kind: "slot", name: "code" });
  const preview = await shopper.ask(digits);
  expect(preview.last?.expects).toEqual({ kind: "confirm", name: "cancel_order" });
  expect((await shopper.ask({ choice: "confirm" })).actions.at(-1)).toMatchObject({
    name: "cancel_order",
    state: "executed",
  });
});
