/**
 * What a text states that has to be true. `key` is the same for the same statement, however it is worded:
 * `amount:CNY:12.3`, `date:11-23`, `day:+1`, `weekday:6`, `clock:18:00`, `span:3day`, `share:20`, `count:5`,
 * `promise:guarantee`, `policy:free_shipping`, `stock:yes`, `done:cancel`.
 */
export interface Claim {
  key: string;
  kind:
    | "amount"
    | "date"
    | "day"
    | "weekday"
    | "clock"
    | "span"
    | "share"
    | "count"
    | "promise"
    | "policy"
    | "stock"
    | "done";
  /** As a number, where it is one. */
  value?: number;
  start: number;
  end: number;
}

/** How a kind of statement is found, and what it states; null: it only looked like one. */
export interface Finder {
  pattern: RegExp;
  read(match: RegExpMatchArray): { key: string; kind: Claim["kind"]; value?: number } | null;
}
