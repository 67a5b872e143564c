import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { type ShopImportInput, shopImport } from "../import-schema.ts";
import { relativeTime } from "./relative-time.ts";

const FOLDER = import.meta.dirname;
/** Fields that hold a time, in the words of the import schema. */
const IS_TIME = /^(?:at|balanceFrom|balanceUntil|[a-z]+At)$/;

/**
 * The demo shop's seed files as one import document, with times relative to `now` (epoch ms). Runs in Node only.
 * Throws with file and path where a time or the document is wrong.
 */
export function readDemo(now: number): ShopImportInput {
  const file = (name: string) => readSeed(name, now);
  const document = {
    settings: file("settings.yaml"),
    policy: file("policy.yaml"),
    categories: file("categories.yaml"),
    sizeCharts: file("size-charts.yaml"),
    warehouses: file("warehouses.yaml"),
    products: readdirSync(`${FOLDER}/products`)
      .sort()
      .flatMap((name) => file(`products/${name}`)),
    promotions: file("promotions.yaml"),
    customers: file("customers.yaml"),
    orders: file("orders.yaml"),
    faq: file("faq.yaml"),
  };
  assertImport(document);
  return document;
}

function readSeed(name: string, now: number): unknown {
  return withTimes(parse(readFileSync(`${FOLDER}/${name}`, "utf8")), now, name);
}

/** The same value with each relative time as an ISO date-time. */
function withTimes(value: unknown, now: number, path: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => withTimes(item, now, `${path}.${index}`));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const here = `${path}.${key}`;
    return [key, IS_TIME.test(key) && inner !== null ? relativeTime(inner, now, here) : withTimes(inner, now, here)];
  });
  return Object.fromEntries(entries);
}

function assertImport(document: unknown): asserts document is ShopImportInput {
  shopImport.parse(document);
}
