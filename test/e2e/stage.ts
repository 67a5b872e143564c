import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Message } from "../../workers/platform/message.ts";
import { type Product, startProduct } from "../integration/product.ts";
import { openBrowser } from "./browser.ts";

/** The built product with the demo shop, and a browser. */
export interface Stage {
  product: Product;
  base: string;
  browser: Browser;
  /** A person of their own: nothing is shared with the others. */
  enter(path: string, options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext }>;
  /** Console errors, uncaught errors and refusals by the content policy, of everyone. */
  troubles: string[];
  /** Takes out what a test has brought about itself, such as the browser's own report of a refused call. */
  forgive(report: string): void;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const troubles: string[] = [];
  return {
    product,
    base: product.base,
    browser,
    troubles,
    forgive: (report) => {
      const others = troubles.filter((line) => !line.includes(report));
      troubles.splice(0, troubles.length, ...others);
    },
    enter: async (path, options = {}) => {
      const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on("console", (line) => {
        const isTrouble = line.type() === "error" || /content security policy/i.test(line.text());
        if (isTrouble) troubles.push(`${line.text()} ${line.location().url}`);
      });
      page.on("pageerror", (error) => troubles.push(String(error.stack)));
      await page.goto(product.base + path);
      return { page, context };
    },
    close: async () => {
      await browser.close();
      await product.stop();
    },
  };
}

/** Fills in the log-in that stands at whatever address was asked for. */
export async function logIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.locator("#email").fill(who.email);
  await page.locator("#password").fill(who.password);
  await page.keyboard.press("Enter");
}

/** The shopper's side: writes a message and waits until it is stored. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.locator("#write").fill(text);
  await page.keyboard.press("Enter");
  await bubbles(page, "shopper").filter({ hasText: text }).last().waitFor();
}

/** What one side has said, in the chat or in the dashboard. */
export function bubbles(page: Page, from: "shopper" | "bot" | "agent"): Locator {
  return page.locator(`.message.from-${from} .bubble`);
}

/** Waits until the locator finds so many. */
export async function untilCount(locator: Locator, count: number): Promise<void> {
  await locator.nth(count - 1).waitFor();
}

/** The shopper's session as their page keeps it. */
export async function sessionOf(base: string, page: Page): Promise<{ conversation: string; token: string }> {
  const token = await page.evaluate(() => localStorage.getItem("deskbell:demo:token"));
  const response = await fetch(`${base}/api/chat/demo/sessions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: "{}",
  });
  return { token: token ?? "", ...((await response.json()) as { conversation: string }) };
}

/** What the server holds of a shopper's conversation. */
export async function stored(base: string, token: string): Promise<Message[]> {
  const response = await fetch(`${base}/api/chat/demo/messages`, { headers: { Authorization: `Bearer ${token}` } });
  return ((await response.json()) as { messages: Message[] }).messages;
}
