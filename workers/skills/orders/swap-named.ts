import { measuresIn, readMeasures, withoutMeasures } from "../products/measures.ts";
import { modelsIn } from "../products/named-products.ts";
import { plain } from "../words.ts";
import type { Candidate } from "./swap-wish.ts";

// “M9 Pro，没有就5升的，再不行4.5的”: what is named one after another to take an item's place.

const STEPS = /[，,。.；;、\n](?!\d)|没有?货?(?:的话)?|不行|要不|否则|\b(?:or|otherwise|else|if not)\b/iu;
/** “4000的”, “7.6那款”: a measure without its unit. */
const BARE = /(?<![\d.A-Za-z第])(\d+(?:\.\d+)?)(?=\s?(?:的|那|这|吧|也|呢|款|\bone\b|$))/giu;

const nameOf = ({ product }: Pick<Candidate, "product">) => `${product.name.zh} ${product.name.en}`;
const valuesOf = (name: string) => readMeasures(name).map(({ value }) => String(value));

/** The tests that a clause puts to a name, besides what the item has now. */
function testsIn(clause: string, own: string): ((name: string) => boolean)[] {
  const models = modelsIn(withoutMeasures(clause)).filter((one) => !modelsIn(plain(own)).includes(one));
  const measures = measuresIn(clause).filter((one) => !measuresIn(own).includes(one));
  const bare = [...withoutMeasures(clause).matchAll(BARE)]
    .map(([, value]) => String(Number(value)))
    .filter((value) => !valuesOf(own).includes(value));
  return [
    ...models.map((model) => (name: string) => modelsIn(plain(name)).includes(model)),
    ...measures.map((measure) => (name: string) => measuresIn(name).includes(measure)),
    ...bare.map((value) => (name: string) => valuesOf(name).includes(value)),
  ];
}

/** Of each step of the wish the candidates that are named; steps that name none of them are left out. */
export function namedInTurn(candidates: readonly Candidate[], own: string, said: string): Candidate[][] {
  return said
    .split(STEPS)
    .map((clause) => testsIn(clause, own))
    .filter((tests) => tests.length > 0)
    .map((tests) => candidates.filter((one) => tests.every((fits) => fits(nameOf(one)))))
    .filter((found) => found.length > 0);
}
