import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { sampleProduct, sampleWords } from "../../web/chat/sample/product.ts";

const productSchema = z.object({
  id: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  variants: z.array(
    z.object({
      options: z.record(z.string(), z.unknown()).default({}),
      priceMinor: z.number(),
      listPriceMinor: z.number().nullable().default(null),
    }),
  ),
});

it("the sample page says of its product what the demo shop's seed says", () => {
  const seed = z
    .array(productSchema)
    .parse(parse(readFileSync("workers/merchants/demo/products/digital.yaml", "utf8")));
  const product = seed.find(({ id }) => id === sampleProduct.id);
  expect(product?.name).toEqual(sampleProduct.name);
  for (const [storage, price] of Object.entries(sampleProduct.prices)) {
    const variants = product?.variants.filter(({ options }) => options.storage === storage) ?? [];
    expect(variants.length).toBeGreaterThan(0);
    for (const { priceMinor, listPriceMinor } of variants) expect({ priceMinor, listPriceMinor }).toEqual(price);
  }
});

it("the sample page's words are there in both languages", () => {
  const page = readFileSync("web/chat/sample.html", "utf8");
  for (const [, word = ""] of page.matchAll(/data-word(?:-label)?="(\w+)"/g)) {
    expect(sampleWords.zh[word], word).toBeTruthy();
    expect(sampleWords.en[word], word).toBeTruthy();
  }
});
