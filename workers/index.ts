import type { Env } from "./platform/env.ts";
import type { EventBatch } from "./platform/events.ts";
import type { ShopNews } from "./platform/news.ts";
import { answer } from "./routes/answer.ts";

export { CaseObject } from "../durable-objects/case/object.ts";
export { ConversationObject } from "../durable-objects/conversation/object.ts";
export { CredentialObject } from "../durable-objects/credential/object.ts";
export { DeskObject } from "../durable-objects/desk/object.ts";

// What most isolates never meet is loaded when it comes.
export default {
  fetch: answer,
  async queue(batch, env) {
    const { consumeEvents } = await import("./projections/consume-events.ts");
    await consumeEvents(batch, env);
  },
  async scheduled(event, env) {
    const { sweep } = await import("./sweep.ts");
    await sweep(env, event.scheduledTime);
  },
  async email(mail, env, context) {
    const { receiveMail } = await import("./routes/hooks/mail.ts");
    await receiveMail(mail, env, context);
  },
} satisfies ExportedHandler<Env, EventBatch | ShopNews>;
