import type { ReactElement } from 'react';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useCommand } from '../../../api/commands.ts';
import { useDesk } from '../../../desk.ts';
import { notify } from '../../../shell/notices.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { type CaseCommand, useAllowed, useCase } from '../case.ts';
import { LinkForm, MergeForm, SplitForm } from './belonging-forms.tsx';
import { FeedbackForm, PraiseForm } from './colleague-forms.tsx';
import { AboutForm, ClassifyForm, PoliciesForm, RouteForm } from './handling-forms.tsx';
import { HoldForm, ReleaseForm } from './privacy-forms.tsx';
import { CloseForm, PromiseForm, ReopenForm, WaitForm } from './turn-forms.tsx';

/** A form for each; `resumeCase` asks nothing. */
const forms = {
  classifyCase: () => <ClassifyForm />,
  correctAbout: () => <AboutForm />,
  routeCase: () => <RouteForm />,
  applyPolicies: () => <PoliciesForm />,
  makePromise: () => <PromiseForm />,
  waitFor: () => <WaitForm />,
  linkCase: () => <LinkForm />,
  mergeCase: () => <MergeForm />,
  splitCase: () => <SplitForm />,
  giveFeedback: () => <FeedbackForm />,
  passOnPraise: () => <PraiseForm />,
  closeCase: () => <CloseForm />,
  reopenCase: () => <ReopenForm />,
  holdCase: () => <HoldForm />,
  releaseCase: () => <ReleaseForm />,
} satisfies Partial<Record<CaseCommand, () => ReactElement>>;
type Formed = keyof typeof forms;
type Entry = Formed | 'resumeCase';
const isFormed = (id: string): id is Formed => Object.hasOwn(forms, id);

const groups = {
  handling: ['classifyCase', 'correctAbout', 'routeCase', 'applyPolicies'],
  turns: ['makePromise', 'waitFor', 'resumeCase'],
  belonging: ['linkCase', 'mergeCase', 'splitCase'],
  colleagues: ['giveFeedback', 'passOnPraise'],
  ending: ['closeCase', 'reopenCase'],
  keeping: ['holdCase', 'releaseCase'],
} as const satisfies Record<string, readonly Entry[]>;
const groupNames = ['handling', 'turns', 'belonging', 'colleagues', 'ending', 'keeping'] as const;

/** Everything that can be done to the case as a whole and is not done every day. */
export function MoreMenu() {
  const { words: core } = useDesk();
  const words = usePageWords('case');
  const { subject, ask } = useCase();
  const allowed = useAllowed();
  const resume = useCommand('resumeCase');
  const why = (entry: Entry): string | undefined => {
    if (entry === 'resumeCase' && subject.waitsFor === undefined) return words.more.waitsForNobody;
    if (entry === 'passOnPraise' && subject.kind.value !== 'praise') return words.more.noPraise;
    if (entry === 'holdCase' && subject.hold) return words.privacy.isHeld;
    if (entry === 'releaseCase' && !subject.hold) return words.privacy.notHeld;
    return allowed(entry).why;
  };
  const items = groupNames.map((group) => ({
    text: words.more.groups[group],
    items: groups[group]
      .filter((entry) => allowed(entry).may)
      .map((entry) => {
        const reason = why(entry);
        return {
          id: entry,
          text: words.more.entries[entry],
          ...(reason !== undefined && { disabled: true, disabledReason: reason }),
        };
      }),
  }));
  const shown = items.filter((group) => group.items.length > 0);
  if (shown.length === 0) return null;
  const act = async (id: string): Promise<void> => {
    if (id === 'resumeCase') {
      const { reference } = subject;
      if ((await resume.send({ reference })) !== undefined) notify('success', core.saved);
      return;
    }
    if (isFormed(id)) ask(forms[id]());
  };
  return (
    <ButtonDropdown items={shown} expandToViewport onItemClick={({ detail }) => void act(detail.id)}>
      {words.more.title}
    </ButtonDropdown>
  );
}
