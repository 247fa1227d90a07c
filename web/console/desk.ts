import { createContext, useContext } from 'react';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import { routes } from '../../functions/contract/routes.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import type { Caller, Operation } from './api/call.ts';
import type { Person } from './session.ts';
import type { CoreWords } from './wording/core.ts';

/** What every page of the console has at hand: `useDesk()`. */
export type Desk = {
  config: WebConfig;
  person: Person;
  language: Language;
  /** The words that every page shares; a page's own come by `usePageWords`. */
  words: CoreWords;
  /** For `call`; pages rather use `useRead` and `useCommand`. */
  caller: Caller;
  /** Whether the person's role may do this: what they may not is not offered. The API decides again. */
  may: (operation: Operation) => boolean;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

/** @throws Error outside of the signed-in console */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('This stands outside of the desk.');
  return desk;
}

/** Whether one of the person's roles has access to the operation. */
export function mayThey({ roles }: Person, operation: Operation): boolean {
  const { access } = routes[operation];
  return typeof access === 'string' || roles.some((role) => (access as readonly string[]).includes(role));
}
