import { readFileSync, writeFileSync } from "node:fs";
import { channelsTable } from "../channels/channels-table.ts";

/** `npm run channels:table`: writes the registry's table where pages have its marks. */
const MARKED = /(<!-- channels -->\n)[\s\S]*?(<!-- \/channels -->)/;
const PAGES = { "README.md": "en", "README.zh-CN.md": "zh" } as const;
for (const [page, language] of Object.entries(PAGES)) {
  const text = readFileSync(page, "utf8");
  const table = channelsTable(language);
  const written = text.replace(MARKED, (_, before: string, after: string) => `${before}\n${table}\n\n${after}`);
  if (written !== text) writeFileSync(page, written);
}
