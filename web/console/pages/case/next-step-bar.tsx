import type { ReactNode } from 'react';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useRead } from '../../api/reads.ts';
import { useDesk } from '../../desk.ts';
import { caseHref } from '../../router.ts';
import { usePageWords } from '../../wording/pages.ts';
import { type StaffCase, useAllowed, useCase } from './case.ts';
import { ActButton } from './forms/act-button.tsx';
import { AskButton } from './forms/ask-button.tsx';
import { AssignForm } from './head/handling-forms.tsx';
import { CloseForm } from './head/turn-forms.tsx';
import { nextSteps, type Step } from './next-step.ts';
import { CauseForm } from './work/cause-form.tsx';
import { ApproveForm, EndForm } from './work/remedy-forms.tsx';

/** Takes a case as it will most likely be. */
const takenBy =
  (username: string) =>
  (subject: StaffCase): StaffCase => ({ ...subject, status: 'in-progress', assignee: username });

/** What to do next, in a sentence and one press; and what else there is. */
export function NextStepBar() {
  const { person } = useDesk();
  const { next: words } = usePageWords('case');
  const { subject } = useCase();
  const { reference } = subject;
  const { data: tasks } = useRead('listCaseTasks', { reference });
  const { data: remedies } = useRead('listRemedies', { reference });
  const { data: cause } = useRead('readCause', { reference });
  // Before the cause is read nobody is told that it is missing.
  const causeKnown = cause === undefined || cause.recordedAt != null;
  const known = { tasks: tasks?.tasks, remedies: remedies?.remedies, causeKnown };
  const steps = nextSteps(subject, known, person.username);
  const [first, ...others] = steps;
  if (first === undefined) return null;
  return (
    <section className={`case-next case-next-${first.is}`} aria-label={words.title}>
      <div className="case-next-what">
        <strong>{words.title}</strong>
        <span>
          <Says step={first} />
        </span>
      </div>
      <Does step={first} primary />
      {others.length > 0 && (
        <ul className="case-next-more">
          {others.map((step) => (
            <li key={step.is}>
              <Says step={step} /> <Does step={step} primary={false} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Says({ step }: { step: Step }) {
  const { next: words } = usePageWords('case');
  const { nameOf } = useCase();
  if (step.is === 'merged') {
    return (
      <>
        {words.merged} <Link href={caseHref(step.into)}>{step.into}</Link>
      </>
    );
  }
  if (step.is === 'of-other') return words.ofOther(nameOf(step.who));
  if (step.is === 'resolve') return step.last ? words.resolveLast : words.resolveBefore;
  return 'ids' in step ? words.about[step.is](step.ids.join(', ')) : words.says[step.is];
}

function Does({ step, primary }: { step: Step; primary: boolean }): ReactNode {
  const { person } = useDesk();
  const { next: words, handling, turns, cause: causeWords, remedies: remedyWords } = usePageWords('case');
  const { subject, write } = useCase();
  const { reference } = subject;
  const allowed = useAllowed();
  const { data: cause } = useRead('readCause', { reference });
  const { data } = useRead('listRemedies', { reference });
  const variant = primary ? 'primary' : 'inline-link';
  const remedy = 'ids' in step ? data?.remedies.find(({ id }) => id === step.ids[0]) : undefined;
  switch (step.is) {
    case 'take':
      return (
        <ActButton operation="takeCase" variant={variant} foresee={takenBy(person.username)} done={words.taken}>
          {words.take}
        </ActButton>
      );
    case 'another':
    case 'of-other':
      return (
        <AskButton operation="assignCase" variant={primary ? 'normal' : 'inline-link'} form={() => <AssignForm />}>
          {handling.assignElse}
        </AskButton>
      );
    case 'answer':
    case 'first-answer':
      return allowed('replyToCustomer').can ? (
        <Button variant={variant} onClick={() => write('reply')}>
          {words.reply}
        </Button>
      ) : null;
    case 'resolve':
      return allowed('resolveCase').can ? (
        <Button variant={variant} onClick={() => write('resolve')}>
          {words.resolve}
        </Button>
      ) : null;
    case 'cause':
      return cause ? (
        <AskButton operation="recordCause" variant={variant} form={() => <CauseForm before={cause} />}>
          {causeWords.record}
        </AskButton>
      ) : null;
    case 'approve':
      return remedy ? (
        <AskButton operation="approveRemedy" variant={variant} form={() => <ApproveForm remedy={remedy} />}>
          {remedyWords.approve}
        </AskButton>
      ) : null;
    case 'execute':
      return remedy ? (
        <AskButton
          operation="executeRemedy"
          variant={variant}
          form={() => <EndForm remedy={remedy} how="executeRemedy" />}
        >
          {remedyWords.ends.executeRemedy.submit}
        </AskButton>
      ) : null;
    case 'close':
      return (
        <AskButton operation="closeCase" variant={variant} form={() => <CloseForm />}>
          {turns.close}
        </AskButton>
      );
    case 'waiting':
      return (
        <ActButton operation="resumeCase" variant="inline-link">
          {words.goOn}
        </ActButton>
      );
    // What stands below is done there.
    case 'accept-task':
    case 'task':
    case 'decide':
    case 'merged':
    case 'erased':
    case 'over':
    case 'promise':
      return null;
    default:
      return step satisfies never;
  }
}
