import type { Product } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { SkillContext } from "../skill.ts";
import { terms } from "../words.ts";

/** A wish that shops mark on products by tags. */
export interface Wish {
  label: Bilingual;
  /** Tags that fulfil it, as shops write them; the first ones fit best. */
  tags: readonly string[];
}

/** What the shopper looks for, gathered over the turns of the goal. */
export interface Need {
  wishes: Wish[];
  /** All words of the goal so far. */
  text: string;
  categoryId: string | null;
  /** The words for the category: “手机” is narrower than 手机数码. */
  kind: string | null;
  /** Minor units of the shop's currency; null: no bound. */
  minMinor: number | null;
  maxMinor: number | null;
  /** Option values asked for, by the option's name. */
  options: readonly (readonly [name: string, value: string])[];
  /** A budget was given in another currency. */
  isOtherCurrency: boolean;
}

const wish = (asks: RegExp, zh: string, en: string, tags: string) => ({
  asks,
  label: { zh, en },
  tags: tags.split(" "),
});

const WISHES = [
  wish(/妈|母亲|婆婆|岳母|丈母娘|\bmu?o?m\b|mother/i, "妈妈", "mum", "妈妈 母亲 mum mom mother 长辈 女性 女士"),
  wish(/爸|父亲|公公|岳父|老丈人|\bdad\b|father/i, "爸爸", "dad", "爸爸 父亲 dad father 长辈 男性 男士"),
  wish(
    /爷爷|奶奶|外公|外婆|姥姥|姥爷|老人|长辈|父母|grand(?:ma|pa|mother|father|parents)|parents|elderly/i,
    "长辈",
    "elders",
    "长辈 老人 父母 爸妈 elder elderly parents",
  ),
  wish(
    /女朋友|女友|老婆|妻子|媳妇|对象|女生|女士|闺蜜|girlfriend|wife|\bher\b|woman/i,
    "女生",
    "her",
    "女友 女生 女性 女士 老婆 闺蜜 her women girlfriend",
  ),
  wish(
    /男朋友|男友|老公|丈夫|男生|男士|boyfriend|husband|\bhim\b|\bman\b/i,
    "男生",
    "him",
    "男友 男生 男性 男士 老公 him men boyfriend",
  ),
  wish(
    /孩子|小孩|宝宝|儿子|女儿|小朋友|儿童|\bkids?\b|child|\bson\b|daughter|baby/i,
    "孩子",
    "children",
    "孩子 儿童 宝宝 小朋友 亲子 child kids children",
  ),
  wish(/学生|上学|宿舍|开学|大学|student|college|dorm/i, "学生", "students", "学生 宿舍 开学 平价 student"),
  wish(
    /(?<![男女])朋友|同学|同事|领导|老师|客户|\bfriends?\b|colleague|boss|teacher/i,
    "朋友同事",
    "friends",
    "朋友 同事 老师 商务 送礼 礼物 gift friend",
  ),
  wish(/礼物|礼品|送礼|送人|生日|节日|过节|\bgift|present|birthday/i, "送礼", "gifts", "送礼 礼物 礼品 礼盒 gift"),
  wish(
    /运动|跑步|健身|锻炼|徒步|sport|running|gym|fitness|hiking/i,
    "运动",
    "sports",
    "运动 跑步 健身 户外 sport outdoor running",
  ),
  wish(
    /上班|通勤|办公|商务|出差|office|commut|business|work/i,
    "通勤办公",
    "work",
    "通勤 办公 商务 出差 office work business",
  ),
  wish(/旅行|旅游|出游|露营|travel|trip|camping/i, "旅行", "travel", "旅行 旅游 出差 便携 户外 露营 travel outdoor"),
  wish(
    /保暖|冬天|怕冷|(?<![零无制])冷(?![水感藏冻饮凝热])|winter|warm/i,
    "保暖",
    "warmth",
    "保暖 冬季 冬装 秋冬 winter warm",
  ),
  wish(/夏天|凉快|透气|夏季|summer|cool/i, "夏天", "summer", "夏装 夏季 透气 清凉 summer"),
  wish(/保湿|补水|护肤|敏感肌|干皮|skin\s?care|moistur/i, "护肤", "skin care", "护肤 保湿 补水 敏感肌 skincare"),
  wish(/拍照|摄影|photo|camera/i, "拍照", "photos", "拍照 摄影 影像 camera"),
  wish(/游戏|打游戏|gaming|games?\b/i, "游戏", "gaming", "游戏 电竞 gaming"),
  wish(/厨房|做饭|做菜|kitchen|cook/i, "厨房", "the kitchen", "厨房 厨电 做饭 kitchen"),
  wish(/零食|好吃|下午茶|snack/i, "零食", "snacks", "零食 休闲 下午茶 snack"),
] as const;

const MOST = /以内|以下|不超过|不到|之内|内的|under|below|less than|up to|at most|max|within/i;
const LEAST = /以上|起步|不低于|over|above|more than|at least/i;
const ABOUT = /左右|上下|大概|差不多|around|about|roughly/i;
const BARE_AMOUNT =
  /(\d{2,6})(?=\s*(?:左右|上下|以内|以下|以上|之内|的?预算))|(?:预算|不超过|under|below|budget(?: of| is|:)?)\s*(?:around|about|roughly|大概|大约|差不多)?\s*(\d{2,6})/gi;
