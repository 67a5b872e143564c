import type { HolderState, Message } from "../../workers/platform/message.ts";

/** A change of who speaks for the shop; `name` is the agent's, null for the bot. */
export interface SpeakerChange {
  by: "agent" | "bot";
  name: string | null;
}

/**
 * Where the one who speaks for the shop changes, told from the transcript, so that it stands the same after a reload:
 * by the number of the message that it comes before. `end`: someone has taken over and not spoken yet.
 */
export function speakerChanges(
  messages: readonly Message[],
  holder: HolderState | null,
): { before: ReadonlyMap<number, SpeakerChange>; end: SpeakerChange | null } {
  const before = new Map<number, SpeakerChange>();
  let speaker: SpeakerChange = { by: "bot", name: null };
  let isTold = false;
  for (const message of messages) {
    // What the server says of the change itself is not said again.
    if (message.from === "system") isTold = true;
    if (message.from !== "bot" && message.from !== "agent") continue;
    const next: SpeakerChange =
      message.from === "bot" ? { by: "bot", name: null } : { by: "agent", name: message.name ?? null };
    if (!isSame(next, speaker) && !isTold) before.set(message.seq, next);
    speaker = next;
    isTold = false;
  }
  const present = speakerOf(holder);
  return { before, end: present && !isTold && !isSame(present, speaker) ? present : null };
}

function speakerOf(holder: HolderState | null): SpeakerChange | null {
  if (holder?.holder === "agent") return { by: "agent", name: holder.agent?.name ?? null };
  return holder?.holder === "bot" ? { by: "bot", name: null } : null;
}

function isSame(one: SpeakerChange, other: SpeakerChange): boolean {
  return one.by === other.by && one.name === other.name;
}
