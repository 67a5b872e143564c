import { expect, test } from "vitest";
import { base64, utf8 } from "../../workers/channels/digest.ts";
import {
  alipaySignature,
  formBytes,
  isSignedByAlipay,
  publicHalf,
  textsOf,
} from "../../workers/channels/families/alipay-sign.ts";
import { packed, unpacked } from "../../workers/channels/families/apple-gateway.ts";

test("the runtime reads Alipay's charset", () => {
  const form = utf8("charset=GBK&biz_content=%C4%FA%BA%C3%A3%AC%7e+1");
  expect(textsOf(formBytes(form))).toEqual({ charset: "GBK", biz_content: "您好，~ 1" });
});

test("the runtime signs as Alipay does, and knows the public half of our key", async () => {
  const rsa = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  const pair = await crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("a pair of keys");
  const pkcs8 = await crypto.subtle.exportKey("pkcs8", pair.privateKey);
  if (!(pkcs8 instanceof ArrayBuffer)) throw new Error("a private key is bytes");
  const privateKey = base64(new Uint8Array(pkcs8));
  const fields = { app_id: "1", charset: "utf-8", biz_content: "您好 & 再见" };
  const sign = await alipaySignature(fields, privateKey);
  const form = (given: object) => formBytes(utf8(new URLSearchParams({ ...fields, sign, ...given }).toString()));
  const publicKey = await publicHalf(privateKey);
  expect(await isSignedByAlipay(form({ sign_type: "RSA2" }), publicKey)).toBe(true);
  expect(await isSignedByAlipay(form({ app_id: "2" }), publicKey)).toBe(false);
});

test("the runtime unpacks what it has packed", async () => {
  expect(new TextDecoder().decode(await unpacked(await packed('{"text":"您好"}')))).toBe('{"text":"您好"}');
});
