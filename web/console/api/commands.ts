import { useCallback, useRef, useState } from 'react';
import { type Kept, keep, newKey, recall } from '../../tab.ts';
import { useDesk } from '../desk.ts';
import { type Answer, type Asked, call, type Operation } from './call.ts';
import { foresee, invalidate } from './reads.ts';
import { Refusal } from './refusal.ts';

type StaffCase = Answer<'readCase'>;

/** Somebody was faster: what happened since the version that the person had seen, oldest first. */
export type Conflict = { refusal: Refusal; now: StaffCase; news: StaffCase['timeline'] };

export type CommandChoices = {
  /** Shows at once what the command will most likely make of the case; taken back when it is refused. */
  foresee?: (subject: StaffCase) => StaffCase;
  /** Beginnings of addresses that are read again afterwards. @default the case, or all of /v1/staff without one */
  changes?: readonly string[];
};

export type CommandState<O extends Operation> = {
  sending: boolean;
  /** Why it was refused, when it was not a conflict. Its `problem.errors` name the fields. */
  refusal: Refusal | undefined;
  conflict: Conflict | undefined;
  /** @returns the answer, or undefined when it was refused: then `refusal` or `conflict` says why. */
  send: (asked: Asked<O>) => Promise<Answer<O> | undefined>;
  /** After a conflict: sends the same again, about the case as it is now. */
  sendAnyway: () => Promise<Answer<O> | undefined>;
  /** Forgets the refusal or the conflict. */
  dismiss: () => void;
};

/**
 * What only the system or they themselves did meanwhile is nothing that a person has to look at first; but it is not
 * tried for ever.
 */
const mostRepeats = 3;

/**
 * A command of the API. Each request carries an idempotency key, which stays the same while its content does: what is
 * sent again after a lost answer is done once, also after a reload of the page.
 */
export function useCommand<O extends Operation>(operation: O, choices: CommandChoices = {}): CommandState<O> {
  const { caller, person } = useDesk();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [conflict, setConflict] = useState<Conflict>();
  const last = useRef<Asked<O>>(undefined);

  const send = async (asked: Asked<O>): Promise<Answer<O> | undefined> => {
    const { reference } = asked;
    last.current = asked;
    setSending(true);
    setRefusal(undefined);
    setConflict(undefined);
    const expect = choices.foresee;
    const undo =
      expect && reference !== undefined ? foresee('readCase', { reference }, (subject) => expect(subject)) : undefined;
    const attempt = attemptOf(operation, asked);
    try {
      const { body } = await sendOn(attempt.key, asked, 1);
      attempt.done();
      for (const beginning of choices.changes ?? [reference === undefined ? '/v1/staff' : caseAddress(reference)]) {
        invalidate(beginning);
      }
      return body;
    } catch (error) {
      undo?.();
      if (error instanceof Conflicted) setConflict(error.conflict);
      else if (error instanceof Refusal) setRefusal(error);
      else throw error;
      // What was refused is not to be found again under its key.
      if (!(error instanceof Refusal && error.unanswered)) attempt.done();
      return undefined;
    } finally {
      setSending(false);
    }
  };

  async function sendOn(key: string, asked: Asked<O>, times: number): Promise<{ body: Answer<O> }> {
    const { reference, version } = asked;
    try {
      return await call(caller, operation, { ...asked, key });
    } catch (error) {
      if (!(error instanceof Refusal) || !error.isConflict || reference === undefined) throw error;
      const { body: now } = await call(caller, 'readCase', { reference });
      invalidate(caseAddress(reference));
      const news = version === undefined ? now.timeline.slice(-1) : now.timeline.filter(({ seq }) => seq > version);
      const byOthers = news.filter(({ by }) => by.type !== 'system' && by.id !== person.username);
      if (byOthers.length > 0 || times >= mostRepeats) throw new Conflicted({ refusal: error, now, news });
      return sendOn(key, version === undefined ? asked : { ...asked, version: now.version }, times + 1);
    }
  }

  const sendAnyway = async (): Promise<Answer<O> | undefined> => {
    const asked = last.current;
    if (asked === undefined || conflict === undefined) return undefined;
    return send({ ...asked, version: conflict.now.version });
  };
  const dismiss = useCallback(() => {
    setRefusal(undefined);
    setConflict(undefined);
  }, []);
  return { sending, refusal, conflict, send, sendAnyway, dismiss };
}

/** Every address of a case begins so. */
export const caseAddress = (reference: string): string => `/v1/staff/cases/${encodeURIComponent(reference)}`;

class Conflicted extends Error {
  readonly conflict: Conflict;
  constructor(conflict: Conflict) {
    super(conflict.refusal.message);
    this.conflict = conflict;
  }
}

type Attempts = Kept['consoleAttempts'];

/** The key of this request: that of the attempt before when it had the same content and no answer. */
function attemptOf<O extends Operation>(operation: O, { reference, id, body }: Asked<O>) {
  const place = [operation, reference, id].filter(Boolean).join(' ');
  const content = JSON.stringify(body ?? null);
  const attempts: Attempts = recall('consoleAttempts') ?? {};
  const known = attempts[place];
  const key = known?.content === content ? known.key : newKey();
  keep('consoleAttempts', { ...attempts, [place]: { content, key } });
  return {
    key,
    done: () => {
      const { [place]: _, ...others } = recall('consoleAttempts') ?? {};
      keep('consoleAttempts', Object.keys(others).length === 0 ? undefined : others);
    },
  };
}
