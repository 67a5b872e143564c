import type { OpenAPIHono } from "@hono/zod-openapi";
import { loadChannel } from "../../channels/directory.ts";
import { privacyRequestByCode } from "../../commerce/customers/privacy/read-request.ts";
import { systemClock } from "../../platform/clock.ts";
import { shopDatabase } from "../../platform/db/shop-database.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { countAgainst } from "../../platform/limits.ts";
import { type AppEnv, clientAddress } from "../context.ts";

const STATES = {
  asked: { zh: "已收到，正在处理。", en: "Received; it is being carried out." },
  erasing: { zh: "正在删除。", en: "The data is being erased." },
  with_person: { zh: "正由工作人员核实后删除。", en: "A member of staff is finding the data and erasing it." },
  done: { zh: "已完成：您的数据已删除。", en: "Done: your data has been erased." },
} as const;

/**
 * `GET /hooks/:channel/erasures/:code`: how far an erasure is that a vendor asked for. The vendor gives the address to
 * the shopper, who reads it in a browser; it names nobody. An unknown code is told as not there.
 */
export function registerErasureStatus(app: OpenAPIHono<AppEnv>): void {
  app.get("/hooks/:channel/erasures/:code", async (c) => {
    await countAgainst(c.env, "address", clientAddress(c));
    const { channel: id, code } = c.req.param();
    const isOurs = /^chn_[0-9a-z]{22}$/.test(id) && /^[0-9a-f]{24}$/.test(code);
    const channel = isOurs ? await loadChannel(c.env, id, systemClock) : null;
    const database = channel ? await shopDatabase(c.env, channel.shop) : null;
    const found = channel && database ? await privacyRequestByCode({ database, shop: channel.shop }, id, code) : null;
    if (!found) throw new DeskbellError("not_found", "there is no request of this code");
    const { state, dueAt, doneAt } = found;
    const due = new Date(dueAt).toISOString().slice(0, 10);
    if (c.req.header("accept")?.includes("application/json")) {
      return c.json({
        code,
        state,
        dueAt: new Date(dueAt).toISOString(),
        doneAt: doneAt && new Date(doneAt).toISOString(),
      });
    }
    c.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    c.header("Cache-Control", "no-store");
    return c.html(pageOf(code, STATES[state], state === "done" ? null : due));
  });
}

/** Holds nothing that somebody wrote: the code is hexadecimal. */
function pageOf(code: string, state: { zh: string; en: string }, due: string | null): string {
  const by = due ? `<p>最迟 ${due} 完成。<br><span lang="en">By ${due} at the latest.</span></p>` : "";
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>数据删除 · Data deletion</title><style>:root{color-scheme:light dark}body{max-width:32rem;margin:3rem auto;padding:0 1rem;font:1rem/1.6 system-ui,"PingFang SC",sans-serif}h1{font-size:1.25rem}code{overflow-wrap:anywhere}</style></head><body><main><h1>数据删除请求 · <span lang="en">Data deletion request</span></h1><p><strong>${state.zh}</strong><br><strong lang="en">${state.en}</strong></p>${by}<p>确认码 · <span lang="en">Confirmation code</span>: <code>${code}</code></p></main></body></html>`;
}
