import { type RefObject, useEffect, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Icon from '@cloudscape-design/components/icon';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type Answer, call } from '../../../api/call.ts';
import { Refusal } from '../../../api/refusal.ts';
import { useDesk } from '../../../desk.ts';
import { usePageWords } from '../../../wording/pages.ts';
import { useCase } from '../case.ts';

type Coached = Answer<'coachReply'>;
type Finding = Coached['findings'][number];

/** After so long without a key the text is looked at; less would look at half words. */
const pause = 800;
/** Fewer characters are no reply yet. */
const least = 12;

/** What the coach says of the text as it stands, asked for once its writer pauses. */
function useCoach(text: string): { coached: Coached | undefined; of: string; failed: boolean } {
  const { caller } = useDesk();
  const { reference } = useCase().subject;
  const [said, setSaid] = useState<{ coached: Coached | undefined; of: string; failed: boolean }>({
    coached: undefined,
    of: '',
    failed: false,
  });
  useEffect(() => {
    if (text.trim().length < least) return undefined;
    let over = false;
    const ask = async (): Promise<void> => {
      try {
        const { body } = await call(caller, 'coachReply', { reference, body: { text } });
        if (!over) setSaid({ coached: body, of: text, failed: false });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!over) setSaid({ coached: undefined, of: text, failed: true });
      }
    };
    const timer = setTimeout(() => void ask(), pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [text, caller, reference]);
  return text.trim().length < least ? { coached: undefined, of: '', failed: false } : said;
}

const signs = { warning: 'status-warning', hint: 'status-info', praise: 'status-positive' } as const;
const tones = { warning: 'warning', hint: 'link', praise: 'success' } as const;
const order = { warning: 0, hint: 1, praise: 2 } as const;

/** What could be better in the text; nothing of it keeps anybody from sending. */
export function Coach({
  text,
  change,
  frame,
}: {
  text: string;
  change: (text: string) => void;
  frame: RefObject<HTMLDivElement | null>;
}) {
  const { talk: words } = usePageWords('case');
  const { coached, of, failed } = useCoach(text);
  if (failed) return <StatusIndicator type="stopped">{words.coachAway}</StatusIndicator>;
  if (coached === undefined) return null;
  const findings = coached.findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
  const better = findings.filter(({ severity }) => severity !== 'praise').length;
  const current = of === text;
  const show = ({ start, end }: Finding): void => {
    const box = frame.current?.querySelector('textarea');
    box?.focus();
    box?.setSelectionRange(start, end);
  };
  const use = ({ start, end, suggestion = '' }: Finding): void => {
    const glue = start === end && start > 0 && !/\s$/.test(text.slice(0, start)) ? '\n' : '';
    change(text.slice(0, start) + glue + suggestion + text.slice(end));
  };
  return (
    <div className="case-coach" aria-live="polite">
      <ExpandableSection
        headerText={words.score(coached.score)}
        headerDescription={better === 0 ? words.nothingBetter : words.better(better)}
        defaultExpanded={false}
      >
        <ul className="case-findings">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.start}`}>
              <div className="case-finding">
                <Icon
                  name={signs[finding.severity]}
                  variant={tones[finding.severity]}
                  ariaLabel={words.severities[finding.severity]}
                />
                <span>{finding.why}</span>
              </div>
              {finding.suggestion !== undefined && <blockquote className="desk-words">{finding.suggestion}</blockquote>}
              {current && finding.severity !== 'praise' && (
                <div className="case-finding-acts">
                  {finding.end > finding.start && (
                    <Button variant="inline-link" onClick={() => show(finding)}>
                      {words.showIt}
                    </Button>
                  )}
                  {finding.suggestion !== undefined && (
                    <Button variant="inline-link" onClick={() => use(finding)}>
                      {finding.end > finding.start ? words.useIt : words.insertIt}
                    </Button>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      </ExpandableSection>
    </div>
  );
}
