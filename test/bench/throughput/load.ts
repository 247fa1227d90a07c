import autocannon from 'autocannon';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { submission } from '../complaints.ts';

/** What came back from a load: nothing of it is thrown away. */
export type Load = {
  /** Milliseconds of each 201. */
  latencies: number[];
  /** References of the accepted complaints. */
  references: string[];
  /** Answers that were no 201, by status; `error` counts connections that broke and answers that never came. */
  refused: Map<number | 'error', number>;
  /** From the first request to the last answer, in milliseconds. */
  elapsed: number;
};

/** Enough different ones that no two connections send the same at the same time. */
const bodies = Array.from({ length: 96 }, (_, number) => JSON.stringify(submission(number)));
const path = '/v1/complaints';
const headers = { 'content-type': 'application/json' };
const timeoutSeconds = 20;

const newLoad = (): Load => ({ latencies: [], references: [], refused: new Map(), elapsed: 0 });

function refuse({ refused }: Load, why: number | 'error', count = 1): void {
  refused.set(why, (refused.get(why) ?? 0) + count);
}

function keepReference(load: Load, status: number, body: string): void {
  const reference = /"reference":"(CR-[0-9A-Z-]+)"/.exec(body)?.[1];
  if (status === 201 && reference !== undefined) load.references.push(reference);
  else if (status === 201) refuse(load, 'error');
}

/** As fast as `connections` can, each sending its next complaint when the last one is answered. */
export function flood(
  origin: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const load = newLoad();
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const requests = bodies.map((body) => ({
      method: 'POST',
      path,
      headers,
      body,
      onResponse: (status: number, answer: string) => keepReference(load, status, answer),
    }));
    const options = { url: origin, connections, duration: seconds, timeout: timeoutSeconds, requests };
    autocannon(options, (error, { errors }) => {
      if (errors > 0) refuse(load, 'error', errors);
      if (error) reject(error);
      else resolve(load);
    }).on('response', (_client: unknown, status: number, _bytes: number, milliseconds: number) => {
      load.elapsed = performance.now() - began;
      if (status === 201) load.latencies.push(milliseconds);
      else refuse(load, status);
    });
  });
}

/**
 * So many complaints a second, evenly, whether the last ones are answered or not, as customers send them. A wait counts
 * from the time at which the complaint was to be sent, so that a stall is seen in full.
 */
export async function pace(origin: string, { rate, seconds }: { rate: number; seconds: number }): Promise<Load> {
  const load = newLoad();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now();
  const sendOne = async (body: string, due: number): Promise<void> => {
    try {
      const answer = await post(origin, agent, body);
      load.elapsed = performance.now() - began;
      if (answer.status === 201) load.latencies.push(performance.now() - due);
      else refuse(load, answer.status);
      keepReference(load, answer.status, answer.body);
    } catch {
      refuse(load, 'error');
    }
  };
  const answers: Promise<void>[] = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const due = began + (number * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(sendOne(bodies[number % bodies.length] ?? '', due));
  }
  await Promise.all(answers);
  agent.destroy();
  return load;
}

function post(origin: string, agent: Agent, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', agent, headers: { ...headers, ...length }, timeout: timeoutSeconds * 1000 };
    const call = request(origin + path, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    call.on('timeout', () => call.destroy(new Error('No answer came in time.')));
    call.on('error', reject);
    call.end(body);
  });
}
