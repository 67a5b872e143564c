import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";
import { z } from "zod";

// The least that a message at the edge can cost: parse, one object, one insert.

interface FloorEnv {
  FLOOR: DurableObjectNamespace<FloorObject>;
}
const body = z.object({ text: z.string() });

/** One row per message, nothing else. */
export class FloorObject extends DurableObject<FloorEnv> {
  constructor(state: DurableObjectState, env: FloorEnv) {
    super(state, env);
    state.storage.sql.exec("create table if not exists messages (seq integer primary key, text text not null)");
  }

  add(text: string): number {
    return this.ctx.storage.sql
      .exec<{ seq: number }>("insert into messages (text) values (?) returning seq", text)
      .one().seq;
  }
}

const app = new Hono<{ Bindings: FloorEnv }>();
app.get("/healthz", (c) => c.json({ status: "ok" }));
app.post("/messages/:name", async (c) => {
  const { text } = body.parse(await c.req.json());
  return c.json({ seq: await c.env.FLOOR.getByName(c.req.param("name")).add(text) });
});
export default app;
