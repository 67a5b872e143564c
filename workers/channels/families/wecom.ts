import { z } from "zod";
import { DeskbellError } from "../../platform/errors.ts";
import { type Answer, textAnswer } from "../answer.ts";
import type { RawRequest, Token } from "../channel.ts";
import { requireFresh } from "../freshness.ts";
import type { Http } from "../http.ts";
import { readText } from "../payload.ts";
import { jsonOf, type Outcome } from "../sent.ts";
import { line, secret, shown } from "../settings.ts";
import { openWechat, requireWechatSignature } from "./wechat-crypto.ts";
import { readCipher } from "./wechat-messages.ts";

// What apps of WeCom and WeChat Customer Service share. https://developer.work.weixin.qq.com/document/path/90930

export const WECOM_HOST = "qyapi.weixin.qq.com";

const aesKey = z.string().trim().length(43);

/** The fields of a callback at WeCom. */
export const wecomFields = {
  corpId: shown(
    { zh: "企业 ID", en: "Corp ID" },
    { zh: "管理后台 → 我的企业，ww 开头", en: "Admin console → My company, begins with ww" },
    line(64),
  ),
  corpSecret: secret(
    { zh: "Secret", en: "Secret" },
    {
      zh: "应用详情页；并把出口 IP 加入企业可信 IP",
      en: "On the app's page; add our egress address to the trusted IPs",
    },
    line(128),
  ),
  token: secret(
    { zh: "回调 Token", en: "Callback token" },
    { zh: "接收消息 → 设置 API 接收，随机生成", en: "Receive messages → API settings, generated" },
    line(32),
  ),
  encodingAesKey: secret(
    { zh: "EncodingAESKey", en: "EncodingAESKey" },
    { zh: "同页，43 位", en: "The same page, 43 characters" },
    aesKey,
  ),
  previousAesKey: secret(
    { zh: "上一个密钥", en: "Previous EncodingAESKey" },
    { zh: "更换密钥期间填写旧的", en: "The old one, while you change keys" },
    aesKey.optional(),
  ),
};

interface Callback {
  corpId: string;
  token: string;
  encodingAesKey: string;
  previousAesKey?: string | undefined;
}

/** The check of the address: the opened `echostr`, with nothing around it. */
export async function checkedByWecom(request: RawRequest, settings: Callback, now: number): Promise<Answer | null> {
  if (request.method !== "GET") return null;
  return textAnswer(await opened(request, request.url.searchParams.get("echostr") ?? "", settings, now));
}

/** The message of a callback, if it is signed and meant for this company. */
export async function openedByWecom(request: RawRequest, settings: Callback, now: number): Promise<string> {
  return opened(request, readCipher(readText(request.body)), settings, now);
}

async function opened({ url }: RawRequest, cipher: string, settings: Callback, now: number): Promise<string> {
  const given = (name: string) => url.searchParams.get(name) ?? "";
  const timestamp = given("timestamp");
  await requireWechatSignature(given("msg_signature"), settings.token, timestamp, given("nonce"), cipher);
  requireFresh(timestamp, "s", now);
  return openWechat([settings.encodingAesKey, settings.previousAesKey], cipher, settings.corpId);
}

/** https://developer.work.weixin.qq.com/document/path/90313 */
export const WECOM_CODES: Record<string, Outcome> = {
  "-1": "retry",
  "45009": "retry",
  "45033": "retry",
  "40001": "token_refused",
  "40014": "token_refused",
  "42001": "token_refused",
  "60020": "credentials",
  "48002": "credentials",
  "60011": "credentials",
  "81013": "blocked",
  "82001": "blocked",
  "60111": "blocked",
  "95001": "window", // recalled: over 48 hours or five messages
  "95013": "blocked", // recalled: the session is over
  "95016": "window", // recalled: the session's state takes no message
  "95018": "window", // recalled
  "44004": "invalid",
  "45002": "invalid",
};

/** `GET /cgi-bin/gettoken`. */
export async function wecomToken(http: Http, corpId: string, corpSecret: string): Promise<Token> {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: corpSecret });
  const answer = await jsonOf(await http(`https://${WECOM_HOST}/cgi-bin/gettoken?${query}`));
  const { access_token: value, expires_in: seconds, errcode } = answer;
  if (typeof value !== "string" || typeof seconds !== "number") {
    throw new DeskbellError("unavailable", `WeCom gives no access token (code ${String(errcode)})`, {
      detail: { reason: errcode === 60020 ? "address_not_allowed" : "credentials" },
    });
  }
  return { value, ttlMs: seconds * 1_000 };
}
