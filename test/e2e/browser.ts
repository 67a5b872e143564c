import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** Nothing that looks for the network by itself. */
const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/**
 * What the package sets for scraping in a small box: without web security no Origin is sent, and a browser in one
 * process ends with the first context that is closed.
 */
const UNWANTED = ["--disable-web-security", "--allow-running-insecure-content", "--single-process", "--no-zygote"];

/** A real Chromium: the one that comes as a package, else the installed Chrome. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: await sparticuz.executablePath(),
      args: [...sparticuz.args.filter((arg) => !UNWANTED.includes(arg)), ...QUIET],
      headless: true,
    });
  } catch (error) {
    const executablePath = INSTALLED.find(existsSync);
    if (!executablePath) throw error;
    return chromium.launch({ executablePath, args: ["--no-sandbox", ...QUIET], headless: true });
  }
}
