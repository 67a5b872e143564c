import { type Skill, type SkillContext, type Step, text } from "../skill.ts";

const ASKS_WHETHER_ROBOT =
  /机器人|人工智能|智能客服|真人|你是谁|你叫什么|是人吗|\bAI\b|\b(?:bot|robot|human|machine)\b|who are you|real person/i;

function say(template: string, facts: Record<string, ReturnType<typeof text>> = {}): Step {
  return { do: "say", say: [{ template, facts }] };
}

function greet({ shop, language, frame }: SkillContext): Step {
  const words = shop.greeting[language];
  return frame.slots.greeted === "yes" || words === ""
    ? say("reception.here")
    : say("reception.greeting", { greeting: text(words) });
}

/** Opens and closes a conversation, and what belongs to no other skill. */
export const reception: Skill = {
  name: "reception",
  intents: ["greeting", "thanks_goodbye", "chitchat", "out_of_scope", "affirm", "deny", "human_agent", "complaint"],
  async step(context) {
    switch (context.frame.intent) {
      case "greeting":
        return greet(context);
      case "thanks_goodbye":
        return say("reception.thanks");
      case "chitchat":
        return ASKS_WHETHER_ROBOT.test(context.text)
          ? say("reception.robot", { shop: text(context.shop.name[context.language]) })
          : say("reception.chitchat");
      case "affirm":
        return say("reception.affirm");
      case "deny":
        return say("reception.deny");
      case "human_agent":
        return { do: "handoff", reason: "asked" };
      case "complaint":
        // Displeasure is no wish: where the shop's rules call nobody for it, it is asked what would help.
        if (!context.shop.policy.handoff.intents.includes("complaint")) return say("reception.displeased");
        return { do: "handoff", reason: "threat_or_complaint" };
      default:
        return say("reception.out_of_scope");
    }
  },
};
