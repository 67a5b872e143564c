import type { CaseKind, CaseOrigin, CaseStep } from "../platform/case-words.ts";
import type { Identity } from "./ports.ts";

/** A case under way, as far as the shopper may report to it. */
export interface UnderWay {
  id: string;
  kind: CaseKind;
  orderId: string;
  step: CaseStep;
  /** Of the parcel that goes back, once it is named. */
  trackingNo: string | null;
}

/** What a shopper says of a case: the parcel that goes back, or references to what they have sent in. */
export type ShopperFact =
  | { type: "goods_sent"; parcel: { courier: string; trackingNo: string } }
  | { type: "evidence_added"; refs: string[] };

/**
 * `known`: it was reported before. `not_now`: the case is at another step, or is not the identity's. `number`: the number
 * is that of another parcel. `form`: no number or reference looks so.
 */
export type Reported = { taken: true } | { taken: false; why: "known" | "not_now" | "number" | "form" };

/** What was made of a parcel that is called delivered and is not there. */
export interface Unreceived {
  /** False: no parcel of the order counts as delivered. */
  isReported: boolean;
  /** The courier is asked, and the policy says what follows; false: a person sees to it. */
  isCase: boolean;
}

/** What shoppers tell of goods that go back, of faults and of parcels that are not there. */
export interface AfterSales {
  /** Cases of the orders that the identity opens, the newest first; at most 20. */
  underWay(identity: Identity): Promise<UnderWay[]>;
  /** Tells the case a fact; the same fact again changes nothing. */
  report(caseId: string, fact: ShopperFact, identity: Identity): Promise<Reported>;
  /** Writes down that the delivered parcels of an order are not there, once per parcel. */
  reportUnreceived(orderId: string, identity: Identity): Promise<Unreceived>;
}

/** The way to the objects of cases: whoever puts the parts together lends it. */
export interface CaseDesk {
  /** Opens the case where it is not there yet, then tells it the fact once per key; false where it does not fit. */
  report(caseId: string, origin: CaseOrigin | null, key: string, fact: ShopperFact): Promise<boolean>;
  open(caseId: string, origin: CaseOrigin): Promise<void>;
}
