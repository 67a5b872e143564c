import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { secureHeaders } from "hono/secure-headers";
import { systemClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";
import { type AppEnv, wantsSocket } from "./context.ts";
import { answerError, refuseInvalid } from "./errors.ts";

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

/** The app of one audience: what holds for every request, around the routes that `register` adds. */
export function createApp(register: (app: OpenAPIHono<AppEnv>) => void): OpenAPIHono<AppEnv> {
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
  register(app);
  return app;
}
