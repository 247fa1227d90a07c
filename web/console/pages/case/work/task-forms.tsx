import { limits } from '../../../../../functions/contract/limits.ts';
import { languages, teams } from '../../../../../functions/domain/complaint/vocabulary.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { instantOf, type Values } from '../forms/field.ts';

/** As contract/task-shapes.ts has them. */
const most = { title: 200, words: 4_000 } as const;
const partner = 'partner';
const toPartner = ({ to }: Values): boolean => to === partner;

/** Asks a department or an outside partner for something. */
export function AddTaskForm() {
  const { words: core } = useDesk();
  const { tasks: words } = usePageWords('case');
  const { customer } = useCase().subject;
  return (
    <CommandForm
      operation="addTask"
      versioned
      title={words.addTitle}
      fields={[
        {
          name: 'to',
          is: 'choice',
          label: words.whom,
          options: [
            ...teams.map((team) => ({ value: team, label: core.teams[team] })),
            { value: partner, label: words.partner, description: words.partnerHint },
          ],
        },
        {
          name: 'name',
          api: 'to.partner.name',
          is: 'line',
          label: words.partnerName,
          most: limits.name,
          when: toPartner,
        },
        {
          name: 'email',
          api: 'to.partner.email',
          is: 'line',
          label: words.partnerEmail,
          most: limits.email,
          when: toPartner,
        },
        {
          name: 'language',
          api: 'to.partner.language',
          is: 'choice',
          label: words.partnerLanguage,
          when: toPartner,
          options: languages.map((value) => ({ value, label: core.languages[value] })),
        },
        { name: 'title', is: 'line', label: words.taskTitle, most: most.title },
        { name: 'text', is: 'words', label: words.text, most: most.words, hint: words.textHint },
        { name: 'dueAt', is: 'moment', label: words.dueAt },
        { name: 'mandatory', is: 'check', label: '', text: words.mandatoryHint, optional: true },
      ]}
      initial={{ language: customer.language }}
      body={(values) => ({
        title: values['title'] ?? '',
        text: values['text'] ?? '',
        dueAt: instantOf(values['dueAt']) ?? '',
        to: toPartner(values)
          ? {
              partner: {
                name: values['name'] ?? '',
                email: (values['email'] ?? '').trim(),
                language: languages.find((one) => one === values['language']) ?? customer.language,
              },
            }
          : { department: teams.find((team) => team === values['to']) ?? 'service' },
        ...(values['mandatory'] === 'yes' && { mandatory: true }),
      })}
      submit={words.give}
      done={words.given}
    />
  );
}

/** What came back does not suffice. */
export function ReturnTaskForm({ id, title }: { id: string; title: string }) {
  const { tasks: words } = usePageWords('case');
  return (
    <CommandForm
      operation="returnTask"
      id={id}
      versioned
      title={words.returnTitle(title)}
      fields={[
        {
          name: 'reason',
          is: 'words',
          label: words.returnReason,
          most: limits.reason,
          hint: words.partnerReads,
          rows: 3,
        },
        { name: 'dueAt', is: 'moment', label: words.newDate, optional: true, hint: words.newDateHint },
      ]}
      body={({ reason = '', dueAt }) => {
        const at = instantOf(dueAt);
        return { reason, ...(at !== undefined && { dueAt: at }) };
      }}
      submit={words.return}
    />
  );
}

/** It is not needed any more. */
export function CancelTaskForm({ id, title }: { id: string; title: string }) {
  const { tasks: words } = usePageWords('case');
  return (
    <CommandForm
      operation="cancelTask"
      id={id}
      title={words.cancelTitle(title)}
      fields={[
        {
          name: 'reason',
          is: 'words',
          label: words.cancelReason,
          most: limits.reason,
          hint: words.partnerReads,
          rows: 2,
        },
      ]}
      body={({ reason = '' }) => ({ reason })}
      submit={words.cancelIt}
    />
  );
}
