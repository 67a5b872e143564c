import type { Product } from "../../commerce/ports.ts";
import { namesSymptom } from "../after-sales/symptoms.ts";
import { productSource } from "../products/product-card.ts";
import { type Facts, type Frame, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { personChoice } from "../talk/offer-person.ts";
import { fitsOf } from "./guide-measures.ts";
import { asksAspect, namedLines, quoteCare, quoteGuide, quoteList, quoteNaming } from "./guide-passages.ts";
import { findGuideProducts, ownWithGift } from "./guide-products.ts";
import { thingsIn } from "./guide-things.ts";
import { areTold, asksToBeTold, type GuideTopic, guidesFor, guideTopics } from "./guide-topics.ts";
import { thingsTold } from "./things-told.ts";

const QUESTION = "guide.question";
/** All that the guides say was said already. */
const FULL = "guide.full";
/** What a frame holds while only the guides have answered in it. */
const OF_GUIDES: ReadonlySet<string> = new Set(["product", "order_id", QUESTION, FULL]);
/** A name is said short where several follow one another. */
const MAX_NAME = 60;
const TOPIC_WORDS: Record<GuideTopic, { zh: string; en: string }> = {
  installation: { zh: "安装说明", en: "installation" },
  accessories: { zh: "安装辅材", en: "installation materials" },
  repair: { zh: "保修和维修说明", en: "warranty and repair" },
  faults: { zh: "常见故障和处理方法", en: "faults and what to do" },
  care: { zh: "保养说明", en: "care" },
  gifts: { zh: "赠品", en: "free gifts" },
};
/** The list itself is asked for. */
const ASKS_LIST = /辅材|辅料|材料|配件|零件|哪些|清单|fittings?|parts|materials|kit/iu;
/** Guides in whole sentences, likeliest to tell of a part first. */
const GUIDES_OF_TEXT: readonly GuideTopic[] = ["installation", "repair", "care"];
const LISTS: ReadonlySet<GuideTopic> = new Set<GuideTopic>(["accessories", "faults", "gifts"]);
/** What the thing itself costs is no guide's to tell. */
const ASKS_PRICE = /多少钱|什么价|价格|怎么卖|卖多少|how much|price/iu;
const OF_SERVICE = /些|材料|配件|辅|安装|上门|维修|修|service|install|repair|parts/iu;
const MAX_FOLLOW_UP = 24;
const CLAUSES = /[，。！？!?；;\n]+|,(?!\d)/u;
const STEPS =
  /流程|步骤|怎么(?:安?装|修|清洗|洗)|如何(?:安?装|清洗)|一步一?步|\bsteps?\b|process|how (?:do|to|is) [^.?\n]{0,16}install/iu;
/** “烟管怎么装” asks of one thing; “安装流程” of the whole. */
function asksSteps(question: string): boolean {
  return STEPS.test(question) && !/[费钱]|多[大粗高久]|cost|fee/iu.test(question);
}
const ASKS_FEE = /费|多少钱|要钱|免费|收不收|收钱|\bfree\b|cost|charge|\bfee/iu;
const PRICE = /\d\s*元|[¥￥$]\s*\d|免费|free/iu;
const ASKS_COST = /费|钱|几[块多]|价|收|cost|charge|\bfee|how much|price/iu;
const SIZE = /\d+(?:\.\d+)?\s?(?:cm|mm|厘米|毫米|米|m(?![a-z²³]))/giu;
const SIZE_IN = /\d\s?(?:cm|mm|厘米|毫米|米|m(?![a-z²³]))/iu;
const ASKS_NEED = /需不需要|需要|要不要|用不用|用得[到上]|要用|\bneed/iu;

function guideOf(product: Product, topic: GuideTopic, context: SkillContext): string {
  return product.guides
    .filter((guide) => guide.topic === topic)
    .map((guide) => guide.text[context.language])
    .join("\n");
}

function say(product: Product, template: string, facts: Facts, context: SkillContext): Say {
  const name = product.name[context.language];
  const short = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
  return {
    template: `guides.${template}`,
    facts: { product: text(short), ...facts },
    sources: [productSource(product, context.language)],
  };
}

/** Whether the room that the shopper has is what the guide asks for. */
function fits(guide: string, question: string, product: Product, context: SkillContext): Say[] {
  return fitsOf(guide, question).map(({ rule, given, isEnough }) =>
    say(product, isEnough ? "fits" : "too_little", { rule: text(rule), given: text(given) }, context),
  );
}

function tellList(product: Product, topic: GuideTopic, list: string, question: string, context: SkillContext): Say[] {
  const { language } = context;
  const named = topic === "accessories" ? namedLines(list.split("\n"), question) : [];
  const isNeeded = named.length > 0 && ASKS_NEED.test(question);
  // What costs how much is told where it is written, not by a list without prices.
  const isPrice = topic === "accessories" && ASKS_FEE.test(question);
  const lines = (isNeeded ? named : quoteList(list, question)).filter((line) => !isPrice || PRICE.test(line));
  if (lines.length === 0) return [];
  const facts = { topic: text(TOPIC_WORDS[topic][language]), passage: text(lines.join("\n")) };
  return [say(product, isNeeded ? "needed" : "list", facts, context)];
}

/** What a list does not name may stand elsewhere in the product's guides: “角阀” among what the installation includes. */
function tellElsewhere(product: Product, topic: GuideTopic, question: string, context: SkillContext): Say[] {
  const others = GUIDES_OF_TEXT.filter((one) => one !== topic).flatMap((one) => {
    const passage = quoteNaming(guideOf(product, one, context), question, product.name[context.language]);
    const facts = { topic: text(TOPIC_WORDS[one][context.language]), passage: text(passage ?? "") };
    return passage === null ? [] : [say(product, "quote", facts, context)];
  });
  return others.slice(0, 1);
}

/** Care without a guide of its own: what the others say on it. */
function tellCare(product: Product, context: SkillContext): Say[] {
  const others = guidesFor("care").map((topic) => guideOf(product, topic, context));
  const passage = quoteCare(others.filter((one) => one !== "").join("\n"));
  const facts = { topic: text(TOPIC_WORDS.care[context.language]), passage: text(passage ?? "") };
  return passage === null ? [] : [say(product, "quote", facts, context)];
}

/** What the product's own guide says on how long it is answered for and repaired; empty: it has none. */
export function tellRepair(product: Product, context: SkillContext): Say[] {
  return tellTopic(product, "repair", context.text, context);
}

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

/** What the product's own guide says to do about what is wrong; empty: it says nothing of faults. */
export function tellFaults(product: Product, question: string, context: SkillContext): Say[] {
  return tellTopic(product, "faults", question, context);
}

function tellTopic(product: Product, topic: GuideTopic, question: string, context: SkillContext): Say[] {
  const guide = guideOf(product, topic, context);
  if (guide === "" && topic === "care") return tellCare(product, context);
  if (guide === "") return [];
  if (LISTS.has(topic)) {
    const isNamed = topic === "gifts" || ASKS_LIST.test(question) || namedLines(guide.split("\n"), question).length > 0;
    const elsewhere = isNamed ? [] : tellElsewhere(product, topic, question, context);
    return elsewhere.length > 0 ? elsewhere : tellList(product, topic, guide, question, context);
  }
  const passage = quoteGuide(guide, question);
  if (passage === null) return [];
  if (passage !== quoteGuide(guide, "")) context.frame.slots[FULL] = "";
  const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage) };
  const measured = topic === "installation" ? fits(guide, question, product, context) : [];
  return [...measured, say(product, "quote", facts, context)];
}

