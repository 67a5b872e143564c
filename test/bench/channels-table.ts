import { readFileSync, writeFileSync } from "node:fs";
import { channelsTable } from "../channels/channels-table.ts";

/** `npm run channels:table`: writes the registry's table where pages have its marks. */
const MARKED = /(<!-- channels -->\n)[\s\S]*?(<!-- \/channels -->)/;
for (const page of ["docs/channels.md", "README.md", "README.zh-CN.md"]) {
  const text = readFileSync(page, "utf8");
  const written = text.replace(MARKED, (_, before: string, after: string) => `${before}${channelsTable()}\n${after}`);
  if (written !== text) writeFileSync(page, written);
}
