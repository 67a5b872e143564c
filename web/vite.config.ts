import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
/** Each lands under dist at the same path; what is not written yet is left out. */
const pages = ["chat/index.html", "chat/sample.html", "dashboard/index.html", "home/index.html", "docs/index.html"];

/** The pages. HTML keeps its name, everything it loads is hashed under `assets/`. */
export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // No inlined data URLs and no polyfill script: the pages' content policy allows same-origin files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages.map((page) => `${root}${page}`).filter((page) => existsSync(page)),
    },
  },
});
