import type { ServerFrame } from "../../workers/platform/message.ts";

/** A socket that keeps every frame, and waits for one. */
export interface Listener<Frame = ServerFrame> {
  frames: Frame[];
  /** The first frame, of those there are or will be, that fits. */
  until(fits: (frame: Frame) => boolean, what?: string): Promise<Frame>;
  send(data: string): void;
  /** Whether neither side has closed it. */
  isOpen(): boolean;
  close(): Promise<void>;
}

const WAIT_MS = 20_000;

/** Opens a WebSocket of the product as a page of its own does: with its Origin. */
export async function listen<Frame = ServerFrame>(base: string, path: string): Promise<Listener<Frame>> {
  // Node takes headers, which browsers' WebSockets (and their type) do not know.
  const options = { headers: { Origin: base } };
  const socket: WebSocket = Reflect.construct(WebSocket, [`${base.replace(/^http/, "ws")}${path}`, options]);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener("message", ({ data }) => {
    if (data === "pong") return;
    frames.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  const closed = new Promise<void>((done) => socket.addEventListener("close", () => done()));
  await new Promise<void>((open, failed) => {
    socket.addEventListener("open", () => open());
    socket.addEventListener("error", () => failed(new Error(`no socket at ${path}`)));
  });
  return {
    frames,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (data) => socket.send(data),
    until: (fits, what = "frame") =>
      new Promise((found, failed) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          failed(new Error(`no ${what} among ${JSON.stringify(frames)}`));
        }, WAIT_MS);
        const look = () => {
          const frame = frames.find(fits);
          if (frame === undefined) return;
          clearTimeout(late);
          waiting.delete(look);
          found(frame);
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      socket.close();
      await closed;
    },
  };
}

/** The socket of a shopper's session. */
export async function listenAsShopper(base: string, session: { token: string }, after = 0): Promise<Listener> {
  const response = await fetch(`${base}/api/chat/demo/socket-ticket`, {
    method: "POST",
    headers: { Authorization: `Bearer ${session.token}` },
  });
  const { ticket } = (await response.json()) as { ticket: string };
  return listen(base, `/api/chat/demo/socket?ticket=${encodeURIComponent(ticket)}&after=${after}`);
}
