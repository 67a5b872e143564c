import type { Visit } from "../../commerce/ports.ts";
import { SERVICE_WORDS } from "../orders/order-words.ts";
import { list, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { personChoice } from "../talk/offer-person.ts";
import { asksOfVisit } from "./visit-words.ts";

const INSTALLS = /装/u;
const REPAIRS = /修/u;

/** Those of the kind that the words name; all where they name none. */
function ofKind(visits: readonly Visit[], said: string): readonly Visit[] {
  const wanted = INSTALLS.test(said) ? "install" : REPAIRS.test(said) ? "repair" : null;
  const some = visits.filter(({ type, orderId }) => type === wanted || said.includes(orderId));
  return some.length > 0 ? some : visits;
}

function lineOf({ type, orderId, time, date }: Visit, { language }: SkillContext): string {
  const day = date === null || time.includes(date) ? time : `${time}（${date}）`;
  const service = SERVICE_WORDS[type][language];
  return language === "zh" ? `订单 ${orderId}：${service}，${day}` : `Order ${orderId}: ${service}, ${day}`;
}

/** What is booked, where it is asked or to be changed; a change of it is a colleague's. Null: the words are of no visit. */
export async function tellVisits(context: SkillContext): Promise<Step | null> {
  const { commerce, identity, language, text: said, frame } = context;
  const wish = frame.asked === null ? asksOfVisit(said, true) : null;
  if (wish === null || identity.level === "none") return null;
  const visits = await commerce.orders.visits(identity);
  if (visits.length === 0)
    return wish === "puts_off" ? null : { do: "say", say: [{ template: "booking.none", facts: {} }] };
  const visitLines = ofKind(visits, said).map((visit) => lineOf(visit, context));
  const say: Say[] = [{ template: "booking.booked", facts: { visits: list(visitLines) } }];
  if (wish !== "asks") {
    say.push({
      template: "booking.change_by_person",
      facts: { what: text(CHANGE[wish][language]) },
      choices: [personChoice(language)],
    });
  }
  return { do: "say", say };
}

const CHANGE = {
  calls_off: { zh: "取消", en: "calling it off" },
  puts_off: { zh: "改期", en: "another day" },
};
