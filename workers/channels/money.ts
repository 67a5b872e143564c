import { refuse } from "./answer.ts";

/** "12.50" in minor units of the currency (ISO 4217); refuses (`invalid`) what is no amount. */
export function minorUnits(amount: string, currency: string): number {
  if (!/^-?\d{1,12}(\.\d+)?$/.test(amount)) refuse("invalid", "an amount is not a number");
  return Math.round(Number(amount) * 10 ** digitsOf(currency));
}

function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return refuse("invalid", "a currency is unknown");
  }
}
