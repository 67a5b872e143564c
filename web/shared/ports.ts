/** What a screen needs of a browser's storage. */
export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Keys that start with `prefix`. */
  keys(prefix: string): string[];
}

/** One open socket. The handlers are called at most once for `close`, never after it. */
export interface Socket {
  send(data: string): void;
  close(): void;
}

export interface SocketHandlers {
  message(data: unknown): void;
  closed(): void;
}

/** An answer of the server. `body` is parsed JSON, null where there was none. */
export interface HttpAnswer {
  status: number;
  retryAfter: string | null;
  body: unknown;
}

export interface HttpRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** The world as a screen sees it: the browser in the page, a simulated one in tests. */
export interface Ports {
  /** Rejects where no answer came. */
  http(request: HttpRequest): Promise<HttpAnswer>;
  openSocket(path: string, handlers: SocketHandlers): Socket;
  storage: Storage;
  now(): number;
  /** 0 ≤ n < 1. */
  random(): number;
  newKey(): string;
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
  isOnline(): boolean;
}
