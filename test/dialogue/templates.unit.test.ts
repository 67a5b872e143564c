import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { REFUSALS } from "../../workers/commerce/ports.ts";
import type { Wording } from "../../workers/dialogue/format.ts";
import { carriedBy, guard } from "../../workers/dialogue/guard.ts";
import { sayHandoff } from "../../workers/dialogue/handoff.ts";
import { sayRefusal } from "../../workers/dialogue/refusal.ts";
import { builtInTemplates, placeholders, renderBuiltIn, renderOwn } from "../../workers/dialogue/render.ts";
import { skillFor, skills, skillTemplates } from "../../workers/skills/index.ts";
import { HANDOFF_REASONS, type Templates } from "../../workers/skills/skill.ts";
import { INTENTS } from "../../workers/understanding/types.ts";
import { NOW } from "../skills/fixtures/catalogue.ts";
import { shopOf } from "./fixtures/conversation.ts";
import { factsFor } from "./fixtures/facts.ts";

const LANGUAGES = ["zh", "en"] as const;
const wording = (language: "zh" | "en"): Wording => ({ language, timeZone: "Asia/Shanghai", now: NOW });
const entries = Object.entries(builtInTemplates);

describe("the words of all skills", () => {
  it("need the same facts in both languages", () => {
    for (const [id, { zh, en }] of entries) {
      expect(new Set(placeholders(zh)), id).toEqual(new Set(placeholders(en)));
    }
  });

  it("render with the facts they declare, and with one missing they refuse", () => {
    for (const [id, template] of entries) {
      for (const language of LANGUAGES) {
        const facts = factsFor(template[language]);
        const { text } = renderBuiltIn({ template: id, facts }, wording(language));
        expect(text, id).not.toMatch(/\{\w+\}/);
        const [first] = placeholders(template[language]);
        if (!first) continue;
        const { [first]: _, ...rest } = facts;
        expect(() => renderBuiltIn({ template: id, facts: rest }, wording(language)), id).toThrow(first ? id : "");
      }
    }
  });

  it("state nothing that their facts do not carry", () => {
    const shop = shopOf();
    const broken: string[] = [];
    for (const [id, template] of entries) {
      for (const language of LANGUAGES) {
        const facts = factsFor(template[language]);
        const { text, builtIn } = renderBuiltIn({ template: id, facts }, wording(language));
        const verdict = guard(
          text,
          { ...carriedBy([facts], wording(language)), decided: builtIn, spoken: [text] },
          shop,
        );
        if (!verdict.ok || verdict.text !== text) broken.push(`${id}: ${text}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("cover every refusal and every reason to hand over", () => {
    for (const reason of REFUSALS) {
      for (const language of LANGUAGES) {
        const known = {
          state: "paid",
          windowDays: 7,
          after: "exchange_items",
          availableMinor: 1,
          neededMinor: 2,
        } as const;
        for (const refusal of [{ reason }, { reason, ...known, instead: "cancel_order" as const }]) {
          for (const say of sayRefusal("return_items", refusal, "CNY", language).says) {
            expect(renderBuiltIn(say, wording(language)).text).not.toBe("");
          }
        }
      }
    }
    for (const reason of HANDOFF_REASONS) {
      for (const say of sayHandoff(reason, shopOf(), NOW)) expect(renderBuiltIn(say, wording("zh")).text).not.toBe("");
    }
  });

  it("are replaced by the shop's own only where those fit the facts", () => {
    const shop = shopOf({
      templates: { "reception.thanks": { zh: "谢谢惠顾{emoji}" }, "turn.dropped": { zh: "好嘞" } },
    });
    expect(renderOwn({ template: "reception.thanks", facts: {} }, shop, wording("zh"))).toBeNull();
    expect(renderOwn({ template: "turn.dropped", facts: {} }, shop, wording("zh"))?.text).toBe("好嘞");
    expect(renderOwn({ template: "turn.dropped", facts: {} }, shop, wording("en"))).toBeNull();
  });
});

describe("the skills", () => {
  it("and templates of every file in their folder are registered", async () => {
    const folder = `${import.meta.dirname}/../../workers/skills/`;
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts") && name !== "index.ts")) {
      const exported: Record<string, unknown> = await import(`${folder}${file}`);
      for (const [name, value] of Object.entries(exported)) {
        if (name.endsWith("Templates")) {
          for (const id of Object.keys(value as Templates))
            expect(skillTemplates, `${file}: ${id}`).toHaveProperty([id]);
        }
        if (typeof value === "object" && value !== null && "step" in value && "intents" in value) {
          expect(skills, file).toContain(value);
        }
      }
    }
  });

  it("serve each of the 45 intents, and no two skills share a name", () => {
    for (const intent of INTENTS) expect(skillFor(intent), intent).toBeDefined();
    expect(new Set(skills.map((skill) => skill.name)).size).toBe(skills.length);
    expect(skills.at(-1)?.name).toBe("faq");
  });
});
