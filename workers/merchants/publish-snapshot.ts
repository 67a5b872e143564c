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

/** Builds the shop's snapshot from its rows and publishes it as the next version. `invalid` over 512 KB. */
export async function publishSnapshot(deps: Omit<ShopDeps, "keys">, shop: string): Promise<ShopSnapshot> {
  const { database, now } = deps;
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
  const [rows] = await database.batch([
    database
      .insert(snapshots)
      .select(
        sql`select ${shop}, coalesce(max(version), 0) + 1, ${blob}, ${publishedAt} from ${snapshots} where shop_id = ${shop}`,
      )
      .returning({ version: snapshots.version }),
    database
      .delete(snapshots)
      .where(
        and(
          eq(snapshots.shopId, shop),
          sql`version <= (select max(version) from ${snapshots} where shop_id = ${shop}) - ${VERSIONS_KEPT}`,
        ),
      ),
  ]);
  recheckSnapshot(shop);
  return { ...snapshot, version: rows[0]?.version ?? snapshot.version };
}

async function buildSnapshot(database: Database, shop: string, at: number): Promise<ShopSnapshot> {
  const [shopRows, policyRows, promotionRows, articleRows, categoryRows, productRows, variantRows, ownRows, corrected] =
    await database.batch([
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
      selectOwnIntents(database, shop),
      selectCorrections(database, shop),
    ]);
  const own = ownRows.map(({ intent }) => intent);
  const [row] = shopRows;
  if (!row) throw new DeskbellError("not_found", "this shop is not there");
  return {
    shop,
    version: 0,
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
