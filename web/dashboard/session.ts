import { signal } from "@preact/signals";
import type { Api } from "./api.ts";
import type { Problem } from "./problem.ts";
import type { Me } from "./wire.ts";

/** `looking`: who is it? `out`: the log-in is shown. `unreachable`: the server does not say. */
export type Stage = "looking" | "out" | "in" | "unreachable";

/** Who is at the desk. */
export type Session = ReturnType<typeof createSession>;

export function createSession(api: () => Pick<Api, "user" | "me" | "signIn" | "signOut">) {
  const stage = signal<Stage>("looking");
  const me = signal<Me | null>(null);
  /** Signed out by the server while working. */
  const hasExpired = signal(false);

  const unanswered = () => {
    if (stage.value !== "in") stage.value = "unreachable";
  };
  const look = async (): Promise<void> => {
    if (stage.value !== "in") stage.value = "looking";
    // Asked first: it says “nobody” without an error.
    const user = await api().user();
    if (!user.ok) return unanswered();
    if (user.value === null) {
      stage.value = "out";
      return;
    }
    const answer = await api().me();
    if (answer.ok) {
      me.value = answer.value;
      hasExpired.value = false;
      stage.value = "in";
    } else if (answer.problem.kind === "signed_out") stage.value = "out";
    else unanswered();
  };

  return {
    stage,
    me,
    hasExpired,
    look,
    /** Null where it worked. */
    signIn: async (email: string, password: string): Promise<Problem | null> => {
      const answer = await api().signIn(email, password);
      if (!answer.ok) return answer.problem;
      await look();
      return null;
    },
    /** Null where it worked; the cookie is the server's to take away. */
    signOut: async (): Promise<Problem | null> => {
      const answer = await api().signOut();
      if (!answer.ok && answer.problem.kind !== "signed_out") return answer.problem;
      me.value = null;
      stage.value = "out";
      return null;
    },
    /** The server knows nobody any more; the page stays where it is and goes on after the log-in. */
    lost: () => {
      if (stage.value !== "in") return;
      hasExpired.value = true;
      stage.value = "out";
    },
  };
}
