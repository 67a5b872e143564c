import type { OpenAPIHono } from "@hono/zod-openapi";
import { html, raw } from "hono/html";
import { renderSVG } from "uqr";
import { type CaseView, caseOf } from "../../durable-objects/case/contract.ts";
import { KIND_WORDS } from "../commerce/cases/case-templates.ts";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError, unwrap } from "../platform/errors.ts";
import { countAgainst } from "../platform/limits.ts";
import { openLink } from "../platform/signed-link.ts";
import { type AppEnv, clientAddress } from "./context.ts";

const STYLE = `
  body { margin: 2rem auto; max-width: 34rem; padding: 0 1rem; color: #000; background: #fff;
    font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif }
  main { border: 2px solid #000; border-radius: 4px; padding: 1.25rem; display: grid; gap: 1rem;
    grid-template-columns: minmax(0, 1fr) 9rem }
  h1, p, dl, dd { margin: 0 } h1 { font-size: 1.1rem } h1, .to, footer { grid-column: 1 / -1 }
  .to { font-size: 1.35rem; font-weight: 600; overflow-wrap: anywhere } svg { width: 9rem; height: 9rem }
  dl { display: grid; gap: .1rem } dt, footer, [lang=en] { font-size: .85rem; font-weight: 400; color: #444 }
  .code { font: 700 1.75rem/1.2 ui-monospace, monospace }
  @media print { body { margin: 0 } @page { margin: 10mm } }
`;

/**
 * `GET /labels/:token`: the label for a parcel that goes back, to be printed: where to, and the return code as text and
 * as a QR code for the warehouse. It names no shopper; postage is the courier's. A case that waits for no parcel (any
 * more) has none.
 */
export function registerLabels(app: OpenAPIHono<AppEnv>): void {
  app.get("/labels/:token", async (c) => {
    await countAgainst(c.env, "address", clientAddress(c));
    const name = await openLink(c.env.AUTH_SECRET, "label", c.req.param("token"), systemClock());
    const [shop = "", id = ""] = name.split("/");
    const about = unwrap(await caseOf(c.env, shop, id).view());
    if (about.step !== "awaiting_parcel") throw new DeskbellError("not_found", "this parcel is no longer awaited");
    c.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    c.header("Cache-Control", "no-store");
    return c.html(labelPage(about));
  });
}

function labelPage({ kind, orderId, returnCode, returnTo }: CaseView) {
  const { zh, en } = KIND_WORDS[kind];
  const english = returnTo.en === returnTo.zh ? "" : html`<br /><span lang="en">${returnTo.en}</span>`;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>寄件单 ${returnCode}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>寄件单 · <span lang="en">Return label</span></h1>
          <p class="to">${returnTo.zh}${english}</p>
          <dl>
            <dt>退货码 · <span lang="en">Return code</span></dt>
            <dd class="code">${returnCode}</dd>
            <dt>订单 · <span lang="en">Order</span></dt>
            <dd>${orderId}</dd>
            <dt>类型 · <span lang="en">Kind</span></dt>
            <dd>${zh} · <span lang="en">${en}</span></dd>
          </dl>
          ${raw(renderSVG(returnCode, { ecc: "M", border: 1 }))}
          <footer>
            请打印并贴在包裹外面，邮费按与商家约定。<br />
            <span lang="en">Print this and put it on the outside of the parcel. It is not a postage stamp.</span>
          </footer>
        </main>
      </body>
    </html>`;
}
