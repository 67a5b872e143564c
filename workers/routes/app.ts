import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { secureHeaders } from "hono/secure-headers";
import { systemClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { registerAdmin } from "./admin/index.ts";
import { registerAuth } from "./auth.ts";
import { registerChat } from "./chat/index.ts";
import { type AppEnv, wantsSocket } from "./context.ts";
import { registerDesk } from "./desk/index.ts";
import { registerDocs } from "./docs.ts";
import { answerError, refuseInvalid } from "./errors.ts";
import { registerFiles } from "./files.ts";
import { registerHealth } from "./health.ts";
import { registerErasureStatus } from "./hooks/erasure-status.ts";
import { registerHooks } from "./hooks/index.ts";
import { registerLabels } from "./labels.ts";
import { registerOpen } from "./open/index.ts";
import { registerPages } from "./pages.ts";

const MAX_BODY_BYTES = 1_000_000;

const securely = secureHeaders({
  crossOriginResourcePolicy: "same-site",
  referrerPolicy: "strict-origin-when-cross-origin",
  // Pages state by whom they may be framed in their Content-Security-Policy.
  xFrameOptions: false,
});

/** A refused body up to this size is still read, so that its sender hears the refusal and no broken connection. */
const MAX_READ_TO_END_BYTES = 8 * 1024 * 1024;

async function readToEnd({ headers, body }: Request): Promise<void> {
  const size = Number(headers.get("Content-Length") ?? Number.POSITIVE_INFINITY);
  if (!body || body.locked || size > MAX_READ_TO_END_BYTES) return;
  await body.pipeTo(new WritableStream()).catch(() => undefined);
}

/** Every way into the product over HTTP, in the order in which requests meet it. */
export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.onError(answerError);
  app.notFound((c) => c.json({ error: { code: "not_found", message: "there is nothing at this address" } }, 404));
  app.use(async (c, next) => {
    const trace = newId("trc", systemClock());
    c.set("trace", trace);
    await next();
    if (c.res.status !== 101) c.header("X-Trace", trace);
  });
  // The answer to a socket's upgrade is the object's own; its headers cannot be changed.
  app.use((c, next) => (wantsSocket(c) ? next() : securely(c, next)));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        c.json({ error: { code: "method_not_allowed", message: `use ${methods.join(", ")}` } }, 405, {
          Allow: methods.join(", "),
        }),
    }),
  );
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: async (c) => {
        await readToEnd(c.req.raw);
        return c.json({ error: { code: "too_large", message: "the body is over 1 MB" } }, 413);
      },
    }),
  );
  registerHealth(app);
  registerChat(app);
  registerAuth(app);
  registerDesk(app);
  registerFiles(app);
  registerAdmin(app);
  registerOpen(app);
  registerErasureStatus(app);
  registerLabels(app);
  registerHooks(app);
  registerDocs(app);
  registerPages(app);
  return app;
}
