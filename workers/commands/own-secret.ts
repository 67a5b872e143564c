import { DEMO_AGENT, DEMO_OWNER } from "./demo-shop.ts";

const DATA_KEY_BYTES = 32;
const MIN_LENGTH = 32;

/** Refuses the demo's words and whatever is too short to be a secret. */
export function isOwnSecret(name: string, value: string): boolean {
  const demo = [DEMO_OWNER.password, DEMO_AGENT.password];
  if (demo.some((word) => value.includes(word))) return false;
  if (name === "DATA_KEY") return Buffer.from(value, "base64").length === DATA_KEY_BYTES;
  return value.length >= MIN_LENGTH;
}
