import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unstable_readConfig } from "wrangler";
import { z } from "zod";

const MANY = 1_000_000;
/** What is changed on the way; the rest goes through as it is. */
const parts = z.looseObject({
  main: z.string(),
  assets: z.looseObject({ directory: z.string() }),
  d1_databases: z.array(z.looseObject({})),
  ratelimits: z.array(z.looseObject({ simple: z.looseObject({}) })),
});

/** The product's own configuration with nothing changed but the numbers of its limits (and its `main`, where one is given). */
export async function withoutLimits(folder: string, entry?: string): Promise<string> {
  const { ratelimits, main, assets, d1_databases, ...rest } = parts.parse(
    unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true }),
  );
  const file = join(folder, "wrangler.json");
  writeFileSync(
    file,
    JSON.stringify({
      name: rest.name,
      main: resolve(entry ?? main),
      compatibility_date: rest.compatibility_date,
      compatibility_flags: rest.compatibility_flags,
      vars: rest.vars,
      durable_objects: rest.durable_objects,
      migrations: rest.migrations,
      queues: rest.queues,
      r2_buckets: rest.r2_buckets,
      assets: { ...assets, directory: resolve(assets.directory) },
      d1_databases: d1_databases.map((database) => ({ ...database, migrations_dir: resolve("migrations") })),
      ratelimits: ratelimits.map((limit) => ({ ...limit, simple: { ...limit.simple, limit: MANY } })),
    }),
  );
  return file;
}
