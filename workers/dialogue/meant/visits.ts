import { asksOfVisit } from "../../skills/service/visit-words.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";

/** “安装约上了没”, “师傅别来了”, after a booking “改到周一吧”: of a visit that is booked, not of an order or a parcel. */
export function asksOfBooked(
  { text, choice, understanding }: Reading,
  { awaiting, proposal, done }: DialogueState,
): boolean {
  if (choice !== null || understanding.answer || awaiting !== null || proposal !== null) return false;
  return asksOfVisit(text, done?.action === "book_service") !== null;
}
