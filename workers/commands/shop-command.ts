import { localSecrets, localStorageFolder } from "./local-server.ts";

/**
 * Calls an administration endpoint as the operator and prints the answer: locally with the local token, elsewhere
 * (`DESKBELL_URL`) with the one given. A refusal is told, and ends with 1.
 */
export async function operate(path: string): Promise<void> {
  try {
    console.log(JSON.stringify(await post(path)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function post(path: string): Promise<unknown> {
  const url = process.env.DESKBELL_URL ?? `http://127.0.0.1:${process.env.PORT ?? 8787}`;
  const token = process.env.SETUP_TOKEN ?? localToken();
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${url}${path}`, { method: "POST", headers }).catch(() => {
    throw new Error(`nothing answers at ${url}; start the product, or name it in DESKBELL_URL`);
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${answer}`);
  return JSON.parse(answer);
}

/** It opens the product on this machine, and is told to no other. */
function localToken(): string {
  if (process.env.DESKBELL_URL) throw new Error("give the operator's SETUP_TOKEN of the product at DESKBELL_URL");
  return localSecrets(localStorageFolder()).SETUP_TOKEN ?? "";
}
