import type { Problem } from '../../functions/api/problems.ts';

/** The command cannot go on; the message is for whoever typed it. */
export class Stop extends Error {}

const isProblem = (body: unknown): body is Problem => body instanceof Object && 'title' in body && 'detail' in body;

/** A refusal as a person reads it: what is wrong, and each place. */
export function inWords({ title, detail, errors = [] }: Pick<Problem, 'title' | 'detail' | 'errors'>): string {
  return [`${title}. ${detail}`, ...errors.map((error) => `  ${error.field}: ${error.detail}`)].join('\n');
}

export type Call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<unknown>;

/**
 * The API of a deployment, or of the local machine, as an admin.
 * @param token a staff access token; on the local machine one is fetched
 * @returns calls that answer the body, or throw Stop with the API's own words
 */
export function apiOf(address: string, token: string | undefined, language: string): Call {
  if (!URL.canParse(address)) throw new Stop(`"${address}" is not an address such as https://care.example.com`);
  const base = new URL(address);
  let held: Promise<string> | undefined = token === undefined ? undefined : Promise.resolve(token);

  async function send(path: string, init: RequestInit): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(new URL(path, base), { ...init, redirect: 'error' });
      return { status: response.status, text: await response.text() };
    } catch {
      const start = isLocal(base) ? ' Start the machine with "npm start", or name another with --api.' : '';
      throw new Stop(`Nothing answers at ${base.origin}.${start}`);
    }
  }

  async function localToken(): Promise<string> {
    if (!isLocal(base)) {
      throw new Stop('Put a staff access token (admins change, leads and auditors look) into REDRESS_TOKEN.');
    }
    const { status, text } = await send('/_local/token?user=admin', {});
    const answer = read(text);
    const found = status === 200 && answer instanceof Object ? Reflect.get(answer, 'access_token') : undefined;
    if (typeof found !== 'string')
      throw new Stop(`${base.origin} is not the local machine: put a token into REDRESS_TOKEN.`);
    return found;
  }

  return async (method, path, body) => {
    held ??= localToken();
    const { status, text } = await send(`/v1/staff/policies${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await held}`,
        'accept-language': language,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = read(text);
    if (status === 200) return answer;
    throw new Stop(isProblem(answer) ? inWords(answer) : `${base.origin} answered ${status}, which it should not.`);
  };
}

const isLocal = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