/** The statements that tell of the very things asked about, from whichever guides they stand in. */
function tellThings(product: Product, question: string, context: SkillContext, isPriced: boolean): Say[] {
  const all = thingsTold(product, question, context.language);
  const told = isPriced ? all.filter(({ topic }) => topic !== "accessories") : all;
  if (told.length === 0) return [];
  const guide = guideOf(product, "installation", context);
  const isNeed = ASKS_NEED.test(question);
  const says = told.map(({ topic, passage }) => {
    const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage) };
    return say(
      product,
      topic === "accessories" && isNeed ? "needed" : LISTS.has(topic) ? "list" : "quote",
      facts,
      context,
    );
  });
  context.frame.slots[FULL] = "";
  return [...fits(guide, question, product, context), ...says];
}

/** What materials cost is told where the installation is. */
function topicsFor(question: string): GuideTopic[] {
  const asked = guideTopics(question);
  const isPrice = asked.includes("accessories") && ASKS_FEE.test(question) && !asked.includes("installation");
  if (isPrice) return ["installation", ...asked];
  // “安装辅材有哪些” asks for the materials, not for how it is installed.
  const isOnlyMaterials = asked.includes("accessories") && /辅材|材料|配件|fittings?|parts/iu.test(question);
  if (isOnlyMaterials && !/流程|怎么|如何|步骤|how/iu.test(question)) {
    return ASKS_FEE.test(question) ? asked : asked.filter((topic) => topic !== "installation");
  }
  return asked;
}

