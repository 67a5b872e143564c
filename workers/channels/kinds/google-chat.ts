import { importPKCS8, SignJWT } from "jose";
import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { type ChannelContext, defineChannel, type RawRequest, type Sent } from "../channel.ts";
import { bearerOf, claimsOf } from "../families/bearer-token.ts";
import { chatCards, chatMessage } from "../families/google-chat-cards.ts";
import { chatEvents } from "../families/google-chat-events.ts";
import { postForm, postJson } from "../http.ts";
import { readText } from "../payload.ts";
import { jsonOf, sentByStatus } from "../sent.ts";
import { optionalLine, secret, shown } from "../settings.ts";

const API = "https://chat.googleapis.com/v1";
const TOKEN_URL = "https://oauth2.googleapis.com/token";
const SCOPE = "https://www.googleapis.com/auth/chat.bot";
/** Who calls where the audience is an address; a project's own add-on account is named in the form, never matched by pattern. */
const CHAT_ACCOUNT = "chat@system.gserviceaccount.com";
const OIDC = {
  issuer: ["https://accounts.google.com", "accounts.google.com"],
  keys: "https://www.googleapis.com/oauth2/v3/certs",
};
/** Recalled: the JWK form of the account's certificates, which the vendor documents as X.509. */
const PROJECT = { issuer: CHAT_ACCOUNT, keys: `https://www.googleapis.com/service_accounts/v1/jwk/${CHAT_ACCOUNT}` };

const account = z.object({ client_email: z.string(), private_key: z.string(), private_key_id: z.string().optional() });

/** Google Chat. https://developers.google.com/workspace/chat/verify-requests-from-chat */
export const googleChat = defineChannel({
  kind: "google-chat",
  title: { zh: "Google Chat", en: "Google Chat" },
  settings: {
    projectNumber: shown(
      { zh: "项目编号", en: "Project number" },
      {
        zh: "Chat API 配置的 Authentication Audience 选 Project Number 时填；选 HTTP endpoint URL 时留空",
        en: "Where the Chat API's Authentication Audience is Project Number; empty where it is HTTP endpoint URL",
      },
      optionalLine(20),
    ),
    addOnAccount: shown(
      { zh: "加载项服务账号", en: "Add-on service account" },
      {
        zh: "作为 Workspace 加载项时填，形如 service-…@gcp-sa-gsuiteaddons.iam.gserviceaccount.com",
        en: "Only for a Workspace add-on: service-…@gcp-sa-gsuiteaddons.iam.gserviceaccount.com",
      },
      optionalLine(200),
    ),
    serviceAccountKey: secret(
      { zh: "服务账号密钥（JSON）", en: "Service account key (JSON)" },
      {
        zh: "Google Cloud → IAM → 服务账号 → 密钥 → 新建 JSON，粘贴整个文件",
        en: "Google Cloud → IAM → Service accounts → Keys → new JSON key; paste the whole file",
      },
      z
        .string()
        .max(8_000)
        .refine((text) => isAccount(text), "not the JSON file of a service account key"),
    ),
  },
  hosts: () => ["chat.googleapis.com", "oauth2.googleapis.com", "www.googleapis.com"],
  verify: verified,
  parse: (text) => chatEvents(text),
  ack: () => jsonAnswer({}),
  // Recalled: characters of one message.
  limits: {
    text: { max: 4_096, unit: "characters" },
    choices: { max: 20, labelMax: 40 },
    cards: chatCards,
  },
  isIdempotent: true,
  async send(bubble, { thread }, { http, token, webhookUrl }, signal): Promise<Sent> {
    const [space] = /^spaces\/[^/]+/.exec(thread) ?? [];
    if (!space) return { is: "refused", reason: "invalid" };
    const query = `requestId=${bubble.key}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD`;
    const body = { ...chatMessage(bubble, webhookUrl), ...(thread === space ? {} : { thread: { name: thread } }) };
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await postJson(http, `${API}/${space}/messages?${query}`, body, { headers, signal });
    // The app was taken out of the space.
    if (response.status === 404) return { is: "refused", reason: "blocked" };
    const failed = sentByStatus(response);
    if (failed) return failed;
    return { is: "sent", id: z.object({ name: z.string() }).parse(await jsonOf(response)).name };
  },
  async token({ http, settings, now }) {
    const { client_email, private_key, private_key_id } = account.parse(JSON.parse(settings.serviceAccountKey));
    const seconds = Math.floor(now() / 1_000);
    const assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", ...(private_key_id ? { kid: private_key_id } : {}) })
      .setIssuer(client_email)
      .setAudience(TOKEN_URL)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 3_600)
      .sign(await importPKCS8(private_key, "RS256"));
    const grant = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion };
    const { access_token: value, expires_in } = granted.parse(await jsonOf(await postForm(http, TOKEN_URL, grant)));
    return { value, ttlMs: expires_in * 1_000 };
  },
  async media({ id = "" }, { http, token }) {
    const address = `${API}/media/${id.split("/").map(encodeURIComponent).join("/")}?alt=media`;
    return http(address, { headers: { authorization: `Bearer ${await token()}` } });
  },
});

const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

function isAccount(text: string): boolean {
  try {
    return account.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

async function verified(
  { headers, body }: RawRequest,
  context: ChannelContext<{ projectNumber?: string | undefined; addOnAccount?: string | undefined }>,
): Promise<string> {
  const { projectNumber, addOnAccount } = context.settings;
  const token = bearerOf(headers);
  if (projectNumber) {
    await claimsOf(token, { ...PROJECT, audience: projectNumber }, context);
    return readText(body);
  }
  const claims = await claimsOf(token, { ...OIDC, audience: context.webhookUrl }, context);
  // Anybody with a Google account gets a token for any audience: only the e-mail says that it is Chat who calls.
  const isChat = claims.email === CHAT_ACCOUNT || (!!addOnAccount && claims.email === addOnAccount);
  if (!isChat || claims.email_verified !== true) refuse("signature");
  return readText(body);
}
