import { asksOfVisit } from "../../skills/service/visit-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import { isBacked } from "../backing-words.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

const INSTEAD: ReadonlySet<IntentId> = new Set<IntentId>(["return_request", "refund_request", "exchange_request"]);

function wishesElse(text: string, { intent, language }: Reading["understanding"]): boolean {
  const isRead = INSTEAD.has(intent) && isBacked(intent, text, language);
  return isRead || wishesIn(text).some((wish) => INSTEAD.has(wish));
}

/** “安装约上了没”, “师傅别来了”, after a booking “改到周一吧”: of a visit that is booked, not of an order or a parcel. */
export function asksOfBooked(
  { text, choice, understanding }: Reading,
  { awaiting, proposal, done }: DialogueState,
): boolean {
  if (choice !== null || understanding.answer || awaiting !== null || proposal !== null) return false;
  const wished = asksOfVisit(text, done?.action === "book_service");
  // “不修了，帮我退货”: what is wished instead is the point.
  return wished !== null && !(wished === "calls_off" && wishesElse(text, understanding));
}
