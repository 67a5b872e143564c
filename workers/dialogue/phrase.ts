import type { Card, Choice, Source } from "../platform/message.ts";
import type { PromiseDraft } from "../platform/promise.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { Facts, Say } from "../skills/skill.ts";
import type { Wording } from "./format.ts";
import { type Carried, carriedBy, guard } from "./guard.ts";
import { promisesMade } from "./promise-made.ts";
import { builtInTemplates, type Rendered, renderBuiltIn, renderOwn } from "./render.ts";

/** What is said in one breath: guarded words, and what goes with them. */
export interface Phrased {
  text: string;
  cards: Card[];
  choices: Choice[];
  sources: Source[];
  /** What the words may claim; a model's wording of them is held to the same. */
  carried: Carried;
  /** What these words bind the shop to, where nothing else holds the record. */
  promises: PromiseDraft[];
}

/** Fails closed: the shop's wording, then the built-in words, then only those of its sentences that are carried. */
function safely(say: Say, carried: Carried, shop: ShopSnapshot, wording: Wording): Rendered {
  const declared = builtInTemplates[say.template]?.promises ?? [];
  const own = renderOwn(say, shop, wording);
  const promised = new Set(declared.map(({ kind }) => kind));
  const fromOwn = own ? guard(own.text, { ...carried, promised }, shop) : null;
  if (fromOwn?.ok) return { text: fromOwn.text, builtIn: "" };
  const builtIn = renderBuiltIn(say, wording);
  // What built-in words bind to stands in their declaration; a test holds them to it.
  const verdict = guard(builtIn.text, { ...carried, decided: builtIn.builtIn, spoken: [builtIn.text] }, shop);
  return { text: verdict.ok ? verdict.text : verdict.kept, builtIn: builtIn.builtIn };
}

/** One guarded thing by its own facts, such as a line of a preview. */
export function sayOne(say: Say, shop: ShopSnapshot, wording: Wording): string {
  return safely(say, carriedBy([say.facts], wording), shop, wording).text;
}

function unique<T>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Turns what is to be said into guarded words. `more` are facts stated inside a text fact, such as a preview's lines. */
export function phrase(says: readonly Say[], more: readonly Facts[], shop: ShopSnapshot, wording: Wording): Phrased {
  const carried = carriedBy([...says.map((say) => say.facts), ...more], wording);
  const rendered = says.map((say) => safely(say, carried, shop, wording));
  return {
    text: rendered
      .map((one) => one.text)
      .filter((text) => text !== "")
      .join("\n"),
    cards: unique(says.flatMap((say) => say.cards ?? [])),
    choices: unique(says.flatMap((say) => say.choices ?? [])),
    sources: unique(says.flatMap((say) => say.sources ?? [])),
    carried: { ...carried, decided: rendered.map((one) => one.builtIn).join("\n") },
    promises: says.flatMap((say, i) => {
      const template = builtInTemplates[say.template];
      const said = rendered[i]?.text ?? "";
      return template && said !== "" ? promisesMade(say, template, said, wording.timeZone) : [];
    }),
  };
}
