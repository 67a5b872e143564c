import type { Env } from "../../workers/platform/env.ts";
import type { Outcome } from "../../workers/platform/errors.ts";

/** How often something happened to a channel, and what was last. Holds no personal data. */
export interface ChannelHealth {
  received: number;
  refused: number;
  sent: number;
  failed: number;
  unknown: number;
  lastReceivedAt: number | null;
  lastSentAt: number | null;
  /** The newest first, at most 50. */
  errors: { at: number; what: string; reason: string }[];
}

/** What an isolate has seen since it last told. */
export interface Seen {
  received?: number;
  refused?: number;
  sent?: number;
  failed?: number;
  unknown?: number;
  errors: { at: number; what: string; reason: string }[];
  at: number;
}

/** The RPC surface of the credential object: one per channel, named by the channel's id. */
export interface CredentialRpc {
  /**
   * The access token in force; `refused` is the one that the vendor has just refused. Callers at once share one fetch.
   * `unavailable` where the vendor gives none.
   */
  token(channel: string, refused: string | null): Promise<Outcome<string>>;
  /** Owes the fetching of what a callback announced, and begins it; resolves when it is owed for good. */
  pull(channel: string, source: string, hint: string, trace: string): Promise<Outcome<{ owed: true }>>;
  saw(seen: Seen): Promise<void>;
  health(): Promise<ChannelHealth>;
  /** Forgets token, cursors and health. */
  forget(): Promise<void>;
}

/** The credential object of a channel, by its RPC surface. */
export function credentialOf(env: Pick<Env, "CREDENTIAL">, channel: string): CredentialRpc {
  return env.CREDENTIAL.getByName(channel);
}
