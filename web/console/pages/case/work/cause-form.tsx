import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { branches, causeLimits } from '../../../../../functions/domain/casework/causes/analysis.ts';
import type { Answer } from '../../../api/call.ts';
import { useRead } from '../../../api/reads.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';
import { CommandForm } from '../forms/command-form.tsx';
import { type Choice, given, type Values } from '../forms/field.ts';
import { linesOf, branchesOf } from './cause-lines.ts';

type Analysis = Answer<'readCause'>;
type Codes = Answer<'readCauseCodes'>['codes'];

/** Every code with the way to it, so that typing any word of it finds it. */
const choicesOf = (codes: Codes, language: 'en' | 'zh-CN'): Choice[] =>
  codes.flatMap((top) => [
    { value: top.code, label: top.label[language], description: top.code },
    ...(top.codes ?? []).flatMap((middle) => [
      { value: middle.code, label: `${top.label[language]} › ${middle.label[language]}`, description: middle.code },
      ...(middle.codes ?? []).map((leaf) => ({
        value: leaf.code,
        label: `${top.label[language]} › ${middle.label[language]} › ${leaf.label[language]}`,
        description: leaf.code,
      })),
    ]),
  ]);

/** Records why it happened: a code, why after why, and causes along the branches of a fishbone, a line each. */
export function CauseForm({ before }: { before: Analysis }) {
  const { language } = useDesk();
  const { cause: words } = usePageWords('case');
  const { subject } = useCase();
  const { data } = useRead('readCauseCodes', {});
  const fitting = (data?.codes ?? []).filter(
    ({ categories }) => categories === undefined || categories.includes(subject.category.value),
  );
  const own = before.fishbone.filter(({ branch }) => !branches.some((one) => one === branch));
  const initial: Values = {
    problem: before.problem ?? '',
    code: before.code?.code ?? '',
    ...Object.fromEntries(
      before.whys.flatMap(({ question, answer }, index) => [
        [`question${index}`, question],
        [`answer${index}`, answer],
      ]),
    ),
    whys: String(Math.max(before.whys.length, 1)),
    ...Object.fromEntries(before.fishbone.map(({ branch, causes }) => [`branch ${branch}`, linesOf(causes)])),
  };
  const shown = [...branches, ...own.map(({ branch }) => branch)];
  return (
    <CommandForm
      operation="recordCause"
      versioned
      size="large"
      title={words.formTitle}
      fields={[
        { name: 'problem', is: 'line', label: words.problem, most: causeLimits.problem, optional: true },
        {
          name: 'code',
          is: 'choice',
          label: words.code,
          hint: words.codeHint,
          optional: true,
          search: true,
          options: choicesOf(fitting.length > 0 ? fitting : (data?.codes ?? []), language),
        },
      ]}
      initial={initial}
      extra={(values, change) => (
        <>
          <Whys values={values} change={change} />
          <ExpandableSection
            headerText={words.fishbone}
            headerDescription={words.fishboneHint}
            defaultExpanded={before.fishbone.length > 0}
          >
            <div className="case-branches">
              {shown.map((branch) => (
                <FormField key={branch} label={(words.branches as Readonly<Record<string, string>>)[branch] ?? branch}>
                  <Textarea
                    rows={2}
                    value={values[`branch ${branch}`] ?? ''}
                    onChange={({ detail }) => change({ [`branch ${branch}`]: detail.value })}
                  />
                </FormField>
              ))}
              <FormField label={words.ownBranch}>
                <Input
                  value={values['own'] ?? ''}
                  placeholder={words.ownBranchName}
                  ariaLabel={words.ownBranchName}
                  onChange={({ detail }) => change({ own: detail.value.slice(0, causeLimits.branchName) })}
                />
                <Textarea
                  rows={2}
                  ariaLabel={words.ownBranchCauses}
                  value={values['ownCauses'] ?? ''}
                  onChange={({ detail }) => change({ ownCauses: detail.value })}
                />
              </FormField>
            </div>
          </ExpandableSection>
        </>
      )}
      body={(values) => {
        const [problem, code] = [given(values['problem']), given(values['code'])];
        const whys = whysOf(values);
        const fishbone = branchesOf(
          [
            ...shown.map((branch) => ({ branch, lines: values[`branch ${branch}`] ?? '' })),
            { branch: values['own'] ?? '', lines: values['ownCauses'] ?? '' },
          ],
          before.fishbone,
        );
        return {
          ...(problem !== undefined && { problem }),
          ...(code !== undefined && { code }),
          ...(whys.length > 0 && { whys }),
          ...(fishbone.length > 0 && { fishbone }),
        };
      }}
      submit={words.save}
    />
  );
}

const countOf = ({ whys }: Values): number => Math.min(Math.max(Number(whys ?? '1'), 1), causeLimits.whys);

const whysOf = (values: Values): { question: string; answer: string }[] =>
  Array.from({ length: countOf(values) }, (_, index) => ({
    question: values[`question${index}`] ?? '',
    answer: values[`answer${index}`] ?? '',
  })).filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== '');

/** Each answer is asked why again. */
function Whys({ values, change }: { values: Values; change: (values: Values) => void }) {
  const { cause: words } = usePageWords('case');
  const count = countOf(values);
  return (
    <div className="case-why-fields">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="case-why">
          <FormField stretch label={words.question(index + 1)}>
            <Input
              value={values[`question${index}`] ?? ''}
              placeholder={index === 0 ? words.firstQuestion : words.nextQuestion}
              onChange={({ detail }) => change({ [`question${index}`]: detail.value.slice(0, causeLimits.question) })}
            />
          </FormField>
          <FormField stretch label={words.answer(index + 1)}>
            <Textarea
              rows={2}
              value={values[`answer${index}`] ?? ''}
              onChange={({ detail }) => change({ [`answer${index}`]: detail.value.slice(0, causeLimits.answer) })}
            />
          </FormField>
        </div>
      ))}
      {count < causeLimits.whys && (
        <Button iconName="add-plus" formAction="none" onClick={() => change({ whys: String(count + 1) })}>
          {words.nextWhy}
        </Button>
      )}
    </div>
  );
}
