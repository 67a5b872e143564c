import { z } from "zod";
import { DeskbellError } from "../../platform/errors.ts";
import type { ChannelContext, Sent, Token } from "../channel.ts";
import type { MediaRef } from "../events.ts";
import { getFile, type Http, postJson } from "../http.ts";
import { jsonOf, type Outcome, sentByCode, sentByStatus } from "../sent.ts";

export const WECHAT_HOST = "api.weixin.qq.com";

/** Error codes of the customer-message API; those marked "recalled" are to be checked with a live account. */
const CODES: Record<string, Outcome> = {
  "-1": "retry",
  "45009": "quota",
  "45011": "retry",
  "40001": "token_refused",
  "40014": "token_refused",
  "42001": "token_refused",
  "45015": "window", // recalled
  "45047": "quota", // recalled
  "40003": "blocked",
  "43004": "blocked",
  "48001": "credentials",
  "40164": "credentials",
  "45002": "invalid",
};

/** What the vendor's `errcode` means for what was sent. */
export async function wechatSent(response: Response, codes: Record<string, Outcome> = CODES): Promise<Sent> {
  const failed = sentByStatus(response);
  if (failed) return failed;
  const { errcode, msgid } = await jsonOf(response);
  if (errcode === undefined || errcode === 0) return { is: "sent", ...(msgid ? { id: String(msgid) } : {}) };
  return sentByCode(String(errcode), codes);
}

/** `POST /cgi-bin/stable_token`: repeated calls give the same token while it is good. */
export async function wechatToken(http: Http, appId: string, secret: string): Promise<Token> {
  const response = await postJson(http, `https://${WECHAT_HOST}/cgi-bin/stable_token`, {
    grant_type: "client_credential",
    appid: appId,
    secret,
    force_refresh: false,
  });
  const { access_token: value, expires_in: seconds, errcode } = await jsonOf(response);
  if (typeof value !== "string" || typeof seconds !== "number") {
    throw new DeskbellError("unavailable", `WeChat gives no access token (code ${String(errcode)})`, {
      detail: { reason: errcode === 40164 ? "address_not_allowed" : "credentials" },
    });
  }
  return { value, ttlMs: seconds * 1_000 };
}

/** Shows the shopper that an answer is being written. */
export async function wechatTyping(http: Http, token: string, thread: string): Promise<void> {
  const url = `https://${WECHAT_HOST}/cgi-bin/message/custom/typing?access_token=${encodeURIComponent(token)}`;
  await postJson(http, url, { touser: thread, command: "Typing" });
}

/** The hosts of pictures by their address, and of films. */
export const WECHAT_FILE_HOSTS = ["*.qpic.cn", "*.tc.qq.com"];

/** The bytes of a picture by its address, which needs no token and no allow-list, else of a media id at `host`. */
export async function wechatMedia(
  host: string,
  { id = "", url }: MediaRef,
  { http, token }: Pick<ChannelContext, "http" | "token">,
): Promise<Response> {
  const picture = url ? await getFile(http, url).catch(() => null) : null;
  if (picture?.ok || (picture && !id)) return picture;
  await picture?.body?.cancel();
  const query = new URLSearchParams({ access_token: await token(), media_id: id });
  const answer = await http(`https://${host}/cgi-bin/media/get?${query}`);
  if (!/json|text\/plain/.test(answer.headers.get("content-type") ?? "")) return answer;
  // Errors and the addresses of films are told in JSON, with the status of a file.
  const { video_url: film, errcode } = told.parse(await jsonOf(answer));
  if (film) return getFile(http, film);
  return new Response(null, { status: TOKEN_ERRORS.has(errcode ?? 0) ? 401 : 404 });
}

const told = z.object({ video_url: z.string().optional(), errcode: z.number().optional() });
const TOKEN_ERRORS: ReadonlySet<number> = new Set([40_001, 40_014, 42_001]);
