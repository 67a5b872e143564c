import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { INTENTS } from "../../workers/understanding/types.ts";

const SHARED = "../shared/data";
const isThere = existsSync(SHARED);
const ours = globSync("{workers,durable-objects,web}/**/*.{ts,tsx,mjs,tsv,jsonl,yaml,html,md}").filter(
  (file) => !file.startsWith("web/dist") && !file.endsWith(".data.ts"),
);
const texts = ours.map((file) => ({ file, text: readFileSync(file, "utf8") }));
const isIntent = (cell: string) => INTENTS.some((intent) => intent === cell);
const filesNaming = (word: string) =>
  texts.filter(({ text }) => text.includes(word)).map(({ file }) => `${file}: ${word}`);

test("the product names none of the sets it is measured on", () => {
  const names = [
    "tau-retail",
    "tau_retail",
    "ecom-bench",
    "ecom_bench",
    "bitext-dev",
    "jd-dev",
    "authored-dev",
    "JDDC",
  ];
  expect(names.flatMap(filesNaming)).toEqual([]);
});

test.skipIf(!isThere)(
  "the product names no product, user or order of the sets (needs ../shared)",
  () => {
    const ids = ["tau-retail/orders.json", "tau-retail/users.json", "tau-retail/products.json"].flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(`${SHARED}/${file}`, "utf8"))).filter((id) => id.length > 6),
    );
    const chinese = ["orders", "users_info", "products"].flatMap((file) => [
      ...readFileSync(`${SHARED}/ecom-bench/${file}.json`, "utf8").matchAll(
        /"(?:商品ID|订单ID|用户ID|用户姓名)":\s*"([^"]{3,})"/g,
      ),
    ]);
    const all = texts.map(({ text }) => text).join("\n");
    const found = [...ids, ...chinese.map(([, id]) => id ?? "")].filter((id) => all.includes(id));
    expect([...new Set(found)]).toEqual([]);
  },
  60_000,
);

test.skipIf(!isThere)(
  "no training text is a sentence of the sets (needs ../shared)",
  () => {
    const fold = (text: string) => text.toLowerCase().replace(/[\s\p{P}]/gu, "");
    const measured = new Set(
      ["authored-dev", "jd-dev", "bitext-dev"].flatMap((set) =>
        readFileSync(`${SHARED}/intents/${set}.jsonl`, "utf8")
          .split("\n")
          .filter(Boolean)
          .map((line) => fold(JSON.parse(line).text))
          // Short phrases are everybody's: two words of Latin letters, a handful of characters.
          .filter((text) => text.length >= (/^[\x20-\x7e]*$/.test(text) ? 24 : 9)),
      ),
    );
    const trained = texts
      .filter(({ file }) => file.startsWith("workers/understanding/training/"))
      .flatMap(({ text }) =>
        text
          .split(/[\n\t|]/)
          .filter((cell) => !isIntent(cell))
          .map(fold),
      );
    expect(trained.filter((text) => measured.has(text))).toEqual([]);
  },
  60_000,
);
