import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { train } from "../understanding/learning/trainer.ts";
import { readTraining } from "./train-input.ts";

const folder = join(import.meta.dirname, "../understanding/training");
const target = join(import.meta.dirname, "../understanding/model.data.ts");

const started = performance.now();
const input = readTraining(folder);
const model = train(input);
const fields = Object.entries(model).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`);
const file = `/** Made by \`npm run train\` from the training text; not edited by hand. */\nexport const MODEL = {\n${fields.join("")}};\n`;
if (process.argv.includes("--check")) {
  const same = readFileSync(target, "utf8") === file;
  console.log(
    same ? "the model is what the training text makes" : "the model differs from what the training text makes",
  );
  process.exit(same ? 0 : 1);
}
writeFileSync(target, file);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${input.lines.length} patterns, temperature ${model.temperature} (Chinese ${model.chineseTemperature}), ` +
    `${(file.length / 1024).toFixed(0)} KB, ${(gzipSync(file).length / 1024).toFixed(0)} KB gzip, ${seconds} s`,
);
