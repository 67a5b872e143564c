import { WorkerEntrypoint } from "cloudflare:workers";

// In the place of the AI binding: takes what `env.AI.run(model, inputs)` is documented to take and gives what it is
// documented to give. What it does is chosen by a word in the messages, since a binding has no other ear.

/** Far beyond every budget. With nothing left to wait for, the runtime would end the request itself. */
const STALL_MS = 20_000;

interface Inputs {
  messages?: { role: string; content: unknown }[];
  stream?: boolean;
  text?: string[];
}

/** `export default` of the stand-in worker. */
export default class AiBinding extends WorkerEntrypoint {
  run(model: string, inputs: Inputs): unknown {
    const said = JSON.stringify(inputs.messages ?? "");
    if (inputs.text) return { shape: [inputs.text.length, 3], data: inputs.text.map(() => [0.1, 0.2, 0.3]) };
    if (said.includes("[capacity]")) throw new Error("3040: Capacity temporarily exceeded, please try again.");
    if (said.includes("[broken]")) throw new Error("5007: No such model or task");
    if (said.includes("[stall]")) return new Promise((over) => setTimeout(over, STALL_MS));
    const answer = said.includes("[json]") ? '{"intent":"stock_query"}' : (wording(inputs) ?? plain(model));
    return inputs.stream ? stream(answer, said.includes("[cut]")) : { response: answer, usage: { prompt_tokens: 1 } };
  }
}

function plain(model: string): string {
  return `来自 ${model.split("/").at(-1)} 的回答。`;
}

/** Where the prompt is JSON with an answer to word: that answer with a friendly word before it. */
function wording({ messages }: Inputs): string | null {
  const content = messages?.at(-1)?.content;
  const text = Array.isArray(content) ? String(content[0]?.text ?? "") : String(content ?? "");
  try {
    const { answer } = JSON.parse(text) as { answer?: string };
    return answer === undefined ? null : `亲，${answer}`;
  } catch {
    return null;
  }
}

function stream(answer: string, isCut: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = (answer.match(/[\s\S]{1,4}/gu) ?? []).map((response) => `data: ${JSON.stringify({ response })}\n\n`);
  const frames = isCut ? pieces.slice(0, 1) : [...pieces, "data: [DONE]\n\n"];
  return new ReadableStream({
    type: "bytes",
    start(controller) {
      for (const frame of frames) controller.enqueue(encoder.encode(frame));
      controller.close();
    },
  });
}
