import type { PaymentMethod } from "../ports.ts";

/** The stored value that a shop opens for a customer who has none when money goes there. */
export const SHOP_BALANCE: PaymentMethod = {
  id: "balance",
  kind: "stored_value",
  label: { zh: "账户余额", en: "Shop balance" },
  balanceMinor: 0,
};

/** A customer's payment methods while an action is previewed: what it books is seen by what it books next. */
export class Purse {
  readonly #methods: Map<string, PaymentMethod>;

  constructor(methods: PaymentMethod[]) {
    this.#methods = new Map(methods.map((method) => [method.id, { ...method }]));
  }

  /** The customer's own method of that id. */
  find(id: string): PaymentMethod | undefined {
    return this.#methods.get(id);
  }

  /** Where money goes that goes to a stored value and the shopper named none: the first there is. */
  storedValue(): PaymentMethod {
    for (const method of this.#methods.values()) if (method.kind === "stored_value") return method;
    const opened = { ...SHOP_BALANCE };
    this.#methods.set(opened.id, opened);
    return opened;
  }

  /** Books money (negative: taken). The balance after it, in minor units; null where the method has none to book. */
  book(id: string, amountMinor: number): number | null {
    const method = this.#methods.get(id);
    if (!method || method.balanceMinor === null) return null;
    method.balanceMinor += amountMinor;
    return method.balanceMinor;
  }

  /** What a stored value lacks to pay `amountMinor`: null where nothing is missing, or it is no stored value. */
  shortOf(id: string, amountMinor: number): { availableMinor: number; neededMinor: number } | null {
    const balance = this.#methods.get(id)?.balanceMinor ?? null;
    if (balance === null || balance >= amountMinor) return null;
    return { availableMinor: balance, neededMinor: amountMinor };
  }
}
