import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The launcher: one classic script at `dist/widget.js`, run after the pages' build, whose folder it shares. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2020",
    lib: {
      entry: `${root}chat/launcher/widget.ts`,
      name: "DeskbellLauncher",
      formats: ["iife"],
      fileName: () => "widget.js",
    },
  },
});
