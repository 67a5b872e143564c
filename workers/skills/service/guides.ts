import { namesSymptom } from "../after-sales/symptoms.ts";
import { type Frame, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { clausesIn } from "../words.ts";
import { asksCodeOrCheck, didNotGetBetter, namesCode, withoutTried } from "./fault-words.ts";
import { asksAspect, namedLines } from "./guide-passages.ts";
import { findGuideProducts, ownWithGift } from "./guide-products.ts";
import { namesThing } from "./guide-things.ts";
import { areTold, asksToBeTold, guideTopics } from "./guide-topics.ts";
import { FULL, guideOf, nothingOn, say, TOPIC_WORDS, tell, tellAll, tellThings, tellTopic } from "./tell-guide.ts";

const QUESTION = "guide.question";
/** What a frame holds while only the guides have answered in it. */
const OF_GUIDES: ReadonlySet<string> = new Set(["product", "order_id", QUESTION, FULL]);
/** What the thing itself costs is no guide's to tell. */
const ASKS_PRICE = /多少?钱|几多钱|[什啥]么?价|价[格钱]|现价|怎么卖|卖(?:着|到|得)?(?:多少|几)|几块钱|how much|price/iu;
/** What it is sold for, in a clause of its own. */
const SELLS = /售价|现价|标价|挂价|到手价|怎么卖|卖(?:着|到|得)?(?:多少|几)|selling price/iu;
const OF_SERVICE = /些|材料|配件|辅|安装|上门|维修|修|service|install|repair|parts/iu;
const MAX_FOLLOW_UP = 24;

const OF_PARCEL = /快递|包裹|物流|运单|单号|订单|parcel|tracking|order/iu;
/** Something is waited for: it has not come, or is to come. */
const WAITS_FOR = /没|未|到|收|寄|发|领|送|拿|给|催|补|when|where|arriv|come|receiv|\bget|got|sent|miss/iu;

/** A gift of the shopper's own goods that is waited for: when and how it comes; null: the words name none. */
export async function tellGiftAwaited(context: SkillContext): Promise<Step | null> {
  const { text: said, shop, frame } = context;
  if (OF_PARCEL.test(said) || !WAITS_FOR.test(said) || frame.asked !== null || !shop.guideTopics?.includes("gifts"))
    return null;
  const products = await ownWithGift(context);
  const told = products.slice(0, 1).flatMap((product) => tellTopic(product, "gifts", said, context));
  return told.length > 0 ? { do: "say", say: told } : null;
}

const ASKS_MORE =
  /[这那它]|最[多高少低]|封顶|上限|材料|配件|上面|刚才|费|钱|免费|多久|几年|怎么|these|those|\bit\b|free|cost|how long/iu;

/** What is asked further of a gift: how it is got, when it comes, what it is worth. */
const MORE_OF_GIFT =
  /寄|发|到手|到账|收到|领|拿|给|登记|晒|时限|期限|截止|最晚|多久|几天|什么时候|啥时候|值|多少钱|卡密|邮箱|要干|要做|怎么弄|咋弄|使用|send|get|claim|worth|when|how/iu;
const NOT_OF_GIFT = /订单|快递|物流|发货|退|包裹|发票|order|parcel|refund/iu;

/** “啥时候寄” after the gifts of a product were told. */
export function asksMoreOfGift({ slots }: Pick<Frame, "slots">, text: string): boolean {
  const isOpen = guideTopics(slots[QUESTION] ?? "").includes("gifts");
  return isOpen && text.length <= MAX_FOLLOW_UP && MORE_OF_GIFT.test(text) && !NOT_OF_GIFT.test(text);
}

/** Whether a short question goes on from what a guide has told: “这些免费吗”. */
export function asksMore(text: string): boolean {
  if (ASKS_PRICE.test(text) && !OF_SERVICE.test(text)) return false;
  return (
    text.length <= MAX_FOLLOW_UP &&
    asksToBeTold(text) &&
    guideTopics(text).length === 0 &&
    ASKS_MORE.test(text) &&
    asksAspect(text)
  );
}

/** Back with the goods, or something in their place: more is wished than advice. */
const SENDS_BACK = /退|换|赔|补(?:发|寄|偿)|return|refund|exchange|replace|money back/iu;

/** Nothing that the guides tell of a fault helped: who comes, and how to have them come. */
const WHO_COMES = "报修打哪个电话，多久上门";

/** What the shopper tried was no use: the guide on repairs, and a visit. */
async function tellRepairing(context: SkillContext): Promise<Step> {
  const { focus, commerce, shop } = context;
  if (focus.productId === null) return { do: "pass" };
  const products = await commerce.catalogue.products([focus.productId]);
  // “没用，修要多少钱”: what is asked of a repair is told, else who comes.
  const { text: said } = context;
  const asked = guideTopics(said).includes("repair")
    ? products.flatMap((product) => tellTopic(product, "repair", said, context))
    : [];
  const told = asked.length > 0 ? asked : products.flatMap((product) => tellThings(product, WHO_COMES, context, false));
  const canBook = shop.policy.actions.book_service?.allowed === true;
  const says = [...told, ...(canBook ? [{ template: "guides.book", facts: {} }] : [])];
  return says.length > 0 ? { do: "say", say: says } : { do: "pass" };
}

/** “放出来的水是浑的”: what the product's own guide says to do about just that; else it is another's to handle. */
async function tellSymptom(context: SkillContext): Promise<Step> {
  const { frame, text: said, shop } = context;
  const earlier = frame.slots[QUESTION];
  const isFollowing = earlier !== undefined && asksMore(said);
  const question = isFollowing ? `${earlier}\n${said}` : said;
  const isWished = SENDS_BACK.test(said);
  const isOpen = frame.asked !== null || Object.keys(frame.slots).some((slot) => !OF_GUIDES.has(slot));
  const isNoHelp = frame.slots[QUESTION] === undefined && didNotGetBetter(said);
  if (isNoHelp && !isOpen && !isWished) return tellRepairing(context);
  if (isOpen || isWished || !(namesSymptom(question) || namesCode(question)) || !shop.guideTopics?.includes("faults"))
    return { do: "pass" };
  const found = await findGuideProducts(context);
  if ("step" in found) return { do: "pass" };
  const told = found.products.flatMap((product) => {
    const lines = namedLines(guideOf(product, "faults", context).split("\n"), question);
    const facts = { topic: text(TOPIC_WORDS.faults[context.language]), passage: text(lines.join("\n")) };
    return lines.length > 0 ? [say(product, "list", facts, context)] : [];
  });
  if (told.length === 0) return { do: "pass" };
  frame.slots[QUESTION] = question;
  return { do: "say", say: [...told, { template: "guides.if_not", facts: {} }] };
}

async function step(context: SkillContext): Promise<Step> {
  if (context.frame.intent === "quality_issue") return tellSymptom(context);
  const { slots } = context.frame;
  const earlier = slots[QUESTION];
  const said = withoutTried(context.text, (part) => guideTopics(part).length > 0);
  const goesOn = asksMore(said) || asksMoreOfGift(context.frame, said) || asksCodeOrCheck(said);
  const isAbout = guideTopics(said).length > 0;
  const isFollowing = earlier !== undefined && context.frame.asked === null && goesOn && !isAbout;
  const own = isAbout ? said : (earlier ?? said);
  const question = isFollowing ? `${earlier}\n${said}` : own;
  if (!areTold(guideTopics(question), context.shop.guideTopics)) return { do: "pass" };
  const found = await findGuideProducts(context);
  if ("step" in found) {
    slots[QUESTION] = question;
    return found.step;
  }
  const { products } = found;
  const withGuides = products.filter(({ guides }) => guides.length > 0);
  const [first] = products;
  if (!first || withGuides.length === 0) return { do: "pass" };
  slots[QUESTION] = question;
  // “说具体点”: what was left out is said, too.
  const isMore = !isFollowing && question !== said && context.frame.asked === null;
  if (isMore && slots[FULL]) return { do: "say", say: [say(first, "all", {}, context)] };
  slots[FULL] = "1";
  if (isMore) return { do: "say", say: withGuides.flatMap((product) => tellAll(product, question, context)) };
  const ofGuides = clausesIn(question).filter((clause) => !SELLS.test(clause) || namesThing(clause));
  const told = withGuides.flatMap((product) => tell(product, ofGuides.join("\n"), { ...context, text: said }));
  // How long a product is answered for stands in the catalogue, too.
  if (told.length === 0 && context.frame.intent === "repair_warranty" && first.warrantyMonths !== null) {
    return { do: "pass" };
  }
  return { do: "say", say: told.length > 0 ? told : [nothingOn(first, question, context)] };
}

/** How it is installed, with what, repaired, cared for and what comes with it: quoted from the product's own guides. */
export const guides: Skill = { name: "guides", intents: ["product_usage", "repair_warranty", "quality_issue"], step };
