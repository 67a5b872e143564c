import type { Product } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { shared, terms } from "../words.ts";

/** Points at one of several, by what it is like: “专门放厨房用的那款”, “the one for the kitchen”. */
export const POINTS_AT_ONE = /[那这][一]?[款个台件双种](?!什么|啥)|\bthe one\b|\bthat one\b/iu;

const BEFORE_ONE = /([^，,。.！!？?\n]{1,24}?)(?:的)?[那这][一]?[款个台件双种]/giu;

/** Which of the products shown before the words describe; null where none or several are nearest. */
export async function describedOfShown(context: SkillContext): Promise<Product | null> {
  const { focus, frame, commerce, text: said } = context;
  if (focus.shownProductIds.length < 2) return null;
  const shown = await commerce.catalogue.products(focus.shownProductIds);
  // What stands before “那款” describes it; the rest of the message is about something else.
  const before = [...said.matchAll(BEFORE_ONE)].map((match) => match[1] ?? "").join(" ");
  const words = terms(`${frame.slots.product ?? ""} ${before.trim() === "" ? said : before}`);
  const scored = shown.map((product) => {
    const { name, description, attributes, usage, tags } = product;
    const values = attributes.map(({ value, label }) => `${label.zh} ${value.zh} ${value.en}`);
    const inName = shared(words, terms(`${name.zh} ${name.en} ${tags.join(" ")}`));
    const inRest = shared(words, terms([description.zh, description.en, usage.zh, ...values].join(" ")));
    return { product, score: inName * 2 + inRest };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const nearest = scored.filter(({ score }) => score === best);
  return best > 0 && nearest.length === 1 ? (nearest[0]?.product ?? null) : null;
}
