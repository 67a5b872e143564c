import type { ShopDocuments } from "../../shops/ecom-bench/read-shop.ts";
import type { Script } from "../script.ts";
import { othersFor } from "./others.ts";
import { PHRASINGS, REORDERED } from "./phrasings.ts";

const NUMBER = /\d{11,13}/g;

/** The numbers of a script that the data knows, in the order in which its lines name them. */
function named(script: Script, isKnown: (id: string) => boolean): string[] {
  const text = [...script.turns.flat(), ...Object.values(script.facts), JSON.stringify(script.outcome)].join("\n");
  return [...new Set(text.match(NUMBER) ?? [])].filter(isKnown);
}

/**
 * The same shopper in other words and in another order of turns, then other shoppers of the same data with the same
 * wishes. Ids are looked up in the data; only the words are written here.
 */
export function variantsOf(script: Script, shop: ShopDocuments): Script[] {
  const products = named(script, (id) => shop.shared.products?.some((product) => product.id === id) === true);
  const orders = named(script, (id) => shop.users.some((user) => user.orders?.some((order) => order.id === id)));
  const fill = (text: string) =>
    text
      .replace(/\{p(\d)\}/g, (_, index: string) => products[Number(index)] ?? "")
      .replace(/\{o(\d)\}/g, (_, index: string) => orders[Number(index)] ?? "")
      .replaceAll("{order}", orders[0] ?? "");
  const said = (PHRASINGS[script.task] ?? []).map((turns, index): Script => {
    const from = REORDERED[script.task]?.[index] ?? turns.map((_, turn) => turn);
    return {
      ...script,
      task: `${script.task}/said-${index + 1}`,
      turns: turns.map((bubbles) => bubbles.map(fill)),
      facts_by_turn: Object.fromEntries(
        from.flatMap((old, turn) => {
          const facts = script.facts_by_turn[String(old)];
          return facts ? [[String(turn), facts]] : [];
        }),
      ),
      answers: script.answers.map((answer) => ({ ...answer, turn: from.indexOf(answer.turn) })),
    };
  });
  return [...said, ...othersFor(script, shop)];
}
