import type { CaseObject } from "../../durable-objects/case/object.ts";
import type { ConversationObject } from "../../durable-objects/conversation/object.ts";
import type { CredentialObject } from "../../durable-objects/credential/object.ts";
import type { DeskObject } from "../../durable-objects/desk/object.ts";

/** Everything that wrangler.toml binds, and the secrets of `.dev.vars` or `wrangler secret`. */
export interface Env {
  /** The first shard; `platform/db` alone knows how a shop's shard is chosen. */
  DB: D1Database;
  CONVERSATION: DurableObjectNamespace<ConversationObject>;
  DESK: DurableObjectNamespace<DeskObject>;
  CASE: DurableObjectNamespace<CaseObject>;
  CREDENTIAL: DurableObjectNamespace<CredentialObject>;
  EVENTS: Queue<import("./events.ts").EventBatch | import("./news.ts").ShopNews>;
  /** Absent: no mail channel can send. */
  EMAIL?: SendEmail;
  ATTACHMENTS: R2Bucket;
  ASSETS: Fetcher;
  AI?: Ai;
  LIMIT_SHOPPER: RateLimit;
  LIMIT_SHOP: RateLimit;
  LIMIT_ADDRESS: RateLimit;
  LIMIT_SIGN_IN: RateLimit;
  /** base64, 32 bytes: the root from which each shop's data key is derived. */
  DATA_KEY: string;
  /** Signs chat tokens and staff sessions. */
  AUTH_SECRET: string;
  /** The operator's token: sets up shops; without it the set-up routes refuse. */
  SETUP_TOKEN?: string;
  /** Where the product is reached, without a slash at the end; cookies and links are made for it. */
  PUBLIC_URL?: string;
  /** An OpenAI-compatible service, as in `.dev.vars`. */
  MODEL_URL?: string;
  MODEL_KEY?: string;
  MODEL_NAME?: string;
  MODEL_EMBEDDING_NAME?: string;
  /** Models of the AI binding, used where `MODEL_URL` is not set; an empty name means there is none. */
  AI_MODEL?: string;
  AI_EMBEDDING_MODEL?: string;
  AI_VISION_MODEL?: string;
  AI_TRANSCRIPTION_MODEL?: string;
  AI_SPEECH_MODEL?: string;
  /** The address that one-time codes are mailed from through `EMAIL`, of a domain verified for sending. */
  MAIL_FROM?: string;
  /** Takes `{ to, text }` by POST and sends it as an SMS; without it and `MAIL_FROM` no one-time codes are sent. */
  SMS_URL?: string;
  SMS_TOKEN?: string;
  /** JSON of `{ name: { url, key } }`: machines with a fixed address, for vendors with an IP allow-list. */
  EGRESS_RELAYS?: string;
  UPSTASH_REDIS_REST_URL?: string;
  UPSTASH_REDIS_REST_TOKEN?: string;
  /** Requests a minute, as text; the limits that Upstash counts exactly. */
  LIMIT_SHOPPER_PER_MINUTE?: string;
  LIMIT_SHOP_PER_MINUTE?: string;
  LIMIT_ADDRESS_PER_MINUTE?: string;
}

declare global {
  namespace Cloudflare {
    interface Env extends DeskbellEnv {}
  }
  interface DeskbellEnv extends Env {}
}
