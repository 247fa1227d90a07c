import type * as z from 'zod';
import type { Operations } from '../functions/contract/operations.ts';
import {
  attachmentsRoutes,
  linksRoutes,
  lostLinksRoutes,
  partnerRoutes,
  trackRoutes,
} from '../functions/contract/routes.ts';
import { type Answer, ask, type Call as HttpCall } from './http.ts';
import type { Site } from './site.ts';

export { Refusal } from './http.ts';

/** What the pages ask that need no sign-in; each is typed by its row in functions/contract/operations.ts. */
const asked = { ...trackRoutes, ...attachmentsRoutes, ...lostLinksRoutes, ...linksRoutes, ...partnerRoutes };
export type Asked = keyof typeof asked;
export type AnswerOf<O extends Asked> = z.output<Operations[O]['answer']>;

export type Tracking = AnswerOf<'trackComplaint'>;
export type LinkLook = AnswerOf<'lookAtLink'>;
export type LinkDone = AnswerOf<'confirmLink'>;
export type PartnerTask = AnswerOf<'lookAtTask'>;

export type Call = Omit<HttpCall, 'parameters'> & { reference?: string; id?: string };

/**
 * Calls one operation of the contract.
 * @throws Refusal with the problem that the API answered, in the reader's language
 */
export function call<O extends Asked>(
  { config, language }: Pick<Site<unknown>, 'config' | 'language'>,
  operation: O,
  { reference = '', id = '', ...rest }: Call,
): Promise<Answer<AnswerOf<O>>> {
  const parameters = { reference, id };
  return ask<AnswerOf<O>>({ api: config.apiBase, language }, asked[operation], { ...rest, parameters });
}
