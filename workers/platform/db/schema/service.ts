import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Faq } from "../../snapshot.ts";

export { promises } from "./promises.ts";

export const articles = sqliteTable(
  "articles",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    article: text({ mode: "json" }).$type<Faq>().notNull(),
    validFrom: integer(),
    validUntil: integer(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);
