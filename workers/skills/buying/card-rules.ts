import type { SkillContext, Step } from "../skill.ts";
import { faqSay } from "../talk/faq.ts";
import { mentions } from "../words.ts";
import { asksCardRules } from "./balance-words.ts";

const CARD_QUESTION = /[eE]\s?卡|礼品卡|储值卡|购物卡|余额|gift ?card|store credit/iu;
/** Published questions that are looked through. */
const LOOKED_AT = 5;

/** What the shop has published on its stored value, however it is asked; null: nothing. */
export async function answerOnCard(context: SkillContext): Promise<Step | null> {
  const { commerce, identity, knowledge, language, text } = context;
  const customer = identity.level === "none" ? null : await commerce.orders.customer(identity);
  const stored = customer?.methods.filter(({ kind }) => kind === "stored_value") ?? [];
  const labels = stored.map(({ label }) => label[language]).filter((label) => label !== "");
  const isOnCard = (question: string) => CARD_QUESTION.test(question) || labels.some((one) => mentions(question, one));
  const [label = language === "zh" ? "礼品卡" : "gift card"] = labels;
  const words = [text, language === "zh" ? `${label}怎么用` : `How do I use my ${label}?`];
  for (const said of words) {
    const found = knowledge.find(said, { intents: ["coupon_help", "payment_methods"], limit: LOOKED_AT });
    const best = found.find(({ faq }) =>
      [faq.question.zh, faq.question.en, ...faq.alternates].some((one) => isOnCard(one) && asksTerms(one)),
    );
    if (best) return { do: "say", say: [faqSay(best, context)] };
  }
  return null;
}

function asksTerms(question: string): boolean {
  return asksCardRules(question, true);
}
