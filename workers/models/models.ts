import type { Env } from "../platform/env.ts";
import { absentModels } from "./absent.ts";
import { compatibleModels } from "./compatible.ts";
import type { Models } from "./ports.ts";
import { workersAiModels } from "./workers-ai.ts";

/** The models this deployment has: an OpenAI-compatible service where one is named, else Workers AI, else none. */
export function openModels(env: Env): Models {
  if (env.MODEL_URL) return compatibleModels(env, env.MODEL_URL);
  if (env.AI && env.AI_MODEL) return workersAiModels(env, env.AI);
  return absentModels;
}
