/** The little of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Request = {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string;
    onResponse(status: number, body: string): void;
  };
  type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    timeout: number;
    requests: readonly Request[];
  };
  export type Result = { errors: number; timeouts: number; non2xx: number; '2xx': number };

  /** Emits `response` with `(client, status, bytes, milliseconds)` for each answer. */
  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): EventEmitter;
}
