import { createContext, type ReactElement, useContext, useEffect, useRef } from 'react';
import type { Answer, Operation } from '../../api/call.ts';
import { caseAddress } from '../../api/commands.ts';
import { invalidate } from '../../api/reads.ts';
import { type Command, isAllowed } from '../../../../functions/domain/complaint/lifecycle.ts';
import { useDesk } from '../../desk.ts';
import { usePageWords } from '../../wording/pages.ts';

/** A case as staff read it. */
export type StaffCase = Answer<'readCase'>;

/** Its texts without any mask. */
export type Revealed = Answer<'revealPersonalData'>;

/** The case with the texts as they are, where somebody asked to see them. */
export function unmasked(subject: StaffCase, revealed: Revealed | undefined): StaffCase {
  if (revealed?.reference !== subject.reference) return subject;
  const { customer, product, orderNumber, batch, description, resolution, timeline } = revealed;
  const words = new Map(timeline.map((entry) => [entry.seq, entry.words]));
  return {
    ...subject,
    masked: undefined,
    customer,
    product,
    orderNumber,
    batch,
    description,
    ...(subject.resolution &&
      resolution && { resolution: { ...subject.resolution, explanation: resolution.explanation } }),
    timeline: subject.timeline.map((entry) => ({ ...entry, words: words.get(entry.seq) ?? entry.words })),
  };
}

/** The case with something to call its customer, where they were erased. */
export const named = (subject: StaffCase, erasedName: string): StaffCase =>
  subject.erased ? { ...subject, customer: { ...subject.customer, name: erasedName } } : subject;

/** What every part of the case page has at hand: `useCase()`. */
export type CaseDesk = {
  subject: StaffCase;
  /** Shows a form over the page, or none. */
  ask: (form: ReactElement | undefined) => void;
  /** How somebody is called: their name where it is known, else the name that they sign in with. */
  nameOf: (username: string) => string;
  /** What is being written. */
  mode: WritingMode;
  /** Turns to writing that, with the cursor in it. */
  write: (mode: WritingMode) => void;
  /** Shows what is masked otherwise, until it is hidden again or the page is left; it is kept nowhere. */
  show: (revealed: Revealed) => void;
  hide: () => void;
  isShown: boolean;
};
/** Words to the customer, words among staff, or the decision: what the composer can be used for. */
export type WritingMode = 'reply' | 'note' | 'resolve';

export const CaseContext = createContext<CaseDesk | undefined>(undefined);

/** @throws Error outside of a case's page */
export function useCase(): CaseDesk {
  const desk = useContext(CaseContext);
  if (desk === undefined) throw new Error('This stands outside of a case.');
  return desk;
}

/** The row of the lifecycle that each operation follows. */
const commands = {
  takeCase: 'take',
  assignCase: 'assign',
  routeCase: 'route',
  replyToCustomer: 'reply',
  addNote: 'note',
  classifyCase: 'reclassify',
  resolveCase: 'resolve',
  closeCase: 'close',
  reopenCase: 'reopen',
  waitFor: 'wait',
  resumeCase: 'resume',
  makePromise: 'promise',
  keepPromise: 'keep',
  extendDeadline: 'extend',
  correctAbout: 'about',
  applyPolicies: 'apply-policies',
  recordCause: 'record-cause',
  addAction: 'add-action',
  completeAction: 'complete-action',
  verifyAction: 'verify-action',
  cancelAction: 'cancel-action',
  proposeRemedy: 'propose-remedy',
  changeRemedy: 'change-remedy',
  approveRemedy: 'approve-remedy',
  rejectRemedy: 'reject-remedy',
  executeRemedy: 'execute-remedy',
  cancelRemedy: 'cancel-remedy',
  openNegotiation: 'negotiate',
  nameAmount: 'negotiate',
  agreeOnAmount: 'negotiate',
  endNegotiation: 'negotiate',
  addTask: 'add-task',
  acceptTask: 'accept-task',
  returnTask: 'return-task',
  cancelTask: 'cancel-task',
  sendTaskLink: 'send-task-link',
  revokeTaskLink: 'revoke-task-link',
  linkCase: 'link',
  unlinkCase: 'unlink',
  mergeCase: 'merge',
  splitCase: 'split',
  giveFeedback: 'feedback',
  passOnPraise: 'praise',
  requestStaffUpload: 'attach',
  revealPersonalData: 'reveal',
  holdCase: 'hold',
  releaseCase: 'release',
} as const satisfies Partial<Record<Operation, Command>>;
export type CaseCommand = keyof typeof commands;

/**
 * What the person may do with this case as it stands. `may` is whether their role may do it at all (what it may not is
 * not shown); `why` says why not now, and is undefined when they can.
 */
export function useAllowed(): (operation: CaseCommand) => { may: boolean; can: boolean; why: string | undefined } {
  const { may, words: core } = useDesk();
  const { subject } = useCase();
  const words = usePageWords('case');
  return (operation) => {
    const allowed = !subject.erased && isAllowed(commands[operation], subject.status);
    return {
      may: may(operation),
      can: may(operation) && allowed,
      why: allowed
        ? undefined
        : subject.erased
          ? words.erasure.refuses
          : words.notInStatus(core.statuses[subject.status]),
    };
  };
}

/** What else is read of a case, by the beginnings of the names of events that change it. */
const parts: readonly [events: RegExp, path: string][] = [
  [/^Task/, '/tasks'],
  [/^(Remedy|Negotiation)/, '/remedies'],
  [/^Cause/, '/cause'],
  [/^(Action|Cause)/, '/actions'],
  [/^Attachment/, '/attachments'],
  [/^(CaseLinked|CaseUnlinked|CaseMerged|CaseAbsorbed|CaseSplit|AboutCorrected)/, '/related'],
  [/./, '/clocks'],
];

/** Reads again whatever belongs to what others, or the system, did to the case since it was read before. */
export function usePartsUpToDate(subject: StaffCase | undefined): void {
  const seen = useRef<{ reference: string; seq: number }>(undefined);
  useEffect(() => {
    if (subject === undefined) return;
    const { reference, timeline } = subject;
    const before = seen.current;
    seen.current = { reference, seq: timeline.at(-1)?.seq ?? 0 };
    if (before?.reference !== reference) return;
    const news = timeline.filter(({ seq }) => seq > before.seq);
    for (const [events, path] of parts) {
      if (news.some(({ type }) => events.test(type))) invalidate(caseAddress(reference) + path);
    }
  }, [subject]);
}

/**
 * What others did to the case since somebody began to write about it, and the version to send it with: the one that
 * they have seen. What the system or they themselves did meanwhile is no surprise.
 *
 * @param begun the version that the case had when they began, or undefined before they did
 */
export function useSeen(begun: number | undefined): { news: StaffCase['timeline']; version: number } {
  const { subject } = useCase();
  const { username } = useDesk().person;
  const news = subject.timeline.filter(
    ({ seq, by }) => begun !== undefined && seq > begun && by.type !== 'system' && by.id !== username,
  );
  return { news, version: news.length > 0 && begun !== undefined ? begun : subject.version };
}
