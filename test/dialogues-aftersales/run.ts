import { openChat } from "../bench/dialogues/chat.ts";
import { type Line, play } from "../bench/dialogues/play.ts";
import { type BenchProduct, inParallel, rounds, startBenchProduct } from "../bench/dialogues/product.ts";
import type { Script } from "../bench/dialogues/script.ts";
import type { Stored } from "../bench/dialogues/storage.ts";
import { suite } from "./index.ts";
import { type Ending, endingOf } from "./judge.ts";
import type { AfterSales } from "./scenario.ts";
import { suiteShop } from "./shop.ts";

// node test/dialogues-aftersales/run.ts [words of an id …]: plays the suite and prints how each talk ended.

const WIDTH = 2;
type Played = Ending & { lines: Line[] };

/** Plays the talks against a product of its own, each in a shop nobody has touched. */
export async function playSuite(talks: readonly AfterSales[]): Promise<Played[]> {
  const product = await startBenchProduct();
  try {
    const shop = suiteShop(Date.now());
    const owners = new Map(
      shop.documents.flatMap(({ orders = [] }) => orders.map(({ id, customer }) => [id, customer])),
    );
    // Whose data a talk is about, also where the shopper did not sign in.
    const ownerOf = ({ as, facts }: AfterSales) => as ?? owners.get(facts.order_id ?? "") ?? "";
    const parts = rounds([...talks], ownerOf);
    const made = await Promise.all(
      parts.map((_, index) => product.makeShop(`suite-${index + 1}`, shop.settings, shop.policy, shop.documents)),
    );
    const all = parts.flatMap((part, index) =>
      part.map((talk) => ({ talk, owner: ownerOf(talk), shop: `suite-${index + 1}`, secret: made[index] ?? "" })),
    );
    const before = await readAll(product, all);
    const lines = await inParallel(all, WIDTH, ({ talk, shop: name, secret }) =>
      playOne(product.url, name, secret, talk),
    );
    const after = await readAll(product, all);
    return all.map(({ talk }, index) => {
      const said = lines[index] ?? [];
      return { ...endingOf(talk, said, before[index], after[index]), lines: said };
    });
  } finally {
    await product.stop();
  }
}

async function playOne(url: string, shop: string, secret: string, talk: AfterSales): Promise<Line[]> {
  const chat = await openChat(url, shop, { secret, user: talk.as, locale: talk.locale });
  return play(chat, scriptOf(talk));
}

function scriptOf({ id, as, turns, facts, agreesTo, correctsIn, locale }: AfterSales): Script {
  const isChinese = locale === "zh-CN";
  return {
    task: id,
    user_id: as ?? "",
    turns,
    facts: Object.fromEntries(Object.entries(facts).flatMap(([slot, value]) => (value ? [[slot, value]] : []))),
    facts_by_turn: {},
    ...(correctsIn === undefined ? {} : { confirms_from: correctsIn }),
    confirm: isChinese ? "确认" : "Confirm",
    decline: isChinese ? "不用了" : "No thanks",
    unknown: isChinese ? "不清楚" : "I don't know",
    outcome: agreesTo.map((agreed) => {
      const [action = "", order = ""] = agreed.split(" ");
      return { action, ...(order === "*" ? {} : { order_id: order }) };
    }),
    must_not: [],
    answers: [],
  };
}

async function readAll(product: BenchProduct, all: { owner: string; shop: string }[]): Promise<Stored[]> {
  const storage = product.storage();
  try {
    return await Promise.all(all.map(({ owner, shop }) => storage.read(shop, owner)));
  } finally {
    storage.close();
  }
}

if (import.meta.main) {
  const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));
  const isTold = process.argv.includes("--told");
  const chosen = suite.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)));
  const endings = await playSuite(chosen);
  for (const { id, end, problems, lines } of endings) {
    console.log(`${end} ${id}${problems.map((one) => `\n  ${one}`).join("")}`);
    if (isTold && end === "failed") for (const line of lines) console.log(toldOf(line));
  }
  const count = (end: Ending["end"]) => endings.filter((one) => one.end === end).length;
  console.log(
    `closed=${count("closed")} handed_over=${count("handed_over")} failed=${count("failed")} total=${endings.length}`,
  );
}

function toldOf({ sent, received, actions }: Line): string {
  const told = received.map(({ text, expects }) => `    < ${text.replaceAll("\n", "\n      ")} ·· ${expects}`);
  const done = actions.length > 0 ? [`    act ${JSON.stringify(actions)}`] : [];
  return [`    > ${sent.join(" ⏎ ")}`, ...told, ...done].join("\n");
}
