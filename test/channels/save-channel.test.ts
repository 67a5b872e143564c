import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { loadChannel, recheckChannel } from "../../workers/channels/directory.ts";
import { listChannels } from "../../workers/channels/list-channels.ts";
import { changeChannel, removeChannel } from "../../workers/channels/save-channel.ts";
import { makeShop, SHOP } from "../conversation/harness.ts";
import { connect } from "./harness.ts";
import { fixture as wechat } from "./kinds/wechat.ts";

beforeAll(makeShop);

const deps = (shop = SHOP) => ({ env, shop, actor: "staff:test", now: Date.now() });
async function settingsOf(id: string) {
  recheckChannel(id);
  return (await loadChannel(env, id, Date.now))?.settings;
}

describe("a channel's settings", () => {
  it("lie sealed in the database, and the list shows none of the secrets", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const row = await env.DB.prepare("SELECT * FROM channels WHERE id = ?").bind(id).first();
    const stored = JSON.stringify(row) + JSON.stringify(await listChannels(env, SHOP));
    for (const name of ["appSecret", "token", "encodingAesKey"]) expect(stored).not.toContain(wechat.settings[name]);
    expect(stored).toContain(wechat.settings.appId);
    expect(await settingsOf(id)).toMatchObject(wechat.settings);
  });

  it("keep what a change leaves out, and lose what it empties", async () => {
    const { id } = await connect("wechat", wechat.settings);
    await changeChannel(deps(), id, { settings: { appSecret: "another-secret", encodingAesKey: null } });
    const { encodingAesKey, ...rest } = wechat.settings;
    expect(await settingsOf(id)).toEqual({ ...rest, appSecret: "another-secret" });
    expect(encodingAesKey).toBeTruthy();
    await expect(changeChannel(deps(), id, { settings: { token: null } })).rejects.toMatchObject({ code: "invalid" });
    await expect(changeChannel(deps(), id, { settings: { nobody: "x" } })).rejects.toMatchObject({ code: "invalid" });
  });

  it("are changed and removed by their own shop only, and the audit tells who, without a value", async () => {
    const { id } = await connect("wechat", wechat.settings);
    const others = deps("shop-2");
    await expect(changeChannel(others, id, { name: "mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeChannel(others, id)).rejects.toMatchObject({ code: "not_found" });
    await changeChannel(deps(), id, { settings: { appSecret: "another-secret" } });
    await removeChannel(deps(), id);
    const { results } = await env.DB.prepare("SELECT action, actor, detail FROM audit WHERE target = ? ORDER BY id")
      .bind(`channel:${id}`)
      .all();
    expect(results.map(({ action, actor }) => [action, actor])).toEqual([
      ["channel.created", "staff:test"],
      ["channel.changed", "staff:test"],
      ["channel.removed", "staff:test"],
    ]);
    expect(JSON.stringify(results)).not.toContain("another-secret");
    expect(await settingsOf(id)).toBeUndefined();
  });
});
