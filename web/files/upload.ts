import type * as z from 'zod';
import type { uploadAnswer } from '../../functions/contract/attachment-shapes.ts';
import { attachmentsRoutes } from '../../functions/contract/routes.ts';
import { ask, type Desk, Refusal } from '../http.ts';
import { typeOf } from './rules.ts';

/** The case that a file goes to, and the right to add one. */
export type Target = { desk: Desk; reference: string; secret: string };

export type Progress = (stage: 'reading' | 'sending' | 'arriving', sent: number) => void;

type Ticket = z.output<typeof uploadAnswer>;

/** Why a file could not be sent where it was the browser that could not: the page says it in its words. */
export class NotSent extends Error {
  readonly why: 'insecure' | 'changed';
  constructor(why: NotSent['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * Sends one file: its checksum is reckoned here, the API gives a place for exactly that content, and the store takes
 * nothing else there. The same file again is given the same place, so that trying again makes no second one.
 *
 * @param progress told from 0 to 1 while it is sent
 * @returns the file's id in its case
 * @throws Refusal when the API or the store said no, NotSent when the browser could not
 */
export async function sendFile({ desk, reference, secret }: Target, file: File, progress: Progress): Promise<string> {
  progress('reading', 0);
  const sha256 = await checksumOf(file);
  const { body: ticket } = await ask<Ticket>(desk, attachmentsRoutes.requestUpload, {
    parameters: { reference },
    bearer: secret,
    body: { name: file.name, type: typeOf(file), size: file.size, sha256 },
  });
  progress('sending', 0);
  await put(new URL(ticket.upload.url, new URL(desk.api || '/', location.href)).href, ticket.upload, file, progress);
  progress('arriving', 1);
  return ticket.id;
}

async function checksumOf(file: File): Promise<string> {
  // The browser has it in secure contexts only; a desk tried over plain HTTP in a local network is none.
  if (!isSecureContext) throw new NotSent('insecure');
  const content = await file.arrayBuffer().catch(() => {
    throw new NotSent('changed');
  });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa(String.fromCharCode(...digest));
}

/** By XMLHttpRequest, since `fetch` tells nothing of what was sent so far. */
function put(
  url: string,
  { method, headers }: Pick<Ticket['upload'], 'method' | 'headers'>,
  file: File,
  progress: Progress,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      // The browser sets the two itself, and lets nobody else.
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress('sending', total > 0 ? loaded / total : 0),
    );
    const refuse = (status: number): void =>
      reject(new Refusal({ type: 'about:blank', title: '', detail: '', status, code: 'page.failed' }));
    request.addEventListener('load', () => {
      const { status } = request;
      // 412: it is there already; the answer of the time before was lost.
      if ((status >= 200 && status < 300) || status === 412) resolve();
      else refuse(status);
    });
    for (const event of ['error', 'abort', 'timeout'] as const) request.addEventListener(event, () => refuse(0));
    request.send(file);
  });
}
