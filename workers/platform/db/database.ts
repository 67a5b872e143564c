import { drizzle } from "drizzle-orm/d1";
import type { Env } from "../env.ts";
import { DeskbellError } from "../errors.ts";
import * as schema from "./schema/index.ts";

/** A shard, typed. */
export type Database = ReturnType<typeof openDatabase>;

/** Drizzle over one D1 binding; property names are snake_case columns. */
export function openDatabase(binding: D1Database) {
  return drizzle(binding, { schema, casing: "snake_case" });
}

/** The directory of shops and the log-in live on the first shard. */
export function directoryDatabase(env: Env): Database {
  return openDatabase(env.DB);
}

/** The shard named in a shop's directory row. Throws `unavailable` where it is not bound. */
export function shardDatabase(env: Env, shard: string): Database {
  const bound: unknown = Reflect.get(env, shard);
  if (!isD1(bound)) throw new DeskbellError("unavailable", `database ${shard} is not bound; bind it in wrangler.toml`);
  return openDatabase(bound);
}

function isD1(value: unknown): value is D1Database {
  return typeof value === "object" && value !== null && "prepare" in value && "batch" in value;
}
