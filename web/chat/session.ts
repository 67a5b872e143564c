import { retryDelayMs } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import type { ChatApi } from "./api.ts";
import type { Keep } from "./keep.ts";
import type { Problem, Result } from "./problem.ts";
import type { Session } from "./wire.ts";

/** After so many new sessions in a row that did not help, the next one waits. */
const RENEWALS_AT_ONCE = 2;

/** What a session began with. */
export interface Begun {
  /** The last message's number. */
  seq: number;
  /** Not the conversation that this page had open before; also on the page's first opening. */
  isAnother: boolean;
  /** Not the conversation of the last visit either: its numbers mean nothing here. */
  isUnrelated: boolean;
  /** The conversation before cannot be gone on with. */
  hasRestarted: boolean;
  /** Because it is another customer's: nothing of it may be seen or sent here. */
  isForeign: boolean;
}

interface SessionTasks {
  opening(): void;
  begun(session: Begun): Promise<void>;
  refused(stage: "missing" | "refused"): void;
}

/** The shopper's session: opened once, reopened from an earlier visit, replaced when it has run out. */
export interface SessionKeeper {
  token(): string | null;
  conversation(): string | null;
  /** One call at a time; a wish that comes meanwhile is carried out after it. */
  open(input: { locale: string; product: string | null }): void;
  /** A signed identity to prove with the next opening. */
  identify(identity: string): void;
  /** The token is no longer good: another session, unless another tab already has one. */
  renew(): void;
  /** A call went through with the present token. */
  worked(): void;
  nudge(): void;
}

/** Makes the keeper of one shop's session. */
export function createSession(
  ports: Pick<Ports, "after" | "random" | "isOnline">,
  api: Pick<ChatApi, "openSession">,
  keep: Keep,
  tasks: SessionTasks,
): SessionKeeper {
  let current: Session | null = null;
  let previous: string | null = null;
  let input: { locale: string; product: string | null } = { locale: "zh", product: null };
  let identity: string | null = null;
  let isOpening = false;
  let isWishedAgain = false;
  let hasRunOut = false;
  let failures = 0;
  let renewals = 0;
  let callOff: (() => void) | null = null;

  const later = (ms: number) => {
    callOff?.();
    callOff = ports.after(ms, () => {
      callOff = null;
      void run();
    });
  };

  /**
   * A refusal does not say whether token or identity was at fault: each is left out in turn. A token that is forbidden
   * is not tried again without the identity: the conversation may be of the customer who used this device before.
   */
  const attempt = async (): Promise<Result<Session & { isNew: boolean; isForeign: boolean }>> => {
    const token = keep.token();
    const device = keep.device();
    let isForeign = false;
    let tries = candidates(token, identity);
    for (;;) {
      const [candidate, ...others] = tries;
      if (!candidate) return { ok: false, problem: { kind: "expired" } };
      const result = await api.openSession(candidate.token, {
        locale: input.locale,
        ...(input.product ? { product: input.product } : {}),
        ...(device ? { device } : {}),
        ...(candidate.identity ? { identity: candidate.identity } : {}),
      });
      if (result.ok) {
        const isNew = candidate.token === null;
        hasRunOut ||= token !== null && isNew;
        return { ok: true, value: { ...result.value, isNew, isForeign } };
      }
      const { kind } = result.problem;
      if (kind === "forbidden" && candidate.token !== null) {
        isForeign = true;
        tries = candidates(null, identity);
        continue;
      }
      if ((kind !== "expired" && kind !== "refused") || others.length === 0) return result;
      tries = others;
    }
  };

  const fail = (problem: Problem) => {
    if (problem.kind === "missing") return tasks.refused("missing");
    if (problem.kind === "expired" || problem.kind === "forbidden" || problem.kind === "refused") {
      return tasks.refused("refused");
    }
    const waitMs = problem.kind === "unreachable" ? null : problem.retryAfterMs;
    later(waitMs ?? retryDelayMs(failures, ports.random()));
    failures += 1;
  };

  const run = async (): Promise<void> => {
    if (isOpening) {
      isWishedAgain = true;
      return;
    }
    isOpening = true;
    isWishedAgain = false;
    tasks.opening();
    const offered = identity;
    const result = await attempt();
    isOpening = false;
    if (!result.ok) return fail(result.problem);
    failures = 0;
    if (identity === offered) identity = null;
    const { conversation, seq, token, isNew, isForeign } = result.value;
    const isAnother = conversation !== previous;
    const isUnrelated = isNew || (isAnother && previous !== null);
    current = result.value;
    previous = conversation;
    keep.setToken(token);
    await tasks.begun({ seq, isAnother, isUnrelated, hasRestarted: isAnother && hasRunOut, isForeign });
    hasRunOut = false;
    if (isWishedAgain) void run();
  };

  return {
    token: () => current?.token ?? null,
    conversation: () => current?.conversation ?? null,
    open: (wish) => {
      input = { locale: wish.locale, product: wish.product };
      void run();
    },
    identify: (token) => {
      identity = token;
    },
    renew: () => {
      if (!current) return;
      if (keep.token() === current.token) keep.setToken(null);
      hasRunOut = true;
      current = null;
      renewals += 1;
      if (renewals <= RENEWALS_AT_ONCE) void run();
      else later(retryDelayMs(renewals, ports.random()));
    },
    worked: () => {
      renewals = 0;
    },
    nudge: () => {
      if (callOff) later(0);
    },
  };
}

/** What to open a session with, best first. */
function candidates(token: string | null, identity: string | null) {
  const tries = [{ token, identity }];
  if (identity !== null) tries.push({ token, identity: null });
  if (token !== null) tries.push({ token: null, identity });
  if (token !== null && identity !== null) tries.push({ token: null, identity: null });
  return tries;
}
