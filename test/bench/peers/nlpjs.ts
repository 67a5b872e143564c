import { createRequire } from "node:module";
import type { Labelled } from "../../../workers/understanding/learning/classes.ts";

/** What is used of NLP.js, which comes without types. */
interface NlpJs {
  settings: Record<string, unknown>;
  nluManager: {
    process(input: {
      locale: string;
      utterance: string;
      settings: object;
    }): Promise<{ classifications: { intent: string }[] }>;
  };
  addLanguage(locale: string): void;
  addDocument(locale: string, utterance: string, intent: string): void;
  train(): Promise<void>;
}
interface Container {
  use(plugin: unknown): void;
  get(name: "nlp"): NlpJs;
}

const require = createRequire(import.meta.url);
const LOCALES = ["en", "zh"] as const;
const localeOf = (text: string) => (/[\u3400-\u9fff]/.test(text) ? "zh" : "en");

/** Trains NLP.js (@nlpjs/nlp, English and Chinese) on the rows, and returns what it takes a text for. */
export async function learnNlpJs(rows: readonly Labelled[]): Promise<(text: string) => Promise<string>> {
  const { containerBootstrap } = require("@nlpjs/core") as { containerBootstrap(): Promise<Container> };
  const container = await containerBootstrap();
  container.use((require("@nlpjs/nlp") as { Nlp: unknown }).Nlp);
  container.use((require("@nlpjs/lang-en") as { LangEn: unknown }).LangEn);
  container.use((require("@nlpjs/lang-zh") as { LangZh: unknown }).LangZh);
  const nlp = container.get("nlp");
  Object.assign(nlp.settings, { autoSave: false, log: false, nlu: { log: false } });
  for (const locale of LOCALES) nlp.addLanguage(locale);
  for (const { text, intent } of rows) nlp.addDocument(localeOf(text), text, intent);
  await quietly(() => nlp.train());
  return async (text) => {
    const { classifications } = await nlp.nluManager.process({ locale: localeOf(text), utterance: text, settings: {} });
    return classifications[0]?.intent ?? "None";
  };
}

/** It prints every epoch, whatever its settings say. */
async function quietly(run: () => Promise<void>): Promise<void> {
  const log = console.log;
  const warn = console.warn;
  console.log = () => {};
  console.warn = () => {};
  await run().finally(() => Object.assign(console, { log, warn }));
}
