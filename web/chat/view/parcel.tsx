import { useState } from "preact/hooks";
import type { Card, Message } from "../../../workers/platform/message.ts";
import type { Screen } from "./screen.ts";

/** As couriers write it, and as the server takes it. */
const TRACKING_NO = /^[A-Za-z0-9-]{4,40}$/;

type CaseCard = Extract<Card, { kind: "case" }>;

/** One quiet line to name the parcel that goes back, while a case waits for it. */
export function Parcel({ screen }: { screen: Screen }) {
  const about = awaited(screen.state.value.thread.messages);
  return about ? <Form key={about.caseId} screen={screen} about={about} /> : null;
}

function Form({ screen, about }: { screen: Screen; about: CaseCard }) {
  const words = screen.words.value;
  const [courier, setCourier] = useState("");
  const [trackingNo, setTrackingNo] = useState("");
  const [state, setState] = useState<"open" | "busy" | "sent" | "refused" | "failed">("open");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (state === "busy") return;
    const number = trackingNo.replaceAll(/\s/g, "");
    if (!TRACKING_NO.test(number)) return setState("refused");
    setState("busy");
    const problem = await screen.chat.sendParcel(about.caseId, { courier: courier.trim(), trackingNo: number });
    setState(problem === null ? "sent" : problem.kind === "refused" ? "refused" : "failed");
  };
  // The bot's own word that follows shows the next step, and takes this line away.
  if (state === "sent") return null;
  return (
    <details class="promised">
      <summary>{words.parcelTitle(about.orderId)}</summary>
      <form class="parcel" onSubmit={submit}>
        <label>
          {words.courier}
          <input required maxLength={60} value={courier} onInput={(event) => setCourier(event.currentTarget.value)} />
        </label>
        <label>
          {words.trackingNo}
          <input
            required
            maxLength={40}
            autoComplete="off"
            value={trackingNo}
            onInput={(event) => setTrackingNo(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="choice" aria-disabled={state === "busy"}>
          {words.parcelSend}
        </button>
        <p role="status">{state === "refused" ? words.parcelRefused : state === "failed" ? words.parcelFailed : ""}</p>
      </form>
    </details>
  );
}

/** The newest word about each case counts: the last of them that waits for its parcel. */
function awaited(messages: readonly Message[]): CaseCard | null {
  const newest = new Map<string, CaseCard>();
  for (const { cards } of messages) {
    for (const card of cards) if (card.kind === "case") newest.set(card.caseId, card);
  }
  return [...newest.values()].findLast(({ code }) => code !== null) ?? null;
}