/** “波纹管一条几块”, “另配一根多少钱”: the materials named, with what they cost, as the list of them has it. */
function tellPriced(product: Product, question: string, context: SkillContext): Say[] {
  if (!ASKS_COST.test(question)) return [];
  const list = guideOf(product, "accessories", context);
  const lines = nearestBySize(namedLines(list.split("\n"), question), question).filter((line) => PRICE.test(line));
  if (lines.length === 0) return [];
  const facts = { topic: text(TOPIC_WORDS.accessories[context.language]), passage: text(lines.join("\n")) };
  return [say(product, "list", facts, context)];
}

/** “40cm的波纹管”: of lines that differ in their size, those of the size said; all where none is. */
function nearestBySize(lines: readonly string[], question: string): string[] {
  const sizes = [...question.matchAll(SIZE)].map(([size]) => size.toLowerCase().replace(/\s/g, ""));
  const isSized = (line: string) => SIZE_IN.test(line.split(/[：:]/, 1)[0] ?? "");
  const fits = (line: string) => sizes.some((size) => line.toLowerCase().replace(/\s/g, "").includes(size));
  const isAnyFit = lines.some((line) => isSized(line) && fits(line));
  return isAnyFit ? lines.filter((line) => !isSized(line) || fits(line)) : [...lines];
}

function tell(product: Product, question: string, context: SkillContext): Say[] {
  const priced = tellPriced(product, question, context);
  const things = asksSteps(question) ? [] : tellThings(product, question, context, priced.length > 0);
  if (things.length === 0) return [...priced, ...tellTopics(product, question, context)];
  const beside = besideThings(context.text);
  return [...(beside === "" ? [] : tellTopics(product, beside, context)), ...priced, ...things];
}

/** “保几年，坏了谁修”: what is asked in clauses that name no thing, of another topic or of another side of the same. */
function besideThings(said: string): string {
  const isOther = (clause: string) => thingsIn(clause).length === 0 && guideTopics(clause).length > 0;
  return said.split(CLAUSES).filter(isOther).join("，");
}

function tellTopics(product: Product, question: string, context: SkillContext): Say[] {
  const asked = topicsFor(question);
  // A material that no list holds may still stand among what the installation comes with.
  const told = asked.flatMap((topic) => tellTopic(product, topic, question, context));
  if (told.length > 0) return told;
  return asked.includes("accessories") ? tellTopic(product, "installation", question, context) : [];
}

/** The whole guides of the topics asked about. */
function tellAll(product: Product, question: string, context: SkillContext): Say[] {
  return topicsFor(question).flatMap((topic) => {
    const passage = quoteGuide(guideOf(product, topic, context), "");
    const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage ?? "") };
    return passage === null ? [] : [say(product, "quote", facts, context)];
  });
}

function nothingOn(product: Product, question: string, context: SkillContext): Say {
  const [topic = "installation"] = guideTopics(question);
  const facts = { topic: text(TOPIC_WORDS[topic][context.language]) };
  return { ...say(product, "none", facts, context), choices: [personChoice(context.language)] };
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
const NO_BETTER = /还|照样|依然|仍|没用|不管用|不行|still|not (?:help|work)|n't (?:help|work)|no use/iu;
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
  const isNoHelp = frame.slots[QUESTION] === undefined && NO_BETTER.test(said);
  if (isNoHelp && !isOpen && !isWished) return tellRepairing(context);
  if (isOpen || isWished || !namesSymptom(question) || !shop.guideTopics?.includes("faults")) return { do: "pass" };
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
  const goesOn = asksMore(context.text) || asksMoreOfGift(context.frame, context.text);
  const isFollowing = earlier !== undefined && context.frame.asked === null && goesOn;
  const own = guideTopics(context.text).length > 0 ? context.text : (earlier ?? context.text);
  const question = isFollowing ? `${earlier}\n${context.text}` : own;
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
  const isMore = !isFollowing && question !== context.text && context.frame.asked === null;
  if (isMore && slots[FULL]) return { do: "say", say: [say(first, "all", {}, context)] };
  slots[FULL] = "1";
  if (isMore) return { do: "say", say: withGuides.flatMap((product) => tellAll(product, question, context)) };
  const told = withGuides.flatMap((product) => tell(product, question, context));
  // How long a product is answered for stands in the catalogue, too.
  if (told.length === 0 && context.frame.intent === "repair_warranty" && first.warrantyMonths !== null) {
    return { do: "pass" };
  }
  return { do: "say", say: told.length > 0 ? told : [nothingOn(first, question, context)] };
}

/** How it is installed, with what, repaired, cared for and what comes with it: quoted from the product's own guides. */
export const guides: Skill = { name: "guides", intents: ["product_usage", "repair_warranty", "quality_issue"], step };
