import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { Problem } from '../../api/refusal.ts';
import { lineInJson } from '../../parts/place-in-json.ts';
import { usePageWords } from '../../wording/pages.ts';

type Props = { problems: NonNullable<Problem['errors']>; text: string; show: (line: number) => void };

/** Each place that is wrong, with its line; pressing it puts the cursor there. */
export function Problems({ problems, text, show }: Props) {
  const words = usePageWords('policies');
  return (
    <Alert type="error" header={words.problems(problems.length)}>
      <ul className="policies-problems">
        {problems.map(({ field, detail }) => {
          const line = lineInJson(text, field);
          return (
            <li key={`${field} ${detail}`}>
              {line !== undefined && (
                <Button variant="inline-link" onClick={() => show(line)}>
                  {words.line(line)}
                </Button>
              )}{' '}
              {detail}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
