import { and, asc, eq, gt, lte, or, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import { categories, products, promotions, variants } from "../platform/db/schema/catalogue.ts";
import { articles } from "../platform/db/schema/service.ts";
import { shops, snapshots } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import { parsePolicy, selectPolicyInForce } from "../platform/policy-in-force.ts";
import type { Bilingual, ShopSnapshot } from "../platform/snapshot.ts";
import type { Vocabulary } from "../understanding/types.ts";
import { selectCorrections } from "./correction.ts";
import type { ShopDeps } from "./deps.ts";
import { selectOwnIntents } from "./own-intent.ts";
import { parseSettings } from "./settings.ts";
import { shopExamples } from "./shop-examples.ts";
import { recheckSnapshot } from "./snapshot.ts";

const MAX_BYTES = 512 * 1024;
const DAY_MS = 86_400_000;
/** A coupon that ended lately is known, so that a shopper hears “expired” and not “unknown”. */
const KEPT_AFTER_END_MS = 30 * DAY_MS;
const VERSIONS_KEPT = 5;

/** Changes that come at once each build anew what another one has published in between. */
const MAX_TRIES = 20;

/** Builds the shop's snapshot from its rows and publishes it as the next version. `invalid` over 512 KB. */
export async function publishSnapshot(deps: Omit<ShopDeps, "keys">, shop: string): Promise<ShopSnapshot> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const published = await publishAfter(deps, shop);
    if (published) return published;
  }
  throw new DeskbellError("conflict", "the shop is being changed by many at once; try again");
}

/** Null where another version was published since the rows were read: this one would lack what that one has. */
async function publishAfter({ database, now }: Omit<ShopDeps, "keys">, shop: string): Promise<ShopSnapshot | null> {
  const publishedAt = now();
  const snapshot = await buildSnapshot(database, shop, publishedAt);
  const blob = JSON.stringify(snapshot);
  const bytes = new TextEncoder().encode(blob).length;
  if (bytes > MAX_BYTES) {
    throw new DeskbellError(
      "invalid",
      `the published shop is ${bytes} bytes, at most ${MAX_BYTES}: shorten FAQ, names or own intents`,
    );
  }
  const newest = sql`(select coalesce(max(version), 0) from ${snapshots} where shop_id = ${shop})`;
  const next = snapshot.version + 1;
  const [rows] = await database.batch([
    database
      .insert(snapshots)
      .select(sql`select ${shop}, ${next}, ${blob}, ${publishedAt} where ${newest} = ${snapshot.version}`)
      .returning({ version: snapshots.version }),
    database.delete(snapshots).where(and(eq(snapshots.shopId, shop), sql`version <= ${newest} - ${VERSIONS_KEPT}`)),
  ]);
  if (rows.length === 0) return null;
  recheckSnapshot(shop);
  return { ...snapshot, version: next };
}

/** With the version that was the newest when the rows were read. */
async function buildSnapshot(database: Database, shop: string, at: number): Promise<ShopSnapshot> {
  const [
    shopRows,
    policyRows,
    promotionRows,
    articleRows,
    categoryRows,
    productRows,
    variantRows,
    topicRows,
    ownRows,
    corrected,
    newest,
  ] = await database.batch([
    database.select().from(shops).where(eq(shops.id, shop)),
    selectPolicyInForce(database, shop, at),
    database
      .select({ promotion: promotions.promotion })
      .from(promotions)
      .where(and(eq(promotions.shopId, shop), gt(promotions.endsAt, at - KEPT_AFTER_END_MS)))
      .orderBy(asc(promotions.startsAt), asc(promotions.id)),
    database
      .select({ article: articles.article })
      .from(articles)
      .where(
        and(
          eq(articles.shopId, shop),
          or(sql`${articles.validFrom} is null`, lte(articles.validFrom, at)),
          or(sql`${articles.validUntil} is null`, gt(articles.validUntil, at)),
        ),
      )
      .orderBy(asc(articles.id)),
    database.select().from(categories).where(eq(categories.shopId, shop)).orderBy(asc(categories.id)),
    database
      .select({ id: products.id, category: products.categoryId, name: products.name, aliases: products.aliases })
      .from(products)
      .where(eq(products.shopId, shop))
      .orderBy(asc(products.id)),
    database.selectDistinct({ options: variants.options }).from(variants).where(eq(variants.shopId, shop)),
    database
      .selectDistinct({ topic: sql<string>`json_extract(guide.value, '$.topic')` })
      .from(products)
      .innerJoin(sql`json_each(${products.guides}) as guide`, sql`true`)
      .where(eq(products.shopId, shop)),
    selectOwnIntents(database, shop),
    selectCorrections(database, shop),
    database
      .select({ version: sql<number>`coalesce(max(${snapshots.version}), 0)` })
      .from(snapshots)
      .where(eq(snapshots.shopId, shop)),
  ]);
  const own = ownRows.map(({ intent }) => intent);
  const [row] = shopRows;
  if (!row) throw new DeskbellError("not_found", "this shop is not there");
  return {
    shop,
    version: newest[0]?.version ?? 0,
    publishedAt: at,
    name: { zh: row.nameZh, en: row.nameEn },
    timeZone: row.timeZone,
    currency: row.currency,
    country: row.country,
    languages: row.defaultLanguage === "zh" ? ["zh", "en"] : ["en", "zh"],
    defaultLanguage: row.defaultLanguage,
    allowedOrigins: row.allowedOrigins,
    ...parseSettings(row.settings),
    policy: parsePolicy(policyRows[0]),
    promotions: promotionRows
      .map(({ promotion }) => promotion)
      .filter(({ endsAt, rule }) => endsAt > at || rule.kind === "coupon"),
    faq: articleRows.map(({ article }) => article),
    vocabulary: {
      products: productRows.map(({ id, category, name, aliases }) => ({ id, category, names: names(name, aliases) })),
      categories: categoryRows.map(({ id, name, aliases }) => ({ id, names: names(name, aliases) })),
      options: optionWords(variantRows.map(({ options }) => options)),
    },
    guideTopics: topicRows.map(({ topic }) => topic),
    ownIntents: own.map(({ id, name, answer }) => ({ id, name, answer })),
    examples: shopExamples(own, corrected),
  };
}

function optionWords(all: Record<string, Bilingual>[]): Vocabulary["options"] {
  const byName = new Map<string, Map<string, string[]>>();
  for (const options of all) {
    for (const [name, value] of Object.entries(options)) {
      const values = byName.get(name) ?? new Map<string, string[]>();
      byName.set(name, values.set(value.zh, names(value, values.get(value.zh) ?? [])));
    }
  }
  return [...byName].map(([name, values]) => ({
    name,
    values: [...values].map(([value, spellings]) => ({ value, names: spellings })),
  }));
}

function names(name: Bilingual, more: string[]): string[] {
  return [...new Set([name.zh, name.en, ...more])];
}
