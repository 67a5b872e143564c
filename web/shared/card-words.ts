/** The words of cards, part of a screen's dictionary. */
export interface CardWords {
  orderNo: string;
  total: string;
  trackingNo: string;
  eta: string;
  allEvents(count: number): string;
  actionStates: Record<"proposed" | "executed" | "refused" | "unknown", string>;
  table: string;
  /** Of an after-sales case. */
  returnCode: string;
  printLabel: string;
  actUntil: string;
  stepStates: Record<"done" | "now" | "next", string>;
}
