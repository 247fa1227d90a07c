import { type Answer, type Asked, call, type Call, Refusal } from '../api.ts';
import type { Site } from '../site.ts';
import type { Session } from './session.ts';

/** The page and who works at it. */
export type Desk = {
  site: Site;
  session: Session;
  /** Calls an operation as the person who is signed in; a token that has expired is renewed once. */
  ask: <O extends Asked>(operation: O, asked: Omit<Call, 'bearer'>) => Promise<Answer<O>>;
  /** Whether the person's groups may change cases; the API decides again. */
  mayWork: boolean;
};

export function openDesk(site: Site, session: Session): Desk {
  return {
    site,
    session,
    mayWork: session.groups.some((group) => group !== 'auditor'),
    async ask(operation, asked) {
      const once = async (again: boolean) => call(site, operation, { ...asked, bearer: await session.token(again) });
      try {
        return await once(false);
      } catch (error) {
        if (error instanceof Refusal && error.problem.status === 401) return once(true);
        throw error;
      }
    },
  };
}

/** One sentence for whatever the API refused. */
export function sentenceOf({ problem }: Refusal, { words }: Site): string {
  if (problem.code === 'page.offline') return words.site.offline;
  if (problem.status === 403) return words.console.forbidden;
  const fields = (problem.errors ?? []).map(({ detail }) => detail);
  return [problem.detail || words.site.failed, ...fields].join(' ');
}
