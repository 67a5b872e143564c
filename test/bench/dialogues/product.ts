import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { build } from "../../../workers/commands/build.ts";
import { freePort, localSecrets, migrateLocal, startLocal } from "../../../workers/commands/local-server.ts";
import type { ShopImportInput } from "../../../workers/merchants/import-schema.ts";
import type { PolicyInput } from "../../../workers/platform/policy.ts";
import { withoutLimits } from "../../faults/config.ts";
import { post } from "./chat.ts";
import { openStorage } from "./storage.ts";

/** The product with storage of its own, on a free port, with nothing configured otherwise but its limits. */
export async function startBenchProduct() {
  const folder = mkdtempSync(join(tmpdir(), "deskbell-dialogues-"));
  await build();
  const place = { storage: join(folder, "product"), port: await freePort(), config: await withoutLimits(folder) };
  const secrets = localSecrets(place.storage);
  migrateLocal(place);
  const product = await startLocal(place);
  const headers = { Authorization: `Bearer ${secrets.SETUP_TOKEN}` };
  return {
    url: product.url,
    /** Makes a shop through the same doors as any merchant's; returns the secret that signs its shoppers. */
    async makeShop(
      shop: string,
      settings: NonNullable<ShopImportInput["settings"]>,
      policy: PolicyInput,
      documents: ShopImportInput[],
    ): Promise<string> {
      const owner = { email: `${shop}@bench.example`, name: "Bench", password: `of-the-bench-${shop}` };
      const made = await post(`${product.url}/api/admin/setup`, headers, { shop, settings, policy, owner });
      for (const document of documents) await post(`${product.url}/api/admin/${shop}/import`, headers, document);
      return z.object({ identitySecret: z.string() }).parse(made).identitySecret;
    },
    storage: () => openStorage(place.storage, secrets.DATA_KEY ?? ""),
    async stop() {
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type BenchProduct = Awaited<ReturnType<typeof startBenchProduct>>;

/** Runs `work` over all of `list`, at most `width` at once, in order of the list. */
export async function inParallel<T, R>(list: T[], width: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let index = next++; index < list.length; index = next++) {
        const one = list[index];
        if (one !== undefined) results[index] = await work(one);
      }
    }),
  );
  return results;
}

/** Parts of the list in which no key is there twice: each part is played in a shop of its own, on fresh data. */
export function rounds<T>(list: T[], keyOf: (one: T) => string): T[][] {
  const parts: T[][] = [];
  const seen = new Map<string, number>();
  for (const one of list) {
    const round = seen.get(keyOf(one)) ?? 0;
    seen.set(keyOf(one), round + 1);
    parts[round] = [...(parts[round] ?? []), one];
  }
  return parts;
}

/** Open at any hour, so that a run means the same at night. */
export const ALWAYS_OPEN = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
