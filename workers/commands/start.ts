import { build } from "./build.ts";
import { DEMO_AGENT, DEMO_OWNER, seedDemo } from "./demo-shop.ts";
import { localSecrets, localStorageFolder, migrateLocal, startLocal } from "./local-server.ts";

const place = { storage: localStorageFolder(), port: Number(process.env.PORT ?? 8787) };

await build();
migrateLocal(place);
const server = await startLocal(place);
const { SETUP_TOKEN = "" } = localSecrets(place.storage);
const isNew = (await seedDemo(server.url, SETUP_TOKEN, Date.now())) !== null;

console.log(`
  铃铛客服 Deskbell 已启动 is running${isNew ? "（演示店铺已建好 demo shop made）" : "（数据沿用上次 data kept）"}

  首页      Start here ${server.url}/
  顾客聊天  Chat       ${server.url}/chat/demo
  示例商品页 Sample     ${server.url}/sample/demo
  坐席工作台 Dashboard  ${server.url}/desk
  登录      Log-in     ${DEMO_OWNER.email} · ${DEMO_AGENT.email}   ${DEMO_OWNER.password}
  接口文档  API        ${server.url}/api/docs

  先打开聊天，问一句「这款手机有现货吗？」；再登录工作台接管它。
  Open the chat and ask a question; then log in to the dashboard and take it over.
  Ctrl-C 停止 stops everything.
`);

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    await server.stop();
    process.exit(0);
  });
}
server.process.once("exit", () => {
  if (isStopping) return;
  console.error(`the product ended by itself; see ${place.storage}/wrangler.log`);
  process.exit(1);
});
