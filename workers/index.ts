import type { Env } from "./platform/env.ts";
import type { EventBatch } from "./platform/events.ts";
import type { ShopNews } from "./platform/news.ts";
import { consumeEvents } from "./projections/consume-events.ts";
import { createApp } from "./routes/app.ts";
import { receiveMail } from "./routes/hooks/mail.ts";
import { sweep } from "./sweep.ts";

export { CaseObject } from "../durable-objects/case/object.ts";
export { ConversationObject } from "../durable-objects/conversation/object.ts";
export { CredentialObject } from "../durable-objects/credential/object.ts";
export { DeskObject } from "../durable-objects/desk/object.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  queue: (batch, env) => consumeEvents(batch, env),
  async scheduled(event, env) {
    await sweep(env, event.scheduledTime);
  },
  email: (mail, env, context) => receiveMail(mail, env, context),
} satisfies ExportedHandler<Env, EventBatch | ShopNews>;