const ABOUT_FROM = 0.7;
const ABOUT_TO = 1.2;

/** Wishes that the words name. */
export function wishesIn(text: string): Wish[] {
  return WISHES.filter((one) => one.asks.test(text)).map(({ label, tags }) => ({ label, tags }));
}

/** Whether the shop marks the product for the wish. */
export function fulfils(product: Product, one: Wish): boolean {
  return product.tags.some((tag) => one.tags.includes(tag.toLowerCase()) || one.tags.includes(tag));
}

/** Whether the words say for whom or for what it is to be. */
export function namesNeed(text: string): boolean {
  return wishesIn(text).length > 0;
}

interface Budget {
  minMinor: number | null;
  maxMinor: number | null;
}

function boundsOf(amounts: number[], text: string): Budget {
  const low = Math.min(...amounts);
  const high = Math.max(...amounts);
  if (amounts.length > 1 && low < high) return { minMinor: low, maxMinor: high };
  if (LEAST.test(text) && !MOST.test(text)) return { minMinor: low, maxMinor: null };
  if (ABOUT.test(text) && !MOST.test(text)) {
    return { minMinor: Math.round(low * ABOUT_FROM), maxMinor: Math.round(high * ABOUT_TO) };
  }
  return { minMinor: null, maxMinor: high };
}

/** The budget that this message gives, in the shop's currency. */
function readBudget(context: SkillContext): { budget: Budget | null; isOtherCurrency: boolean } {
  const { shop, text, understanding } = context;
  const said = understanding.entities.flatMap((entity) => (entity.type === "money" ? [entity.value] : []));
  const amounts = said.filter((one) => one.currency === shop.currency).map((one) => one.amountMinor);
  if (amounts.length > 0) return { budget: boundsOf(amounts, text), isOtherCurrency: false };
  if (said.length > 0) return { budget: null, isOtherCurrency: true };
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: shop.currency }).resolvedOptions();
  const minor = 10 ** (digits.maximumFractionDigits ?? 2);
  const bare = [...text.matchAll(BARE_AMOUNT)].map((match) => Number(match[1] ?? match[2]) * minor);
  return { budget: bare.length > 0 ? boundsOf(bare, text) : null, isOtherCurrency: false };
}

function bound(value: string | undefined): number | null {
  return value === undefined || value === "" ? null : Number(value);
}

/** Adds this message to what the goal knows, and reads the whole need. */
export function readNeed(context: SkillContext): Need {
  const { frame, text, understanding } = context;
  const { slots } = frame;
  const before = slots["need.text"];
  const whole = before && before !== text ? `${before}\n${text}` : text;
  slots["need.text"] = whole;
  const { budget, isOtherCurrency } = readBudget(context);
  if (budget) {
    slots["need.min"] = budget.minMinor === null ? "" : String(budget.minMinor);
    slots["need.max"] = budget.maxMinor === null ? "" : String(budget.maxMinor);
  }
  const category = understanding.entities.find((entity) => entity.type === "category");
  if (category) {
    slots["need.category"] = category.value;
    slots["need.kind"] = category.text;
  }
  return {
    wishes: wishesIn(whole),
    text: whole,
    categoryId: slots["need.category"] ?? null,
    kind: slots["need.kind"] ?? null,
    minMinor: bound(slots["need.min"]),
    maxMinor: bound(slots["need.max"]),
    options: Object.entries(slots).flatMap(([name, value]) =>
      name.startsWith("option.") && value ? [[name.slice("option.".length), value] as const] : [],
    ),
    isOtherCurrency,
  };
}

/** What a wish for advice is said with, and says nothing about the thing. */
const FILLER =
  /推荐|介绍|建议|帮我|给我|帮忙|有没有|有什么|有啥|什么|哪些|哪个|哪款|东西|商品|产品|好货|值得|好用|一下|一款|一个|几款|几个|合适|适合|自己用|自用|你们|店里|店铺|想要|想买|需要|买点|挑选|看看|不错|预算|左右|以内|以下|以上|之内|上下|不超过|人民币|块钱|[我你要的吗呢吧啊呀请买挑选点给送个些好元块]|\b(?:recommend\w*|suggest\w*|something|anything|buy|good|best|nice|thing|product|idea|help|choose|pick|under|below|around|budget|about|myself|self|less|than|up|to|max)s?\b/gi;

/** Words of the need that could name a product or a property of one. */
export function needTerms(need: Need): Set<string> {
  return new Set([...terms(need.text.replace(FILLER, " "))].filter((term) => !/^\d+$/.test(term)));
}

/** Whether there is nothing yet to choose by. */
export function isEmptyNeed(need: Need): boolean {
  const isBounded = need.minMinor !== null || need.maxMinor !== null;
  return need.wishes.length === 0 && need.categoryId === null && !isBounded && needTerms(need).size === 0;
}
