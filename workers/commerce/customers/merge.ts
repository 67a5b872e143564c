/** Why two customers are taken for one: the key that proved it, or a person. */
export const MERGE_REASONS = ["signed", "code", "unionid", "phone", "channel_user", "staff"] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/** One line of a shop's ledger. Lines are only ever added: what was done is undone by another line. */
export type LedgerEntry =
  | { act: "merge"; customers: readonly [string, string]; why: MergeReason }
  /** `customers` leave those that they are one with. */
  | { act: "split"; customers: readonly string[] };

/**
 * Which customers are one, and which a person has split: those no key may merge again, only a person. Records keep
 * their own orders and conversations; being one is a matter of reading, so that a split gives each its own back.
 */
export interface Standing {
  /** By customer: the smallest id of those who are one. A customer who is not in it stands alone. */
  groups: ReadonlyMap<string, string>;
  /** `pairOf` of two customers. */
  apart: ReadonlySet<string>;
}

export const ALONE: Standing = { groups: new Map(), apart: new Set() };

/** What a line of the ledger did: nothing, where it asked for what is so already, or for what a split forbids. */
export type Applied = { standing: Standing; changed: readonly string[] } | { refused: "apart" | "not_one" };

/** The name of a pair, either way round. */
export function pairOf(one: string, other: string): string {
  return JSON.stringify([one, other].sort());
}

/** The two of a pair, the smaller id first. */
export function customersOf(pair: string): [string, string] {
  const [one, other]: unknown[] = JSON.parse(pair);
  return [String(one), String(other)];
}

/** All who are one with a customer, themself among them, in the order of their ids. */
export function membersOf({ groups }: Pick<Standing, "groups">, customer: string): string[] {
  const group = groups.get(customer);
  if (group === undefined) return [customer];
  return [...groups]
    .filter(([, own]) => own === group)
    .map(([member]) => member)
    .sort();
}

/** The next standing. A refused line changes nothing and must not be written. */
export function apply(standing: Standing, entry: LedgerEntry): Applied {
  return entry.act === "merge" ? merge(standing, entry) : split(standing, entry.customers);
}

/** The standing that a whole ledger tells. */
export function readLedger(entries: readonly LedgerEntry[]): Standing {
  let standing = ALONE;
  for (const entry of entries) {
    const applied = apply(standing, entry);
    if ("standing" in applied) standing = applied.standing;
  }
  return standing;
}

function merge(standing: Standing, { customers, why }: Extract<LedgerEntry, { act: "merge" }>): Applied {
  const [one, other] = customers.map((customer) => membersOf(standing, customer));
  if (!one || !other || one[0] === other[0]) return { standing, changed: [] };
  const pairs = one.flatMap((left) => other.map((right) => pairOf(left, right)));
  if (why !== "staff" && pairs.some((pair) => standing.apart.has(pair))) return { refused: "apart" };
  const apart = new Set(standing.apart);
  for (const pair of pairs) apart.delete(pair);
  const joined = [...one, ...other];
  return { standing: { groups: regrouped(standing, [joined]), apart }, changed: joined };
}

function split(standing: Standing, customers: readonly string[]): Applied {
  const [first] = customers;
  if (first === undefined) return { refused: "not_one" };
  const all = membersOf(standing, first);
  const leaving = all.filter((member) => customers.includes(member));
  const staying = all.filter((member) => !customers.includes(member));
  if (leaving.length !== new Set(customers).size || staying.length === 0) return { refused: "not_one" };
  const apart = new Set(standing.apart);
  for (const left of leaving) for (const right of staying) apart.add(pairOf(left, right));
  return { standing: { groups: regrouped(standing, [leaving, staying]), apart }, changed: all };
}

function regrouped({ groups }: Standing, sets: readonly (readonly string[])[]): Map<string, string> {
  const next = new Map(groups);
  for (const set of sets) {
    const [name] = set.toSorted();
    for (const member of set) {
      if (name === undefined || set.length === 1) next.delete(member);
      else next.set(member, name);
    }
  }
  return next;
}
