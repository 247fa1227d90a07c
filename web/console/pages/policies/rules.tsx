import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Policy } from '../../../../functions/domain/sla/policy.ts';
import { useDesk } from '../../desk.ts';
import { usePageWords } from '../../wording/pages.ts';
import { amountInWords, conditionsInWords, stepInWords, termsInWords, warningInWords } from './in-words.ts';

const lines = (texts: readonly string[]) => texts.map((text) => <div key={text}>{text}</div>);

/** Each clause: what it demands, of which cases, by when, by which calendar, and who hears of it. */
export function Rules({ policy: { rules } }: { policy: Policy }) {
  const words = usePageWords('policies');
  const { words: core, language } = useDesk();
  const said = { core, words };
  const calendars: Readonly<Record<string, string>> = words.calendars;
  return (
    <Table
      items={rules}
      trackBy="id"
      wrapLines
      cellVerticalAlign="top"
      header={
        <Header variant="h2" counter={`(${rules.length})`} description={words.rulesLead}>
          {words.rules}
        </Header>
      }
      ariaLabels={{ tableLabel: words.rules }}
      columnDefinitions={[
        {
          id: 'says',
          header: words.demands,
          isRowHeader: true,
          minWidth: 220,
          cell: ({ id, says }) => (
            <>
              <span className="desk-words">{says[language]}</span>
              <div>
                <Box variant="small">{id}</Box>
              </div>
            </>
          ),
        },
        {
          id: 'deadline',
          header: words.deadline,
          minWidth: 160,
          cell: ({ clock, target, calendar, starts = [] }) => (
            <>
              <div>
                {core.clocks[clock]}: {target === undefined ? words.named : amountInWords(target, said)}
              </div>
              <div>{calendars[calendar] ?? calendar}</div>
              {starts.length > 0 && <div>{words.startsWith(starts.map((one) => words.starts[one]))}</div>}
            </>
          ),
        },
        {
          id: 'when',
          header: words.concerns,
          minWidth: 140,
          cell: ({ when }) => (when === undefined ? words.allCases : lines(conditionsInWords(when, said))),
        },
        {
          id: 'terms',
          header: words.terms,
          minWidth: 160,
          cell: (rule) => lines(termsInWords(rule, language, said)),
        },
        {
          id: 'steps',
          header: words.whoHears,
          minWidth: 180,
          cell: ({ warn, ladder }) => {
            if (warn === undefined && ladder === undefined) return words.asGeneral;
            const warnings = (warn ?? []).map((point) => words.warned(warningInWords(point, said)));
            return lines([...warnings, ...(ladder ?? []).map((step) => stepInWords(step, said))]);
          },
        },
      ]}
    />
  );
}
